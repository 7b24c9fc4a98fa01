"""Tasks as the store has them; one that is over never changes, so it is read once."""

from typing import Any

from planner.domain.solving.task import StoredTask
from planner.services.planning.wire import SolveOrder
from planner.services.recent import Recent
from planner.services.tasks.kind import AnOrder, TaskKind
from planner.store import orders, tasks
from planner.store.store import Store

REMEMBERED = 64
"""Jobs and orders that stay in the memory of this process: more than a page asks for at once."""


class TaskCache:
    """The jobs of one database, and what they were asked to solve."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._over: Recent[str, StoredTask] = Recent(REMEMBERED)
        self._orders: Recent[str, SolveOrder] = Recent(REMEMBERED)
        self._questions: Recent[str, Any] = Recent(REMEMBERED)

    def kept(self, job_id: str) -> StoredTask | None:
        """Return a job; None if there is none."""
        known = self._over.get(job_id)
        if known is not None:
            return known
        with self._store.reading() as db:
            found = tasks.find(db, job_id)
        if found is not None and found.job.state.is_over:
            self._over.put(job_id, found)
        return found

    def newest(self, *, facts: str | None = None, scenario: str | None = None) -> tuple[StoredTask, ...]:
        """Return the newest jobs, newest last: all, those on the very facts named, or those of a scenario."""
        with self._store.reading() as db:
            ids = tasks.newest(db, facts=facts, scenario=scenario)
        return tuple(job for job in map(self.kept, ids) if job is not None)

    def order(self, job_id: str) -> SolveOrder:
        """Return what a job is to solve."""
        known = self._orders.get(job_id)
        if known is None:
            with self._store.reading() as db:
                known = self._orders.put(job_id, SolveOrder(*orders.order(db, job_id)))
        return known

    def question(self, job_id: str, kind: TaskKind[AnOrder, Any]) -> AnOrder:
        """Return what a task of a kind is asked.

        Raises
        ------
        pydantic.ValidationError
            If this program cannot read it.
        """
        known: AnOrder | None = self._questions.get(job_id)
        if known is None:
            with self._store.reading() as db:
                asked = orders.question(db, job_id)
            assert asked is not None
            known = self._questions.put(job_id, kind.order_of(asked))
        return known
