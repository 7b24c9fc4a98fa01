"""The time a solve may take, and how the stages share it."""

from collections.abc import Callable, Sequence
from time import perf_counter

from models.tiers import Stage

_LATER_VALUE = 0.10
_LATER_TIDINESS = 0.05
"""Parts of the whole limit that are kept for each later stage of value, and for tidiness."""
_MOST_KEPT = 0.5


class Clock:
    """Seconds since a solve began, its limit, and the wish to stop it."""

    def __init__(self, limit_s: float, should_stop: Callable[[], bool] | None = None) -> None:
        self._began = perf_counter()
        self._limit_s = limit_s
        self._asked = should_stop
        self._stopped = False

    def now(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self._began

    def left(self) -> float:
        """Seconds left."""
        return self._limit_s - self.now()

    def should_stop(self) -> bool:
        """Whether someone wants the solve to stop, or once did."""
        self._stopped = self._stopped or (self._asked is not None and self._asked())
        return self._stopped

    def share(self, stages: Sequence[Stage], position: int) -> float:
        """Give the seconds that the stage at `position` may take.

        A stage of value leaves something for those after it; tidiness takes half of what is
        left, the last stage all of it.
        """
        left, later = self.left(), stages[position + 1 :]
        if not later:
            return left
        if not stages[position].carries_value:
            return left / 2
        valued = sum(stage.carries_value for stage in later)
        kept = valued * _LATER_VALUE + (valued < len(later)) * _LATER_TIDINESS
        return left - min(kept * self._limit_s, _MOST_KEPT * left)
