"""Tasks as rows in the store: solves and other long questions, run by worker processes of whichever server is free.

A task is known by what it is asked: the facts and the order. Asking again while it waits or runs gives that task,
whoever asks, on whichever page; a long question that is done is not worked on again. It is found again after a refresh, in
another tab and after a restart; what ran when its server ended is *interrupted*, with what it had, and what waited
is run by the next one.
"""

import atexit
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from planner.domain.projects.actor import PROGRAM, Actor
from planner.domain.solving.task import StoredTask, Task, TaskState
from planner.services.people.quota import require_room
from planner.services.planning.wire import SolveOrder
from planner.services.recent import Recent
from planner.services.tasks.cache import TaskCache
from planner.services.tasks.kind import AnOrder, TaskKind
from planner.services.tasks.kinds import KINDS
from planner.services.tasks.runner import SILENCE_S, TaskRunner
from planner.store import orders, tasks
from planner.store.errors import StoreError, StoreFault
from planner.store.store import Store
from planner.store.transaction import Transaction

RESULTS = 128
"""Results of long questions that stay read in the memory of this process."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A long question as it stands; `latest` is its newest result, partial or whole, None before the first."""

    task: Task
    latest: Any = None
    project_id: str = ""
    """The project it was asked in."""

    @property
    def task_id(self) -> str:
        """Its id."""
        return self.task.task_id

    @property
    def state(self) -> TaskState:
        """Where it stands."""
        return self.task.state


class TaskBook:
    """The tasks of one database, and those of them that this server runs."""

    def __init__(
        self,
        store: Store,
        slots: int = 1,
        *,
        command: tuple[str, ...] | None = None,
        memory_mb: int = 0,
        silence_s: float = SILENCE_S,
        is_warm: bool = False,
        one_each: bool = False,
    ) -> None:
        self._store = store
        self._known = TaskCache(store)
        self._results: Recent[tuple[str, str, bool], Any] = Recent(RESULTS)
        self.runner = TaskRunner(
            store,
            slots,
            command=command,
            memory_mb=memory_mb,
            silence_s=silence_s,
            is_warm=is_warm,
            one_each=one_each,
        )
        atexit.register(self.close)

    def start(
        self,
        order: SolveOrder,
        *,
        actor: Actor = PROGRAM,
        facts: str = "",
        wishes: str = "",
        project: tuple[str, int | None] | None = None,
        scenario: tuple[str, int] | None = None,
    ) -> str:
        """Queue a solve and return its id; a like one that is not over is returned instead.

        `facts`, the fingerprint of what a planner asked on, and `wishes` are kept with it; with a `project` and its version
        the plan it comes to is kept among the plans of that project, and of a `scenario` and its version. Without the
        version the plan is not kept there; a solve of no project is of whoever asks.

        Raises
        ------
        StoreError
            If it cannot be kept.
        """
        return self._asked(
            lambda write: orders.ask(
                write,
                order.problem,
                order.limits,
                start=order.start,
                facts=facts,
                wishes=wishes,
                project=project,
                scenario=scenario,
            ),
            actor,
        )

    def ask(
        self,
        kind: TaskKind[AnOrder, Any],
        topic: str,
        order: AnOrder,
        *,
        actor: Actor = PROGRAM,
        project_id: str = "",
    ) -> str:
        """Queue a long question in a project and return its id; a like one that is under way or done is returned instead.

        It is found again by its topic.

        Raises
        ------
        StoreError
            If it cannot be kept.
        """
        asked = kind.asked(topic, order)
        return self._asked(lambda write: orders.ask_question(write, asked, project_id), actor)

    def question(self, topic: str) -> Question | None:
        """Return the newest question of a topic as it stands, or None if there is none.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        with self._store.reading() as db:
            task_id = tasks.newest_on(db, topic)
        found = None if task_id is None else self.kept(task_id)
        if found is None:
            return None
        return Question(task=found.task, latest=self._latest(found.task), project_id=found.project_id)

    def results(self, prefix: str, project_id: str = "") -> tuple[Any, ...]:
        """Return what the questions of a project came to whose topic begins with a text, newest last.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        with self._store.reading() as db:
            ids = tasks.with_results(db, prefix, project_id)
        known = (self.task(task_id) for task_id in ids)
        found = (self._latest(task) for task in known if task is not None)
        return tuple(one for one in found if one is not None)

    def topics(self, prefix: str, project_id: str = "") -> frozenset[str]:
        """Return the topics that begin with a text of which the project was asked anything.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        with self._store.reading() as db:
            return tasks.topics(db, prefix, project_id)

    def kept(self, task_id: str) -> StoredTask | None:
        """Return a task with what it was asked on, or None if there is none."""
        found = self._known.kept(task_id)
        if found is not None and self.runner.has_ended(found):
            found = self._known.kept(task_id)  # its end was kept while it was read
        return None if found is None else replace(found, task=self.runner.lively(found.task))

    def newest(self, *, facts: str | None = None, scenario: str | None = None) -> tuple[StoredTask, ...]:
        """Return the newest solves, newest last: all, those on the very facts named, or those of a scenario."""
        found = self._known.newest(facts=facts, scenario=scenario)
        return tuple(replace(one, task=self.runner.lively(one.task)) for one in found)

    def order(self, task_id: str) -> SolveOrder:
        """Return what a solve is to solve."""
        return self._known.order(task_id)

    def task(self, task_id: str) -> Task | None:
        """Return the task as it stands, or None if there is none."""
        found = self.kept(task_id)
        return None if found is None else found.task

    def cancel(self, task_id: str, *, actor: Actor = PROGRAM) -> None:
        """Ask a task to stop; its worker is gone within two seconds, whichever server runs it; what it has is kept.

        Raises
        ------
        StoreError
            If the task is not one of this server, and the others cannot be told.
        """
        is_ours = self.runner.stop(task_id)
        try:
            with self._store.writing(actor) as write:
                tasks.ask_to_cancel(write, task_id)
        except StoreError:
            if not is_ours:
                raise
        self.runner.stop(task_id)  # it may have begun meanwhile

    def wait(self, task_id: str, seconds: float) -> Task | None:
        """Wait until a task is over, at most `seconds`."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            task = self.task(task_id)
            if task is None or task.state.is_over:
                return task
            time.sleep(0.05)
        return self.task(task_id)

    def close(self) -> None:
        """Kill every worker of this server; its tasks are marked interrupted."""
        atexit.unregister(self.close)
        self.runner.close()

    def _asked(self, ask: Callable[[Transaction], str], actor: Actor) -> str:
        def write() -> str:
            with self._store.writing(actor) as write:
                task_id = ask(write)
                require_room(tasks.of_asker(write.db, actor.actor_id))
                return task_id

        try:
            task_id = write()
        except StoreError as error:
            if error.fault is not StoreFault.REFUSED:
                raise
            task_id = write()  # another was first
        self.runner.wake()
        return task_id

    def _latest(self, task: Task) -> Any:
        """Return what a question has come to; None before there is anything, or if an older program wrote it."""
        kind = KINDS.get(task.kind)
        if kind is None or task.latest is None:
            return None
        key = (task.task_id, task.latest, task.state.is_over)
        known = self._results.get(key)
        if known is None:
            with suppress(ValidationError):
                order = self._known.question(task.task_id, kind)
                known = self._results.put(key, kind.read(order, task.latest, task.state.is_over))
        return known
