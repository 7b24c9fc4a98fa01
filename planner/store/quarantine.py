"""A damaged file of SQLite: moved out of the way with what belongs to it, never overwritten."""

from datetime import UTC, datetime
from pathlib import Path

from planner.store.errors import StoreError, StoreFault, fault_message

_ENDINGS = ("-wal", "-shm", "")


def move_away(path: Path) -> Path:
    """Rename a database and its logs; return the new name.

    Raises
    ------
    StoreError
        If it cannot be renamed; then it is where it was.
    """
    mark = f".damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    aside = path.with_name(path.name + mark)
    try:
        _rename(path, "", mark)
    except OSError as fault:
        _rename(path, mark, "")
        raise StoreError(
            StoreFault.READ_ONLY, fault_message(StoreFault.READ_ONLY), detail=str(fault)
        ) from fault
    return aside


def put_back(path: Path, aside: Path) -> None:
    """Put what was set aside in its old place; what was made there meanwhile goes."""
    for ending in _ENDINGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    _rename(path, aside.name.removeprefix(path.name), "")


def _rename(path: Path, old: str, new: str) -> None:
    """Change what ends the names of a database and its logs."""
    for ending in _ENDINGS:
        part = path.with_name(path.name + ending + old)
        if part.exists():
            part.rename(path.with_name(path.name + ending + new))
