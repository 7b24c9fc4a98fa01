"""What every browser session of this server shares: settings, database, workbench; and who is at work.

It is held by this module and not by Streamlit's cache: that one any viewer may clear, and a
cleared cache would close the database and end the solves of everyone.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from typing import Any, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planner.domain.projects.actor import Actor
from planner.domain.projects.person import Permission
from planner.services.authorization.guard import guarded
from planner.services.database.cleanup import Cleanup
from planner.services.database.figures import StoreFigures, figures_of
from planner.services.database.opening import (
    Store,
    StoreError,
    StoreFault,
    name_person,
    open_database,
    person_of,
)
from planner.services.database.schedule import BackupSchedule, backup_schedule
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.importing.mappings import Uploads
from planner.services.people.admission import Admission
from planner.services.people.calls import LOGIN_OVER, AccessRefusal, Caller, recheck
from planner.services.people.people import People
from planner.services.projects.projects import Projects
from planner.services.tasks.book import TaskBook
from planner.services.workbench.decisions import Decisions
from planner.services.workbench.milestone_book import MilestoneBook
from planner.services.workbench.place_books import PlaceBooks
from planner.services.workbench.what_if import WhatIfs
from planner.services.workbench.workbench import Workbench
from planner.settings import Settings, read_settings
from planner.text import Message
from planner.ui import state
from planner.ui.shared.words.door import CLOSING
from planner.ui.shared.words.login import needs_role

T = TypeVar("T")


class _Services:
    """What was made once for all, and in which order."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._made: dict[str, Any] = {}
        self._is_over = False

    def get(self, name: str, make: Callable[[], T]) -> T:
        """Return what has this name; the first who asks makes it, and what fails is made anew next time."""
        if name not in self._made:
            with self._lock:
                if self._is_over:
                    raise StoreError(StoreFault.UNREACHABLE, CLOSING)
                if name not in self._made:
                    self._made[name] = make()
        return cast("T", self._made[name])

    def let_go(self, *, for_good: bool) -> None:
        """Close everything, what was made last first."""
        with self._lock:
            self._is_over = for_good
            while self._made:
                _, one = self._made.popitem()
                if isinstance(one, (Store, Workbench, TaskBook, BackupSchedule, Cleanup)):
                    one.close()


_HELD = _Services()


def let_go(*, for_good: bool = False) -> None:
    """End every solve and close the database; whoever asks afterwards opens them anew, unless it is for good."""
    _HELD.let_go(for_good=for_good)


def settings() -> Settings:
    """Read the environment, once."""
    return _HELD.get("settings", read_settings)


def is_team() -> bool:
    """Whether people log in; else it is one PC, where whoever works may do everything."""
    return settings().login is not None


def database() -> Store:
    """Open the database, once a server.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    return _HELD.get("database", _open_database)


def workbench() -> Workbench:
    """Return the workbench; the parks that come with the program are there."""
    return _handed_out(
        _HELD.get("workbench", lambda: Workbench(settings().data_folder, database(), _tasks()))
    )


def tasks() -> TaskBook:
    """Return the book of solves and other long questions."""
    return _handed_out(_tasks())


def begin_upkeep() -> None:
    """Have backups written and what is left behind cleared away from now on, as long as this server lives.

    Raises
    ------
    StoreError
        If the database cannot be used.
    """
    _HELD.get("backups", lambda: backup_schedule(database(), settings())).begin()
    _HELD.get("cleanup", lambda: Cleanup(database())).begin()


def store_figures() -> StoreFigures:
    """Return what the database says to whoever watches the server: counts alone, nothing of a project.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    return figures_of(database())


def place_books() -> PlaceBooks:
    """Return the answers about places."""
    return _handed_out(_HELD.get("places", PlaceBooks))


def what_ifs() -> WhatIfs:
    """Return the scenarios with their solves."""
    return _handed_out(_what_ifs())


def decisions() -> Decisions:
    """Return the decisions on plans."""
    return _handed_out(_HELD.get("decisions", lambda: Decisions(database(), _what_ifs())))


