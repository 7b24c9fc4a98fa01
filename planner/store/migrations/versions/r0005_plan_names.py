"""Plans can be given a name by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.add_column("plans", sa.Column("name", sa.Text(), nullable=True))
