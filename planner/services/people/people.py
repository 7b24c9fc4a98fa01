"""People: given roles, suspended, logged out; the tokens of their programs; whether own proposals may be approved."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.person import EVERYWHERE, LONGEST_TOKEN_DAYS, AccessToken, Person, RoleGrant
from planner.domain.projects.project import AuditEntry
from planner.domain.solving.finding import Issue, Severity
from planner.services.people.admission import MOST_NAME, digest_of, has_admin
from planner.services.people.calls import AccessRefusal
from planner.services.wording.typed_text import one_line
from planner.store import people, preferences, projects
from planner.store.store import Store
from planner.store.transaction import Transaction
from planner.text import Message, message

TOKEN_PREFIX = "ppt_"  # noqa: S105  what a secret begins with, so that a scan for secrets finds one


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """A token with its secret, which is shown this once."""

    token: AccessToken
    secret: str


class People:
    """The people of one database, as an admin sees them, and everybody their own tokens."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self) -> tuple[Person, ...]:
        """Return everybody who ever came in."""
        with self._store.reading() as db:
            return people.every(db)

    def trail(self) -> tuple[AuditEntry, ...]:
        """Return who changed which role when, the newest first."""
        with self._store.reading() as db:
            found = (*preferences.trail(db, kind="person"), *preferences.trail(db, kind="policy"))
        return tuple(sorted(found, key=lambda one: -one.number))

    def invite(self, actor: Actor, issuer: str, subject: str, name: str = "") -> Person:
        """Add a person before the first login, to be given roles; one that is there is returned."""
        with self._store.writing(actor) as write:
            known = people.by_subject(write.db, issuer, subject)
            said = _shortened(name) or subject
            return known or people.add(write, issuer=issuer, subject=subject, name=said, email="")

    def grant(self, actor: Actor, person_id: str, given: RoleGrant) -> Person:
        """Grant a role; it counts from the next act on.

        Raises
        ------
        LifeConflict
            If it is an admin of one project alone, or there is no such project.
        """
        _require(given.can_stand, _ADMIN_OF_ONE)
        with self._store.writing(actor) as write:
            is_there = given.project_id == EVERYWHERE or projects.find(write.db, given.project_id) is not None
            _require(is_there, _no_project(given.project_id))
            return people.grant(write, person_id, given)

    def withdraw(self, actor: Actor, person_id: str, gone: RoleGrant) -> Person:
        """Withdraw a role; it counts no more from the next act on.

        Raises
        ------
        LifeConflict
            If nobody would be admin any more.
        """
        with self._store.writing(actor) as write:
            done = people.withdraw(write, person_id, gone)
            _require_an_admin(write)
            return done

    def suspend(self, actor: Actor, person_id: str) -> Person:
        """Let a person in no longer, at once; logins end, the roles are kept.

        Raises
        ------
        LifeConflict
            If nobody would be admin any more.
        """
        with self._store.writing(actor) as write:
            people.end_logins(write, person_id)
            done = people.set_active(write, person_id, is_active=False)
            _require_an_admin(write)
            return done

    def restore(self, actor: Actor, person_id: str) -> Person:
        """Let a person in again."""
        with self._store.writing(actor) as write:
            return people.set_active(write, person_id, is_active=True)

    def end_logins(self, actor: Actor, person_id: str) -> None:
        """End every login of a person, in whichever browser."""
        with self._store.writing(actor) as write:
            people.end_logins(write, person_id)

    def allows_own_approval(self) -> bool:
        """Whether who proposed a plan may approve it."""
        with self._store.reading() as db:
            return people.allows_own_approval(db)

    def allow_own_approval(self, actor: Actor, *, is_allowed: bool) -> None:
        """Say whether who proposed a plan may approve it."""
        with self._store.writing(actor) as write:
            people.allow_own_approval(write, is_allowed=is_allowed)

    def tokens(self, person_id: str | None = None) -> tuple[AccessToken, ...]:
        """Return the tokens of a person, or of everybody, the newest first."""
        with self._store.reading() as db:
            return people.tokens(db, person_id)

    def own_tokens(self, actor: Actor) -> tuple[AccessToken, ...]:
        """Return the tokens of whoever asks."""
        return self.tokens(actor.actor_id)

    def make_own_token(self, actor: Actor, name: str, *, days: int) -> NewToken:
        """Make a token that acts for whoever asks; see `make_token`."""
        return self.make_token(actor, actor.actor_id, name, days=days)

    def withdraw_own_token(self, actor: Actor, token_id: str) -> AccessToken:
        """Withdraw a token of whoever asks.

        Raises
        ------
        AccessRefusal
            If it is somebody else's.
        """
        with self._store.writing(actor) as write:
            if people.token(write.db, token_id).person_id != actor.actor_id:
                raise AccessRefusal(_NOT_YOURS)
            return people.withdraw_token(write, token_id)

    def make_token(self, actor: Actor, person_id: str, name: str, *, days: int) -> NewToken:
        """Make a token that acts for a person; its secret is in the answer and nowhere else.

        Raises
        ------
        LifeConflict
            If it has no name, or would hold for no day or for more than a year.
        """
        said = _shortened(name)
        _require(bool(said), _NAMELESS)
        _require(1 <= days <= LONGEST_TOKEN_DAYS, _DAYS)
        secret = f"{TOKEN_PREFIX}{secrets.token_urlsafe(32)}"
        with self._store.writing(actor) as write:
            until = write.now + timedelta(days=days)
            kept = people.add_token(write, person_id, said, digest=digest_of(secret), expires_at=until)
        return NewToken(token=kept, secret=secret)

    def withdraw_token(self, actor: Actor, token_id: str) -> AccessToken:
        """Withdraw a token for good."""
        with self._store.writing(actor) as write:
            return people.withdraw_token(write, token_id)


def _shortened(text: str) -> str:
    return one_line(text)[:MOST_NAME]


def _require_an_admin(write: Transaction) -> None:
    _require(has_admin(write), _LAST_ADMIN)


def _require(holds: bool, said: Message) -> None:  # noqa: FBT001
    if not holds:
        raise LifeConflict(Issue(severity=Severity.ERROR, message=said))


def _no_project(project_id: str) -> Message:
    return message(
        "没有编号为“{project}”的项目，没有执行。编号见网页地址中的 park=；随程序附带的园区在服务器第一次启动后才有。",
        "There is no project with the id “{project}”, and nothing was done. The id stands in the address of a page as park=; "
        "parks that come with the program are there once the server was started.",
        project=project_id,
    )


_NOT_YOURS = message("这个令牌不是您的，没有执行。", "This token is somebody else's, and nothing was done.")
_ADMIN_OF_ONE = message(
    "管理员管理全部项目，不能只给一个项目",
    "An admin administers all projects; the role cannot be given in a single one",
)
_LAST_ADMIN = message(
    "这是最后一位管理员，没有执行。请先给另一个人管理员角色。",
    "This is the last admin, so nothing was done. Make somebody else admin first.",
)
_NAMELESS = message("请写明令牌用在哪里", "Say what the token is for")
_DAYS = message("有效天数应为 1 至 {most}", "A token is valid for 1 to {most} days", most=LONGEST_TOKEN_DAYS)
