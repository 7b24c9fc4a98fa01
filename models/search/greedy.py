"""A first plan in a blink: firms in order of rank, each on the best place still open to it."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from models.clock import ENDLESS, Clock
from models.formulation import Formulation
from models.search.board import Board
from models.solve_context import SolveContext
from models.solver import FloatArray, Matrix
from models.tiers import ObjectiveStage

_HALF = 0.5

Points = tuple[int, ...]
"""What a candidate brings to each stage, highest stage first."""


def greedy_plans(
    formulation: Formulation,
    matrix: Matrix,
    stages: Sequence[ObjectiveStage],
    *,
    empty: Sequence[float],
    first: frozenset[str] = frozenset(),
    clock: Clock = ENDLESS,
) -> Iterator[FloatArray]:
    """Return one row of values for each order of firms tried; not every one need be admitted.

    `empty` are the values of all columns when no firm is placed; the firms in `first` come
    first, with those that must be placed. When the `clock` ends, the firms that are left stay out.
    """
    points = points_of(formulation, stages)
    for order in _orders(formulation, points, first=first):
        board = Board(matrix, empty, placements=len(formulation.candidates))
        _fill(board, order, clock)
        yield board.values


def filled_up(context: SolveContext, stage: ObjectiveStage, values: FloatArray) -> FloatArray:
    """Return the plan with what more can be placed, best for `stage` first, if nothing gets worse.

    Parameters
    ----------
    values
        Of every column of the plan, shape (columns,); they are left as they are.
    """
    formulation = context.formulation
    placed = {
        candidate.firm_id for column, candidate in enumerate(formulation.candidates) if values[column] > _HALF
    }
    board = Board(context.bounded(), values.tolist(), placements=len(formulation.candidates))
    points = points_of(formulation, (stage, *context.stages))
    order = next(_orders(formulation, points, first=frozenset()))
    firms = (places for places in order if formulation.candidates[places[0]].firm_id not in placed)
    _fill(board, list(firms), context.clock)
    fuller = context.complete(board.values)
    # Filling up is best for this stage; it may cost one above it (a signed firm's building), which must never be
    # sold.
    if fuller is None or any(
        one.objective.value(fuller) < one.objective.value(values)
        for one in context.stages[: context.stages.index(stage) + 1]
    ):
        return values
    return fuller


def _fill(board: Board, order: Iterable[Sequence[int]], clock: Clock) -> None:
    """Place firm after firm; those left over get a second chance, for what came after them."""
    left = [places for places in order if not _settle(board, places, clock)]
    for places in left:
        _settle(board, places, clock)


def _settle(board: Board, places: Sequence[int], clock: Clock) -> bool:
    return not clock.is_over() and any(board.place(column) for column in places)


def points_of(formulation: Formulation, stages: Sequence[ObjectiveStage]) -> list[Points]:
    """Return the points of each candidate."""
    count = len(formulation.candidates)
    table = np.array([stage.objective.coefficients[:count] for stage in stages], dtype=np.int64)
    return [tuple(row) for row in table.T.tolist()] if len(stages) else [()] * count


def _orders(
    formulation: Formulation, points: list[Points], *, first: frozenset[str]
) -> Iterator[list[list[int]]]:
    """Return the candidates firm by firm: firms by points, by points per ㎡, by fewest places.

    Each candidate of a sitting firm that stays stands alone, for all of them are chosen.
    """
    places: dict[str, list[int]] = {}
    for column, candidate in enumerate(formulation.candidates):
        # The seats of a sitting firm are not alternatives: were they one group, the first placed would keep the
        # others out.
        seat = f"/{column}" if formulation.problem.stays(candidate.firm_id) else ""
        places.setdefault(candidate.firm_id + seat, []).append(column)
    for columns in places.values():
        columns.sort(key=lambda column: (_down(points[column]), column))
    area = {unit.unit_id: unit.leasable_m2 for unit in formulation.problem.units}

    def fixed_first(firm: str) -> bool:
        one = formulation.candidates[places[firm][0]]
        return not (one.firm_id in first or one.fixed)

    def size(firm: str) -> int:
        return max(1, sum(area[unit] for unit in formulation.candidates[places[firm][0]].units))

    keys = (
        lambda firm: (fixed_first(firm), _down(points[places[firm][0]]), firm),
        lambda firm: (
            fixed_first(firm),
            tuple(-p / size(firm) for p in points[places[firm][0]]),
            firm,
        ),
        lambda firm: (fixed_first(firm), len(places[firm]), firm),
    )
    for key in keys:
        yield [places[firm] for firm in sorted(places, key=key)]


def _down(points: Points) -> Points:
    return tuple(-point for point in points)
