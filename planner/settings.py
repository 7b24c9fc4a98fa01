"""What the environment may set, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.text import Lang

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `data/` and `static/`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of this process.

    `solver_slots` is how many solves may run at a time; `language` is what a screen shows
    before anyone chose.
    """

    data_folder: Path
    language: Lang
    solver_slots: int


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read `PLANNER_DATA`, `PLANNER_LANG` and `PLANNER_SOLVER_SLOTS`, or give the defaults.

    Raises
    ------
    ValueError
        If `PLANNER_LANG` is neither zh nor en, or the slots are not a whole number ≥ 1.
    """
    given = os.environ if environment is None else environment
    slots = int(given.get("PLANNER_SOLVER_SLOTS") or max(1, (os.cpu_count() or 2) - 1))
    if slots < 1:
        raise ValueError(f"PLANNER_SOLVER_SLOTS must be at least 1, not {slots}")
    return Settings(
        data_folder=Path(given.get("PLANNER_DATA") or ROOT / "data"),
        language=Lang(given.get("PLANNER_LANG") or "zh"),
        solver_slots=slots,
    )
