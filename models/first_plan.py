"""The stages from the plan to start from: it is searched for first, but where a solver is quicker without.

The search goes through firms one by one in Python; of a tiny program with one goal the solver has
the best plan in less time. A plan is wanted all the same where the solver came to none: it was
stopped before, it had no nodes left, or it broke off.
"""

from collections.abc import Sequence

from models.lexicographic import StagesResult, solve_stages
from models.restrictions import Restrictions
from models.search import best_start, is_tiny
from models.solve_context import SolveContext
from models.solver import FloatArray, SolverError
from planner.domain.solving.outcome import Status


def solve_from_start(
    context: SolveContext, known: Sequence[FloatArray], restrictions: Restrictions
) -> StagesResult:
    """Run every stage from the best plan at hand, which is searched for where the solver needs one.

    Parameters
    ----------
    known
        Values (shape (columns,) each) of the plans at hand.
    """
    if len(context.stages) == 1 and not known and is_tiny(context):
        try:
            result = solve_stages(context, None)
        except SolverError:
            result = None
        if result is not None and (result.plan is not None or result.results[-1].status is Status.INFEASIBLE):
            return result
    return solve_stages(context, best_start(context, known, restrictions))
