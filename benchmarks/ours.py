"""The planner's own side of a case, in a process of its own: build, hand-off, solve, check.

`python -m benchmarks.ours CASE FOLDER` leaves the program for the peers and its own account.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import pulp

import planner
from benchmarks.account import Account, Ending, Moment
from benchmarks.cases import CASES, GOAL, case_of_folder
from benchmarks.program import Program
from models import milp, open_session
from models.formulation import Formulation
from models.solver import Matrix, Objective, hand_off, start_engine
from models.tiers import stages_of
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.services.planning.solving import findings_of
from planner.text import Lang

REPEATS = 3
"""Builds and hand-offs are short: each is done so often, and the shortest time counts."""
PROGRAM, ACCOUNT, MEASURED = "program.npz", "ours.json", "measured.json"
_ENDINGS = {
    Status.PROVEN_OPTIMAL: Ending.DONE,
    Status.INFEASIBLE: Ending.INFEASIBLE,
    Status.FAILED: Ending.FAILED,
}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Sizes of a case, seconds of building and handing over, and what the checker found.

    `stock_s` is PuLP's own hand-off to HiGHS, None where this PuLP has none to measure.
    """

    firms: int
    buildings: int
    units: int
    columns: int
    rows: int
    entries: int
    build_s: float
    hand_off_s: float
    stock_s: float | None
    objective: int | None
    findings: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Measure one case."""
    parser = argparse.ArgumentParser("python -m benchmarks.ours")
    parser.add_argument("case")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    given = parser.parse_args(arguments)
    known = {case.key: case for case in CASES}
    problem, _ = (known.get(given.case) or case_of_folder(Path(given.case))).read()
    if problem is None:
        return 2
    formulation, times = _build_and_hand_over(problem)
    matrix = hand_off(formulation.program, formulation.variables)
    program_of(matrix, stages_of(formulation, matrix)[0].objective).save(given.folder / PROGRAM)
    account, outcome = _solve(problem, given.seconds)
    measured = Measured(
        firms=len(problem.firms),
        buildings=len(problem.buildings),
        units=len(problem.units),
        columns=matrix.columns,
        rows=matrix.rows,
        entries=len(matrix.index),
        objective=outcome.objective,
        findings=tuple(f.message.say(Lang.EN) for f in findings_of(problem, outcome) if f.is_fault),
        **times,
    )
    account.save(given.folder / ACCOUNT)
    (given.folder / MEASURED).write_text(json.dumps(asdict(measured)), "utf-8")
    return 0


def program_of(matrix: Matrix, objective: Objective) -> Program:
    """Return the arrays that the peers get: those of our own hand-off."""
    return Program(
        cost=objective.coefficients,
        constant=objective.constant,
        lower=matrix.lower,
        upper=matrix.upper,
        integral=matrix.integral,
        row_lower=matrix.row_lower,
        row_upper=matrix.row_upper,
        start=matrix.start,
        index=matrix.index,
        value=matrix.value,
    )


def _build_and_hand_over(problem: Problem) -> tuple[Formulation, dict[str, Any]]:
    """Build and hand over both ways by turns; give the last model and the shortest times."""
    builds, ours, stock = [], [], []
    formulation = milp.build(problem)
    for _ in range(REPEATS):
        seconds, formulation = _timed(partial(milp.build, problem))
        builds.append(seconds)
        ours.append(_timed(partial(_hand_over, formulation))[0])
        stock.append(_stock_seconds(formulation))
    known = [seconds for seconds in stock if seconds is not None]
    return formulation, {
        "build_s": min(builds),
        "hand_off_s": min(ours),
        "stock_s": min(known) if known else None,
    }


def _hand_over(formulation: Formulation) -> None:
    start_engine("highs", hand_off(formulation.program, formulation.variables))


def _stock_seconds(formulation: Formulation) -> float | None:
    """Return the seconds of PuLP's own hand-off of the same program; it is not solved."""
    solver = pulp.HiGHS(msg=False)
    steps = [getattr(solver, name, None) for name in ("createAndConfigureSolver", "buildSolverModel")]
    if None in steps:
        return None
    program = formulation.program
    told = [(term.rate, formulation.goals[term.goal]) for term in GOAL.terms]
    terms = [
        (weight * rate, one)
        for weight, goal in told
        for rate, one in zip(goal.rates, goal.variables, strict=True)
    ]
    program.setObjective(pulp.lpSum(rate * one for rate, one in terms))
    return _timed(lambda: [step(program) for step in steps if step])[0]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = perf_counter()
    result = work()
    return perf_counter() - began, result


def _solve(problem: Problem, seconds: float) -> tuple[Account, Outcome]:
    session = open_session(problem)
    trail: list[Moment] = []

    def heard(progress: Progress) -> None:
        moment = Moment(round(progress.seconds, 3), progress.objective, progress.bound)
        if not trail or replace(moment, seconds=0.0) != replace(trail[-1], seconds=0.0):
            trail.append(moment)

    outcome = session.solve(Limits(time_limit_s=seconds), on_progress=heard)
    trail.append(Moment(round(outcome.seconds, 3), outcome.objective, outcome.bound))
    account = Account(
        ending=_ENDINGS.get(outcome.status, Ending.LIMIT),
        seconds=round(outcome.seconds, 3),
        words=outcome.status.value,
        version=planner.__version__,
        trail=trail,
    )
    return account, outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
