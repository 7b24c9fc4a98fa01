"""What a stage asks of the engine, as every way of answering reads it."""

from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from models.formulation import Formulation
from models.patterns.pool import Flags, Ints
from models.solver import (
    Callbacks,
    FloatArray,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    Termination,
)

_HALF = 0.5
_WHOLE = 1e-7


@dataclass(frozen=True, kw_only=True, eq=False)
class StageQuery:
    """What is asked, since when, and by whom it may be broken off."""

    objective: Objective
    effort: RunLimits
    watch: Callbacks
    start: FloatArray | None
    unlike: Profile | None
    began: float

    @property
    def points(self) -> float:
        """Points of the plan at hand, without the constant."""
        if self.start is None:
            return -np.inf
        return float(self.objective.value(self.start) - self.objective.constant)

    def chosen(self, candidates: int) -> Ints:
        """Return the candidates of the plan at hand; none without one."""
        if self.start is None:
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero(self.start[:candidates] > _HALF)

    def is_cancelled(self) -> bool:
        """Whether the caller wants no more."""
        return self.watch.should_stop is not None and self.watch.should_stop()

    def is_over(self) -> bool:
        """Whether it is cancelled or its time is up."""
        return self.left() <= 0 or self.is_cancelled()

    def ending(self) -> Termination:
        """Return how a question ends that is over."""
        return Termination.STOPPED if self.is_cancelled() else Termination.TIME

    def left(self) -> float:
        """Seconds left."""
        return self.effort.seconds - (perf_counter() - self.began)


def carries_of(formulation: Formulation, objective: Objective) -> Flags:
    """Return whether each candidate brings anything by itself or through a column of its firm."""
    count = len(formulation.candidates)
    carries = objective.coefficients[:count] != 0
    for column in (np.flatnonzero(objective.coefficients[count:]) + count).tolist():
        cases = formulation.columns[column].cases
        if len(cases) == 1 and len(cases[0]) == 1:
            carries[list(cases[0][0])] = True
    return np.asarray(carries, dtype=np.bool_)


def is_whole(relaxed: RelaxationResult) -> bool:
    """Return whether the point of a relaxation has whole numbers in every column: it is the best plan then."""
    return bool((np.abs(relaxed.values - np.rint(relaxed.values)) < _WHOLE).all())


def sharper(answer: RunResult, known: RunResult) -> RunResult:
    """Return an answer of the general way with the lower of both bounds."""
    if known.bound is None or answer.ending in (Termination.DONE, Termination.INFEASIBLE, Termination.FAULT):
        return answer
    bound = known.bound if answer.bound is None else min(answer.bound, known.bound)
    return replace(answer, bound=bound)
