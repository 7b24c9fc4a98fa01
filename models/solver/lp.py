"""A linear program that grows: rows and columns are appended, bounds change, and it is solved again from where it stood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from models.solver.listener import Listener, QuietHighs
from models.solver.protocol import Callbacks, FloatArray, SolverError

Stop = Callable[[], bool]
_FEASIBLE = highspy.SolutionStatus.kSolutionStatusFeasible


@dataclass(frozen=True, kw_only=True, eq=False)
class LpSolution:
    """An optimal point of a linear program: objective, one value a column, one dual a row."""

    objective: float
    values: FloatArray
    duals: FloatArray


@dataclass(frozen=True, kw_only=True, eq=False)
class WholePoint:
    """What came of asking for whole numbers: the best point found (None: none) and whether it is proven best."""

    values: FloatArray | None
    is_proven: bool
    bound: float


class LinearProgram:
    """Maximise c·x over row_lower ≤ A x ≤ row_upper and bounds on x; columns and rows are only ever added."""

    def __init__(self, row_lower: FloatArray, row_upper: FloatArray) -> None:
        self._highs: Any = QuietHighs()  # type: ignore[no-untyped-call]
        self._listener = Listener(self._highs)
        for option, value in {"log_to_console": False, "threads": 1, "random_seed": 0}.items():
            self._highs.setOptionValue(option, value)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.rows = 0
        self.columns = 0
        for lower, upper in zip(row_lower.tolist(), row_upper.tolist(), strict=True):
            self.add_row((lower, upper), np.zeros(0, dtype=np.int64), np.zeros(0))

    def add_row(self, limits: tuple[float, float], columns: NDArray[np.int64], values: FloatArray) -> int:
        """Append a row over known columns and return its position."""
        self._highs.addRow(*limits, len(columns), columns.astype(np.int32), values)
        self.rows += 1
        return self.rows - 1

    def add_columns(self, costs: FloatArray, matrix: FloatArray, *, upper: float = highspy.kHighsInf) -> int:
        """Append non-negative columns; `matrix` has the shape (rows, columns added). Return the position of the first."""
        first, count = self.columns, len(costs)
        if count:
            column, row = np.nonzero(matrix.T)
            starts = np.searchsorted(column, np.arange(count)).astype(np.int32)
            self._highs.addCols(
                count,
                costs.astype(np.float64),
                np.zeros(count),
                np.full(count, upper),
                len(row),
                starts,
                row.astype(np.int32),
                matrix[row, column].astype(np.float64),
            )
            self.columns += count
        return first

    def add_entries(
        self,
        costs: FloatArray,
        starts: NDArray[np.int64],
        rows: NDArray[np.int64],
        values: FloatArray,
        *,
        upper: float = highspy.kHighsInf,
    ) -> None:
        """Append non-negative columns entry by entry: those of column k begin at `starts[k]`."""
        count = len(costs)
        self._highs.addCols(
            count,
            costs.astype(np.float64),
            np.zeros(count),
            np.full(count, upper),
            len(rows),
            starts.astype(np.int32),
            rows.astype(np.int32),
            values.astype(np.float64),
        )
        self.columns += count

    def set_bounds(self, columns: NDArray[np.int64], upper: FloatArray) -> None:
        """Set the upper bounds of columns to `upper`, one a column of `columns`; they stay non-negative."""
        if len(columns):
            self._highs.changeColsBounds(
                len(columns), columns.astype(np.int32), np.zeros(len(columns)), upper.astype(np.float64)
            )

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of a row."""
        self._highs.changeRowBounds(row, lower, upper)

    def solve(self) -> LpSolution:
        """Return an optimal point.

        Raises
        ------
        SolverError
            If HiGHS finds none; the caller's programs always have one.
        """
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._highs.clearSolver()  # once more from nothing: a hot start may have lost its footing
            self._highs.run()
        status = self._highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"the master program ended {self._highs.modelStatusToString(status)}")
        solution = self._highs.getSolution()
        return LpSolution(
            objective=self._highs.getInfo().objective_function_value,
            values=np.array(solution.col_value),
            duals=np.array(solution.row_dual),
        )

    def solve_whole(self, whole: Sequence[int], *, nodes: int | None, should_stop: Stop) -> WholePoint:
        """Return the best point with whole numbers in the columns `whole`, of at most `nodes` nodes if given."""
        columns = np.array(whole, dtype=np.int32)
        kinds = [highspy.HighsVarType.kInteger] * len(columns)
        for column, kind in zip(columns.tolist(), kinds, strict=True):
            self._highs.changeColIntegrality(column, kind)
        for option, value in {
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.99,
            "mip_allow_restart": False,
            "mip_max_nodes": 2**31 - 1 if nodes is None else nodes,
        }.items():
            self._highs.setOptionValue(option, value)
        self._listener.follow(Callbacks(should_stop=should_stop), columns=self.columns)
        self._highs.run()
        self._listener.finish()
        info = self._highs.getInfo()
        has_point = info.primal_solution_status == _FEASIBLE
        return WholePoint(
            values=np.array(self._highs.getSolution().col_value) if has_point else None,
            is_proven=self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal,
            bound=info.mip_dual_bound,
        )
