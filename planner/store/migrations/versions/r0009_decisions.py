"""Decisions on two plans are kept, with the papers they were made on; equal papers are kept once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.create_table(
        "packs",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_packs"),
        sqlite_strict=True,
    )
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("plan_a", sa.Text(), nullable=False),
        sa.Column("plan_b", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.project_id"], name="fk_decisions_project_id_projects"
        ),
        sa.ForeignKeyConstraint(["plan_a"], ["plans.plan_id"], name="fk_decisions_plan_a_plans"),
        sa.ForeignKeyConstraint(["plan_b"], ["plans.plan_id"], name="fk_decisions_plan_b_plans"),
        sa.ForeignKeyConstraint(["digest"], ["packs.digest"], name="fk_decisions_digest_packs"),
        sa.PrimaryKeyConstraint("decision_id", name="pk_decisions"),
        sqlite_strict=True,
    )
    for column in ("project_id", "plan_a", "plan_b"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column])


def downgrade() -> None:
    """Go back; decisions and their papers go."""
    op.drop_table("decisions")
    op.drop_table("packs")
