"""From a PuLP program to plain arrays, once; the same arrays serve every solver and the search.

Written against PuLP 3.3 and 4: only what both generations offer in public is used. The order
of the columns is ours (the placements first, then names in order), so that both generations
hand over the same arrays.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.solver.protocol import TOLERANCE, FloatArray, Objective

Entries = list[tuple[int, float]]
"""Positions of rows or columns with coefficients."""

_OF_ROWS = ("column", "row", "row_of_entry", "by_row", "by_column")


@dataclass(frozen=True, eq=False)
class Matrix:
    """The program as arrays: lower ≤ x ≤ upper and row_lower ≤ A x ≤ row_upper.

    `lower`, `upper` and `integral` have one entry a column, `row_lower` and `row_upper` one a row;
    limits that do not exist are infinite. A is held by rows (CSR): the entries of row r are
    `start[r]` to `start[r + 1]` of `index` (columns, rising) and `value`.
    """

    names: tuple[str, ...]
    lower: FloatArray
    upper: FloatArray
    integral: NDArray[np.bool_]
    row_names: tuple[str, ...]
    row_lower: FloatArray
    row_upper: FloatArray
    start: NDArray[np.int32]
    index: NDArray[np.int32]
    value: FloatArray

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.names)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.row_names)

    @cached_property
    def column(self) -> dict[str, int]:
        """Position of each column by name."""
        return {name: position for position, name in enumerate(self.names)}

    @cached_property
    def row(self) -> dict[str, int]:
        """Position of each row by name."""
        return {name: position for position, name in enumerate(self.row_names)}

    @cached_property
    def row_of_entry(self) -> NDArray[np.int64]:
        """The row of each stored coefficient, shape (coefficients,)."""
        return np.repeat(np.arange(self.rows), np.diff(self.start))

    @cached_property
    def by_row(self) -> list[Entries]:
        """The (column, coefficient) pairs of each row, by rising column."""
        pairs = list(zip(self.index.tolist(), self.value.tolist(), strict=True))
        return [pairs[first:end] for first, end in pairwise(self.start.tolist())]

    @cached_property
    def by_column(self) -> list[Entries]:
        """The (row, coefficient) pairs of each column, by rising row."""
        found: list[Entries] = [[] for _ in self.names]
        for row, entries in enumerate(self.by_row):
            for column, coefficient in entries:
                found[column].append((row, coefficient))
        return found

    def with_limits(self, lower: FloatArray, upper: FloatArray) -> "Matrix":
        """Return the program with other limits of the columns; what is worked out of its rows is so once for all of them."""
        found = replace(self, lower=lower, upper=upper)
        found.__dict__.update({name: getattr(self, name) for name in _OF_ROWS})
        return found

    def activity(self, values: FloatArray) -> FloatArray:
        """Return A x."""
        weights = self.value * values[self.index]
        sums = np.bincount(self.row_of_entry, weights=weights, minlength=self.rows)
        return sums.astype(np.float64, copy=False)

    def broken_rows(self, values: FloatArray) -> list[int]:
        """Return the rows that `values` break by more than the tolerance."""
        activity = self.activity(values)
        room = TOLERANCE * np.maximum(1.0, np.abs(activity))
        low, high = activity < self.row_lower - room, activity > self.row_upper + room
        return [int(row) for row in np.flatnonzero(low | high)]

    def admits(self, values: FloatArray) -> bool:
        """Whether `values` keep every limit and are whole where they must be."""
        whole = np.abs(values - np.rint(values))[self.integral]
        within = (values >= self.lower - TOLERANCE) & (values <= self.upper + TOLERANCE)
        return bool(within.all() and (whole <= TOLERANCE).all()) and not self.broken_rows(values)

    def rounded(self, values: FloatArray) -> FloatArray:
        """Return `values` with the whole-number columns made exactly whole."""
        return np.where(self.integral, np.rint(values), values)

    def objective(self, terms: Iterable[tuple[Any, int]], *, constant: int = 0) -> Objective:
        """Return the objective Σ rate·variable + constant."""
        coefficients = np.zeros(self.columns, dtype=np.int64)
        for variable, rate in terms:
            coefficients[self.column[variable.name]] += rate
        return Objective(coefficients, constant)


def _go_on() -> None:
    """Wait for nothing."""


def hand_off(
    program: Any, first: Sequence[Any], *, also: Iterable[Any] = (), tick: Callable[[], None] = _go_on
) -> Matrix:
    """Read a PuLP program into arrays, the columns `first` in front.

    `also` names variables that stand in no row but count in some goal; `tick` is called for each row.
    """
    by_name = {variable.name: variable for variable in (*program.variables(), *also)}
    front = [variable.name for variable in first]
    by_name |= {variable.name: variable for variable in first}
    names = (*front, *sorted(by_name.keys() - set(front)))
    column = {name: position for position, name in enumerate(names)}
    variables = [by_name[name] for name in names]
    constraints = list(program.constraints())
    start, index, value = _rows(constraints, column, tick)
    return Matrix(
        names=names,
        lower=np.array([_limit(v.lowBound, -np.inf) for v in variables], dtype=np.float64),
        upper=np.array([_limit(v.upBound, np.inf) for v in variables], dtype=np.float64),
        integral=np.array([v.cat == "Integer" for v in variables], dtype=np.bool_),
        row_names=tuple(c.name or f"row_{i}" for i, c in enumerate(constraints)),
        row_lower=np.array([_limit(c.getLb(), -np.inf) for c in constraints], dtype=np.float64),
        row_upper=np.array([_limit(c.getUb(), np.inf) for c in constraints], dtype=np.float64),
        start=start,
        index=index,
        value=value,
    )


def _limit(given: float | None, missing: float) -> float:
    return missing if given is None else float(given)


def _rows(
    constraints: Sequence[Any], column: dict[str, int], tick: Callable[[], None]
) -> tuple[NDArray[np.int32], NDArray[np.int32], FloatArray]:
    """Return the rows one after the other, each by rising column, without zeros."""
    start, index, value = [0], list[int](), list[float]()
    for constraint in constraints:
        tick()
        entries = sorted((column[v.name], float(c)) for v, c in constraint.items() if c)
        index.extend(position for position, _ in entries)
        value.extend(coefficient for _, coefficient in entries)
        start.append(len(index))
    return (
        np.array(start, dtype=np.int32),
        np.array(index, dtype=np.int32),
        np.array(value, dtype=np.float64),
    )
