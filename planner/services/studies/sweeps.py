"""Sweeps run: every cell solved on an executor, the table growing as answers come in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from planner.analysis.sweeping import breaks, doubtful, left_out, tornado, unproven_pairs
from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import Scenario
from planner.domain.keys import GoalKey
from planner.domain.measures import headline_kpis, measure_goals
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.read_errors import why_not_opened
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.sweep import Sweep, SweepPoint, sweep_from_json
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.processes.executor import Executor, TaskAnswer
from planner.processes.pool import ClusterError, executor_for
from planner.processes.protocol import ProtocolError
from planner.services.planning import proofs
from planner.services.planning.solving import findings_of
from planner.services.planning.wire import SolveOrder, read_outcome, write_solve
from planner.services.scenarios.files import ask_for_signed, in_file
from planner.services.scenarios.solving import scenario_problem
from planner.text import Message, message

__all__ = [
    "ClusterError",
    "Executor",
    "SolveOrder",
    "breaks",
    "executor_for",
    "left_out",
    "orders_of",
    "read_sweep",
    "run_sweep",
    "sentences_of",
    "sweep_from_json",
    "tornado",
    "unproven_pairs",
]
AGAIN = 4
"""How many times the limits of a cell that is solved once more."""
Asked = Sequence[tuple[SweepPoint, SolveOrder]]


def read_sweep(path: Path) -> tuple[Sweep | None, tuple[Issue, ...]]:
    """Read a sweep file; without a sweep, the issues say why."""
    try:
        return sweep_from_json(path.read_bytes()), ()
    except OSError as fault:
        said = message("无法读取：{why}", "cannot be read: {why}", why=why_not_opened(fault))
        return None, (Issue(severity=Severity.ERROR, message=said, cell=Cell(file=path.name)),)
    except EditConflict as refusal:
        return None, in_file(path, refusal.issues)


def sentences_of(problem: Problem, table: SweepTable) -> tuple[Message, ...]:
    """Say at which values the plan breaks."""
    return tuple(one.message for one in breaks(problem, table))


def orders_of(base: Problem, plan: Plan, sweep: Sweep) -> tuple[tuple[SweepPoint, SolveOrder], ...]:
    """Return each cell with its order: the scenario of its edits, from the base's plan.

    Raises
    ------
    EditConflict
        With every fault of every cell, each once; nothing is solved then.
    """
    found: list[tuple[SweepPoint, SolveOrder]] = []
    issues: dict[str, Issue] = {}
    for cell in sweep.cells:
        try:
            scenario = Scenario(name=sweep.name, edits=sweep.edits_at(cell))
            ask_for_signed(base, scenario.edits)
            problem = scenario_problem(base, plan, scenario)
        except EditConflict as refusal:
            issues.update({str(issue.message): issue for issue in refusal.issues})
        else:
            found.append((cell, SolveOrder(problem, sweep.limits, plan)))
    if issues:
        raise EditConflict(*issues.values())
    return tuple(found)


class SolvedProblem(Protocol):
    """A problem with what a solve came to: a report, or an order that names both."""

    @property
    def problem(self) -> Problem:
        """The facts."""

    @property
    def outcome(self) -> Outcome:
        """The solver's account."""

    @property
    def plan(self) -> Plan:
        """The plan; empty if there is none."""


