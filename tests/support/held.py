"""Solves that a test holds open itself: it looks at them on the way, and lets them go, cancels or kills them.

A gate is a folder that a test and its workers share. While it is closed, solves stand still where it says. What
a test sees of a held solve cannot hang on the speed of the solver.
"""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

VARIABLE = "PLANNER_TEST_GATE"
COMMAND = (sys.executable, "-m", "tests.support.held_worker")
"""A worker that minds the gate which `VARIABLE` names."""
_LOOK_EVERY_S = 0.02
_HURRY, _PASS = "hurry", "pass"


class At(StrEnum):
    """Where solves stand still: at their beginning; at a plan; at a plan that took no time; with only the end to tell."""

    BEGIN = "begin"
    PLAN = "plan"
    PLAN_AT_ONCE = "plan_at_once"
    END = "end"


@dataclass(frozen=True)
class Gate:
    """A folder with a mark in it while solves are held."""

    folder: Path

    @contextlib.contextmanager
    def closed(self, at: At = At.PLAN) -> Iterator[None]:
        """Hold every solve that begins or runs meanwhile; let them go at the end."""
        self.folder.mkdir(exist_ok=True)
        mark = self.folder / at
        mark.touch()
        try:
            yield
        finally:
            mark.unlink()

    def let_one_go(self) -> None:
        """Let one solve that is held, or the next that comes, go past where it stands."""
        (self.folder / _PASS).touch()

    def hurry(self) -> None:
        """Let every solve from now on end soon once it is let go, whatever its limit."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / _HURRY).touch()

    @property
    def hurries(self) -> bool:
        """Whether solves end soon."""
        return (self.folder / _HURRY).exists()

    def is_closed(self, at: At) -> bool:
        """Whether solves are held there."""
        return (self.folder / at).exists()

    def wait(self, at: At, should_stop: Callable[[], bool]) -> None:
        """Wait until solves are let go, or this one is to stop."""
        while self.is_closed(at) and not should_stop() and not self._is_let_go():
            time.sleep(_LOOK_EVERY_S)

    def _is_let_go(self) -> bool:
        with contextlib.suppress(FileNotFoundError):
            (self.folder / _PASS).unlink()
            return True
        return False
