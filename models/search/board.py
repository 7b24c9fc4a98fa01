"""A plan under construction: placements go on and come off while every row is watched.

Nothing is known here of what a row means. A placement may be set if no row gets worse; where
one would, a column that merely follows (a firm's building, a presence, a penalty) is moved
first, if that mends the row.
"""

from collections.abc import Sequence
from copy import copy
from math import ceil, copysign

import numpy as np

from models.solver import TOLERANCE, FloatArray, Matrix

_DEEPEST = 4
"""How many following columns may hang on one another."""


class Board:
    """Values of all columns with the activity of all rows, changed one column at a time.

    `values` is the starting row of values; columns before `placements` are candidates, the
    others follow.
    """

    def __init__(self, matrix: Matrix, values: Sequence[float], *, placements: int) -> None:
        self._matrix = matrix
        self._values = [float(value) for value in values]
        self._activity: list[float] = matrix.activity(np.array(self._values)).tolist()
        self._low: list[float] = (matrix.row_lower - TOLERANCE).tolist()
        self._high: list[float] = (matrix.row_upper + TOLERANCE).tolist()
        self._column_low: list[float] = matrix.lower.tolist()
        self._column_high: list[float] = matrix.upper.tolist()
        self._rows_of = matrix.by_column
        self._columns_of = matrix.by_row
        self._placements = placements

    def copy(self) -> "Board":
        """Return a board of the same rows with the same values, which later moves on either leave alone."""
        twin = copy(self)
        vars(twin).update(_values=self._values.copy(), _activity=self._activity.copy())
        return twin

    @property
    def values(self) -> FloatArray:
        """The values as they stand, shape (columns,); a copy, which later moves leave alone."""
        return np.array(self._values)

    def place(self, column: int) -> bool:
        """Set the candidate `column`, if no row gets worse by it; return whether it stands."""
        undo: list[tuple[int, float]] = []
        if self._move(column, 1.0, undo, depth=0):
            return True
        self._take_back(undo, keep=0)
        return False

    def _move(self, column: int, value: float, undo: list[tuple[int, float]], *, depth: int) -> bool:
        """Return `column` a value and mend what that breaks."""
        if not self._column_low[column] <= value <= self._column_high[column]:
            return False
        step = value - self._values[column]
        worse = []
        for row, coefficient in self._rows_of[column]:
            before = self._activity[row]
            after = before + coefficient * step
            if self._low[row] <= after <= self._high[row]:
                continue
            if abs(self._beyond(row, after)) > abs(self._beyond(row, before)):
                if self._columns_of[row][-1][0] < self._placements:
                    return False  # no column that follows could mend it
                worse.append(row)
        undo.append((column, self._values[column]))
        self._set(column, value)
        return all(self._mend(row, undo, depth=depth + 1) for row in worse)

    def _set(self, column: int, value: float) -> None:
        step = value - self._values[column]
        self._values[column] = value
        for row, coefficient in self._rows_of[column]:
            self._activity[row] += coefficient * step

    def _mend(self, row: int, undo: list[tuple[int, float]], *, depth: int) -> bool:
        """Move one following column so that `row` holds."""
        excess = self._excess(row)
        if not excess:
            return True
        if depth > _DEEPEST:
            return False
        for column, coefficient in self._columns_of[row]:
            if column < self._placements:
                continue
            steps = excess / coefficient
            value = self._values[column] - copysign(ceil(abs(steps) - TOLERANCE), steps)
            if not self._column_low[column] <= value <= self._column_high[column]:
                continue
            mark = len(undo)
            if self._move(column, value, undo, depth=depth) and not self._excess(row):
                return True
            self._take_back(undo, keep=mark)
        return False

    def _excess(self, row: int) -> float:
        """By how much a row lies above (positive) or below (negative) its limits."""
        return self._beyond(row, self._activity[row])

    def _beyond(self, row: int, activity: float) -> float:
        """By how much a row of that activity would lie above or below its limits."""
        if activity > self._high[row]:
            return activity - self._high[row]
        return activity - self._low[row] if activity < self._low[row] else 0.0

    def _take_back(self, undo: list[tuple[int, float]], *, keep: int) -> None:
        while len(undo) > keep:
            self._set(*undo.pop())
