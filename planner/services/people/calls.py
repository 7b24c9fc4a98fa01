"""Who calls a service, and whether the store lets that person do it at this very moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.projects.person import EVERYWHERE, ROLE_TITLES, Permission, Person, least_role
from planner.store import people
from planner.store.owners import StoreState
from planner.store.transaction import Transaction
from planner.text import Lang, Message, message


class AccessRefusal(Exception):  # noqa: N818  an answer, not a mishap
    """Someone who may not; nothing was done. `needs_login` tells that a login would do."""

    def __init__(self, said: Message, *, needs_login: bool = False) -> None:
        super().__init__(said.say(Lang.EN))
        self.message = said
        self.needs_login = needs_login


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who calls: a person by a login in a browser, or by a token of another program."""

    person_id: str
    name: str
    login_id: str = ""
    token_id: str = ""

    @property
    def actor(self) -> Actor:
        """The person as whoever does something."""
        return Actor(self.person_id, self.name)


@dataclass(frozen=True)
class OwnedBy:
    """Stands for a thing of no project: whoever it is of may with it what they may anywhere, and an admin."""

    person_id: str


@dataclass(frozen=True)
class PermissionNeed:
    """A permission that a call needs: in a project, in all (`EVERYWHERE`), with what is theirs, or in any at all (None)."""

    permission: Permission
    place: str | OwnedBy | None = None


@dataclass(frozen=True)
class _Call:
    caller: Caller
    needs: Sequence[PermissionNeed]


_CALL: ContextVar[_Call | None] = ContextVar("call", default=None)


def require(db: StoreState, caller: Caller, needs: Sequence[PermissionNeed]) -> Person:
    """Return the person as the store has them now, who may do all that is needed.

    Raises
    ------
    AccessRefusal
        If the login or the token is over, the person was suspended, or a role is missing.
    """
    person = people.find(db, caller.person_id)
    if person is None or not _is_in(db, caller):
        raise AccessRefusal(LOGIN_OVER, needs_login=True)
    if not person.is_active:
        raise AccessRefusal(SUSPENDED)
    for need in needs:
        if not _is_met(person, need):
            raise AccessRefusal(_missing(need))
    return person


@contextmanager
def called(caller: Caller, needs: Sequence[PermissionNeed]) -> Iterator[None]:
    """Carry out a call; what it writes is checked again within its transaction (`recheck`)."""
    before = _CALL.set(_Call(caller, needs))
    try:
        yield
    finally:
        _CALL.reset(before)


def is_called() -> bool:
    """Whether a person who came in by login or token calls; not so on one PC, where everything is allowed."""
    return _CALL.get() is not None


def recheck(write: Transaction) -> None:
    """Check the call within the transaction that it writes in: a role that went a moment ago counts no more.

    Raises
    ------
    AccessRefusal
        If the person may not any more, or someone else than the program writes without a call.
    """
    call = _CALL.get()
    if call is not None:
        require(write.db, call.caller, call.needs)
    elif write.actor != PROGRAM:
        raise AccessRefusal(NOT_LISTED)


def _is_in(db: StoreState, caller: Caller) -> bool:
    now = datetime.now(UTC)
    if caller.token_id:
        token = people.find_token(db, caller.token_id)
        return token is not None and token.person_id == caller.person_id and token.holds(now)
    login = people.login(db, caller.login_id)
    return login is not None and login.person_id == caller.person_id and login.holds(now)


def _is_met(person: Person, need: PermissionNeed) -> bool:
    if isinstance(need.place, OwnedBy) and need.place.person_id != person.person_id:
        return person.is_admin
    if isinstance(need.place, str):
        return person.may(need.permission, need.place)
    return person.may_somewhere(need.permission)


def _missing(need: PermissionNeed) -> Message:
    if isinstance(need.place, OwnedBy):
        return NOT_YOURS
    role = ROLE_TITLES[least_role(need.permission)]
    if need.place == EVERYWHERE and need.permission is not Permission.ADMINISTER:
        return message(
            "您没有权限：这一步需要对全部项目的“{role}”角色，没有执行。请向管理员申请。",
            "You may not do that: it needs the role “{role}” in all projects, and nothing was done. Ask an admin for it.",
            role=role,
        )
    return message(
        "您没有权限：这一步需要“{role}”角色，没有执行。请向管理员申请。",
        "You may not do that: it needs the role “{role}”, and nothing was done. Ask an admin for it.",
        role=role,
    )


LOGIN_OVER = message(
    "登录已失效或已退出，这一步没有执行；已保存的内容和草稿都还在。请重新登录。",
    "Your login is over, and nothing was done; what was saved and what is in the draft is still there. Log in again.",
)
SUSPENDED = message(
    "您的账号已被停用，这一步没有执行。请联系管理员。",
    "Your account was suspended, and nothing was done. Ask an admin.",
)
NOT_YOURS = message(
    "这是别人提出的问题，没有执行。管理员可以查看和停止。",
    "Somebody else asked for this, and nothing was done. An admin can look at it and stop it.",
)
NOT_LISTED = message("这一步不对外开放。", "This is not open to callers.")
