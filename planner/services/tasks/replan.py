"""The task of a re-plan: the plan first, then why each firm changes, found out by workers of its own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.domain.solving.report import Report
from planner.domain.solving.task import Task, best_so_far
from planner.domain.sweeping.relocation import Move, Need
from planner.processes.executor import Executor
from planner.processes.pool import own_executor
from planner.processes.tasks import Stop, TaskContext
from planner.services.planning.solving import begun, findings_of
from planner.services.planning.weighing import most_of, priced
from planner.services.studies.replanning import Replan, judged, planned, replan_of, replan_problem
from planner.services.tasks.kind import TaskKind
from planner.text import Message

LEAST_WORKERS = 2
"""Processes that find out why firms change, at least: the first of them has nothing else to do by then."""


@dataclass(frozen=True, kw_only=True)
class ReplanOrder:
    """What is re-planned from which plan, and how many firms may change."""

    problem: Problem
    plan: Plan
    limits: Limits
    price: int = 0
    most_changes: int | None = None
    any_changes: bool = False


@dataclass(frozen=True, kw_only=True)
class FoundPlan:
    """What a worker tells of a re-plan; the plan and its move order are judged again by whoever reads it."""

    outcome: Outcome
    moves: tuple[Move, ...]
    fewest: int | None
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    contradictions: tuple[Message, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _WhyOrder:
    """What `judged` is asked."""

    facts: Problem
    plan: Plan
    move: Move
    limits: Limits
    most_changes: int | None


_WHY, _MOVE = TypeAdapter(_WhyOrder), TypeAdapter(Move)
_REPLAN, _FOUND = TypeAdapter(ReplanOrder), TypeAdapter(FoundPlan | Progress)


def replan_task(text: str, context: TaskContext) -> str:
    """Return the re-plan that a `ReplanOrder` asks for.

    Signs of life are told first, with the best plan so far, then the plan as soon as it is there, then again with each
    reason found. The reasons may take the time limit once more.
    """
    order = _REPLAN.validate_json(text)
    done = planned(
        order.problem,
        order.plan,
        order.limits,
        price=order.price,
        most_changes=order.most_changes,
        any_changes=order.any_changes,
        on_progress=with_newest_plan(lambda told: context.report(_FOUND.dump_json(told).decode())),
        should_stop=context.should_stop,
    )
    found = FoundPlan(
        outcome=done.report.outcome,
        moves=done.moves,
        fewest=done.fewest,
        reasons=done.report.reasons,
        contradictions=done.report.contradictions,
    )
    for moves in with_reasons(order, done, own_executor(least=LEAST_WORKERS), context.should_stop):
        context.report(_FOUND.dump_json(found).decode())
        found = replace(found, moves=moves)
    return _FOUND.dump_json(found).decode()


def with_newest_plan(report: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Return what hands signs of life on, each with the newest plan so far.

    A solve tells a plan once; what is told last must hold it, for it may be all that is ever read.
    """
    newest: list[Plan] = []

    def alive(progress: Progress) -> None:
        if progress.plan is not None:
            newest[:] = [progress.plan]
        report(replace(progress, plan=newest[0] if newest else None))

    return alive


def with_reasons(
    order: ReplanOrder, done: Replan, executor: Executor, should_stop: Stop
) -> Iterator[tuple[Move, ...]]:
    """Return the moves of a re-plan again and again, with one more reason found; in the end what is left is open."""
    facts, outcome = done.report.problem, done.report.outcome
    clock = begun(order.limits, should_stop)
    most = most_of(outcome, order.most_changes)
    moves = list(done.moves)
    yield done.moves
    orders = [
        _WHY.dump_json(
            _WhyOrder(facts=facts, plan=done.report.plan, move=move, limits=order.limits, most_changes=most)
        ).decode()
        for move in moves
    ]
    wanted = [] if clock.is_over() else orders
    for answer in executor.answers("reasons", wanted, should_stop=clock.is_over):
        known = None if answer.text is None else _MOVE.validate_json(answer.text)
        found = known or replace(moves[answer.number], need=Need.OPEN)
        moves[answer.number] = priced(found, facts, outcome)
        yield tuple(moves)
    yield tuple(map(_closed, moves))


def why_task(text: str, context: TaskContext) -> str:
    """Return the move of a `_WhyOrder` with the reason for it."""
    order = _WHY.validate_json(text)
    move = judged(
        order.facts,
        order.plan,
        order.move,
        order.limits,
        most_changes=order.most_changes,
        should_stop=context.should_stop,
    )
    return _MOVE.dump_json(move).decode()


def read_replan(order: ReplanOrder, text: str, is_over: bool) -> Replan | Progress:  # noqa: FBT001
    """Return what a worker told of a re-plan, its plan checked and measured here.

    One that ended with a sign of life alone comes to the best plan of that.
    """
    told = _FOUND.validate_json(text)
    if isinstance(told, Progress):
        return told if not is_over or told.plan is None else replan_so_far(order, told)
    done = _judged(order, told)
    moves = told.moves or done.moves
    return replace(done, moves=tuple(map(_closed, moves)) if is_over else moves)


def replan_so_far(order: ReplanOrder, told: Progress) -> Replan:
    """Return the re-plan that the best plan of a sign of life comes to; nothing is claimed of it, and no reason known."""
    task = Task(task_id="", fingerprint=order.problem.fingerprint, limits=order.limits, plan=told.plan)
    outcome = best_so_far(task, Status.CANCELLED, note="", seconds=told.seconds)
    done = _judged(order, FoundPlan(outcome=outcome, moves=(), fewest=None))
    return replace(done, moves=tuple(map(_closed, done.moves)))


def _judged(order: ReplanOrder, told: FoundPlan) -> Replan:
    """Return a re-plan with its plan checked, measured and ordered into steps."""
    facts = replan_problem(order.problem, order.plan, price=order.price)
    report = Report(
        problem=facts,
        outcome=told.outcome,
        findings=findings_of(facts, told.outcome),
        measures=measure(facts, told.outcome.plan or Plan()),
        reasons=told.reasons,
        contradictions=told.contradictions,
    )
    return replan_of(report, fewest=told.fewest)


def _closed(move: Move) -> Move:
    return replace(move, need=Need.OPEN) if move.need is Need.PENDING else move


REPLAN: TaskKind[ReplanOrder, Replan | Progress] = TaskKind(
    name="replan",
    adapter=_REPLAN,
    read=read_replan,
    longest_s=lambda order: 2 * order.limits.time_limit_s,
)
