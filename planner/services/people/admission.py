"""Letting people in: by what a provider says of them, or by a token of theirs; and out again."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from planner.domain.projects.actor import PROGRAM
from planner.domain.projects.person import EVERYWHERE, Person, Role, RoleGrant
from planner.services.people.calls import LOGIN_OVER, AccessRefusal, Caller, require
from planner.services.recent import Recent
from planner.store import people
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction
from planner.text import message

LONGEST_CLAIM = 255
"""What a provider may call somebody at most; the standard allows no more for a subject."""
MOST_NAME = 80
KEPT_CALLERS = 512
"""Logins whose person stays in the memory of this process."""


class Admission:
    """Who is let in. `first_admin` is the subject, or the verified mail address, of who begins as admin."""

    def __init__(self, store: Store, first_admin: str = "") -> None:
        self._store = store
        self._first_admin = first_admin
        self._known: Recent[str, Caller] = Recent(KEPT_CALLERS)

    def enter(self, claims: Mapping[str, Any]) -> Caller:
        """Let in whoever a provider vouches for; a new person has no role yet, a known one is found by issuer and subject.

        `claims` are those of the identity token, as the signed cookie has them.

        Raises
        ------
        AccessRefusal
            If they name nobody, or the token is over.
        """
        issuer, subject = _exact(claims, "iss"), _exact(claims, "sub")
        expires_at = _moment(claims.get("exp"))
        if not (issuer and subject) or expires_at is None or expires_at <= datetime.now(UTC):
            raise AccessRefusal(LOGIN_OVER, needs_login=True)
        login_id = login_id_of(claims)
        known = self._known.get(login_id)
        # What a login is of never changes; whether it still holds is asked of the store at each call.
        return known or self._known.put(login_id, self._seen(claims, login_id, expires_at))

    def leave(self, caller: Caller) -> None:
        """End a login: every page of that browser is out from now on."""
        with self._store.writing(PROGRAM) as write:
            people.end_logins(write, caller.person_id, caller.login_id)

    def admit(self, secret: str) -> Caller:
        """Return who asks with a token.

        Raises
        ------
        AccessRefusal
            If there is no such token, or it is over.
        """
        with self._store.reading() as db:
            token = people.token_of(db, digest_of(secret))
            if token is None or not token.holds(datetime.now(UTC)):
                raise AccessRefusal(TOKEN_OVER, needs_login=True)
            person = people.find(db, token.person_id)
            assert person is not None  # a token refers to its person
            caller = Caller(person_id=person.person_id, name=person.name, token_id=token.token_id)
            require(db, caller, ())
        return caller

    def whoever(self, caller: Caller) -> Person:
        """Return the person who calls, with the roles as they are now.

        Raises
        ------
        AccessRefusal
            If the login is over, or the person was suspended.
        """
        with self._store.reading() as db:
            return require(db, caller, ())

    def _seen(self, claims: Mapping[str, Any], login_id: str, expires_at: datetime) -> Caller:
        with self._store.reading() as db:
            login = people.login(db, login_id)
            person = people.by_subject(db, _exact(claims, "iss"), _exact(claims, "sub"))
            since, issued_at = people.logins_since(db), _moment(claims.get("iat"))
        if login is None and since is not None and issued_at is not None and issued_at < since:
            raise AccessRefusal(LOGIN_OVER, needs_login=True)
        if login is None or person is None:
            person = self._entered(claims, login_id, expires_at)
        return Caller(person_id=person.person_id, name=person.name, login_id=login_id)

    def _entered(self, claims: Mapping[str, Any], login_id: str, expires_at: datetime) -> Person:
        """Keep a login that is seen for the first time, and whoever it is of."""
        try:
            with self._store.writing(PROGRAM) as write:
                return self._enter(write, claims, login_id, expires_at)
        except StoreError as error:
            if error.fault is not StoreFault.REFUSED:
                raise
        with self._store.writing(PROGRAM) as write:  # two pages of one login at once: the other was first
            return self._enter(write, claims, login_id, expires_at)

    def _enter(
        self, write: Transaction, claims: Mapping[str, Any], login_id: str, expires_at: datetime
    ) -> Person:
        issuer, subject = _exact(claims, "iss"), _exact(claims, "sub")
        email = _name(claims, "email")
        name = _name(claims, "name") or _name(claims, "preferred_username") or email or subject
        person = people.by_subject(write.db, issuer, subject)
        if person is None:
            person = people.add(write, issuer=issuer, subject=subject, name=name, email=email)
        elif (person.name, person.email) != (name, email):
            person = people.rename(write, person.person_id, name=name, email=email)
        if people.login(write.db, login_id) is None:
            people.begin_login(write, login_id, person.person_id, expires_at=expires_at)
        if self._is_first_admin(claims) and not has_admin(write):
            person = people.grant(write, person.person_id, RoleGrant(Role.ADMIN, EVERYWHERE))
        return person

    def _is_first_admin(self, claims: Mapping[str, Any]) -> bool:
        if not self._first_admin:
            return False
        is_mail = claims.get("email_verified") is True and self._first_admin == claims.get("email")
        return is_mail or self._first_admin == _exact(claims, "sub")


def login_id_of(claims: Mapping[str, Any]) -> str:
    """Return what a login is known by: the same in every page of a browser, another after each login."""
    token = {key: value for key, value in claims.items() if key not in {"tokens", "is_logged_in"}}
    return hashlib.sha256(json.dumps(token, sort_keys=True, default=str).encode()).hexdigest()


def digest_of(secret: str) -> str:
    """Return what a secret is known by; plain, since it is 256 random bits and nothing shorter is tried out."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _exact(claims: Mapping[str, Any], key: str) -> str:
    """Return a claim that tells people apart, to the letter; empty if it is none."""
    value = claims.get(key)
    is_one = isinstance(value, str) and len(value) <= LONGEST_CLAIM and value.isprintable()
    return str(value) if is_one else ""


def _name(claims: Mapping[str, Any], key: str) -> str:
    """Return a claim that people read: on one line, without what cannot be kept."""
    value = claims.get(key)
    if not isinstance(value, str):
        return ""
    line = " ".join(value.split())
    return "".join(one for one in line if not unicodedata.category(one).startswith("C"))[:MOST_NAME]


def _moment(seconds: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def has_admin(write: Transaction) -> bool:
    """Whether anybody says who may do what."""
    return any(one.is_admin for one in people.every(write.db))


TOKEN_OVER = message(
    "令牌不存在、已过期或已撤回。请用有效的令牌：Authorization: Bearer …",
    "The token is missing, expired or withdrawn. Send a valid one: Authorization: Bearer …",
)
