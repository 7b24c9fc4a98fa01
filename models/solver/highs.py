"""One model kept loaded in HiGHS and asked again and again.

Between questions the objective is exchanged, rows are added and taken away, and columns are
fixed and freed; the matrix itself is handed over once. Limits that do not exist are real
infinities: a large number in their place has made HiGHS call a later question infeasible.
"""

from collections.abc import Iterable
from math import isfinite
from time import perf_counter
from typing import Any

import highspy
import numpy as np

from models.solver.answer import (
    Answer,
    Effort,
    Ending,
    FloatArray,
    Objective,
    Relaxed,
    SolverError,
    Watch,
)
from models.solver.handoff import Matrix

_ENDINGS = {
    highspy.HighsModelStatus.kOptimal: Ending.DONE,
    highspy.HighsModelStatus.kModelEmpty: Ending.DONE,
    highspy.HighsModelStatus.kInfeasible: Ending.INFEASIBLE,
    highspy.HighsModelStatus.kTimeLimit: Ending.TIME,
    highspy.HighsModelStatus.kSolutionLimit: Ending.NODES,
    highspy.HighsModelStatus.kIterationLimit: Ending.NODES,
    highspy.HighsModelStatus.kInterrupt: Ending.STOPPED,
}
_BY_ROWS, _MAXIMISE = 2, -1
_NO_NODE_LIMIT = 2**31 - 1
_EASY_ASK_S = 0.05
"""How often at most the caller is asked whether to stop."""


class HighsEngine:
    """HiGHS with one program loaded."""

    name = "highs"

    def __init__(self, matrix: Matrix, *, threads: int = 1) -> None:
        self._matrix = matrix
        self._extra_rows = 0
        self._highs: Any = _QuietHighs()  # type: ignore[no-untyped-call]
        self._listener = _Listener(self._highs)
        for option, value in {
            "log_to_console": False,
            "threads": threads,
            "mip_feasibility_tolerance": 1e-6,
            "mip_allow_restart": False,
            "mip_min_logging_interval": 0.5,
        }.items():
            self._set(option, value)
        self._load()

    def maximise(
        self,
        objective: Objective,
        effort: Effort,
        *,
        start: FloatArray | None = None,
        watch: Watch | None = None,
    ) -> Answer:
        """Maximise `objective` over the rows in force, from the plan `start` if given."""
        began = perf_counter()
        if not self._matrix.columns:
            return _of_nothing(self._matrix, objective)
        self._prepare(objective, effort)
        if start is not None:
            count = self._matrix.columns
            self._highs.setSolution(count, np.arange(count, dtype=np.int32), start)
        self._listener.follow(watch, seconds=effort.seconds)
        self._highs.run()
        self._listener.finish()
        return self._answer(perf_counter() - began)

    def relax(self, objective: Objective, *, seconds: float = 10.0) -> Relaxed:
        """Maximise `objective` with whole numbers forgotten."""
        if not self._matrix.columns:
            return Relaxed(bound=float(objective.constant))
        self._prepare(objective, Effort(seconds=seconds))
        self._set("solve_relaxation", value=True)
        self._listener.follow(None, seconds=seconds)
        self._highs.run()
        self._set("solve_relaxation", value=False)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return Relaxed()
        solution = self._highs.getSolution()
        return Relaxed(
            bound=self._highs.getObjectiveValue(),
            values=np.array(solution.col_value),
            reduced_costs=np.array(solution.col_dual),
        )

    def keep(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        used = np.flatnonzero(objective.coefficients).astype(np.int32)
        self._highs.addRow(
            least - objective.constant,
            highspy.kHighsInf,
            len(used),
            used,
            objective.coefficients[used].astype(np.float64),
        )
        self._extra_rows += 1

    def forget(self) -> None:
        """Take away every row that `keep` added."""
        if self._extra_rows:
            rows = np.arange(self._matrix.rows, self._matrix.rows + self._extra_rows, dtype=np.int32)
            self._highs.deleteRows(len(rows), rows)
            self._extra_rows = 0

    def limit_columns(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Give `columns` new limits, taken from the full arrays `lower` and `upper`."""
        chosen = np.array(list(columns), dtype=np.int32)
        if len(chosen):
            self._highs.changeColsBounds(len(chosen), chosen, lower[chosen], upper[chosen])

    def limit_row(self, row: int, lower: float, upper: float) -> None:
        """Give one row of the program new limits."""
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

    def _prepare(self, objective: Objective, effort: Effort) -> None:
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

    def _answer(self, seconds: float) -> Answer:
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        ending = _ENDINGS.get(status, Ending.FAULT)
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        has_plan = info.primal_solution_status == feasible
        if ending is Ending.DONE and not has_plan:
            ending = Ending.FAULT
        values = np.array(self._highs.getSolution().col_value) if has_plan else None
        bound = info.mip_dual_bound
        if ending is Ending.DONE and not self._matrix.integral.any():
            bound = info.objective_function_value
        return Answer(
            ending=ending,
            values=values,
            bound=bound if isfinite(bound) else None,
            nodes=max(0, info.mip_node_count),
            seconds=seconds,
            words=self._highs.modelStatusToString(status),
        )


def _of_nothing(matrix: Matrix, objective: Objective) -> Answer:
    """Answer for a program without columns: the empty plan, if the rows allow it."""
    if matrix.broken_rows(np.zeros(0)):
        return Answer(ending=Ending.INFEASIBLE, words="no columns")
    return Answer(ending=Ending.DONE, values=np.zeros(0), bound=float(objective.constant), words="no columns")


class _QuietHighs(highspy.Highs):
    """HiGHS that keeps the standard output to its owner, from the first line on."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS calls it when it is made
        """Silence the console before anything is said."""
        self.setOptionValue("log_to_console", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class _Listener:
    """Passes HiGHS's signs of life on, and a wish to stop back."""

    def __init__(self, highs: highspy.Highs) -> None:
        self._watch = Watch()
        self._asked = 0.0
        self._deadline = float("inf")
        self._stop = False
        self._fault: BaseException | None = None
        highs.cbMipImprovingSolution += self._improved
        highs.cbMipLogging += self._alive
        highs.cbMipInterrupt += self._interrupt
        highs.cbSimplexInterrupt += self._interrupt

    def follow(self, watch: Watch | None, *, seconds: float) -> None:
        self._watch = watch or Watch()
        self._asked, self._stop, self._fault = 0.0, False, None
        self._deadline = perf_counter() + seconds

    def finish(self) -> None:
        """Raise what a caller's function raised: it must not travel through foreign code."""
        self._watch = Watch()
        if self._fault is not None:
            raise self._fault

    def _improved(self, event: Any) -> None:
        if self._watch.improved is not None:
            self._guarded(self._watch.improved, np.array(event.data_out.mip_solution))

    def _alive(self, event: Any) -> None:
        if self._watch.alive is not None:
            out = event.data_out
            self._guarded(self._watch.alive, _finite(out.mip_primal_bound), _finite(out.mip_dual_bound))

    def _interrupt(self, event: Any) -> None:
        now = perf_counter()
        if self._watch.should_stop is not None and now - self._asked > _EASY_ASK_S:
            self._asked = now
            self._stop = self._stop or bool(self._guarded(self._watch.should_stop))
        event.interrupt(self._stop)  # also when false: HiGHS keeps the last wish for the next run

    def _guarded(self, call: Any, *arguments: Any) -> Any:
        try:
            return call(*arguments)
        except BaseException as fault:  # noqa: BLE001 - raised again by finish()
            self._fault, self._stop = fault, True
            return None


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
