"""Plans get numbers that do not shift, and are signed by who asked for the solve."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBERED = """
UPDATE plans SET number = (
  SELECT COUNT(*) FROM plans AS earlier
  WHERE earlier.project_id = plans.project_id
    AND (earlier.made_at < plans.made_at
         OR (earlier.made_at = plans.made_at AND earlier.plan_id <= plans.plan_id))
)
"""
_SIGNED = """
UPDATE plans SET
  actor_id = (SELECT jobs.actor_id FROM jobs WHERE jobs.job_id = plans.plan_id),
  actor_name = (SELECT jobs.actor_name FROM jobs WHERE jobs.job_id = plans.plan_id)
WHERE plan_id IN (SELECT job_id FROM jobs)
"""


def upgrade() -> None:
    """Go to this version."""
    op.add_column("plans", sa.Column("number", sa.Integer(), nullable=True))
    op.execute(_NUMBERED)
    op.execute(_SIGNED)
