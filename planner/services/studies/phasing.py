"""When buildings have to be ready, asked of the solver quarter by quarter, told as it is found."""

from collections.abc import Callable, Collection, Iterator

from planner.analysis.phasing import PhasingSearch, handover_rows, pending
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.phasing import PhasingTable
from planner.services.planning.solving import Clock
from planner.services.studies.prices import solvers

__all__ = ["QUARTERS", "find_phasing", "pending"]

QUARTERS = 4
"""Quarters of delay that are told of each building, if no other number is given."""
QUESTION_S, WHOLE_S = 30.0, 1200.0
"""Seconds for each solve, and for all of them together, if no other limit is given."""


def find_phasing(
    problem: Problem,
    limits: Limits,
    *,
    base: Outcome | None = None,
    buildings: Collection[str] = (),
    quarters: int = QUARTERS,
    seconds: float = WHOLE_S,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PhasingTable]:
    """Return what is known so far of later handovers, again and again with more; see `handover_rows`.

    Parameters
    ----------
    limits
        Of each solve; `seconds` is for all of them together.
    base
        An outcome of the problem: where its plan is proven to be the best it is not solved for, else it is begun from.
    """
    whole = Clock(seconds, should_stop)
    solver, nearest = solvers(limits, whole, should_stop)
    search = PhasingSearch(
        problem=problem, solver=solver, nearest=nearest, known=base, should_stop=whole.is_over
    )
    return handover_rows(search, quarters=quarters, buildings=buildings)
