"""The task of fits: how many more firms fit, and what a target takes, told count by count."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.fit import FitPart, FitTable
from planner.processes.tasks import TaskContext
from planner.services.studies.fits import TARGET, WHOLE_S, find_fits
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class FitOrder:
    """What `find_fits` is asked; `plan` is the one on show."""

    problem: Problem
    plan: Plan
    limits: Limits
    mixes: tuple[tuple[FitPart, ...], ...] = ()
    pair: tuple[FitPart, ...] = ()
    added: FitPart | None = None
    target: int = TARGET
    may_move: bool = False
    seconds: float = WHOLE_S


_ORDER, _TABLE = TypeAdapter(FitOrder), TypeAdapter(FitTable)


def fit_task(text: str, context: TaskContext) -> str:
    """Return the counts that a `FitOrder` asks for; they are told whenever one is known."""
    order = _ORDER.validate_json(text)
    tables = find_fits(
        order.problem,
        order.plan,
        order.limits,
        mixes=order.mixes,
        pair=order.pair,
        added=order.added,
        target=order.target,
        may_move=order.may_move,
        seconds=order.seconds,
        should_stop=context.should_stop,
    )
    return context.report_each(_TABLE.dump_json(table).decode() for table in tables)


FIT: TaskKind[FitOrder, FitTable] = TaskKind(
    name="fit",
    queue=TaskQueue.LONG,
    adapter=_ORDER,
    read=lambda _order, text, _is_over: _TABLE.validate_json(text),
    longest_s=lambda order: order.seconds + order.limits.time_limit_s,
)
