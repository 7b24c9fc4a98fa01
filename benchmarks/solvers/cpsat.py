"""CP-SAT of OR-tools. Never in one process with PuLP or HiGHS: their libraries clash.

It knows whole numbers only. The columns that are not called whole take whole values all the
same in some best plan (the rows drive them there), so they are whole here.
"""

import threading
from typing import Any

import numpy as np
import ortools
from ortools.sat.python import cp_model

from benchmarks.account import Ending, Ran, Tell, Trail
from benchmarks.program import Program
from benchmarks.solvers.task import Task, slack_of

_NO_LIMIT = 2**40
_LOOK_EVERY_S = 0.05
_ENDINGS = {
    cp_model.OPTIMAL: Ending.DONE,
    cp_model.INFEASIBLE: Ending.INFEASIBLE,
    cp_model.FEASIBLE: Ending.LIMIT,
    cp_model.UNKNOWN: Ending.LIMIT,
}


class _Ear(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]
    """Hears of better plans."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def on_solution_callback(self) -> None:
        self._tell(self.objective_value, self.best_objective_bound)


def version() -> str:
    """Return the version of OR-tools."""
    return str(ortools.__version__)


def solve(program: Program, task: Task, trail: Trail) -> Ran:
    """Solve by CP-SAT."""
    model, columns = _model(program)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = task.threads
    solver.parameters.relative_gap_limit = 0.0
    solver.parameters.absolute_gap_limit = slack_of(program)
    solver.best_bound_callback = lambda bound: trail.tell(None, bound)
    limit = trail.spent()[1] + task.seconds
    is_over = threading.Event()
    trail.begin()
    watch = threading.Thread(target=_stop_at, args=(solver, trail, limit, is_over), daemon=True)
    watch.start()
    status = solver.solve(model, _Ear(trail.tell))
    is_over.set()
    has_plan = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    if has_plan:
        trail.tell(solver.objective_value, solver.best_objective_bound)
    values = [float(solver.value(column)) for column in columns] if has_plan else None
    return Ran(_ENDINGS.get(status, Ending.FAILED), values, solver.status_name(status))


def _stop_at(solver: Any, trail: Trail, limit: float, is_over: threading.Event) -> None:
    """Stop the solver when its workers together have used the seconds: its own limits know the wall alone."""
    while not is_over.wait(_LOOK_EVERY_S):
        if trail.cpu() > limit:
            solver.stop_search()


def _model(program: Program) -> tuple[Any, list[Any]]:
    model = cp_model.CpModel()
    limits = zip(_whole(program.lower), _whole(program.upper), strict=True)
    columns = [model.new_int_var(low, high, f"x{n}") for n, (low, high) in enumerate(limits)]
    for column, figure in zip(columns, _whole(np.rint(program.plan)), strict=False):
        model.add_hint(column, figure)
    least, most = _whole(np.ceil(program.row_lower)), _whole(np.floor(program.row_upper))
    for row in range(program.rows):
        positions, rates = program.entries(row)
        total = cp_model.LinearExpr.weighted_sum(
            [columns[position] for position in positions], _whole(np.array(rates))
        )
        model.add_linear_constraint(total, least[row], most[row])
    goal = cp_model.LinearExpr.weighted_sum(columns, _whole(program.cost))
    model.maximize(goal + program.constant)
    return model, columns


def _whole(figures: Any) -> list[int]:
    """Return figures as whole numbers, which they are; raise if not."""
    limited = np.clip(np.asarray(figures, dtype=np.float64), -_NO_LIMIT, _NO_LIMIT)
    if (limited != np.rint(limited)).any():
        raise ValueError("a figure that is not whole")
    return [int(figure) for figure in limited]
