"""The general way with one more column a firm: `placed`, which says that the firm has a home at all.

In the program as rules write it a cap of the park stands on a firm's homes, one in each building, so
that a solver never sees the firm as one item of the knapsack. Here the row Σ homes ≤ 1 becomes
Σ homes = placed, and wherever all homes of a firm stand in a row with one coefficient, `placed` stands
there in their place.

*Safe* because it is a substitution by an equation: Σ homes is 0 or 1 in every plan, so that each
plan of the one program is, with `placed` = Σ homes, a plan of the other, of the same points, and
the other way round. Bounds and proofs of the one are those of the other. What is better is what a
solver makes of it: it branches on `placed`, and covers are found on whole firms.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from models.formulation import Formulation, RowSense, leaves_inside
from models.solver import (
    Callbacks,
    Engine,
    FloatArray,
    Matrix,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    start_engine,
)
from planner.domain.keys import RuleKey


@dataclass(frozen=True, eq=False)
class PlacedColumns:
    """A program with the columns `placed` behind its own, and the homes that each of them adds up."""

    matrix: Matrix
    homes: tuple[tuple[int, ...], ...]

    def values(self, own: FloatArray) -> FloatArray:
        """Return values of every column, from those of the program's own."""
        placed = [float(own[list(homes)].sum()) for homes in self.homes]
        return np.concatenate([own, np.array(placed, dtype=np.float64)])

    def padded(self, own: np.ndarray, filler: int = 0) -> np.ndarray:
        """Return one figure for every column, `filler` for those behind the program's own."""
        return np.concatenate([own, np.full(len(self.homes), filler, dtype=own.dtype)])


def placed_columns(formulation: Formulation, matrix: Matrix) -> PlacedColumns | None:
    """Return the program with the columns `placed`; None if it gains nothing by them.

    No row may stand on whole firms; and where firms that are yet to come leave inside the horizon caps
    change their members from quarter to quarter, and the columns cost more than they bring (measured).
    """
    if leaves_inside(formulation):
        return None
    homes = {
        matrix.row[row.name]: tuple(sorted(column for column, _ in row.terms))
        for row in formulation.rows
        if row.rule == RuleKey.ONE_HOME
        and row.sense is RowSense.AT_MOST
        and row.limit == 1
        and len(row.terms) > 1
    }
    placed = {row: matrix.columns + at for at, row in enumerate(homes)}
    home_row = {column: row for row, members in homes.items() for column in members}
    rows, gains = [], False
    for row, entries in enumerate(matrix.by_row):
        if row in homes:
            rows.append([*entries, (placed[row], -1.0)])
            continue
        weights: dict[int, list[float]] = {}
        for column, weight in entries:
            if column in home_row:
                weights.setdefault(home_row[column], []).append(weight)
        whole = {
            firm: found[0]
            for firm, found in weights.items()
            if len(found) == len(homes[firm]) and len(set(found)) == 1
        }
        gains = gains or bool(whole)
        rows.append(
            [
                *(entry for entry in entries if home_row.get(entry[0]) not in whole),
                *((placed[firm], weight) for firm, weight in whole.items()),
            ]
        )
    return PlacedColumns(_with(matrix, rows, homes), tuple(homes.values())) if gains else None


def _with(matrix: Matrix, rows: list[list[tuple[int, float]]], homes: dict[int, tuple[int, ...]]) -> Matrix:
    count = len(homes)
    equal = list(homes)
    row_lower, row_upper = matrix.row_lower.copy(), matrix.row_upper.copy()
    row_lower[equal] = row_upper[equal] = 0.0
    return replace(
        matrix,
        names=(*matrix.names, *(f"placed_{at + 1}" for at in range(count))),
        lower=np.concatenate([matrix.lower, np.zeros(count)]),
        upper=np.concatenate([matrix.upper, np.ones(count)]),
        integral=np.concatenate([matrix.integral, np.ones(count, dtype=np.bool_)]),
        row_lower=row_lower,
        row_upper=row_upper,
        start=np.cumsum([0, *map(len, rows)]).astype(np.int32),
        index=np.array([column for row in rows for column, _ in row], dtype=np.int32),
        value=np.array([value for row in rows for _, value in row], dtype=np.float64),
    )


