"""When buildings have to be ready, asked of the solver quarter by quarter, told as it is found."""

from collections.abc import Callable, Collection, Iterator, Sequence

from planner.analysis.phasing import PhasingSearch, handover_rows, pending
from planner.domain.edits import Edit
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.phasing import PhasingCase, PhasingTable
from planner.services.planning.solving import Clock
from planner.services.studies.prices import solvers

__all__ = ["QUARTERS", "find_case", "find_phasing", "pending"]

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
    search = _search(problem, limits, base, Clock(seconds, should_stop), should_stop)
    return handover_rows(search, quarters=quarters, buildings=buildings)


def find_case(
    problem: Problem,
    limits: Limits,
    edits: Sequence[Edit],
    *,
    base: Outcome | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[PhasingCase]:
    """Return what the best plan comes to under edits, then the same with the firms of the plan of fewest changes.

    Nothing is returned where the problem itself has no plan within the limits.

    Raises
    ------
    EditConflict
        If the edits do not fit.
    """
    search = _search(problem, limits, base, Clock(3 * limits.time_limit_s, should_stop), should_stop)
    if search.base.plan is not None:
        yield from search.cases(edits)


def _search(  # noqa: PLR0917  the parts of one question
    problem: Problem,
    limits: Limits,
    base: Outcome | None,
    whole: Clock,
    should_stop: Callable[[], bool],
) -> PhasingSearch:
    solver, nearest = solvers(limits, whole, should_stop)
    return PhasingSearch(
        problem=problem, solver=solver, nearest=nearest, known=base, should_stop=whole.is_over
    )
