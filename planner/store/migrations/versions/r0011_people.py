"""Who may do what is kept: people who came in by login, their roles, their logins and the tokens of their programs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this version."""
    op.create_table(
        "people",
        _text("person_id"),
        _text("issuer"),
        _text("subject"),
        _text("name"),
        _text("email"),
        _text("made_at"),
        sa.Column("is_active", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_people"),
        sa.UniqueConstraint("issuer", "subject", name="uq_people_issuer_subject"),
        sqlite_strict=True,
    )
    op.create_table(
        "roles",
        _text("person_id"),
        _text("project_id"),
        _text("role"),
        _text("actor_id"),
        _text("actor_name"),
        _text("granted_at"),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_roles_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", "project_id", "role", name="pk_roles"),
        sqlite_strict=True,
    )
    op.create_table(
        "logins",
        _text("login_id"),
        _text("person_id"),
        _text("began_at"),
        _text("expires_at"),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_logins_person_id_people"),
        sa.PrimaryKeyConstraint("login_id", name="pk_logins"),
        sqlite_strict=True,
    )
    op.create_table(
        "access_tokens",
        _text("token_id"),
        _text("person_id"),
        _text("name"),
        _text("digest"),
        _text("made_at"),
        _text("expires_at"),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name="fk_access_tokens_person_id_people"
        ),
        sa.PrimaryKeyConstraint("token_id", name="pk_access_tokens"),
        sa.UniqueConstraint("digest", name="uq_access_tokens_digest"),
        sqlite_strict=True,
    )
    op.create_index("ix_logins_person_id", "logins", ["person_id"])
    op.create_index("ix_access_tokens_person_id", "access_tokens", ["person_id"])


def downgrade() -> None:
    """Go back; people, their roles and tokens go."""
    for name in ("access_tokens", "logins", "roles", "people"):
        op.drop_table(name)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
