"""Solves as jobs, and the servers that run them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.create_table(
        "servers",
        _text("server_id"),
        _text("host"),
        _whole("pid"),
        _text("born"),
        _text("beat_at"),
        sa.PrimaryKeyConstraint("server_id", name=op.f("pk_servers")),
        sqlite_strict=True,
    )
    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        _text("job_id"),
        _text("live", nullable=True),
        _text("state"),
        _text("fingerprint"),
        _text("facts"),
        _text("wishes"),
        _text("limits"),
        _text("start", nullable=True),
        _text("project_id", nullable=True),
        _whole("project_version", nullable=True),
        _text("actor_id"),
        _text("actor_name"),
        _text("asked_at"),
        _whole("cancel_asked"),
        _text("server_id", nullable=True),
        _text("began_at", nullable=True),
        _text("ended_at", nullable=True),
        _whole("milliseconds"),
        _text("progress", nullable=True),
        _text("history"),
        _text("plan", nullable=True),
        _text("outcome", nullable=True),
        _text("fault", nullable=True),
        _text("note"),
        sa.ForeignKeyConstraint(["fingerprint"], ["problems.fingerprint"], name=op.f("fk_jobs_fingerprint")),
        sa.ForeignKeyConstraint(
            ["project_id", "project_version"],
            ["versions.project_id", "versions.number"],
            name=op.f("fk_jobs_project_id_project_version"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("job_id", name=op.f("uq_jobs_job_id")),
        sa.UniqueConstraint("live", name=op.f("uq_jobs_live")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_jobs_facts"), "jobs", ["facts"], unique=False)
    op.create_index(op.f("ix_jobs_fingerprint"), "jobs", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_jobs_state_number"), "jobs", ["state", "number"], unique=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)
