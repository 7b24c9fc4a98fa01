"""CP-SAT of OR-tools. Never in one process with PuLP or HiGHS: their libraries clash.

It knows whole numbers only. The columns that are not called whole take whole values all the
same in some best plan (the rows drive them there), so they are whole here.
"""

from typing import Any

import numpy as np
import ortools
from ortools.sat.python import cp_model

from benchmarks.account import Ending, Ran, Tell, Trail
from benchmarks.program import Program
from benchmarks.solvers.task import SLACK, Task

_NO_LIMIT = 2**40
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
    solver.parameters.max_time_in_seconds = task.seconds
    solver.parameters.num_workers = task.threads
    solver.parameters.relative_gap_limit = 0.0
    solver.parameters.absolute_gap_limit = SLACK
    solver.best_bound_callback = lambda bound: trail.tell(None, bound)
    trail.begin()
    status = solver.solve(model, _Ear(trail.tell))
    has_plan = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    if has_plan:
        trail.tell(solver.objective_value, solver.best_objective_bound)
    values = [float(solver.value(column)) for column in columns] if has_plan else None
    return Ran(_ENDINGS.get(status, Ending.FAILED), values, solver.status_name(status))


def _model(program: Program) -> tuple[Any, list[Any]]:
    model = cp_model.CpModel()
    limits = zip(_whole(program.lower), _whole(program.upper), strict=True)
    columns = [model.new_int_var(low, high, f"x{n}") for n, (low, high) in enumerate(limits)]
    least, most = _whole(program.row_lower), _whole(program.row_upper)
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
