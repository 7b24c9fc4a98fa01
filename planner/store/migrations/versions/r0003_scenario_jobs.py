"""Which scenario a solve is of, and which plan a scenario starts from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.add_column("jobs", sa.Column("scenario_id", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("scenario_version", sa.Integer(), nullable=True))
    op.add_column("scenario_versions", sa.Column("base_plan", sa.Text(), nullable=True))
