"""The plan in force put right where new facts break it: what can stay stays, only the rest is placed anew.

The placements of the plan in force go onto an empty board one after the other, firms that must be
placed first, then those that bring most; what no longer fits is left off. Then whoever is without
a place gets the best that is open. It proves nothing and takes a blink.
"""

from collections.abc import Iterator

from models.formulation import Candidate, Formulation
from models.reading import values_of
from models.restrictions import Restrictions
from models.search.board import Board
from models.search.greedy import filled_up, points_of
from models.solve_context import SolveContext
from models.solver import FloatArray
from models.tiers import goal_value
from planner.domain.keys import GoalKey
from planner.domain.park.plan import Plan

CHANGES = GoalKey.CHANGES
"""Goal that counts the firms of the plan in force that change."""
_Stay = tuple[str, tuple[str, ...], int]


def repaired(context: SolveContext, restrictions: Restrictions) -> FloatArray | None:
    """Return the values of the plan in force, repaired; None where this leaves no admitted plan.

    The values are of every column, shape (columns,), and keep every row and restriction.
    """
    formulation = context.formulation
    empty = values_of(formulation, Plan())
    if not formulation.problem.base or empty is None:
        return None
    best: FloatArray | None = None
    for order in _orders(context, restrictions):
        board = Board(context.bounded(), empty, placements=len(formulation.candidates))
        done: set[str] = set()
        for column in order:
            firm_id = formulation.candidates[column].firm_id
            if firm_id not in done and board.place(column):
                done.add(firm_id)
        found = context.complete(board.values)
        if found is not None and (best is None or changed(formulation, found) < changed(formulation, best)):
            best = found
    return None if best is None else filled_up(context, context.stages[0], best)


def changed(formulation: Formulation, values: FloatArray) -> int:
    """Return how many firms of the plan in force have another place or start in a plan, or none.

    Parameters
    ----------
    values
        Of every column of that plan, shape (columns,), whole.
    """
    return goal_value(formulation, CHANGES, values.tolist())


def _orders(context: SolveContext, restrictions: Restrictions) -> Iterator[list[int]]:
    """Return the columns to set in turn: who must be placed and who stays, in either order."""
    formulation = context.formulation
    stays = _stays(formulation)
    points = points_of(formulation, context.stages)
    taken = {unit for column in stays for unit in formulation.candidates[column].units}

    def must(candidate: Candidate) -> bool:
        return candidate.fixed or candidate.firm_id in restrictions.forced

    def worth(column: int) -> tuple[int, ...]:
        return tuple(-point for point in points[column])

    standing = sorted(stays, key=lambda column: (not must(formulation.candidates[column]), worth(column)))
    elsewhere = sorted(
        (column for column, one in enumerate(formulation.candidates) if must(one)),
        key=lambda column: (not taken.isdisjoint(formulation.candidates[column].units), worth(column)),
    )
    kept = [column for column in standing if must(formulation.candidates[column])]
    yield [*standing, *elsewhere]
    yield [*kept, *elsewhere, *standing]


def _stays(formulation: Formulation) -> list[int]:
    """Return the candidates that repeat a placement of the plan in force."""
    base: dict[str, list[_Stay]] = {}
    for one in formulation.problem.base:
        base.setdefault(one.firm_id, []).append((one.firm_id, one.units, one.start.index))
    return [
        column
        for column, one in enumerate(formulation.candidates)
        if base.get(one.firm_id) == [(one.firm_id, one.units, one.start.index)]
    ]
