"""What the environment may set, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from planner.text import Lang, Message, Text, message

DATABASE_NAME = "planner.sqlite3"
ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `data/` and `static/`."""


_MOST_DIGITS = 9


class SettingsError(ValueError):
    """A variable of the environment that says something else than it may."""

    def __init__(self, name: str, value: str, expected: Text) -> None:
        super().__init__(f"{name} is {value!r}; expected: {expected.en}")
        self.message: Message = message(
            "环境变量 {name} 的值是“{value}”，应为 {expected}。请改正后重新启动。",
            "The environment variable {name} is “{value}”; it should be {expected}. Correct it and start again.",
            name=name,
            value=value,
            expected=expected,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this process.

    `solver_slots` is how many solves may run at a time; `language` is what a screen shows
    before anyone chose. `database_url` says where everything is kept: a file of SQLite in the
    user's data folder unless another is named; `sqlite://` alone keeps it in memory.
    `solver_memory_mb` is what one solve may take of memory, 0 for no limit. `user_folder` is
    where this PC keeps its own: who works here, and the usual database.
    `scheduler` is the address of a dask scheduler whose workers take what can be spread; without one, so many
    processes of this machine as `spread_workers`. Where `is_warm`, the app keeps a worker that is loaded already.
    """

    data_folder: Path
    language: Lang
    solver_slots: int
    database_url: str
    solver_memory_mb: int
    user_folder: Path
    scheduler: str | None = None
    spread_workers: int = 1
    is_warm: bool = True


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the variables that begin with `PLANNER_`, or give the defaults; see docs/deployment.md.

    Raises
    ------
    SettingsError
        If `PLANNER_LANG` is neither zh nor en, the slots are not a whole number ≥ 1, or the
        memory or `PLANNER_WARM_WORKERS` is not a whole number ≥ 0.
    """
    given = os.environ if environment is None else environment
    slots = _whole(given, "PLANNER_SOLVER_SLOTS", least=1)
    memory_mb = _whole(given, "PLANNER_SOLVER_MEMORY_MB", least=0)
    warm = _whole(given, "PLANNER_WARM_WORKERS", least=0)
    folder = Path(given.get("PLANNER_HOME") or user_data_path("ParkPlanner", appauthor=False))
    return Settings(
        data_folder=Path(given.get("PLANNER_DATA") or ROOT / "data"),
        language=_language(given),
        solver_slots=max(1, (os.cpu_count() or 2) - 1) if slots is None else slots,
        database_url=given.get("PLANNER_DATABASE_URL") or usual_database_url(folder),
        solver_memory_mb=_usual_memory_mb() if memory_mb is None else memory_mb,
        user_folder=folder,
        scheduler=given.get("PLANNER_SCHEDULER") or None,
        spread_workers=(os.cpu_count() or 1) if slots is None else slots,
        is_warm=warm != 0,
    )


def usual_database_url(folder: Path) -> str:
    """Name the file in the user's data folder; nothing is made."""
    return f"sqlite:///{(folder / DATABASE_NAME).as_posix()}"


def _whole(given: Mapping[str, str], name: str, *, least: int) -> int | None:
    """Read a whole number; None if the variable is not set."""
    text = given.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) >= least):
        expected = Text(f"不小于 {least} 的整数", f"a whole number, {least} or more")
        raise SettingsError(name, text, expected)
    return int(text)


def _language(given: Mapping[str, str]) -> Lang:
    text = given.get("PLANNER_LANG") or Lang.ZH
    if text not in set(Lang):
        raise SettingsError("PLANNER_LANG", text, Text("zh 或 en", "zh or en"))
    return Lang(text)


def _usual_memory_mb() -> int:
    """Return three quarters of this machine's memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4 // 2**20
    except (AttributeError, ValueError, OSError):
        return 0
