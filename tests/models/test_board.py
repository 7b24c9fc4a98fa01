"""A plan under construction: what follows a placement is moved, and nothing is moved in vain."""

import numpy as np

from models.search.board import Board
from models.solver import Matrix


def board_of(rows: list[list[float]], most: list[float]) -> "Counted":
    """One candidate and two columns that follow, under rows ≤ `most`; all start at 0."""
    filled = np.array(rows)
    row, column = np.nonzero(filled)
    matrix = Matrix(
        names=("place", "follows", "follows_too"),
        lower=np.zeros(3),
        upper=np.ones(3),
        integral=np.ones(3, dtype=np.bool_),
        row_names=tuple(f"row_{k}" for k in range(len(rows))),
        row_lower=np.full(len(rows), -np.inf),
        row_upper=np.array(most),
        start=np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(rows)))]).astype(np.int32),
        index=column.astype(np.int32),
        value=filled[row, column],
    )
    return Counted(matrix, [0.0, 0.0, 0.0], placements=1)


class Counted(Board):
    """A board that notes which columns are moved."""

    moved: tuple[int, ...] = ()

    def _move(self, column: int, value: float, undo: list[tuple[int, float]], *, depth: int) -> bool:
        self.moved = (*self.moved, column)
        return super()._move(column, value, undo, depth=depth)


def test_a_column_that_follows_is_moved_with_the_placement() -> None:
    board = board_of([[1, -1, 0]], [0.0])
    assert board.place(0)
    assert board.values.tolist() == [1.0, 1.0, 0.0]


def test_a_chain_of_columns_follows() -> None:
    board = board_of([[1, -1, 0], [0, 1, -1]], [0.0, 0.0])
    assert board.place(0)
    assert board.values.tolist() == [1.0, 1.0, 1.0]


def test_where_a_row_cannot_be_mended_nothing_is_moved_first_for_the_others() -> None:
    board = board_of([[1, -1, 0], [1, 0, 0]], [0.0, 0.5])
    assert not board.place(0)
    assert board.moved == (0,)
    assert board.values.tolist() == [0.0, 0.0, 0.0]


def test_a_column_is_not_moved_beyond_its_limits() -> None:
    board = board_of([[3, -1, -2]], [0.0])
    assert not board.place(0)
    assert board.moved == (0,)
    assert board.values.tolist() == [0.0, 0.0, 0.0]
