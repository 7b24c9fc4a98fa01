"""The one program that every solver is given, as arrays in a file. Needs numpy alone.

Maximise the goals one after the other, goal·x + constant, over lower ≤ x ≤ upper and row_lower ≤
A x ≤ row_upper. Arrays and no MPS between the processes: a reader of MPS minimises what was
written to be maximised.
"""

import hashlib
from dataclasses import dataclass, fields, replace
from math import floor, isfinite
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-6
"""How far a solver may miss a whole number or a limit."""
_HAIR = 0.01
"""How far a goal that is kept may be missed: floats miss a row by a hair. All values are whole."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Program:
    """A program of whole-number figures; A is held by rows. Limits that do not exist are infinite.

    `costs` has one row a goal, `constants` one figure; `plan` is a first plan, one figure a column, or empty.
    """

    costs: NDArray[Any]
    constants: NDArray[Any]
    lower: NDArray[Any]
    upper: NDArray[Any]
    integral: NDArray[Any]
    row_lower: NDArray[Any]
    row_upper: NDArray[Any]
    start: NDArray[Any]
    index: NDArray[Any]
    value: NDArray[Any]
    plan: NDArray[Any]

    @property
    def cost(self) -> NDArray[Any]:
        """Coefficients of the goal that is asked for now."""
        first: NDArray[Any] = self.costs[0]
        return first

    @property
    def constant(self) -> int:
        """Constant of the goal that is asked for now."""
        return int(self.constants[0])

    @property
    def goals(self) -> int:
        """Number of goals, this one included."""
        return len(self.costs)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return int(self.costs.shape[1])

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.row_lower)

    @property
    def digest(self) -> str:
        """A short digest of everything but the plan: equal programs have equal ones."""
        parts = (getattr(self, field.name) for field in fields(self) if field.name != "plan")
        return hashlib.sha256(b"".join(np.ascontiguousarray(part).tobytes() for part in parts)).hexdigest()[
            :16
        ]

    def entries(self, row: int) -> tuple[list[int], list[float]]:
        """Return the columns of a row and their coefficients."""
        span = slice(int(self.start[row]), int(self.start[row + 1]))
        return self.index[span].tolist(), self.value[span].tolist()

    def values_of(self, values: list[float]) -> tuple[int, ...] | None:
        """Return the exact value of every goal in a solution; None if it breaks a limit or is not whole."""
        given = np.array(values, dtype=np.float64)
        is_whole = np.abs(np.rint(given) - given) <= TOLERANCE * 10
        if (self.integral.astype(bool) & ~is_whole).any():
            return None
        whole = np.where(is_whole, np.rint(given), given)
        row_of_entry = np.repeat(np.arange(self.rows), np.diff(self.start))
        sums = np.bincount(row_of_entry, weights=self.value * whole[self.index], minlength=self.rows)
        room = TOLERANCE * np.maximum(1.0, np.abs(sums))
        in_rows = (sums >= self.row_lower - room) & (sums <= self.row_upper + room)
        in_limits = (whole >= self.lower - TOLERANCE) & (whole <= self.upper + TOLERANCE)
        if not (in_rows.all() and in_limits.all()):
            return None
        return tuple(
            int(constant) + floor(float(cost @ whole) + 10 * _HAIR)
            for cost, constant in zip(self.costs, self.constants, strict=True)
        )

    def value_of(self, values: list[float]) -> int | None:
        """Return the exact value of the goal that is asked for now; None if the solution is none."""
        told = self.values_of(values)
        return None if told is None else told[0]

    def next_goal(self, plan: list[float], value: int) -> "Program":
        """Return the program of the goals after this one: this goal is kept at `value`, and `plan` is known."""
        used = np.flatnonzero(self.cost).astype(self.index.dtype)
        return replace(
            self,
            costs=self.costs[1:],
            constants=self.constants[1:],
            row_lower=np.append(self.row_lower, value - self.constant - _HAIR),
            row_upper=np.append(self.row_upper, np.inf),
            start=np.append(self.start, self.start[-1] + len(used)).astype(self.start.dtype),
            index=np.append(self.index, used),
            value=np.append(self.value, self.cost[used].astype(np.float64)),
            plan=np.array(plan, dtype=np.float64),
        )

    def without_plan(self) -> "Program":
        """Return the program with no plan known."""
        return replace(self, plan=np.zeros(0))

    def save(self, path: Path) -> None:
        """Write the arrays to an .npz file."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})


def load_program(path: Path) -> Program:
    """Read what `Program.save` wrote."""
    with np.load(path, allow_pickle=False) as held:
        return Program(**{field.name: held[field.name] for field in fields(Program)})


def whole_bound(bound: float | None) -> int | None:
    """Return the largest whole value under a bound; None without one."""
    return None if bound is None or not isfinite(bound) else floor(bound + TOLERANCE)
