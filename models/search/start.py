"""The plan a solve starts from: the best of the plans at hand and those found by search."""

from collections.abc import Iterable

from models.reading import values_of
from models.restrictions import Restrictions
from models.search.greedy import greedy_plans
from models.search.repack import FEW_COLUMNS
from models.solve_context import SolveContext
from models.solver import FloatArray
from planner.domain.park.plan import Plan

TINY_COLUMNS = 1000
"""A solver has programs of fewer columns in less time than several plans to start from take."""


def is_tiny(context: SolveContext) -> bool:
    """Whether the program is so small that its solver needs no plan to start from."""
    return context.matrix.columns < TINY_COLUMNS and not context.engine.finds_plans


def best_start(
    context: SolveContext, known: Iterable[FloatArray], restrictions: Restrictions
) -> FloatArray | None:
    """Return the values of the best plan to start from, or None if the search found none.

    Parameters
    ----------
    known
        Values (shape (columns,) each) of plans at hand; those that break a row or a restriction
        are passed over.
    """
    best: FloatArray | None = None
    for values in (*known, *_found(context, restrictions)):
        if best is None or _rank(context, values) > _rank(context, best):
            best = values
    return best


def _found(context: SolveContext, restrictions: Restrictions) -> Iterable[FloatArray]:
    empty = values_of(context.formulation, Plan())
    if empty is None:
        return
    for values in greedy_plans(
        context.formulation,
        context.bounded(),
        context.stages,
        empty=empty,
        first=restrictions.forced,
        clock=context.clock,
    ):
        complete = context.complete(values)
        if complete is not None:
            yield complete
        if (complete is not None and _is_enough(context, complete)) or context.clock.is_over():
            return


def _is_enough(context: SolveContext, values: FloatArray) -> bool:
    """Whether a first plan need not be bettered: of a small program, with all that the first stage can give.

    Where plans come of the engine itself, or the program is tiny, any plan will do.
    """
    first, *later = context.stages
    at_ceiling = first.objective.value(values) == first.ceiling
    is_small = context.matrix.columns < FEW_COLUMNS
    return (is_small and (at_ceiling or not later)) or context.engine.finds_plans or is_tiny(context)


def _rank(context: SolveContext, values: FloatArray) -> tuple[int, ...]:
    return tuple(stage.objective.value(values) for stage in context.stages)
