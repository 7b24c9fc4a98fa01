"""The audit trail becomes a chain: each line carries a digest of itself and of the line before."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FIELDS = ("at", "actor_id", "actor_name", "action", "kind", "subject", "version", "detail")
_AT_ONCE = 1000


def upgrade() -> None:
    """Go to this version; the lines that are there are chained as they stand."""
    op.add_column("audit", sa.Column("digest", sa.Text(), nullable=False, server_default=""))
    db = op.get_bind()
    audit = sa.table("audit", *map(sa.column, ("entry", "digest", *_FIELDS)))
    before, last = "", -1
    while True:
        wanted = sa.select(audit).where(audit.c.entry > last).order_by(audit.c.entry).limit(_AT_ONCE)
        rows = db.execute(wanted).all()
        if not rows:
            return
        for row in rows:
            last = row.entry
            said = json.dumps([before, *(row._mapping[name] for name in _FIELDS)], ensure_ascii=True)  # noqa: SLF001
            before = hashlib.sha256(said.encode()).hexdigest()
            db.execute(sa.update(audit).where(audit.c.entry == last).values(digest=before))


def downgrade() -> None:
    """Go back; the lines stay."""
    op.drop_column("audit", "digest")
