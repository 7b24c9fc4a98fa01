"""The one program that every solver is given, as arrays in a file. Needs numpy alone.

Maximise cost·x + constant over lower ≤ x ≤ upper and row_lower ≤ A x ≤ row_upper. Arrays and no
MPS between the processes: a reader of MPS minimises what was written to be maximised.
"""

from dataclasses import dataclass, fields
from math import floor, isfinite
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-6
"""How far a solver may miss a whole number or a limit."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Program:
    """A program of whole-number figures; A is held by rows. Limits that do not exist are infinite."""

    cost: NDArray[Any]
    constant: int
    lower: NDArray[Any]
    upper: NDArray[Any]
    integral: NDArray[Any]
    row_lower: NDArray[Any]
    row_upper: NDArray[Any]
    start: NDArray[Any]
    index: NDArray[Any]
    value: NDArray[Any]

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.cost)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.row_lower)

    def entries(self, row: int) -> tuple[list[int], list[float]]:
        """Return the columns of a row and their coefficients."""
        span = slice(int(self.start[row]), int(self.start[row + 1]))
        return self.index[span].tolist(), self.value[span].tolist()

    def value_of(self, values: list[float]) -> int | None:
        """Return the exact value of a solution; None if it breaks a limit or is not whole."""
        given = np.array(values, dtype=np.float64)
        whole = np.where(self.integral, np.rint(given), given)
        if (np.abs(whole - given) > TOLERANCE * 10).any():
            return None
        row_of_entry = np.repeat(np.arange(self.rows), np.diff(self.start))
        sums = np.bincount(row_of_entry, weights=self.value * whole[self.index], minlength=self.rows)
        room = TOLERANCE * np.maximum(1.0, np.abs(sums))
        in_rows = (sums >= self.row_lower - room) & (sums <= self.row_upper + room)
        in_limits = (whole >= self.lower - TOLERANCE) & (whole <= self.upper + TOLERANCE)
        if not (in_rows.all() and in_limits.all()):
            return None
        return self.constant + floor(float(self.cost @ whole) + TOLERANCE * 10)

    def save(self, path: Path) -> None:
        """Write the arrays to an .npz file."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})


def load_program(path: Path) -> Program:
    """Read what `Program.save` wrote."""
    with np.load(path, allow_pickle=False) as held:
        arrays = {field.name: held[field.name] for field in fields(Program)}
    return Program(**{**arrays, "constant": int(arrays["constant"])})


def whole_bound(bound: float | None) -> int | None:
    """Return the largest whole value under a bound; None without one."""
    return None if bound is None or not isfinite(bound) else floor(bound + TOLERANCE)
