"""The tables of people: who came in by login, their roles, logins and tokens."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from planner.store.tables import METADATA, Moment

__all__ = ["METADATA", "access_tokens", "logins", "people", "roles"]


def _table(name: str, *parts: Any) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True)


def _text(name: str, *, is_key: bool = False) -> Column[Any]:
    return Column(name, Text, primary_key=is_key, nullable=False)


def _moment(name: str, *, is_needed: bool = True) -> Column[Any]:
    return Column(name, Moment, nullable=not is_needed)


def _person(*, is_key: bool = False) -> Column[Any]:
    to = ForeignKey("people.person_id")
    return Column("person_id", Text, to, primary_key=is_key, nullable=False, index=None if is_key else True)


people = _table(
    "people",
    _text("person_id", is_key=True),
    _text("issuer"),
    _text("subject"),
    _text("name"),
    _text("email"),
    _moment("made_at"),
    Column("is_active", Integer, nullable=False),
    UniqueConstraint("issuer", "subject"),
)

roles = _table(
    "roles",
    _person(is_key=True),
    _text("project_id", is_key=True),
    _text("role", is_key=True),
    _text("actor_id"),
    _text("actor_name"),
    _moment("granted_at"),
)
"""`project_id` is `*` for every project, so it refers to no row."""

logins = _table(
    "logins",
    _text("login_id", is_key=True),
    _person(),
    _moment("began_at"),
    _moment("expires_at"),
    _moment("ended_at", is_needed=False),
)

access_tokens = _table(
    "access_tokens",
    _text("token_id", is_key=True),
    _person(),
    _text("name"),
    Column("digest", Text, nullable=False, unique=True),
    _moment("made_at"),
    _moment("expires_at"),
    _moment("withdrawn_at", is_needed=False),
)
"""`digest` is the SHA-256 of the secret, which is shown once and kept nowhere."""