class PlacedEngine:
    """HiGHS on the program with the columns `placed`; its answers speak of the program's own columns.

    Relaxations, whose duals are read row by row, and questions after a row of the program was
    changed go to the program as it is.
    """

    def __init__(self, formulation: Formulation, matrix: Matrix, plain: Engine, *, threads: int = 1) -> None:
        self._formulation = formulation
        self._own = matrix
        self._threads = threads
        self._plain = plain
        self._wide: tuple[PlacedColumns, Engine] | None = None
        self._is_read = False
        self._has_other_rows = False
        self._kept: list[tuple[Objective, float]] = []
        self._lower, self._upper = matrix.lower.copy(), matrix.upper.copy()

    @property
    def name(self) -> str:
        """The solver, as `Limits.solver` names it."""
        return self._plain.name

    @property
    def finds_plans(self) -> bool:
        """Whether good plans come of the engine itself, so that none need be searched for before."""
        return False

    def maximise(
        self,
        objective: Objective,
        effort: RunLimits,
        *,
        start: FloatArray | None = None,
        watch: Callbacks | None = None,
        unlike: Profile | None = None,
    ) -> RunResult:
        """Maximise `objective` over the rows in force; see `HighsEngine.maximise`."""
        wide = None if self._has_other_rows else self._ready()
        if wide is None:
            return self._plain.maximise(objective, effort, start=start, watch=watch, unlike=unlike)
        columns, engine = wide
        answer = engine.maximise(
            _wider(objective, columns),
            effort,
            start=None if start is None else columns.values(start),
            watch=None if watch is None else self._narrower(watch),
            unlike=None if unlike is None else Profile(columns.padded(unlike.agreement), unlike.full),
        )
        if answer.values is None:
            return answer
        return replace(answer, values=answer.values[: self._own.columns])

    def _narrower(self, watch: Callbacks) -> Callbacks:
        heard, own = watch.improved, self._own.columns
        if heard is None:
            return watch

        def improved(values: FloatArray) -> None:
            heard(values[:own])

        return replace(watch, improved=improved)

    def _ready(self) -> tuple[PlacedColumns, Engine] | None:
        """Return the wider program, loaded with what is in force; None if there is none."""
        if self._is_read:
            return self._wide
        self._is_read = True
        columns = placed_columns(self._formulation, self._own)
        if columns is not None:
            engine = start_engine("highs", columns.matrix, threads=self._threads)
            for objective, least in self._kept:
                engine.add_row(_wider(objective, columns), least)
            changed = np.flatnonzero((self._lower != self._own.lower) | (self._upper != self._own.upper))
            engine.set_bounds(changed.tolist(), self._lower, self._upper)
            self._wide = columns, engine
        return self._wide

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Maximise `objective` with whole numbers forgotten."""
        return self._plain.relax(objective, seconds=seconds, watch=watch)

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        self._kept.append((objective, least))
        self._plain.add_row(objective, least)
        if self._wide is not None:
            self._wide[1].add_row(_wider(objective, self._wide[0]), least)

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""
        self._kept.clear()
        self._plain.drop_added_rows()
        if self._wide is not None:
            self._wide[1].drop_added_rows()

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`, taken from `lower` and `upper` (of every column)."""
        chosen = list(columns)
        self._lower[chosen], self._upper[chosen] = lower[chosen], upper[chosen]
        self._plain.set_bounds(chosen, lower, upper)
        if self._wide is not None:
            self._wide[1].set_bounds(chosen, lower, upper)

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program, to which every later question goes as it is."""
        self._has_other_rows = True
        self._plain.set_row_bounds(row, lower, upper)


def _wider(objective: Objective, columns: PlacedColumns) -> Objective:
    return Objective(columns.padded(objective.coefficients), objective.constant)
