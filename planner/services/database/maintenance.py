"""Care of the database: backup, restore, upgrade, verification."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from planner.scratch import ScratchKind, scratch_folder
from planner.services.database.heartbeat import is_alive
from planner.settings import Settings
from planner.store import schema, trail
from planner.store.archive import BackupManifest, read_archive, write_archive
from planner.store.backups import automatic_backups, path_of
from planner.store.drill import DrillReport
from planner.store.drill import drill as drill_of
from planner.store.engine import address_of
from planner.store.errors import StoreError, StoreFault
from planner.store.opening import is_empty_file, open_store, restore
from planner.store.store import Store
from planner.store.trail import TrailHead
from planner.store.verify import verify as faults_of
from planner.text import Message, message

__all__ = [
    "BackupManifest",
    "DrillReport",
    "Place",
    "StoreError",
    "StoreFault",
    "TrailHead",
    "back_up",
    "backups",
    "drill",
    "holds",
    "place",
    "put_back",
    "trail_head",
    "upgrade",
    "verify",
]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where everything is kept: the address without its password, and the file if it is one."""

    shown: str
    path: Path | None


def place(settings: Settings) -> Place:
    """Say where the database is; nothing is opened.

    Raises
    ------
    StoreError
        If the address names no database we know.
    """
    address = address_of(settings.database_url)
    return Place(shown=address.render_as_string(hide_password=True), path=path_of(address))


def back_up(settings: Settings, path: Path) -> BackupManifest:
    """Write everything that is kept into one file, while others go on working.

    Raises
    ------
    StoreError
        If the database cannot be read, or the file cannot be written.
    """
    with closing(_there(settings)) as store:
        return write_archive(store, path)


def backups(settings: Settings) -> list[tuple[Path, BackupManifest | None]]:
    """Return the automatic backups, newest first, each with what it says of itself; None for one that is damaged.

    Raises
    ------
    StoreError
        If the address names no database we know.
    """
    return [(path, _read(path)) for path in reversed(automatic_backups(address_of(settings.database_url)))]


def drill(settings: Settings, path: Path | None = None) -> DrillReport:
    """Restore a backup, or one written for it now, into a database that is thrown away, and compare the two.

    Raises
    ------
    StoreError
        If the database cannot be read, or the backup cannot be restored.
    """
    if path is not None:
        return drill_of(path)
    with scratch_folder(ScratchKind.DRILL) as folder:
        fresh = folder / "backup.zip"
        back_up(settings, fresh)
        return drill_of(fresh)


def _read(path: Path) -> BackupManifest | None:
    try:
        return read_archive(path)
    except StoreError:
        return None


def put_back(settings: Settings, path: Path, *, force: bool = False) -> tuple[BackupManifest, Path | None]:
    """Restore a backup; return it, and where what was there before went to.

    Raises
    ------
    StoreError
        If anything stands against it, such as a server at work unless it is forced; then the
        database is as it was.
    """
    return restore(settings.database_url, path, is_alive=None if force else is_alive)


def upgrade(settings: Settings, *, force: bool = False) -> str:
    """Bring the database up to this program, after a backup; return the revision.

    Raises
    ------
    StoreError
        If it cannot be brought up, or a server works on the older one unless it is forced; then
        it is as it was.
    """
    open_store(settings.database_url, is_alive=None if force else is_alive).close()
    return schema.newest()


def verify(settings: Settings) -> tuple[Message, ...]:
    """Read everything that is kept, and return a sentence for each fault.

    Raises
    ------
    StoreError
        If it cannot be read at all.
    """
    with closing(_there(settings)) as store:
        return faults_of(store)


def trail_head(settings: Settings) -> TrailHead:
    """Return the end of the chain of the audit trail, to be noted elsewhere.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    with closing(_there(settings)) as store, store.reading() as db:
        return trail.head(db)


def holds(settings: Settings, seen: TrailHead) -> bool:
    """Whether the trail still has every line it had when its head was noted.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    with closing(_there(settings)) as store, store.reading() as db:
        return trail.holds(db, seen)


def _there(settings: Settings) -> Store:
    """Open the database as it is; one that is not there is not made."""
    path = place(settings).path
    if is_empty_file(path):
        said = message(
            "数据库文件是空的（0 字节）：{path}。里面还没有内容；首次启动程序时会自动建立。",
            "The database file is empty (0 bytes): {path}. There is nothing in it yet; it is made when the planner is "
            "first started.",
            path=str(path),
        )
        raise StoreError(StoreFault.MISSING, said)
    if path is not None and not path.exists():
        said = message(
            "还没有数据库：{path}。首次启动程序时会自动建立。",
            "There is no database yet at {path}. It is made when the planner is first started.",
            path=str(path),
        )
        raise StoreError(StoreFault.MISSING, said)
    return open_store(settings.database_url, upgrade=False)
