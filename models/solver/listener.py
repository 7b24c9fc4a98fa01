"""HiGHS heard while it runs: better plans, signs of life, and the wish to stop passed back.

Heard too is whether its presolve misleads it: a plan of the reduced program that breaks a row of the whole one shows that a
row was lost on the way, and what HiGHS then says of bounds is not true (issue 3216 of HiGHS; with 1.16 a park of the
campaigns had 1 "proven" where 3 is possible).
"""

from math import isfinite
from time import perf_counter
from typing import Any

import highspy
import numpy as np

from models.solver.protocol import Callbacks

_MISLED = "untransformed violations"
"""What HiGHS writes of a plan of the reduced program that breaks a row of the whole one."""
_EASY_ASK_S = 0.05
"""How often at most the caller is asked whether to stop."""


class QuietHighs(highspy.Highs):
    """HiGHS that keeps the standard output to its owner, from the first line on."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS calls it when it is made
        """Silence the console before anything is said."""
        self.setOptionValue("log_to_console", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Listener:
    """Passes HiGHS's signs of life on, and a wish to stop back."""

    def __init__(self, highs: highspy.Highs) -> None:
        self._watch = Callbacks()
        self._asked = 0.0
        self._columns = 0
        self._stop = False
        self._fault: BaseException | None = None
        self.is_misled = False
        """Whether the presolve of the last run lost a row: nothing that the run claims holds."""
        highs.cbLogging += self._said
        highs.cbMipImprovingSolution += self._improved
        highs.cbMipLogging += self._alive
        highs.cbMipInterrupt += self._interrupt
        highs.cbSimplexInterrupt += self._interrupt

    def follow(self, watch: Callbacks | None, *, columns: int) -> None:
        """Pass on to `watch` what the next run says; plans have `columns` values."""
        self._watch = watch or Callbacks()
        self._columns = columns
        self._asked, self._stop, self._fault = 0.0, False, None
        self.is_misled = False

    def finish(self) -> None:
        """Raise what a caller's function raised: it must not travel through foreign code."""
        self._watch = Callbacks()
        if self._fault is not None:
            raise self._fault

    def _said(self, event: Any) -> None:
        if _MISLED in event.message:
            self.is_misled = self._stop = True

    def _improved(self, event: Any) -> None:
        if self._watch.improved is not None:
            self._guarded(self._watch.improved, np.array(event.data_out.mip_solution[: self._columns]))

    def _alive(self, event: Any) -> None:
        if self._watch.alive is not None and not self.is_misled:
            out = event.data_out
            self._guarded(self._watch.alive, _finite(out.mip_primal_bound), _finite(out.mip_dual_bound))

    def _interrupt(self, event: Any) -> None:
        now = perf_counter()
        if self._watch.should_stop is not None and now - self._asked > _EASY_ASK_S:
            self._asked = now
            self._stop = self._stop or bool(self._guarded(self._watch.should_stop))
        event.interrupt(self._stop)  # also when false: HiGHS keeps the last wish for the next run

    def _guarded(self, call: Any, *arguments: Any) -> Any:
        try:
            return call(*arguments)
        except BaseException as fault:  # noqa: BLE001 - raised again by finish()
            self._fault, self._stop = fault, True
            return None


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
