"""The planner's own side of a case, in a process of its own: build, hand-off, solve, check.

`python -m benchmarks.ours CASE FOLDER` leaves the program for the peers and its own account.
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import pulp

import planner
from benchmarks.account import Account, Ending, Moment, thinned
from benchmarks.cases import CASES, GOAL, case_of_folder
from benchmarks.program import Program
from models import milp, open_session
from models.formulation import Formulation
from models.reading import values_of
from models.solver import Matrix, hand_off, start_engine
from models.tiers import ObjectiveStage, stages_of
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.services.planning.solving import findings_of
from planner.text import Lang

PROGRAM, ACCOUNT, MEASURED = "program.npz", "ours.json", "measured.json"
WALL = 40.0
"""Our own limit on the wall, in limits: a busy machine gives a process a small part of the time."""
_ENDINGS = {
    Status.PROVEN_OPTIMAL: Ending.DONE,
    Status.INFEASIBLE: Ending.INFEASIBLE,
    Status.FAILED: Ending.FAILED,
}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Sizes of a case, processor seconds of building and handing over, and what the checker found.

    `stock_s` is PuLP's own hand-off to HiGHS, None where this PuLP has none to measure; `digest` tells
    the program from others, `start` is the value of the first plan that the solve told.
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
    findings: tuple[str, ...]
    digest: str = ""
    start: int | None = None


def main(arguments: list[str]) -> int:
    """Measure one case."""
    parser = argparse.ArgumentParser("python -m benchmarks.ours")
    parser.add_argument("case")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0, help="of the processor")
    given = parser.parse_args(arguments)
    known = {case.key: case for case in CASES}
    problem, _ = (known.get(given.case) or case_of_folder(Path(given.case))).read()
    if problem is None:
        return 2
    formulation, times = _build_and_hand_over(problem)
    if formulation.tallies:  # peers need every pair of firms written out
        formulation = milp.build(problem, lists_pairs=True)
    matrix = hand_off(formulation.program, formulation.variables)
    account, outcome, first = _solve(problem, given.seconds)
    program = program_of(formulation, matrix, first)
    program.save(given.folder / PROGRAM)
    measured = Measured(
        firms=len(problem.firms),
        buildings=len(problem.buildings),
        units=len(problem.units),
        columns=matrix.columns,
        rows=matrix.rows,
        entries=len(matrix.index),
        findings=tuple(f.message.say(Lang.EN) for f in findings_of(problem, outcome) if f.is_fault),
        digest=program.digest,
        start=program.value_of(program.plan.tolist()) if len(program.plan) else None,
        **times,
    )
    account.save(given.folder / ACCOUNT)
    (given.folder / MEASURED).write_text(json.dumps(asdict(measured)), "utf-8")
    return 0


def program_of(formulation: Formulation, matrix: Matrix, plan: Plan | None = None) -> Program:
    """Return the arrays that the peers get: those of our own hand-off, with every goal and a first plan."""
    stages: tuple[ObjectiveStage, ...] = stages_of(formulation, matrix)
    known = None if plan is None else values_of(formulation, plan)
    return Program(
        costs=np.array([stage.objective.coefficients for stage in stages]),
        constants=np.array([stage.objective.constant for stage in stages]),
        lower=matrix.lower,
        upper=matrix.upper,
        integral=matrix.integral,
        row_lower=matrix.row_lower,
        row_upper=matrix.row_upper,
        start=matrix.start,
        index=matrix.index,
        value=matrix.value,
        plan=np.zeros(0) if known is None else np.array(known, dtype=np.float64),
    )


def _build_and_hand_over(problem: Problem) -> tuple[Formulation, dict[str, Any]]:
    """Build and hand over once; give the model and the processor seconds."""
    build, formulation = _timed(partial(milp.build, problem))
    own = _timed(partial(_hand_over, formulation))[0]
    return formulation, {"build_s": build, "hand_off_s": own, "stock_s": _stock_seconds(formulation)}


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
    began = process_time()
    result = work()
    return process_time() - began, result


def _solve(problem: Problem, seconds: float) -> tuple[Account, Outcome, Plan | None]:
    """Solve; give the account, the outcome and the first plan that was told of."""
    session = open_session(problem)
    trail: list[Moment] = []
    first: list[Plan] = []
    began = process_time()

    def heard(progress: Progress) -> None:
        if progress.plan is not None and not first:
            first.append(progress.plan)
        told = (progress.stage - 1, progress.objective, progress.bound)
        if not trail or told != (trail[-1].goal, trail[-1].objective, trail[-1].bound):
            trail.append(_moment((progress.seconds, process_time() - began), *told))

    limits = Limits(time_limit_s=seconds * WALL)
    outcome = session.solve(limits, on_progress=heard, should_stop=lambda: process_time() - began > seconds)
    cpu = process_time() - began
    for goal, stage in enumerate(outcome.stages):
        trail.append(_moment((outcome.seconds, cpu), goal, stage.objective, stage.bound))
    proven = [stage.status is Status.PROVEN_OPTIMAL for stage in outcome.stages]
    account = Account(
        ending=_ENDINGS.get(outcome.status, Ending.LIMIT),
        seconds=round(outcome.seconds, 3),
        cpu=round(cpu, 3),
        words=outcome.status.value,
        version=planner.__version__,
        values=None if outcome.plan is None else [stage.objective or 0 for stage in outcome.stages],
        proven=next((k for k, one in enumerate(proven) if not one), len(proven)),
        trail=thinned(trail),
    )
    return account, outcome, first[0] if first else outcome.plan


def _moment(spent: tuple[float, float], goal: int, objective: int | None, bound: int | None) -> Moment:
    return Moment(round(spent[0], 3), round(spent[1], 3), objective, bound, goal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
