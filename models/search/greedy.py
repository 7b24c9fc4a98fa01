"""A first plan in a blink: firms in order of rank, each on the best place still open to it."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from models.formulation import Formulation
from models.search.board import Board
from models.solver import FloatArray, Matrix
from models.tiers import Stage

Points = tuple[int, ...]
"""What a candidate brings to each stage, highest stage first."""


def greedy_plans(
    formulation: Formulation,
    matrix: Matrix,
    stages: Sequence[Stage],
    *,
    empty: Sequence[float],
    first: frozenset[str] = frozenset(),
) -> Iterator[FloatArray]:
    """Give one row of values for each order of firms tried; not every one need be admitted.

    `empty` are the values of all columns when no firm is placed; the firms in `first` come
    first, with those that must be placed.
    """
    points = _points(formulation, stages)
    for order in _orders(formulation, points, first=first):
        board = Board(matrix, empty, placements=len(formulation.candidates))
        _fill(board, order)
        yield board.values


def _fill(board: Board, order: Iterable[Sequence[int]]) -> None:
    """Place firm after firm; those left over get a second chance, for what came after them."""
    left = [places for places in order if not _settle(board, places)]
    for places in left:
        _settle(board, places)


def _settle(board: Board, places: Sequence[int]) -> bool:
    return any(board.place(column) for column in places)


def _points(formulation: Formulation, stages: Sequence[Stage]) -> list[Points]:
    """Give the points of each candidate."""
    count = len(formulation.candidates)
    table = np.array([stage.objective.coefficients[:count] for stage in stages], dtype=np.int64)
    return [tuple(row) for row in table.T.tolist()] if len(stages) else [()] * count


def _orders(
    formulation: Formulation, points: list[Points], *, first: frozenset[str]
) -> Iterator[list[list[int]]]:
    """Give the candidates firm by firm: firms by points, by points per ㎡, by fewest places."""
    places: dict[str, list[int]] = {}
    for column, candidate in enumerate(formulation.candidates):
        places.setdefault(candidate.firm_id, []).append(column)
    for columns in places.values():
        columns.sort(key=lambda column: (_down(points[column]), column))
    area = {unit.unit_id: unit.leasable_m2 for unit in formulation.problem.units}

    def fixed_first(firm: str) -> bool:
        return not (firm in first or formulation.candidates[places[firm][0]].fixed)

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
