"""CBC as a second opinion: the same arrays, another solver.

CBC is reached through PuLP's classes: the binary inside the PuLP 3.3 wheel, or with PuLP 4 the
one of the `cbcbox` wheel or on the path. PuLP passes on neither CBC's bound nor why it stopped
(it calls a plan found at the time limit "optimal"), so both are read from CBC's own log, and
values count as a plan only if they keep every row and are whole. A run cannot be stopped from
outside; a wish to stop is heard between runs.
"""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pulp

from models.solver.handoff import Matrix
from models.solver.protocol import (
    TOLERANCE,
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

_SHORTEST_S = 0.5
_LAST_DIGIT = 1e-3
"""CBC writes its bound with three decimals."""
_RESULT = re.compile(r"^(?:Result - |Optimal - objective|Problem is )(.+)$", re.MULTILINE)
_BOUND = re.compile(r"^Lower bound:\s+(\S+)$", re.MULTILINE)
_NODES = re.compile(r"^Enumerated nodes:\s+(\d+)$", re.MULTILINE)
_VERSION = re.compile(r"^Version:\s+(\S+)", re.MULTILINE)
_PRESOLVED_AWAY = re.compile(r"determined that the problem was infeasible")
_AWAY_OR_ENDLESS = re.compile(r"^Pre-processing says infeasible or unbounded", re.MULTILINE)
_CUTS = "twoMirCuts off"
"""Two-step MIR cuts of CBC 2.10 can cut off the best plan, and CBC then proves a worse one."""


def binary() -> str | None:
    """Return the path of a CBC that can be run, or None."""
    bundled = getattr(getattr(pulp, "PULP_CBC_CMD", None), "pulp_cbc_path", None)
    for path in (pulp.COIN_CMD(msg=False).path, bundled):
        if path and pulp.COIN_CMD(path=path, msg=False).available():
            return str(path)
    return None


class CbcEngine:
    """CBC over the arrays of one program."""

    name = "cbc"
    finds_plans = False

    def __init__(self, matrix: Matrix, *, threads: int = 1, path: str | None = None) -> None:
        path = path or binary()
        if path is None:
            raise SolverError("CBC is not installed")
        self._path = path
        self._threads = threads
        self._matrix = matrix
        self._kept: list[tuple[Objective, float]] = []
        self._lower, self._upper = matrix.lower.copy(), matrix.upper.copy()
        self._row_lower, self._row_upper = matrix.row_lower.copy(), matrix.row_upper.copy()
        self.version = ""

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

        What is `unlike` is not asked of CBC: its bound is one on all plans.
        """
        del unlike
        if watch is not None and watch.should_stop is not None and watch.should_stop():
            return RunResult(ending=Termination.STOPPED, words="stopped before the run")
        if effort.seconds < _SHORTEST_S:
            return RunResult(ending=Termination.TIME, words="no time left for a run")
        began = perf_counter()
        program, variables = self._program(objective)
        log = self._run(program, effort, variables=variables, start=start)
        answer = self._read(log, variables, objective, effort=effort, seconds=perf_counter() - began)
        if watch is not None and watch.improved is not None and answer.values is not None:
            watch.improved(answer.values)
        return answer

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Return nothing: CBC's relaxation is not read."""
        del objective, seconds, watch
        return RelaxationResult()

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        self._kept.append((objective, least))

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""
        self._kept.clear()

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`, taken from `lower` and `upper` (of every column)."""
        chosen = list(columns)
        self._lower[chosen], self._upper[chosen] = lower[chosen], upper[chosen]

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program."""
        self._row_lower[row], self._row_upper[row] = lower, upper

    def _program(self, objective: Objective) -> tuple[Any, list[Any]]:
        """Build a new program for each run: an old one would keep an old run's values.

        It is minimised (the objective is turned round), because the two generations of PuLP
        hand a maximisation to CBC in different ways.
        """
        matrix = self._matrix
        program = pulp.LpProblem("park", pulp.const.LpMinimize)
        variables = [
            program.add_variable(
                f"x{position:06d}",
                _given(self._lower[position]),
                _given(self._upper[position]),
                "Integer" if matrix.integral[position] else "Continuous",
            )
            for position in range(matrix.columns)
        ]
        program += _sum(variables, _entries(-objective.coefficients))
        for row in range(matrix.rows):
            span = slice(matrix.start[row], matrix.start[row + 1])
            entries = zip(matrix.index[span].tolist(), matrix.value[span].tolist(), strict=True)
            _add_row(
                program, _sum(variables, entries), f"r{row:06d}", (self._row_lower[row], self._row_upper[row])
            )
        for number, (kept, least) in enumerate(self._kept):
            entries_kept = _entries(kept.coefficients)
            limits = (least - kept.constant, float("inf"))
            _add_row(program, _sum(variables, entries_kept), f"k{number:06d}", limits)
        return program, variables

    def _run(self, program: Any, effort: RunLimits, *, variables: list[Any], start: FloatArray | None) -> str:
        """Solve `program` and give CBC's log."""
        if start is not None:
            for variable, value in zip(variables, start.tolist(), strict=True):
                variable.setInitialValue(value, check=False)
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "cbc.log"
            solver = pulp.COIN_CMD(
                path=self._path,
                msg=False,
                timeLimit=_seconds(effort.seconds),
                gapRel=effort.gap,
                gapAbs=effort.slack,
                threads=self._threads if self._threads > 1 else None,
                maxNodes=effort.nodes,
                presolve=effort.presolve,
                options=[_CUTS, *([f"randomCbcSeed {effort.seed}"] if effort.seed else [])],
                warmStart=start is not None,
                logPath=str(log),
            )
            try:
                program.solve(solver)
            except pulp.PulpSolverError as fault:
                raise SolverError(f"CBC: {fault}") from fault
            return log.read_text("utf-8", errors="replace") if log.exists() else ""

    def _read(
        self, log: str, variables: list[Any], objective: Objective, *, effort: RunLimits, seconds: float
    ) -> RunResult:
        found = _VERSION.search(log)
        self.version = found[1] if found else ""
        words = _words(log, has_end=self._has_end(objective))
        values = self._plan(variables)
        ending = _ending(words, values)
        nodes = _NODES.search(log)
        return RunResult(
            ending=ending,
            values=None if ending is Termination.INFEASIBLE else values,
            bound=_bound(log, ending, values, objective=objective, effort=effort),
            nodes=int(nodes[1]) if nodes else 0,
            seconds=seconds,
            words=words,
        )

    def _has_end(self, objective: Objective) -> bool:
        """Return whether limits of columns alone keep the objective from growing for ever."""
        gains = objective.coefficients
        far = np.where(gains > 0, self._upper, self._lower)[gains != 0]
        return bool(np.isfinite(far).all())

    def _plan(self, variables: list[Any]) -> FloatArray | None:
        """Return the values if they are a plan: CBC also leaves relaxations behind."""
        values = np.array([variable.value() or 0.0 for variable in variables], dtype=np.float64)
        return values if self._admits(values) else None

    def _admits(self, values: FloatArray) -> bool:
        matrix = self._matrix
        whole = np.abs(values - np.rint(values))[matrix.integral]
        activity = matrix.activity(values)
        room = TOLERANCE * np.maximum(1.0, np.abs(activity))
        rows = (activity >= self._row_lower - room) & (activity <= self._row_upper + room)
        columns = (values >= self._lower - TOLERANCE) & (values <= self._upper + TOLERANCE)
        kept = all(k.coefficients @ values + k.constant >= least - TOLERANCE for k, least in self._kept)
        return bool((whole <= TOLERANCE).all() and rows.all() and columns.all()) and kept


def _seconds(limit: float) -> float | None:
    return None if limit == float("inf") else max(_SHORTEST_S, limit)


def _given(limit: float) -> float | None:
    return float(limit) if np.isfinite(limit) else None


def _entries(coefficients: Any) -> list[tuple[int, int]]:
    return [(int(position), int(coefficients[position])) for position in np.flatnonzero(coefficients)]


def _sum(variables: list[Any], entries: Iterable[tuple[int, float]]) -> Any:
    return pulp.lpSum(coefficient * variables[position] for position, coefficient in entries)


def _add_row(program: Any, expression: Any, name: str, limits: tuple[float, float]) -> None:
    """Add lower ≤ expression ≤ upper, as an equation or as one row a side."""
    lower, upper = (float(limit) for limit in limits)
    if lower == upper:
        program.addConstraint(expression == lower, name)
        return
    if np.isfinite(lower):
        program.addConstraint(expression >= lower, f"{name}l")
    if np.isfinite(upper):
        program.addConstraint(expression <= upper, f"{name}u")


def _words(log: str, *, has_end: bool) -> str:
    found = _RESULT.findall(log)
    if found:
        return str(found[-1]).strip()
    is_away = _PRESOLVED_AWAY.search(log) or (has_end and _AWAY_OR_ENDLESS.search(log))
    return "infeasible" if is_away else "no result in the log"


def _ending(words: str, values: FloatArray | None) -> Termination:
    """Return the ending that CBC's own words name; a plan that is none is a fault."""
    if "infeasible" in words:
        return Termination.INFEASIBLE
    if words.startswith("Stopped on time"):
        return Termination.TIME
    if words.startswith("Stopped on node"):
        return Termination.NODES
    finished = words.startswith(("Optimal", "value"))
    return Termination.DONE if finished and values is not None else Termination.FAULT


def _bound(
    log: str, ending: Termination, values: FloatArray | None, *, objective: Objective, effort: RunLimits
) -> float | None:
    """Return the bound of the log; a finished search is its own bound, up to what was cut off."""
    found = _BOUND.findall(log)
    if found:
        return objective.constant - float(found[-1]) + _LAST_DIGIT
    if ending is not Termination.DONE or values is None:
        return None
    reached = objective.value(values)
    return reached + max(effort.slack, effort.gap * abs(reached))
