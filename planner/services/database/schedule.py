"""Backups that write themselves: the first soon after the start where the newest is a day old, then day by day."""

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.settings import Settings
from planner.store.archive import BackupManifest, read_archive
from planner.store.backups import DAILY, automatic_backups, back_up, moment_of
from planner.store.engine import is_memory
from planner.store.errors import StoreError
from planner.store.store import Store

FIRST_AFTER_S = 60.0
"""The first pages go before the first backup."""
AGAIN_AFTER_S = 3600.0
"""How often it is looked whether one is due: a PC sleeps at night."""
_CHANGE_BY_THEMSELVES = frozenset({"servers"})
"""Tables that tell nothing of what people keep."""

_LOG = logging.getLogger(__name__)


class BackupSchedule:
    """The automatic backups of one server, in a thread of their own."""

    def __init__(self, store: Store, *, hours: int, kept: int) -> None:
        self._store = store
        self._every = timedelta(hours=hours)
        self._kept = kept
        self._over = threading.Event()
        self._written: float | None = None

    def begin(self) -> None:
        """Look after the backups from now on; not where nothing is kept, or none are wanted."""
        if self._every and not is_memory(self._store.address):
            threading.Thread(target=self._go_on, daemon=True, name="backups").start()

    def close(self) -> None:
        """Write no more."""
        self._over.set()

    def back_up_if_due(self, now: datetime | None = None) -> Path | None:
        """Return the backup that was written because the newest of the schedule is too old; None if it is not.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        before = automatic_backups(self._store.address, is_daily=True)
        if not self._is_due(before, now or datetime.now(UTC)):
            return None
        written = back_up(self._store, DAILY, kept=self._kept)
        self._written = time.monotonic()
        if before and _hold_the_same(before[-1], written):
            before[-1].unlink(missing_ok=True)  # each that stays is another day's work
        return written

    def _is_due(self, before: list[Path], now: datetime) -> bool:
        if self._written is not None and time.monotonic() - self._written < self._every.total_seconds():
            return False
        newest = moment_of(before[-1]) if before else None
        # One from the future was written while the clock was wrong, and says nothing of today.
        return newest is None or not timedelta(0) <= now - newest < self._every

    def _go_on(self) -> None:
        wait = FIRST_AFTER_S
        while not self._over.wait(wait):
            wait = AGAIN_AFTER_S
            try:
                written = self.back_up_if_due()
            except StoreError as error:
                _LOG.warning("No automatic backup: %s", error)
            except Exception:  # noqa: BLE001  the next may be written; a thread that ended would write none
                _LOG.exception("No automatic backup")
            else:
                if written is not None:
                    _LOG.info("Automatic backup: %s", written)


def backup_schedule(store: Store, settings: Settings) -> BackupSchedule:
    """Return the schedule that the settings ask for."""
    return BackupSchedule(store, hours=settings.backup_hours, kept=settings.kept_backups)


def _hold_the_same(one: Path, other: Path) -> bool:
    """Whether two backups hold the same; one that cannot be read holds nothing."""
    try:
        return _content(read_archive(one)) == _content(read_archive(other))
    except StoreError:
        return False


def _content(archive: BackupManifest) -> tuple[str, dict[str, str]]:
    hashes = {name: one for name, one in archive.hashes.items() if name not in _CHANGE_BY_THEMSELVES}
    return archive.revision, hashes
