"""That this server lives, told to the store; and which others do not any more."""

import time
import uuid
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.task import Process
from planner.services.database.liveness import is_gone, lives, this_process
from planner.store import servers, tasks
from planner.store.errors import StoreError
from planner.store.store import Store
from planner.store.transaction import Transaction

SILENT_S = 20.0
"""A server that was not heard of for so long counts as gone."""
LONG_SILENT = timedelta(minutes=2)
"""The same where there is no time to listen: the clocks of two machines may differ."""


class Heartbeat:
    """One server among those that share the store.

    Whether another is silent is measured by our own clock alone: it is when its last word stays
    the same. So clocks that differ, or are set, do no harm.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.server_id = uuid.uuid4().hex[:12]
        self._heard: dict[str, tuple[datetime, float]] = {}

    def enter(self) -> None:
        """Begin; what a server that is gone left running is marked as interrupted."""
        with self._store.writing(PROGRAM) as write:
            servers.enter(write, self.server_id, this_process())
            self._strike_off(write)

    def beat(self, at_work: Collection[str] | None = None) -> None:
        """Say that this server lives, and which tasks it is at work on if it knows; and look after the others."""
        with self._store.writing(PROGRAM) as write:
            if at_work is not None:
                tasks.put_back(write, self.server_id, at_work)
            if not servers.beat(write, self.server_id):
                servers.enter(write, self.server_id, this_process())
            self._strike_off(write)

    def leave(self) -> None:
        """End; what this server still ran is marked as interrupted."""
        with suppress(StoreError), self._store.writing(PROGRAM) as write:
            servers.leave(write, self.server_id)
            self._strike_off(write)

    def _strike_off(self, write: Transaction) -> None:
        alive = []
        for server_id, process, beat_at in servers.all_servers(write.db):
            is_other = server_id != self.server_id
            if is_other and (is_gone(process) or self._is_silent(server_id, beat_at)):
                servers.leave(write, server_id)
            else:
                alive.append(server_id)
        tasks.interrupt(write, alive)

    def _is_silent(self, server_id: str, beat_at: datetime) -> bool:
        now = time.monotonic()
        last, since = self._heard.get(server_id, (None, now))
        if last != beat_at:
            self._heard[server_id] = (beat_at, now)
            return False
        return now - since > SILENT_S


def is_alive(process: Process, beat_at: datetime) -> bool:
    """Whether a server still works, told at once: by its process, or by its last word where that cannot be seen."""
    seen = lives(process)
    return datetime.now(UTC) - beat_at < LONG_SILENT if seen is None else seen
