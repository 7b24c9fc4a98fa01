"""What every browser session of this server shares: settings, database, workbench; and who is at work.

It is held by this module and not by Streamlit's cache: that one any viewer may clear, and a
cleared cache would close the database and end the solves of everyone.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from planner.domain.projects.actor import Actor
from planner.services.database.opening import (
    Store,
    StoreError,
    StoreFault,
    name_person,
    open_database,
    person_of,
)
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.importing.mappings import Uploads
from planner.services.projects.projects import Projects
from planner.services.tasks.book import TaskBook
from planner.services.workbench.decisions import Decisions
from planner.services.workbench.milestone_book import MilestoneBook
from planner.services.workbench.place_books import PlaceBooks
from planner.services.workbench.what_if import WhatIfs
from planner.services.workbench.workbench import Workbench
from planner.settings import Settings, read_settings
from planner.ui.shared.words.door import CLOSING

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
                if isinstance(one, (Store, Workbench, TaskBook)):
                    one.close()


_HELD = _Services()


def let_go(*, for_good: bool = False) -> None:
    """End every solve and close the database; whoever asks afterwards opens them anew, unless it is for good."""
    _HELD.let_go(for_good=for_good)


def settings() -> Settings:
    """Read the environment, once."""
    return _HELD.get("settings", read_settings)


def database() -> Store:
    """Open the database, once a server.

    Raises
    ------
    StoreError
        If it cannot be used; its message says what to do.
    """
    return _HELD.get("database", lambda: open_database(settings()))


def workbench() -> Workbench:
    """Open the workbench, once a server; the parks that come with the program are there afterwards."""
    return _HELD.get("workbench", lambda: Workbench(settings().data_folder, database(), tasks()))


def tasks() -> TaskBook:
    """Open the book of solves and other long questions, once a server."""
    return _HELD.get(
        "tasks",
        lambda: TaskBook(
            database(),
            settings().solver_slots,
            memory_mb=settings().solver_memory_mb,
            is_warm=settings().is_warm,
        ),
    )


def place_books() -> PlaceBooks:
    """Open the answers about places, once a server."""
    return _HELD.get("places", PlaceBooks)


def what_ifs() -> WhatIfs:
    """Open the scenarios with their solves, once a server."""
    return _HELD.get("what_ifs", lambda: WhatIfs(database(), tasks()))


def decisions() -> Decisions:
    """Open the decisions on plans, once a server."""
    return _HELD.get("decisions", lambda: Decisions(database(), what_ifs()))


def milestone_book() -> MilestoneBook:
    """Open what is entered about the ways of firms, once a server."""
    return _HELD.get("milestones", lambda: MilestoneBook(database()))


def editing() -> Editing:
    """Open the editing of projects, once a server."""
    return _HELD.get("editing", lambda: Editing(projects(), Drafts(database())))


def projects() -> Projects:
    """Open the projects, once a server."""
    return _HELD.get("projects", lambda: Projects(database()))


def uploads() -> Uploads:
    """Open what is remembered of uploads, once a server."""
    return _HELD.get("uploads", lambda: Uploads(database()))


def me() -> Actor:
    """Return who works here; without a name until one was given."""
    return person_of(settings().user_folder)


def name_me(name: str) -> Actor:
    """Keep the display name of this PC."""
    return name_person(settings().user_folder, name)
