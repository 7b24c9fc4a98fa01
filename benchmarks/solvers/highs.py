"""HiGHS with its own settings, from the plan that is known, if one is."""

import importlib.metadata
from typing import Any

import highspy
import numpy as np

from benchmarks.account import Ending, Ran, Trail
from benchmarks.program import Program
from benchmarks.solvers.task import Task, slack_of

_BY_ROWS, _MAXIMISE = 2, -1
_ENDINGS = {
    highspy.HighsModelStatus.kOptimal: Ending.DONE,
    highspy.HighsModelStatus.kModelEmpty: Ending.DONE,
    highspy.HighsModelStatus.kInfeasible: Ending.INFEASIBLE,
    highspy.HighsModelStatus.kTimeLimit: Ending.LIMIT,
    highspy.HighsModelStatus.kInterrupt: Ending.LIMIT,
}


def version() -> str:
    """Return the version of HiGHS."""
    return importlib.metadata.version("highspy")


def solve(program: Program, task: Task, trail: Trail) -> Ran:
    """Solve by HiGHS."""
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {
        "log_to_console": False,
        "threads": task.threads,
        "parallel": "on" if task.threads > 1 else "off",
        "mip_rel_gap": 0.0,
        "mip_abs_gap": slack_of(program),
        "mip_min_logging_interval": 0.5,
    }.items():
        highs.setOptionValue(option, value)
    _load(highs, program)
    if len(program.plan):
        columns = np.arange(program.columns, dtype=np.int32)
        highs.setSolution(program.columns, columns, program.plan.astype(np.float64))
    limit = trail.spent()[1] + task.seconds

    def heard(event: Any) -> None:
        trail.tell(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)

    def asked_to_go_on(event: Any) -> None:
        event.interrupt(trail.cpu() > limit)

    highs.cbMipInterrupt += asked_to_go_on
    highs.cbSimplexInterrupt += asked_to_go_on
    highs.cbMipImprovingSolution += heard
    highs.cbMipLogging += heard
    trail.begin()
    highs.run()
    info, status = highs.getInfo(), highs.getModelStatus()
    feasible = highspy.SolutionStatus.kSolutionStatusFeasible
    has_plan = info.primal_solution_status == feasible or not program.columns
    if has_plan:
        trail.tell(info.objective_function_value, info.mip_dual_bound)
    values = list(highs.getSolution().col_value) if has_plan else None
    return Ran(_ENDINGS.get(status, Ending.FAILED), values, highs.modelStatusToString(status))


def _load(highs: Any, program: Program) -> None:
    highs.passModel(
        program.columns,
        program.rows,
        len(program.index),
        _BY_ROWS,
        _MAXIMISE,
        float(program.constant),
        program.cost.astype(np.float64),
        program.lower,
        program.upper,
        program.row_lower,
        program.row_upper,
        program.start,
        program.index,
        program.value,
        program.integral.astype(np.int32),
    )
