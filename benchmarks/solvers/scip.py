"""SCIP by pyscipopt, with its own settings, from the plan that is known, if one is."""

from typing import Any

import numpy as np
import pyscipopt

from benchmarks.account import Ending, Ran, Tell, Trail
from benchmarks.program import Program
from benchmarks.solvers.task import Task, slack_of

_EVENTS = pyscipopt.SCIP_EVENTTYPE
_OF_THE_PROCESSOR = 1
_ENDINGS = {
    "optimal": Ending.DONE,
    "gaplimit": Ending.DONE,
    "infeasible": Ending.INFEASIBLE,
    "timelimit": Ending.LIMIT,
}


class _Ear(pyscipopt.Eventhdlr):  # type: ignore[misc]
    """Hears of better plans and of bounds."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._heard = (_EVENTS.BESTSOLFOUND, _EVENTS.LPSOLVED, _EVENTS.NODESOLVED)

    def eventinit(self) -> None:
        for event in self._heard:
            self.model.catchEvent(event, self)

    def eventexit(self) -> None:
        for event in self._heard:
            self.model.dropEvent(event, self)

    def eventexec(self, event: Any) -> None:
        del event
        self._tell(self.model.getPrimalbound(), self.model.getDualbound())


def version() -> str:
    """Return the version of SCIP."""
    return str(pyscipopt.Model().version())


def solve(program: Program, task: Task, trail: Trail) -> Ran:
    """Solve by SCIP."""
    model, columns = _model(program)
    model.hideOutput()
    for name, value in {
        "timing/clocktype": _OF_THE_PROCESSOR,
        "limits/time": task.seconds,
        "limits/gap": 0.0,
        "limits/absgap": slack_of(program),
        "lp/threads": task.threads,
    }.items():
        model.setParam(name, value)
    model.includeEventhdlr(_Ear(trail.tell), "ear", "hears of plans and bounds")
    if len(program.plan):
        known = model.createSol()
        for column, figure in zip(columns, program.plan.tolist(), strict=True):
            model.setSolVal(known, column, figure)
        model.addSol(known)
    trail.begin()
    model.optimize()
    words = str(model.getStatus())
    values = [float(model.getVal(column)) for column in columns] if model.getNSols() else None
    if values is not None:
        trail.tell(model.getPrimalbound(), model.getDualbound())
    return Ran(_ENDINGS.get(words, Ending.FAILED), values, words)


def _model(program: Program) -> tuple[Any, list[Any]]:
    model = pyscipopt.Model()
    columns = [
        model.addVar(vtype="I" if whole else "C", lb=low, ub=high)
        for whole, low, high in zip(
            program.integral.tolist(), program.lower.tolist(), program.upper.tolist(), strict=True
        )
    ]
    for row in range(program.rows):
        entries = zip(*program.entries(row), strict=True)
        total = pyscipopt.quicksum(rate * columns[position] for position, rate in entries)
        low, high = float(program.row_lower[row]), float(program.row_upper[row])
        if low == high:
            model.addCons(total == low)
        elif np.isfinite(high):
            model.addCons(total <= high)
            if np.isfinite(low):
                model.addCons(total >= low)
        elif np.isfinite(low):
            model.addCons(total >= low)
    used = np.flatnonzero(program.cost)
    goal = pyscipopt.quicksum(float(program.cost[k]) * columns[k] for k in used.tolist())
    model.setObjective(goal + float(program.constant), "maximize")
    return model, columns
