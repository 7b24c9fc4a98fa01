"""The time a solve may take, building included, and how the stages share it."""

from collections.abc import Callable, Sequence
from math import inf
from time import perf_counter

from models.tiers import ObjectiveStage
from planner.domain.keys import GoalKey

_LATER_VALUE = 0.10
_LATER_TIDINESS = 0.05
"""Parts of the whole limit that are kept for each later stage of value, and for tidiness."""
_MOST_KEPT = 0.5
_LATER_CHANGES = 0.2
_CHANGES_SHARE = 0.8
CHANGES = GoalKey.CHANGES
"""The tier of fewest changes: it has a part of the time of its own, where a plan is in force."""

_LOOK_EVERY_S = 0.02
"""How often at most long work asks whether to go on."""


class HaltedError(Exception):
    """The time was over, or someone wanted the work to stop, before it came to anything."""


class Clock:
    """Seconds since a solve began, its limit, and the wish to stop it."""

    def __init__(
        self,
        limit_s: float,
        should_stop: Callable[[], bool] | None = None,
        *,
        began: float | None = None,
    ) -> None:
        """Begin now, or when `perf_counter` said `began`."""
        self._began = perf_counter() if began is None else began
        self._limit_s = limit_s
        self._asked = should_stop
        self._stopped = False
        self._looked = -inf

    def now(self) -> float:
        """Seconds since the solve began."""
        return perf_counter() - self._began

    def left(self) -> float:
        """Seconds left."""
        return self._limit_s - self.now()

    def within(self, seconds: float) -> "Clock":
        """Return a clock for a part of the work: it begins now and ends with this one at the latest."""
        return Clock(min(seconds, self.left()), self.should_stop)

    def with_reserve(self, seconds: float) -> "Clock":
        """Return a clock for what follows the work: it has what is left, but `seconds` at least."""
        return Clock(max(seconds, self.left()), self.should_stop)

    def should_stop(self) -> bool:
        """Whether someone wants the solve to stop, or once did."""
        self._stopped = self._stopped or (self._asked is not None and self._asked())
        return self._stopped

    def is_over(self) -> bool:
        """Whether there is no time left, or someone wants the solve to stop."""
        return self.left() <= 0.0 or self.should_stop()

    def tick(self) -> None:
        """Go on if there is time; whatever goes through many things calls it for each of them.

        Raises
        ------
        HaltedError
            If the time is over or someone wants the solve to stop.
        """
        now = perf_counter()
        if now - self._looked >= _LOOK_EVERY_S:
            if self.is_over():
                raise HaltedError  # and again at the next thing: a clock that ended stays ended
            self._looked = now

    def share(self, stages: Sequence[ObjectiveStage], position: int) -> float:
        """Return the seconds that the stage at `position` may take.

        A stage of value leaves something for those after it, more where fewest changes is among
        them, which takes most of what is left; other tidiness takes half of it, the last stage all.
        """
        left, later = self.left(), stages[position + 1 :]
        if not later:
            return left
        if not stages[position].carries_value:
            return left * (_CHANGES_SHARE if _counts_changes(stages[position]) else 0.5)
        valued = sum(stage.carries_value for stage in later)
        kept = valued * _LATER_VALUE + (valued < len(later)) * _LATER_TIDINESS
        kept += any(map(_counts_changes, later)) * _LATER_CHANGES
        return left - min(kept * self._limit_s, _MOST_KEPT * left)


def _counts_changes(stage: ObjectiveStage) -> bool:
    return stage.goal == CHANGES and not stage.objective.is_constant


ENDLESS = Clock(inf)
"""The clock of work that nobody limits."""
