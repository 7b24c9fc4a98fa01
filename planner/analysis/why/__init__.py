"""Why a firm is here and not there: the answer for each firm and building, each firm and unit.

`place_answer` answers one question, `place_answers` all of a firm; what it costs to have a firm in a place is told by
`price`. The solver is handed in (`PlaceSolver`): it says which rules bar a firm from a place whoever else comes, and
whether a place can be had beside all commitments. Sentences and figures are the checker's.
"""

from collections.abc import Iterator

from planner.analysis.why.lifting import can_lift, lifted
from planner.analysis.why.solver import PlaceSolver, UndecidedError
from planner.analysis.why.study import MOST_SETS, PlaceStudy
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.place import PlaceAnswer

__all__ = [
    "MOST_SETS",
    "PlaceSolver",
    "PlaceStudy",
    "UndecidedError",
    "can_lift",
    "lifted",
    "place_answer",
    "place_answers",
]


def place_answer(
    problem: Problem, plan: Plan, firm_id: str, place_id: str, *, solver: PlaceSolver
) -> PlaceAnswer:
    """Return why a firm is in a building or on a unit, or is not.

    Raises
    ------
    KeyError
        If the problem has no such firm, or no such building or unit.
    """
    return PlaceStudy(problem, plan, firm_id, solver).answer(place_id)


def place_answers(
    problem: Problem, plan: Plan, firm_id: str, *, solver: PlaceSolver
) -> Iterator[PlaceAnswer]:
    """Return the answers of one firm, each building followed by its units."""
    yield from PlaceStudy(problem, plan, firm_id, solver).answers()
