"""Long questions are rows beside solves: what kind, what a page finds them by, what was asked, what came of it so far."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.add_column("jobs", sa.Column("kind", sa.Text(), nullable=False, server_default="solve"))
    for name in ("topic", "ordered", "latest"):
        op.add_column("jobs", sa.Column(name, sa.Text(), nullable=True))
    op.create_index("ix_jobs_topic", "jobs", ["topic"])


def downgrade() -> None:
    """Go back; solves stay, long questions and what came of them go."""
    op.execute("DELETE FROM jobs WHERE kind <> 'solve'")
    op.drop_index("ix_jobs_topic", "jobs")
    for name in ("latest", "ordered", "topic", "kind"):
        op.drop_column("jobs", name)
