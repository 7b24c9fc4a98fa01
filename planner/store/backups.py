"""Automatic backups: a folder beside the database, in the order they were written, and the oldest go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL

from planner.scratch import is_left
from planner.store.archive import read_archive, read_back, write_archive
from planner.store.engine import address_of, is_memory
from planner.store.errors import StoreError
from planner.store.store import Store

KEPT_BACKUPS = 10
"""Automatic backups of each kind that stay; older ones go."""
DAILY = "daily"
"""What the backup of a schedule is written for; the others are written before something is changed."""
_STAMP = "%Y%m%d-%H%M%S-%f"


def back_up(store: Store, why: str, *, kept: int = KEPT_BACKUPS) -> Path:
    """Write an automatic backup beside the database; the oldest of its kind go once the new one was read back whole.

    Raises
    ------
    StoreError
        If it cannot be written or is not whole; then none goes.
    """
    folder = backups_of(store.address)
    path = folder / f"{_next_stamp(folder)}-{why}.zip"
    write_archive(store, path)
    read_back(path)
    for old in automatic_backups(store.address, is_daily=why == DAILY)[:-kept]:
        if old != path:
            old.unlink(missing_ok=True)
    return path


def automatic_backups(address: URL, *, is_daily: bool | None = None) -> list[Path]:
    """Return the automatic backups of a database, oldest first: those of the schedule, the others, or all."""
    found = sorted(backups_of(address).glob("*.zip"))
    return found if is_daily is None else [one for one in found if (why_of(one) == DAILY) is is_daily]


def remove_unfinished(address: URL) -> list[Path]:
    """Remove the backups that were begun by a process that is gone, and return them; each holds facts and is of no use."""
    gone = [part for part in sorted(backups_of(address).glob("*.zip.part")) if is_left(part)]
    for part in gone:
        part.unlink(missing_ok=True)
    return gone


def moment_of(backup: Path) -> datetime | None:
    """Return when an automatic backup was written, by its name; None where that says nothing."""
    try:
        return datetime.strptime("-".join(backup.stem.split("-")[:3]), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def why_of(backup: Path) -> str:
    """Return what an automatic backup was written for, by its name."""
    return "-".join(backup.stem.split("-")[3:])


def _next_stamp(folder: Path) -> str:
    """Return the moment as the beginning of a name that comes after every other, also where the clock was set back."""
    stamps = [moment for moment in map(moment_of, folder.glob("*.zip")) if moment is not None]
    soonest = max(stamps, default=datetime.min.replace(tzinfo=UTC)) + timedelta(microseconds=1)
    return f"{max(datetime.now(UTC), soonest):{_STAMP}}"


def path_of(address: URL) -> Path | None:
    """Return the file of an SQLite database; None for others."""
    if address.get_backend_name() != "sqlite" or is_memory(address):
        return None
    return Path(str(address.database))


def backups_of(address: URL) -> Path:
    """Return the folder of the automatic backups of a database."""
    path = path_of(address)
    if path is not None:
        return path.parent / "backups"
    name = f"{address.host or 'local'}-{address.database or 'memory'}"
    return user_data_path("ParkPlanner", appauthor=False) / "backups" / name


def newest_backup(url: str) -> Path | None:
    """Return the newest automatic backup of the database at a URL that is whole."""
    for path in sorted(backups_of(address_of(url)).glob("*.zip"), reverse=True):
        try:
            return read_archive(path).path
        except StoreError:
            continue
    return None
