"""Building patterns, the general way and a plain solver prove the same values, stage by stage, on parks of all rule mixes."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

import models
from benchmarks import cell
from benchmarks.account import Account, Ending, Ran, Trail
from benchmarks.ours import program_of
from benchmarks.program import Program
from benchmarks.solvers import cbc, highs
from benchmarks.solvers.task import Task
from models.few_changes import fewest_changes
from models.patterns import engine
from models.patterns.engine import PatternEngine
from models.patterns.stage_query import StageQuery
from models.solver import FloatArray, Objective, RunResult, Termination
from models.tiers import valued
from planner.check import check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Status
from tests.campaigns._evidence import Campaign, Evidence, faults_at
from tests.support.random_parks import MIDDLING, SMALL, TINY, Size, random_park
from tests.support.random_questions import LIMITS, Question, mixed, question

MANY = 10**7
PROVEN = "questions proven by patterns"
SIZES = (SMALL, TINY, MIDDLING, MIDDLING)
"""The parks in turn: a small one takes as long as six middling ones, and ten tiny ones."""
Solve = Callable[[Program, Task, Trail], Ran]


@dataclass(frozen=True)
class Alone:
    """A solver by itself, and the engine of ours that also answers, if it is another than that of the general way."""

    name: str
    solve: Solve
    engine: str | None = None


HIGHS = Alone("plain HiGHS", highs.solve)
CBC = Alone("plain CBC", partial(cbc.solve, options=("-twoMirCuts", "off")), engine="cbc")
"""Two-step MIR cuts of CBC 2.10 can cut off the best plan: with them it proved a worse one for 2 of the 2,000 parks."""


def run(count: int, seed: int, *, solver: Alone = HIGHS) -> Evidence:
    """Ask about `count` parks in three ways, of each size in turn."""
    failures: list[str] = []
    answers: Counter[str] = Counter()
    for number in range(seed, seed + count):
        proven, size = answers[PROVEN], SIZES[number % len(SIZES)]
        failures += faults_at(number, partial(faults_of, number, answers, size=size, solver=solver))
        answers.update(
            (
                f"{size.name} parks",
                *(["parks with a question proven by patterns"] if answers[PROVEN] > proven else []),
            )
        )
    figures = [("parks", str(count)), ("differences", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(answers.items()))), tuple(failures))


def faults_of(
    seed: int, answers: Counter[str], *, size: Size = SMALL, solver: Alone = HIGHS
) -> Iterator[str]:
    """Ask a park in three ways or four; say where they contradict each other or the checker refuses a plan."""
    problem, kinds = mixed(seed, random_park(seed, size))
    session = models.open_session(problem)
    asked = question(seed, problem, kinds, partial(_good_plan, session))
    answers.update(f"with {kind}" for kind in asked.kinds)
    by_patterns, general = both_ways(asked.problem, answers, asked, session)
    yield from differences(by_patterns, general)
    ways = [("patterns", by_patterns), ("the general way", general)]
    if solver.engine is not None:
        with asked.wish(session):
            limits = replace(asked.limits, solver=solver.engine)
            ours = session.solve(limits, value_only=asked.value_only)
        yield from (f"HiGHS against {solver.engine}: {said}" for said in differences(general, ours))
        ways.append((f"our {solver.engine}", ours))
    plain = by_itself(solver, asked, general, session)
    answers[f"{solver.name}: {plain.ending}"] += 1
    for name, outcome in ways:
        yield from (f"{name} against {solver.name}: {said}" for said in against(outcome, plain))
        if outcome.plan is not None and not is_valid(check_plan(problem, outcome.plan)):
            yield f"the checker refuses the plan of {name}"


def _good_plan(session: models.Session) -> Plan | None:
    with every_size(0, Counter()):
        return session.solve(replace(LIMITS, nodes=200), value_only=True).plan


def both_ways(
    problem: Problem,
    answers: Counter[str],
    asked: Question | None = None,
    session: models.Session | None = None,
) -> tuple[Outcome, Outcome]:
    """Return the outcome by patterns wherever they apply, and the one without them, each of an engine of its own."""
    put = asked or Question(problem, (), lambda _: nullcontext())
    session = session or models.open_session(put.problem)
    found = []
    for most, counted in ((MANY, answers), (0, Counter[str]())):
        session._engines.clear()
        with every_size(most, counted), put.wish(session):
            found.append(session.solve(put.limits, value_only=put.value_only))
    return found[0], found[1]


@contextmanager
def every_size(most: int, answers: Counter[str]) -> Iterator[None]:
    """Let patterns answer for programs of any size up to `most` candidates, and count what they come to."""
    names = {
        "LEAST_OPEN": 0,
        "LEAST_CARRYING": 0.0,
        "SETTLED": 0.0,
        "MOST_CANDIDATES": most,
    }
    before = {name: getattr(engine, name) for name in names}
    ask = PatternEngine.by_patterns

    def counted(self: PatternEngine, question: StageQuery) -> RunResult | None:
        answer = ask(self, question)
        ending = "left to the general way" if answer is None else _words(answer)
        answers[f"questions {ending}"] += 1
        return answer

    try:
        for name, value in names.items():
            setattr(engine, name, value)
        PatternEngine.by_patterns = counted  # type: ignore[method-assign]
        yield
    finally:
        PatternEngine.by_patterns = ask  # type: ignore[method-assign]
        for name, value in before.items():
            setattr(engine, name, value)


def _words(answer: RunResult) -> str:
    return (
        PROVEN.removeprefix("questions ") if answer.ending is Termination.DONE else "that patterns left open"
    )


def differences(one: Outcome, other: Outcome) -> Iterator[str]:
    """Say where two outcomes of the same question contradict each other."""
    if one.status is not other.status:
        yield f"{one.status} and {other.status}"
    if one.repair_changes != other.repair_changes:
        yield f"the repair changes {one.repair_changes} and {other.repair_changes}"
    for mine, theirs in zip(one.stages, other.stages, strict=False):
        both_proven = mine.status is theirs.status is Status.PROVEN_OPTIMAL
        if both_proven and mine.objective != theirs.objective:
            yield f"{mine.goal} is {mine.objective} and {theirs.objective}"


# ---------------------------------------------------------------- a solver by itself


def by_itself(solver: Alone, asked: Question, known: Outcome, session: models.Session) -> Account:
    """Return what a solver alone makes of the same program, with its own settings and no plan of ours.

    With few changes it is held to as many as the repair of `known` makes.
    """
    if session.formulation.barred:
        return Account(ending=Ending.INFEASIBLE)
    with asked.wish(session):
        program = program_of(session.formulation, session._matrix)
        if asked.value_only:
            kept = len(valued(session._stages))
            program = replace(program, costs=program.costs[:kept], constants=program.constants[:kept])
        written = _Written(program)
        session._restrictions.impose(written)  # type: ignore[arg-type]
        if asked.limits.few_changes and known.repair_changes is not None:
            fewest = fewest_changes(session.formulation, session._matrix)
            written.add_row(fewest, -known.repair_changes - 0.5)
        if not program.columns:
            return Account(ending=Ending.ABSENT)
        return cell.run(solver, written.program, Task(LIMITS.time_limit_s))


class _Written:
    """A program to which wishes are written, in place of an engine."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def add_row(self, objective: Objective, least: float) -> None:
        kept = replace(
            self.program,
            costs=np.array([objective.coefficients, *self.program.costs]),
            constants=np.array([objective.constant, *self.program.constants]),
        )
        row = kept.next_goal([], 0)
        limits = row.row_lower.copy()
        limits[-1] = least - objective.constant
        self.program = replace(row, row_lower=limits)

    def set_bounds(self, columns: tuple[int, ...], lower: FloatArray, upper: FloatArray) -> None:
        del columns
        self.program = replace(self.program, lower=lower.copy(), upper=upper.copy())


