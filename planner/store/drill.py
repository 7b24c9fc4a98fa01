"""A restore drill: a backup is put into a database of its own, and what is read there compared with it."""

from dataclasses import dataclass
from pathlib import Path

from planner.scratch import ScratchKind, scratch_folder
from planner.store.archive import BackupManifest, read_archive, restore_archive, tables_that_differ
from planner.store.store import Store
from planner.store.verify import verify
from planner.text import Message


@dataclass(frozen=True, kw_only=True)
class DrillReport:
    """What came of a drill: tables of the copy that are not those of the backup, and faults found in the copy brought up."""

    backup: BackupManifest
    differing: tuple[str, ...]
    faults: tuple[Message, ...]

    @property
    def is_equal(self) -> bool:
        """Whether the restored copy holds what the backup does, and is whole."""
        return not (self.differing or self.faults)


def drill(source: Path) -> DrillReport:
    """Restore a backup into a database that is thrown away; nothing else is touched.

    Each row is compared at the revision of the backup; then it is restored as `restore` would, brought up and verified.

    Raises
    ------
    StoreError
        If it is not a whole backup, is of a newer program, or cannot be restored.
    """
    archive = read_archive(source)
    with scratch_folder(ScratchKind.DRILL) as folder:
        store = Store(f"sqlite:///{folder.as_posix()}/planner.sqlite3")
        try:
            differing = tables_that_differ(store, archive)
            restore_archive(store, archive)
            return DrillReport(backup=archive, differing=differing, faults=verify(store))
        finally:
            store.close()
