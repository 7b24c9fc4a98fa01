"""What is entered about the ways of firms is kept: days planned and met, tasks, owners; each entry for good."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.create_table(
        "milestone_entries",
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("firm_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.project_id"], name="fk_milestone_entries_project_id_projects"
        ),
        sa.PrimaryKeyConstraint("project_id", "firm_id", "subject", "number", name="pk_milestone_entries"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Go back; what was entered goes."""
    op.drop_table("milestone_entries")
