"""Jobs as the store has them; one that is over never changes, so it is read once."""

from planner.domain.solving.job import StoredJob
from planner.services.recent import Recent
from planner.services.wire import SolveOrder
from planner.store import jobs
from planner.store.store import Store

REMEMBERED = 64
"""Jobs and orders that stay in the memory of this process: more than a page asks for at once."""


class JobCache:
    """The jobs of one database, and what they were asked to solve."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._over: Recent[str, StoredJob] = Recent(REMEMBERED)
        self._orders: Recent[str, SolveOrder] = Recent(REMEMBERED)

    def kept(self, job_id: str) -> StoredJob | None:
        """Return a job; None if there is none."""
        known = self._over.get(job_id)
        if known is not None:
            return known
        with self._store.reading() as db:
            found = jobs.find(db, job_id)
        if found is not None and found.job.state.is_over:
            self._over.put(job_id, found)
        return found

    def newest(self, *, facts: str | None = None, scenario: str | None = None) -> tuple[StoredJob, ...]:
        """Return the newest jobs, newest last: all, those on the very facts named, or those of a scenario."""
        with self._store.reading() as db:
            ids = jobs.newest(db, facts=facts, scenario=scenario)
        return tuple(job for job in map(self.kept, ids) if job is not None)

    def order(self, job_id: str) -> SolveOrder:
        """Return what a job is to solve."""
        known = self._orders.get(job_id)
        if known is None:
            with self._store.reading() as db:
                known = self._orders.put(job_id, SolveOrder(*jobs.order(db, job_id)))
        return known
