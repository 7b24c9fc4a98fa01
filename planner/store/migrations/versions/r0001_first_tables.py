"""The first tables: projects, versions, drafts, scenarios, plans, what is remembered, the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    _projects()
    _scenarios()
    _plans()
    _remembered()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _projects() -> None:
    op.create_table(
        "projects",
        _text("project_id"),
        _text("name_zh"),
        _text("name_en"),
        _whole("head"),
        _text("plan_in_force", nullable=True),
        _text("created_at"),
        _text("deleted_at", nullable=True),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_projects")),
        sqlite_strict=True,
    )
    op.create_table(
        "versions",
        _text("project_id"),
        _whole("number"),
        _whole("parent", nullable=True),
        _text("actor_id"),
        _text("actor_name"),
        _text("saved_at"),
        _text("comment"),
        _text("fingerprint"),
        _text("content"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.project_id"], name=op.f("fk_versions_project_id")),
        sa.PrimaryKeyConstraint("project_id", "number", name=op.f("pk_versions")),
        sqlite_strict=True,
    )
    op.create_table(
        "drafts",
        _text("project_id"),
        _text("actor_id"),
        _text("actor_name"),
        _whole("base"),
        _whole("revision"),
        _whole("step"),
        _text("touched_at"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.project_id"], name=op.f("fk_drafts_project_id")),
        sa.PrimaryKeyConstraint("project_id", "actor_id", name=op.f("pk_drafts")),
        sqlite_strict=True,
    )
    op.create_table(
        "draft_steps",
        _text("project_id"),
        _text("actor_id"),
        _whole("step"),
        _text("label"),
        sa.ForeignKeyConstraint(
            ["project_id", "actor_id"],
            ["drafts.project_id", "drafts.actor_id"],
            name=op.f("fk_draft_steps_project_id_actor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "actor_id", "step", name=op.f("pk_draft_steps")),
        sqlite_strict=True,
    )
    op.create_table(
        "draft_tables",
        _text("project_id"),
        _text("actor_id"),
        _whole("step"),
        _text("name"),
        _text("content"),
        sa.ForeignKeyConstraint(
            ["project_id", "actor_id", "step"],
            ["draft_steps.project_id", "draft_steps.actor_id", "draft_steps.step"],
            name=op.f("fk_draft_tables_project_id_actor_id_step"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "actor_id", "step", "name", name=op.f("pk_draft_tables")),
        sqlite_strict=True,
    )


def _scenarios() -> None:
    op.create_table(
        "scenarios",
        _text("scenario_id"),
        _text("project_id"),
        _whole("head"),
        _text("deleted_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.project_id"], name=op.f("fk_scenarios_project_id")
        ),
        sa.PrimaryKeyConstraint("scenario_id", name=op.f("pk_scenarios")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_scenarios_project_id"), "scenarios", ["project_id"], unique=False)
    op.create_table(
        "scenario_versions",
        _text("scenario_id"),
        _whole("number"),
        _whole("parent", nullable=True),
        _text("actor_id"),
        _text("actor_name"),
        _text("saved_at"),
        _text("comment"),
        _text("state"),
        _whole("base_version"),
        _text("content"),
        sa.ForeignKeyConstraint(
            ["scenario_id"], ["scenarios.scenario_id"], name=op.f("fk_scenario_versions_scenario_id")
        ),
        sa.PrimaryKeyConstraint("scenario_id", "number", name=op.f("pk_scenario_versions")),
        sqlite_strict=True,
    )
    op.create_table(
        "remarks",
        sa.Column("remark", sa.Integer(), autoincrement=True, nullable=False),
        _text("scenario_id"),
        _whole("number"),
        _text("actor_id"),
        _text("actor_name"),
        _text("said_at"),
        _text("said"),
        sa.ForeignKeyConstraint(
            ["scenario_id", "number"],
            ["scenario_versions.scenario_id", "scenario_versions.number"],
            name=op.f("fk_remarks_scenario_id_number"),
        ),
        sa.PrimaryKeyConstraint("remark", name=op.f("pk_remarks")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_remarks_scenario_id_number"), "remarks", ["scenario_id", "number"], unique=False)


def _plans() -> None:
    op.create_table(
        "problems",
        _text("fingerprint"),
        _text("content"),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_problems")),
        sqlite_strict=True,
    )
    op.create_table(
        "plans",
        _text("plan_id"),
        _text("project_id"),
        _whole("project_version"),
        _text("scenario_id", nullable=True),
        _whole("scenario_version", nullable=True),
        _text("fingerprint"),
        _text("actor_id"),
        _text("actor_name"),
        _text("made_at"),
        _text("content"),
        sa.ForeignKeyConstraint(["fingerprint"], ["problems.fingerprint"], name=op.f("fk_plans_fingerprint")),
        sa.ForeignKeyConstraint(
            ["project_id", "project_version"],
            ["versions.project_id", "versions.number"],
            name=op.f("fk_plans_project_id_project_version"),
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id", "scenario_version"],
            ["scenario_versions.scenario_id", "scenario_versions.number"],
            name=op.f("fk_plans_scenario_id_scenario_version"),
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plans")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_plans_fingerprint"), "plans", ["fingerprint"], unique=False)
    op.create_index(
        op.f("ix_plans_project_id_project_version"), "plans", ["project_id", "project_version"], unique=False
    )


def _remembered() -> None:
    op.create_table(
        "mappings",
        _text("signature"),
        _text("actor_id"),
        _text("actor_name"),
        _text("saved_at"),
        _text("content"),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_mappings")),
        sqlite_strict=True,
    )
    op.create_table(
        "preferences",
        _text("name"),
        _text("content"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preferences")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        sa.Column("entry", sa.Integer(), autoincrement=True, nullable=False),
        _text("at"),
        _text("actor_id"),
        _text("actor_name"),
        _text("action"),
        _text("kind"),
        _text("subject"),
        _whole("version", nullable=True),
        _text("detail"),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_audit_kind_subject"), "audit", ["kind", "subject"], unique=False)
