"""The task of repairs: conflicts and repairs of firms that are to be placed together, told one by one."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.processes.tasks import TaskContext
from planner.services.studies.repairs import WHOLE_S, find_repairs
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class RepairOrder:
    """What `find_repairs` is asked."""

    problem: Problem
    plan: Plan
    firms: tuple[str, ...]
    kept: KeepScope
    limits: Limits
    seconds: float = WHOLE_S


_REPAIR, _ANSWER = TypeAdapter(RepairOrder), TypeAdapter(RepairAnswer)


def repair_task(text: str, context: TaskContext) -> str:
    """Return the answer to a `RepairOrder`; it is told after each conflict and each repair."""
    order = _REPAIR.validate_json(text)
    answers = find_repairs(
        order.problem,
        order.plan,
        order.firms,
        kept=order.kept,
        limits=order.limits,
        seconds=order.seconds,
        should_stop=context.should_stop,
    )
    return context.report_each(_ANSWER.dump_json(answer).decode() for answer in answers)


REPAIR: TaskKind[RepairOrder, RepairAnswer] = TaskKind(
    name="repair",
    queue=TaskQueue.LONG,
    adapter=_REPAIR,
    read=lambda _order, text, _is_over: _ANSWER.validate_json(text),
    longest_s=lambda order: order.seconds + order.limits.time_limit_s,
)
