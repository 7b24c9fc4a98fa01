"""The task of a robust plan: candidates, training futures, fresh futures, told as they grow."""

from dataclasses import dataclass
from decimal import Decimal

from pydantic import TypeAdapter

from planner.domain.park.problem import Problem
from planner.domain.record import Exact
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import RobustTable
from planner.processes.pool import own_executor
from planner.processes.tasks import TaskContext
from planner.services.studies.candidate_pool import MOST_CANDIDATES
from planner.services.studies.risk import SEED
from planner.services.studies.robust import CONFIRMING, FRESH, MOST_KEPT, TRAINING, WEIGHT, find_robust
from planner.services.tasks.kind import TaskKind

_FUTURE_S = 10.0
"""Seconds one plan may take in one future before its worker counts as hung."""


@dataclass(frozen=True, kw_only=True)
class RobustOrder:
    """What `find_robust` is asked; `outcome` is that of the plan on show."""

    problem: Problem
    outcome: Outcome
    limits: Limits
    assumptions: RiskAssumptions
    training: int = TRAINING
    fresh: int = FRESH
    seed: int = SEED
    weight: Exact = WEIGHT
    perfect: int = 0

    def table(self) -> RobustTable:
        """Return the table that has nothing yet."""
        return RobustTable(
            seed=self.seed,
            training=self.training,
            fresh=self.fresh,
            assumptions=self.assumptions,
            weight=Decimal(self.weight),
            confirming=CONFIRMING * self.training,
        )


_ORDER, _TABLE = TypeAdapter(RobustOrder), TypeAdapter(RobustTable)


def robust_task(text: str, context: TaskContext) -> str:
    """Return what a `RobustOrder` asks for; it is told as it grows, and goes on from what is attached.

    Raises
    ------
    FuturesError
        If a worker came to nothing.
    """
    order = _ORDER.validate_json(text)
    known = _TABLE.validate_json(context.attached) if context.attached else order.table()
    executor = own_executor()
    try:
        return context.report_each(
            _TABLE.dump_json(table).decode()
            for table in find_robust(
                order.problem,
                order.outcome,
                known,
                executor,
                limits=order.limits,
                perfect=order.perfect,
                should_stop=context.should_stop,
            )
        )
    finally:
        executor.close()


ROBUST: TaskKind[RobustOrder, RobustTable] = TaskKind(
    name="robust",
    queue=TaskQueue.LONG,
    adapter=_ORDER,
    read=lambda _order, text, _is_over: _TABLE.validate_json(text),
    continues=True,
    longest_s=lambda order: (
        60.0
        + (MOST_CANDIDATES + order.perfect) * order.limits.time_limit_s
        + (order.training * (MOST_CANDIDATES + MOST_KEPT + 4 * CONFIRMING) + 2 * order.fresh) * _FUTURE_S
    ),
)