def milestone_book() -> MilestoneBook:
    """Return what is entered about the ways of firms."""
    return _handed_out(_HELD.get("milestones", lambda: MilestoneBook(database())))


def editing() -> Editing:
    """Return the editing of projects."""
    return _handed_out(_HELD.get("editing", lambda: Editing(_projects(), Drafts(database()))))


def projects() -> Projects:
    """Return the projects."""
    return _handed_out(_projects())


def uploads() -> Uploads:
    """Return what is remembered of uploads."""
    return _handed_out(_HELD.get("uploads", lambda: Uploads(database())))


def people() -> People:
    """Return the people who log in, with their roles and tokens."""
    return _handed_out(_HELD.get("people", lambda: People(database())))


def admission() -> Admission:
    """Return the way in for people and their programs."""
    login = settings().login
    return _HELD.get("admission", lambda: Admission(database(), login.first_admin if login else ""))


def me() -> Actor:
    """Return who works here; on one PC without a name until one was given."""
    return caller().actor if is_team() else person_of(settings().user_folder)


def name_me(name: str) -> Actor:
    """Keep the display name of this PC; whoever logs in has the name that the provider says."""
    return me() if is_team() else name_person(settings().user_folder, name)


def here() -> str:
    """Return the project of the page that is drawn."""
    return state.PARK.get()


def withheld(needs: Permission, project_id: str) -> Message | None:
    """Return why whoever looks at a page may not do something in a project; None where they may."""
    if not is_team() or admission().whoever(caller()).may(needs, project_id):
        return None
    return needs_role(needs, project_id)


def may_plan() -> bool:
    """Whether work may begin for whoever looks at a page, without a press; a press that may not be is refused in words."""
    return not is_team() or admission().whoever(caller()).may_somewhere(Permission.PLAN)


def caller() -> Caller:
    """Return who logged in on the page that is drawn, or whom a request or a file to be made is for.

    Raises
    ------
    AccessRefusal
        If nobody is, or the login is over.
    """
    given = _FOR.get()
    if given is not None:
        return given
    if get_script_run_ctx() is None:
        raise AccessRefusal(LOGIN_OVER, needs_login=True)
    return admission().enter(st.user.to_dict())


@contextmanager
def on_behalf_of(one: Caller) -> Iterator[None]:
    """Act for a person where no page of theirs is drawn."""
    before = _FOR.set(one)
    try:
        yield
    finally:
        _FOR.reset(before)


def later(project_id: str, make: Callable[[], T], file_name: str) -> Callable[[], T]:
    """Return what makes a file of a project when it is asked for, for whoever is looking at the page now.

    The trail says so before. Where people log in, only while that person may still look: the page may be an old one.
    """
    if not is_team():
        return partial(_made_here, me(), project_id, make, file_name)
    one = caller()

    def made() -> T:
        with on_behalf_of(one):
            projects().note_export(one.actor, project_id, file_name)
            return make()

    return made


def _made_here(own: Actor, project_id: str, make: Callable[[], T], file_name: str) -> T:
    with suppress(StoreError):
        projects().note_export(own, project_id, file_name)
    return make()


_FOR: ContextVar[Caller | None] = ContextVar("on_behalf_of", default=None)


def _handed_out(service: T) -> T:
    """Return a service as a screen or a request is given it: where people log in, behind the check of every call."""
    return guarded(service, database(), caller) if is_team() else service


def _open_database() -> Store:
    store = open_database(settings())
    if is_team():
        store.check = recheck
    return store


def _tasks() -> TaskBook:
    return _HELD.get(
        "tasks",
        lambda: TaskBook(
            database(),
            settings().solver_slots,
            memory_mb=settings().solver_memory_mb,
            is_warm=settings().is_warm,
            one_each=is_team(),
        ),
    )


def _what_ifs() -> WhatIfs:
    return _HELD.get("what_ifs", lambda: WhatIfs(database(), _tasks()))


def _projects() -> Projects:
    return _HELD.get("projects", lambda: Projects(database()))
