"""What processes leave behind that were killed, and what has run out, is cleared away: when a server begins, and once an hour.

Tasks of servers that are gone are not among it: whichever server lives marks them at each beat (`heartbeat`).
"""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.projects.actor import PROGRAM
from planner.scratch import remove_left_folders
from planner.store import people
from planner.store.backups import remove_unfinished
from planner.store.engine import is_memory
from planner.store.errors import StoreError
from planner.store.store import Store

EVERY_S = 3600.0
"""How often it is looked for."""
LOGINS_KEPT = timedelta(days=30)
"""How long a login that ran out is remembered: longer than a clock is wrong."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class CleanupReport:
    """What was cleared away: folders of ended processes, backups that were never finished, logins that ran out."""

    folders: tuple[Path, ...] = ()
    backups: tuple[Path, ...] = ()
    logins: int = 0


class Cleanup:
    """The clearing away of one server, in a thread of its own."""

    def __init__(self, store: Store, *, place: Path | None = None) -> None:
        self._store = store
        self._place = place
        self._over = threading.Event()

    def begin(self) -> None:
        """Clear away now, and once an hour from now on."""
        threading.Thread(target=self._go_on, daemon=True, name="cleanup").start()

    def close(self) -> None:
        """Clear away no more."""
        self._over.set()

    def clear(self, now: datetime | None = None) -> CleanupReport:
        """Clear away what nobody uses any more, and return what it was; what a living process holds stays.

        Raises
        ------
        StoreError
            If the database cannot be read or written.
        """
        folders = remove_left_folders(self._place)
        backups = [] if is_memory(self._store.address) else remove_unfinished(self._store.address)
        if folders or backups:
            _LOG.info("Removed what was left behind: %s", ", ".join(map(str, (*folders, *backups))))
        logins = self._forget_logins((now or datetime.now(UTC)) - LOGINS_KEPT)
        if logins:
            _LOG.info("Forgot %d logins that ran out", logins)
        return CleanupReport(folders=tuple(folders), backups=tuple(backups), logins=logins)

    def _forget_logins(self, before: datetime) -> int:
        with self._store.reading() as db:
            if not people.has_logins(db, before):
                return 0
        with self._store.writing(PROGRAM) as write:
            return people.forget_logins(write, before)

    def _go_on(self) -> None:
        while True:
            try:
                self.clear()
            except (StoreError, OSError) as fault:
                _LOG.warning("Not all could be cleared away: %s", fault)
            except Exception:  # noqa: BLE001  a thread that ended would clear away nothing any more
                _LOG.exception("Not all could be cleared away")
            if self._over.wait(EVERY_S):
                return