def run_sweep(
    base: SolvedProblem,
    sweep: Sweep,
    executor: Executor,
    *,
    solved: Sequence[SweepRow] = (),
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[SweepTable]:
    """Solve every cell that is not among those `solved` before; return the table after each, rows in the order of the cells.

    The last table is complete unless the sweep was stopped. Cells of a tornado whose bar contradicts
    the base for want of proof are solved once more, with more time and to proof.

    Raises
    ------
    EditConflict
        If some cell's edits do not fit the base.
    """
    asked = orders_of(base.problem, base.plan, sweep)
    own = SweepPoint(number=-1, values=(None,) * len(sweep.axes))
    table = SweepTable(
        sweep=sweep,
        rows=tuple(solved),
        cells=len(asked),
        base=_of_outcome(own, base.problem, base.outcome),
    )
    yield table
    known = {row.number for row in solved}
    wanted = [(cell, order) for cell, order in asked if cell.number not in known]
    texts = [write_solve(order) for _, order in wanted]
    for answer in _outcomes(texts, executor, should_stop):
        cell, order = wanted[answer.number]
        row = _row(cell, order.problem, answer)
        if row is not None:
            table = _with(table, row)
            yield table
    if sweep.one_at_a_time and not should_stop():
        yield from _again(table, asked, executor, should_stop)


def _again(
    table: SweepTable, asked: Asked, executor: Executor, should_stop: Callable[[], bool]
) -> Iterator[SweepTable]:
    value = next((key for key, _ in reversed(table.base.figures) if key.startswith(proofs.TIER)), "")
    numbers = [row.number for row in doubtful(table, value)]
    again = [
        (cell, replace(order, limits=_more(order.limits))) for cell, order in asked if cell.number in numbers
    ]
    texts = [write_solve(order) for _, order in again]
    for answer in _outcomes(texts, executor, should_stop):
        cell, order = again[answer.number]
        row = _row(cell, order.problem, answer)
        if row is not None and row.plan is not None:
            table = _with(table, row)
            yield table


def _outcomes(
    texts: Sequence[str], executor: Executor, should_stop: Callable[[], bool]
) -> Iterator[TaskAnswer]:
    """Return what each solve came to, without the plans it had on the way."""
    answers = executor.answers("cell", texts, should_stop=should_stop)
    return (answer for answer in answers if answer.is_final)


def _with(table: SweepTable, row: SweepRow) -> SweepTable:
    others = (one for one in table.rows if one.number != row.number)
    return replace(table, rows=tuple(sorted((*others, row), key=lambda one: one.number)))


def _more(limits: Limits) -> Limits:
    nodes = None if limits.nodes is None else AGAIN * limits.nodes
    return replace(limits, time_limit_s=AGAIN * limits.time_limit_s, gap=0.0, nodes=nodes)


def _row(cell: SweepPoint, problem: Problem, answer: TaskAnswer) -> SweepRow | None:
    """Return the row of an answer; None if the cell was stopped."""
    if answer.text is None:
        return SweepRow(number=cell.number, values=cell.values, status=Status.FAILED, note=answer.fault)
    try:
        outcome = read_outcome(answer.text)
    except ProtocolError as fault:
        return SweepRow(number=cell.number, values=cell.values, status=Status.FAILED, note=str(fault))
    if outcome.status is Status.CANCELLED:
        return None
    return _of_outcome(cell, problem, outcome)


def _of_outcome(cell: SweepPoint, problem: Problem, outcome: Outcome) -> SweepRow:
    if outcome.plan is None:
        return SweepRow(number=cell.number, values=cell.values, status=outcome.status, note=outcome.note)
    figures = _figures(problem, outcome)
    return SweepRow(
        number=cell.number,
        values=cell.values,
        status=outcome.status,
        stages=tuple((stage.goal, stage.objective) for stage in outcome.stages),
        figures=figures,
        plan=outcome.plan,
        may_differ=_is_clocked(outcome),
        broken=sum(one.is_fault for one in findings_of(problem, outcome)),
        is_held=outcome.is_held,
        may_move_fewer=proofs.may_move_fewer(outcome),
        intervals=proofs.intervals(problem, outcome, dict(figures)),
    )


def _figures(problem: Problem, outcome: Outcome) -> tuple[tuple[str, Decimal | int | None], ...]:
    assert outcome.plan is not None
    seen = without_unknown(problem, outcome.plan)
    kpis = ((kpi.key, kpi.value) for kpi in headline_kpis(problem, seen))
    goals = ((goal, value) for goal, value in measure_goals(problem, seen).items() if goal != GoalKey.ORDER)
    return (*kpis, *goals, *proofs.tier_figures(outcome))


def _is_clocked(outcome: Outcome) -> bool:
    """Whether the clock, not proof, gap or nodes, may have ended some stage.

    A stage has at least a quarter of the time left to it, so a solve that used less than a
    quarter of its time was not stopped by it. A plan without a stage was in hand before there was a model.
    """
    stopped: Sequence[Status] = [stage.status for stage in outcome.stages]
    unfinished = not stopped or any(status in (Status.TIME_LIMIT, Status.NO_PLAN) for status in stopped)
    return unfinished and outcome.seconds >= outcome.limits.time_limit_s / 4
