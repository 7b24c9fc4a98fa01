"""One model kept loaded in HiGHS and asked again and again.

Between questions the objective is exchanged, rows are added and taken away, and columns are
fixed and freed; the matrix itself is handed over once. Limits that do not exist are real
infinities: a large number in their place has made HiGHS call a later question infeasible.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import isfinite
from time import perf_counter
from typing import Any

import highspy
import numpy as np

from models.solver.handoff import Matrix
from models.solver.listener import Listener, QuietHighs
from models.solver.protocol import (
    Callbacks,
    FloatArray,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    SolverError,
    Termination,
)

_ENDINGS = {
    highspy.HighsModelStatus.kOptimal: Termination.DONE,
    highspy.HighsModelStatus.kModelEmpty: Termination.DONE,
    highspy.HighsModelStatus.kInfeasible: Termination.INFEASIBLE,
    highspy.HighsModelStatus.kTimeLimit: Termination.TIME,
    highspy.HighsModelStatus.kSolutionLimit: Termination.NODES,
    highspy.HighsModelStatus.kIterationLimit: Termination.NODES,
    highspy.HighsModelStatus.kInterrupt: Termination.STOPPED,
}
_BY_ROWS, _MAXIMISE = 2, -1
_NO_NODE_LIMIT = 2**31 - 1
_TINY_COLUMNS = 1000
_DEAR_SEARCHES = ("feasibility_jump", "rins", "rens", "root_reduced_cost")
"""HiGHS's searches for plans that cost more than they save in a program of fewer columns: its tree has the best one at once."""


