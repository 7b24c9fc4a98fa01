"""A task waits in a queue that its row names: solves, questions of seconds, questions of minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version; what waits of an older one counts as short."""
    op.add_column("jobs", sa.Column("queue", sa.Text(), nullable=False, server_default="solves"))
    op.execute("UPDATE jobs SET queue = 'short' WHERE kind <> 'solve'")


def downgrade() -> None:
    """Go back; no task goes."""
    op.drop_column("jobs", "queue")
