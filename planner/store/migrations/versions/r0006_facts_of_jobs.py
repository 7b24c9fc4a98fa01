"""`jobs.facts` is a fingerprint alone: that of what a solve was asked on; a scenario is named by its own column."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.execute("UPDATE jobs SET facts = fingerprint WHERE facts <> '' AND length(facts) <> 64")
