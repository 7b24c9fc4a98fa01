"""What the database says of itself to whoever watches the server."""

from dataclasses import dataclass
from datetime import datetime

from planner.domain.solving.task import TaskState
from planner.store import tasks
from planner.store.backups import automatic_backups, moment_of
from planner.store.store import Store


@dataclass(frozen=True, kw_only=True)
class StoreFigures:
    """Tasks by their state, and when the newest automatic backup was written."""

    tasks: dict[TaskState, int]
    newest_backup: datetime | None


def figures_of(store: Store) -> StoreFigures:
    """Return the figures of this moment.

    Raises
    ------
    StoreError
        If the database cannot be read.
    """
    with store.reading() as db:
        counts = tasks.counts(db)
    moments = [moment for moment in map(moment_of, automatic_backups(store.address)) if moment is not None]
    return StoreFigures(tasks=counts, newest_backup=max(moments, default=None))
