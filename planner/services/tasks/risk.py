"""The task of risk: futures played by workers of its own, the table told as it grows."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.future import FutureTable, RiskAssumptions, RoomReserve
from planner.processes.pool import own_executor
from planner.processes.tasks import TaskContext
from planner.services.studies.risk import FUTURES, SEED, run_futures, study_of
from planner.services.tasks.kind import TaskKind

_FUTURE_S = 10.0
"""Seconds one future may take before its worker counts as hung; it takes a third of a second."""
_STEPS = 100
"""How often at most a table is told: one of many futures is long."""


@dataclass(frozen=True, kw_only=True)
class RiskOrder:
    """So many futures of a park around a plan."""

    problem: Problem
    plan: Plan
    limits: Limits
    assumptions: RiskAssumptions
    futures: int = FUTURES
    seed: int = SEED
    reserve: RoomReserve | None = None


_ORDER, _TABLE = TypeAdapter(RiskOrder), TypeAdapter(FutureTable)


def risk_task(text: str, context: TaskContext) -> str:
    """Return the futures that a `RiskOrder` asks for; they are told as they grow, and go on from those attached.

    Raises
    ------
    FuturesError
        If a worker came to nothing.
    """
    order = _ORDER.validate_json(text)
    known = _TABLE.validate_json(context.attached).rows if context.attached else ()
    study = study_of(
        order.problem, order.plan, seed=order.seed, assumptions=order.assumptions, reserve=order.reserve
    )
    executor = own_executor()
    table, shown = study.table(order.futures), -1
    try:
        for table in run_futures(
            study, order.futures, executor, known=known, should_stop=context.should_stop
        ):
            if len(table.rows) * _STEPS // max(1, order.futures) > shown:
                shown = len(table.rows) * _STEPS // max(1, order.futures)
                context.report(_TABLE.dump_json(table).decode())
    finally:
        executor.close()
    return _TABLE.dump_json(table).decode()


RISK: TaskKind[RiskOrder, FutureTable] = TaskKind(
    name="risk",
    queue=TaskQueue.LONG,
    adapter=_ORDER,
    read=lambda _order, text, _is_over: _TABLE.validate_json(text),
    continues=True,
    longest_s=lambda order: 60.0 + order.futures * _FUTURE_S,
)