class HighsEngine:
    """HiGHS with one program loaded."""

    name = "highs"
    finds_plans = False

    def __init__(self, matrix: Matrix, *, threads: int = 1) -> None:
        self._matrix = matrix
        self._added: list[float] = []
        self._highs: Any = QuietHighs()  # type: ignore[no-untyped-call]
        self._listener = Listener(self._highs)
        for option, value in {
            "log_to_console": False,
            "threads": threads,
            # As tight as the tolerance that plans are judged with: looser, and rows with large numbers pass that the
            # checker, which counts exactly, refuses.
            "mip_feasibility_tolerance": 1e-6,
            "mip_allow_restart": False,
            "mip_min_logging_interval": 0.5,
        }.items():
            self._set(option, value)
        if matrix.columns < _TINY_COLUMNS:
            for option in _DEAR_SEARCHES:
                self._set(f"mip_heuristic_run_{option}", value=False)
        self._load()

    def maximise(
        self,
        objective: Objective,
        effort: RunLimits,
        *,
        start: FloatArray | None = None,
        watch: Callbacks | None = None,
        unlike: Profile | None = None,
    ) -> RunResult:
        """Maximise `objective` over the rows in force, from the plan `start` if given.

        With `unlike`, plans of that profile count one step less, and the bound is one on all
        other plans: it tells at once whether another plan is as good. Where the presolve of HiGHS loses a row it is
        asked again without (see `listener`).
        """
        began = perf_counter()
        if not self._matrix.columns:
            return _of_nothing(self._matrix, objective, self._added)
        self._prepare(objective, effort)
        try:
            if unlike is not None:
                self._add_handicap(unlike, objective.step)
            self._run(start, watch, with_handicap=unlike is not None)
            if self._listener.is_misled:
                left = effort.seconds - (perf_counter() - began)
                self._prepare(objective, replace(effort, seconds=left, presolve=False))
                self._run(start, watch, with_handicap=unlike is not None)
            return self._answer(perf_counter() - began)
        finally:
            if unlike is not None:
                self._take_handicap_off()

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Maximise `objective` with whole numbers forgotten."""
        if not self._matrix.columns:
            return RelaxationResult(bound=float(objective.constant))
        self._prepare(objective, RunLimits(seconds=seconds))
        self._set("solve_relaxation", value=True)
        self._listener.follow(watch, columns=self._matrix.columns)
        self._highs.run()
        self._listener.finish()
        self._set("solve_relaxation", value=False)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return RelaxationResult()
        solution = self._highs.getSolution()
        return RelaxationResult(
            bound=self._highs.getObjectiveValue(),
            values=np.array(solution.col_value),
            reduced_costs=np.array(solution.col_dual),
            duals=np.array(solution.row_dual),
        )

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        used = np.flatnonzero(objective.coefficients).astype(np.int32)
        self._highs.addRow(
            least - objective.constant,
            highspy.kHighsInf,
            len(used),
            used,
            objective.coefficients[used].astype(np.float64),
        )
        self._added.append(least - objective.constant)

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""
        if self._added:
            rows = np.arange(self._matrix.rows, self._matrix.rows + len(self._added), dtype=np.int32)
            self._highs.deleteRows(len(rows), rows)
            self._added.clear()

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`, taken from `lower` and `upper` (of every column)."""
        chosen = np.array(list(columns), dtype=np.int32)
        if len(chosen):
            self._highs.changeColsBounds(len(chosen), chosen, lower[chosen], upper[chosen])

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program."""
        self._highs.changeRowBounds(row, lower, upper)

    def _load(self) -> None:
        matrix = self._matrix
        status = self._highs.passModel(
            matrix.columns,
            matrix.rows,
            len(matrix.index),
            _BY_ROWS,
            _MAXIMISE,
            0.0,
            np.zeros(matrix.columns),
            matrix.lower,
            matrix.upper,
            matrix.row_lower,
            matrix.row_upper,
            matrix.start,
            matrix.index,
            matrix.value,
            matrix.integral.astype(np.int32),
        )
        if status == highspy.HighsStatus.kError:
            raise SolverError("HiGHS refused the model")

    def _add_handicap(self, profile: Profile, step: int) -> None:
        """Add a column that costs a step and must be 1 for a plan of the profile."""
        own, infinite = self._matrix.columns, highspy.kHighsInf
        nowhere = np.zeros(0, dtype=np.int32)
        self._highs.addCol(-float(step), 0.0, 1.0, 0, nowhere, np.zeros(0))
        self._highs.changeColIntegrality(own, highspy.HighsVarType.kInteger)
        used = np.flatnonzero(profile.agreement)
        columns = np.append(used, own).astype(np.int32)
        weights = np.append(profile.agreement[used], -1).astype(np.float64)
        self._highs.addRow(-infinite, float(profile.full - 1), len(columns), columns, weights)

    def _take_handicap_off(self) -> None:
        row = self._matrix.rows + len(self._added)
        self._highs.deleteRows(1, np.array([row], dtype=np.int32))
        self._highs.deleteCols(1, np.array([self._matrix.columns], dtype=np.int32))

    def _run(self, start: FloatArray | None, watch: Callbacks | None, *, with_handicap: bool) -> None:
        if start is not None:
            self._hand_over(start, with_handicap=with_handicap)
        self._listener.follow(watch, columns=self._matrix.columns)
        self._highs.run()
        self._listener.finish()

    def _hand_over(self, start: FloatArray, *, with_handicap: bool) -> None:
        values = np.append(start, 1.0) if with_handicap else start
        self._highs.setSolution(len(values), np.arange(len(values), dtype=np.int32), values)

    def _prepare(self, objective: Objective, effort: RunLimits) -> None:
        self._highs.clearSolver()
        count = self._matrix.columns
        costs = objective.coefficients.astype(np.float64)
        self._highs.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        self._highs.changeObjectiveOffset(float(objective.constant))
        for option, value in {
            "time_limit": max(0.0, effort.seconds),
            "mip_rel_gap": effort.gap,
            "mip_abs_gap": effort.slack,
            "mip_max_nodes": _NO_NODE_LIMIT if effort.nodes is None else effort.nodes,
            "random_seed": effort.seed,
            "presolve": "choose" if effort.presolve else "off",
        }.items():
            self._set(option, value)

    def _set(self, option: str, value: Any) -> None:
        if self._highs.setOptionValue(option, value) == highspy.HighsStatus.kError:
            raise SolverError(f"HiGHS does not take {option} = {value}")

    def _answer(self, seconds: float) -> RunResult:
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        ending = _ENDINGS.get(status, Termination.FAULT)
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        has_plan = info.primal_solution_status == feasible
        if ending is Termination.DONE and not has_plan:
            ending = Termination.FAULT
        own = slice(self._matrix.columns)
        values = np.array(self._highs.getSolution().col_value[own]) if has_plan else None
        bound = info.mip_dual_bound
        if ending is Termination.DONE and not self._matrix.integral.any():
            bound = info.objective_function_value
        return RunResult(
            ending=ending,
            values=values,
            bound=bound if isfinite(bound) else None,
            nodes=max(0, info.mip_node_count),
            seconds=seconds,
            words=self._highs.modelStatusToString(status),
        )


def _of_nothing(matrix: Matrix, objective: Objective, added: Sequence[float]) -> RunResult:
    """Answer for a program without columns: the empty plan, if the rows allow it and those added, by what each wants at least."""
    if matrix.broken_rows(np.zeros(0)) or max(added, default=0.0) > 0:
        return RunResult(ending=Termination.INFEASIBLE, words="no columns")
    return RunResult(
        ending=Termination.DONE, values=np.zeros(0), bound=float(objective.constant), words="no columns"
    )
