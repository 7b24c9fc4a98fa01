"""People, their roles, their logins and the tokens of their programs; each change is a line of the audit trail."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from planner.domain.projects.person import AccessToken, Login, Person, Role, RoleGrant
from planner.store import people_tables, tables
from planner.store.errors import missing
from planner.store.transaction import Transaction

_P, _R, _L, _T = people_tables.people, people_tables.roles, people_tables.logins, people_tables.access_tokens
_S = tables.preferences
_KIND = "person"
OWN_APPROVAL = "own_approval"
"""The preference whether who proposed a plan may approve it."""
LOGINS_SINCE = "logins_since"
"""The preference from when on a login has to be: those before a backup was restored are over."""


def find(db: Connection, person_id: str) -> Person | None:
    """Return a person with the roles as they are now; None if there is none."""
    row = db.execute(select(_P).where(_P.c.person_id == person_id)).one_or_none()
    return None if row is None else _person(row, _grants(db, [person_id]))


def by_subject(db: Connection, issuer: str, subject: str) -> Person | None:
    """Return who a provider calls by a subject; None if that person never came in."""
    row = db.execute(select(_P).where(_P.c.issuer == issuer, _P.c.subject == subject)).one_or_none()
    return None if row is None else _person(row, _grants(db, [row.person_id]))


def every(db: Connection) -> tuple[Person, ...]:
    """Return everybody who ever came in, by name."""
    rows = db.execute(select(_P).order_by(_P.c.name, _P.c.person_id)).all()
    grants = _grants(db, [row.person_id for row in rows])
    return tuple(_person(row, grants) for row in rows)


def add(write: Transaction, *, issuer: str, subject: str, name: str, email: str) -> Person:
    """Add a person, without any role."""
    person_id = f"u-{uuid.uuid4().hex[:12]}"
    write.db.execute(
        _P.insert().values(
            person_id=person_id,
            issuer=issuer,
            subject=subject,
            name=name,
            email=email,
            made_at=write.now,
            is_active=1,
        )
    )
    write.note("add person", _KIND, person_id, detail=name)
    return _there(write.db, person_id)


def rename(write: Transaction, person_id: str, *, name: str, email: str) -> Person:
    """Keep what the provider calls a person now."""
    write.db.execute(update(_P).where(_P.c.person_id == person_id).values(name=name, email=email))
    write.note("rename person", _KIND, person_id, detail=name)
    return _there(write.db, person_id)


def grant(write: Transaction, person_id: str, given: RoleGrant) -> Person:
    """Grant a role; one that is there already stays as it is."""
    before = _there(write.db, person_id)
    if given in before.grants:
        return before
    write.db.execute(
        _R.insert().values(
            person_id=person_id,
            project_id=given.project_id,
            role=given.role.value,
            **write.signature,
            granted_at=write.now,
        )
    )
    write.note("grant role", _KIND, person_id, detail=_grant_line(before, given))
    return _there(write.db, person_id)


def withdraw(write: Transaction, person_id: str, gone: RoleGrant) -> Person:
    """Withdraw a role; without it nothing happens."""
    _hold_admins(write.db)
    before = _there(write.db, person_id)
    if gone in before.grants:
        write.db.execute(
            delete(_R).where(
                _R.c.person_id == person_id, _R.c.project_id == gone.project_id, _R.c.role == gone.role.value
            )
        )
        write.note("withdraw role", _KIND, person_id, detail=_grant_line(before, gone))
    return _there(write.db, person_id)


def set_active(write: Transaction, person_id: str, *, is_active: bool) -> Person:
    """Let a person in, or no longer; the roles are kept."""
    _hold_admins(write.db)
    before = _there(write.db, person_id)
    if before.is_active is not is_active:
        write.db.execute(update(_P).where(_P.c.person_id == person_id).values(is_active=int(is_active)))
        write.note("admit person" if is_active else "suspend person", _KIND, person_id, detail=before.name)
    return _there(write.db, person_id)


def begin_login(write: Transaction, login_id: str, person_id: str, *, expires_at: datetime) -> Login:
    """Keep a login that is seen for the first time."""
    write.db.execute(
        _L.insert().values(
            login_id=login_id, person_id=person_id, began_at=write.now, expires_at=expires_at, ended_at=None
        )
    )
    write.note("log in", _KIND, person_id)
    return Login(login_id=login_id, person_id=person_id, began_at=write.now, expires_at=expires_at)


def login(db: Connection, login_id: str) -> Login | None:
    """Return a login; None if it was never seen."""
    row = db.execute(select(_L).where(_L.c.login_id == login_id)).one_or_none()
    return None if row is None else Login(**row._mapping)  # noqa: SLF001  the mapping of a row has no other name


def end_logins(write: Transaction, person_id: str, login_id: str | None = None) -> None:
    """End a login of a person, or all of them; those that ended before stay as they are."""
    wanted = (_L.c.person_id == person_id) & _L.c.ended_at.is_(None)
    if login_id is not None:
        wanted &= _L.c.login_id == login_id
    if write.db.execute(update(_L).where(wanted).values(ended_at=write.now)).rowcount:
        write.note("log out", _KIND, person_id)


def has_logins(db: Connection, before: datetime) -> bool:
    """Whether a login is kept that ran out before a moment."""
    return db.execute(select(_L.c.login_id).where(_L.c.expires_at < before).limit(1)).first() is not None


def forget_logins(write: Transaction, before: datetime) -> int:
    """Forget the logins that ran out before a moment, and return how many; no token of theirs lets anybody in."""
    return write.db.execute(delete(_L).where(_L.c.expires_at < before)).rowcount


def end_every_login(write: Transaction) -> None:
    """End the logins of everybody, also those that are not known here; where nobody ever came in nothing is kept."""
    if not every(write.db):
        return
    write.db.execute(update(_L).where(_L.c.ended_at.is_(None)).values(ended_at=write.now))
    write.db.execute(delete(_S).where(_S.c.name == LOGINS_SINCE))
    write.db.execute(_S.insert().values(name=LOGINS_SINCE, content=write.now.isoformat()))


def logins_since(db: Connection) -> datetime | None:
    """Return from when on a login has to be; None if any does."""
    found = db.execute(select(_S.c.content).where(_S.c.name == LOGINS_SINCE)).scalar()
    return None if found is None else datetime.fromisoformat(str(found))


def add_token(
    write: Transaction, person_id: str, name: str, *, digest: str, expires_at: datetime
) -> AccessToken:
    """Keep a token by the digest of its secret."""
    token_id = uuid.uuid4().hex[:12]
    write.db.execute(
        _T.insert().values(
            token_id=token_id,
            person_id=person_id,
            name=name,
            digest=digest,
            made_at=write.now,
            expires_at=expires_at,
            withdrawn_at=None,
        )
    )
    write.note("make token", _KIND, person_id, detail=f"{token_id} · {name}")
    return token(write.db, token_id)


def token(db: Connection, token_id: str) -> AccessToken:
    """Return a token.

    Raises
    ------
    StoreError
        If there is none of this id.
    """
    found = find_token(db, token_id)
    if found is None:
        raise missing(token_id)
    return found


def find_token(db: Connection, token_id: str) -> AccessToken | None:
    """Return a token; None if there is none of this id."""
    row = db.execute(select(_T).where(_T.c.token_id == token_id)).one_or_none()
    return None if row is None else _token(row)


def token_of(db: Connection, digest: str) -> AccessToken | None:
    """Return the token whose secret has a digest; None if there is none."""
    row = db.execute(select(_T).where(_T.c.digest == digest)).one_or_none()
    return None if row is None else _token(row)


def tokens(db: Connection, person_id: str | None = None) -> tuple[AccessToken, ...]:
    """Return the tokens of a person, or of everybody, the newest first."""
    wanted = select(_T).order_by(_T.c.made_at.desc(), _T.c.token_id)
    if person_id is not None:
        wanted = wanted.where(_T.c.person_id == person_id)
    return tuple(map(_token, db.execute(wanted)))


def withdraw_token(write: Transaction, token_id: str) -> AccessToken:
    """Withdraw a token for good."""
    before = token(write.db, token_id)
    if before.withdrawn_at is None:
        write.db.execute(update(_T).where(_T.c.token_id == token_id).values(withdrawn_at=write.now))
        write.note("withdraw token", _KIND, before.person_id, detail=f"{token_id} · {before.name}")
    return token(write.db, token_id)


def allows_own_approval(db: Connection) -> bool:
    """Whether who proposed a plan may approve it; not so unless an admin said so."""
    return db.execute(select(_S.c.content).where(_S.c.name == OWN_APPROVAL)).scalar() == "1"


def allow_own_approval(write: Transaction, *, is_allowed: bool) -> None:
    """Keep whether who proposed a plan may approve it."""
    if allows_own_approval(write.db) is is_allowed:
        return
    write.db.execute(delete(_S).where(_S.c.name == OWN_APPROVAL))
    write.db.execute(_S.insert().values(name=OWN_APPROVAL, content=str(int(is_allowed))))
    write.note("allow own approval" if is_allowed else "forbid own approval", "policy", OWN_APPROVAL)


def _hold_admins(db: Connection) -> None:
    """Have whoever else puts an admin out wait: two admins who put each other out at once would leave none."""
    wanted = select(_R.c.person_id).where(_R.c.role == Role.ADMIN.value).order_by(_R.c.person_id)
    db.execute(wanted.with_for_update()).all()


def _grants(db: Connection, person_ids: Iterable[str]) -> Mapping[str, tuple[RoleGrant, ...]]:
    wanted = select(_R).where(_R.c.person_id.in_(list(person_ids))).order_by(_R.c.project_id, _R.c.role)
    found: dict[str, tuple[RoleGrant, ...]] = {}
    for row in db.execute(wanted):
        one = RoleGrant(Role(row.role), row.project_id)
        found[row.person_id] = (*found.get(row.person_id, ()), one)
    return found


def _person(row: Row[Any], grants: Mapping[str, tuple[RoleGrant, ...]]) -> Person:
    return Person(
        person_id=row.person_id,
        issuer=row.issuer,
        subject=row.subject,
        name=row.name,
        email=row.email,
        made_at=row.made_at,
        is_active=bool(row.is_active),
        grants=grants.get(row.person_id, ()),
    )


def _token(row: Row[Any]) -> AccessToken:
    return AccessToken(
        token_id=row.token_id,
        person_id=row.person_id,
        name=row.name,
        made_at=row.made_at,
        expires_at=row.expires_at,
        withdrawn_at=row.withdrawn_at,
    )


def _there(db: Connection, person_id: str) -> Person:
    found = find(db, person_id)
    if found is None:
        raise missing(person_id)
    return found


def _grant_line(person: Person, grant: RoleGrant) -> str:
    return f"{person.name} · {grant.role.value} · {grant.project_id}"
