"""What the environment may set, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from planner.text import Lang

DATABASE_NAME = "planner.sqlite3"
ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `data/` and `static/`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this process.

    `solver_slots` is how many solves may run at a time; `language` is what a screen shows
    before anyone chose. `database_url` says where everything is kept: a file of SQLite in the
    user's data folder unless another is named; `sqlite://` alone keeps it in memory.
    `solver_memory_mb` is what one solve may take of memory, 0 for no limit. `user_folder` is
    where this PC keeps its own: who works here, and the usual database.
    """

    data_folder: Path
    language: Lang
    solver_slots: int
    database_url: str
    solver_memory_mb: int
    user_folder: Path


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the variables that begin with `PLANNER_`, or give the defaults; see docs/deployment.md.

    Raises
    ------
    ValueError
        If `PLANNER_LANG` is neither zh nor en, the slots are not a whole number ≥ 1, or the
        memory is not a whole number ≥ 0.
    """
    given = os.environ if environment is None else environment
    slots = int(given.get("PLANNER_SOLVER_SLOTS") or max(1, (os.cpu_count() or 2) - 1))
    if slots < 1:
        raise ValueError(f"PLANNER_SOLVER_SLOTS must be at least 1, not {slots}")
    memory_mb = int(given.get("PLANNER_SOLVER_MEMORY_MB") or _usual_memory_mb())
    if memory_mb < 0:
        raise ValueError(f"PLANNER_SOLVER_MEMORY_MB must be 0 or more, not {memory_mb}")
    folder = Path(given.get("PLANNER_HOME") or user_data_path("ParkPlanner", appauthor=False))
    return Settings(
        data_folder=Path(given.get("PLANNER_DATA") or ROOT / "data"),
        language=Lang(given.get("PLANNER_LANG") or "zh"),
        solver_slots=slots,
        database_url=given.get("PLANNER_DATABASE_URL") or usual_database_url(folder),
        solver_memory_mb=memory_mb,
        user_folder=folder,
    )


def usual_database_url(folder: Path) -> str:
    """Name the file in the user's data folder; nothing is made."""
    return f"sqlite:///{(folder / DATABASE_NAME).as_posix()}"


def _usual_memory_mb() -> int:
    """Give three quarters of this machine's memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4 // 2**20
    except (AttributeError, ValueError, OSError):
        return 0