def against(outcome: Outcome, plain: Account) -> Iterator[str]:
    """Say where an outcome and a solver by itself contradict each other."""
    if plain.ending is Ending.ABSENT:
        return
    if (plain.ending is Ending.INFEASIBLE) != (outcome.status is Status.INFEASIBLE):
        yield f"{outcome.status} and {plain.ending} {plain.words}"
        return
    for goal, (stage, value) in enumerate(zip(outcome.stages, plain.values or (), strict=False)):
        if goal >= plain.proven or stage.objective is None:
            return
        if stage.objective > value or (stage.status is Status.PROVEN_OPTIMAL and stage.objective != value):
            yield f"{stage.goal} is {stage.objective} and {value}"
        if stage.bound is not None and stage.bound < value:
            yield f"the bound of {stage.goal} is {stage.bound}, under a plan of {value}"
        if stage.objective != value:
            return


CLAIM = (
    "Small, middling and tiny parks of all rule mixes, with wishes, promises and other tiers on top, are asked by building patterns wherever they "
    "apply, without them, and of {}: every stage that two of them prove has the same value, no bound is under a plan, "
    "and the checker passes every plan."
)
CAMPAIGN = Campaign(
    "patterns-and-the-general-way", CLAIM.format("HiGHS alone"), count=5000, run=run, step=250
)
"""What `python3 run.py campaign patterns-and-the-general-way` does."""
WITH_CBC = Campaign(
    "patterns-and-cbc",
    CLAIM.format("CBC, by our engine for it and alone"),
    count=2000,
    run=partial(run, solver=CBC),
    step=100,
)
"""The same of another family of solvers."""
