"""Tasks as the store has them; one that is over never changes, so it is read once."""

from typing import Any

from planner.domain.solving.task import StoredTask
from planner.services.planning.wire import SolveOrder
from planner.services.recent import Recent
from planner.services.tasks.kind import AnOrder, TaskKind
from planner.store import orders, tasks
from planner.store.store import Store

REMEMBERED = 64
"""Tasks and orders that stay in the memory of this process: more than a page asks for at once."""


class TaskCache:
    """The tasks of one database, and what they were asked to solve."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._over: Recent[str, StoredTask] = Recent(REMEMBERED)
        self._orders: Recent[str, SolveOrder] = Recent(REMEMBERED)
        self._questions: Recent[str, Any] = Recent(REMEMBERED)

    def kept(self, task_id: str) -> StoredTask | None:
        """Return a task; None if there is none."""
        known = self._over.get(task_id)
        if known is not None:
            return known
        with self._store.reading() as db:
            found = tasks.find(db, task_id)
        if found is not None and found.task.state.is_over:
            self._over.put(task_id, found)
        return found

    def newest(self, *, facts: str | None = None, scenario: str | None = None) -> tuple[StoredTask, ...]:
        """Return the newest tasks, newest last: all, those on the very facts named, or those of a scenario."""
        with self._store.reading() as db:
            ids = tasks.newest(db, facts=facts, scenario=scenario)
        return tuple(task for task in map(self.kept, ids) if task is not None)

    def order(self, task_id: str) -> SolveOrder:
        """Return what a task is to solve."""
        known = self._orders.get(task_id)
        if known is None:
            with self._store.reading() as db:
                known = self._orders.put(task_id, SolveOrder(*orders.order(db, task_id)))
        return known

    def question(self, task_id: str, kind: TaskKind[AnOrder, Any]) -> AnOrder:
        """Return what a task of a kind is asked.

        Raises
        ------
        pydantic.ValidationError
            If this program cannot read it.
        """
        known: AnOrder | None = self._questions.get(task_id)
        if known is None:
            with self._store.reading() as db:
                asked = orders.question(db, task_id)
            assert asked is not None
            known = self._questions.put(task_id, kind.order_of(asked))
        return known
