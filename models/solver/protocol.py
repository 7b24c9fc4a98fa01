"""What is asked of a solver and what it answered, in words that belong to none of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import floor, gcd, isfinite

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

TOLERANCE = 1e-6
"""How far a value may lie from a whole number, or a row from its limit."""


class SolverError(Exception):
    """A solver that is not there, or that broke off without an answer."""


class Termination(StrEnum):
    """Why a run came to its end, as the solver itself gave it."""

    DONE = "done"
    """The best plan is known within the gap asked for."""
    INFEASIBLE = "infeasible"
    TIME = "time"
    NODES = "nodes"
    STOPPED = "stopped"
    FAULT = "fault"


@dataclass(frozen=True, eq=False)
class Objective:
    """A whole-number sum over all columns, to be maximised.

    `coefficients` has one entry a column, `constant` is added.
    """

    coefficients: IntArray
    constant: int = 0

    def value(self, values: FloatArray) -> int:
        """Return the sum for whole-number `values`, in exact integers."""
        used = np.flatnonzero(self.coefficients)
        whole = np.rint(values[used]).astype(np.int64)
        return self.constant + int(self.coefficients[used] @ whole)

    @property
    def step(self) -> int:
        """The smallest difference between two values, at least 1."""
        return max(1, gcd(*(int(c) for c in self.coefficients[np.flatnonzero(self.coefficients)])))

    @property
    def is_constant(self) -> bool:
        """Whether no column counts."""
        return not self.coefficients.any()

    def whole_bound(self, bound: float | None) -> int | None:
        """Return the largest value that a plan can have under `bound`; None without a bound."""
        if bound is None or not isfinite(bound):
            return None
        # A solver's bound is a float that may lie a hair below the whole number it means; without the tolerance a
        # proof of exactly that number would be lost.
        steps = floor(Fraction(bound + TOLERANCE - self.constant) / self.step)
        return self.constant + steps * self.step


@dataclass(frozen=True, eq=False)
class Profile:
    """What an objective sees of one plan.

    Σ `agreement` · x is `full` for plans that count like it, and at least 1 less for others.
    """

    agreement: IntArray
    full: int


@dataclass(frozen=True, kw_only=True)
class RunLimits:
    """How long a run may take and how close it must come.

    `gap` is a fraction of the objective, `slack` an absolute difference that counts as none.
    """

    seconds: float = float("inf")
    gap: float = 0.0
    slack: float = 0.99
    nodes: int | None = None
    seed: int = 0
    presolve: bool = True


@dataclass(frozen=True, kw_only=True)
class Callbacks:
    """Who wants to hear of a run while it lasts.

    `improved` gets the values of a better plan, `alive` the objective and the bound;
    `should_stop` is asked often.
    """

    improved: Callable[[FloatArray], None] | None = None
    alive: Callable[[float | None, float | None], None] | None = None
    should_stop: Callable[[], bool] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class RunResult:
    """What a run came to.

    `values` hold one figure a column (None: no plan), `bound` is the solver's own dual
    bound with the constant in it (None: it gave none), `words` its own status. `excluded` are columns that
    are 0 in every plan as good as the best.
    """

    ending: Termination
    values: FloatArray | None = None
    bound: float | None = None
    nodes: int = 0
    seconds: float = 0.0
    words: str = ""
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class RelaxationResult:
    """The relaxation's bound, values, reduced costs and duals of the rows (None where it was not solved)."""

    bound: float | None = None
    values: FloatArray = field(default_factory=lambda: np.zeros(0))
    reduced_costs: FloatArray = field(default_factory=lambda: np.zeros(0))
    duals: FloatArray = field(default_factory=lambda: np.zeros(0))
