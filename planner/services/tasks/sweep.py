"""The task of a sweep: every cell solved by workers of its own, the table told as it grows."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.sweep import Sweep
from planner.domain.sweeping.sweep_result import SweepTable
from planner.processes.pool import own_executor
from planner.processes.tasks import TaskContext
from planner.services.studies.sweeps import AGAIN, run_sweep
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class SweepOrder:
    """What is swept from which plan."""

    problem: Problem
    outcome: Outcome
    sweep: Sweep

    @property
    def plan(self) -> Plan:
        """The plan swept from; empty if there is none."""
        return self.outcome.plan or Plan()

    @property
    def limits(self) -> Limits:
        """The limits of each cell."""
        return self.sweep.limits


_SWEEP, _TABLE = TypeAdapter(SweepOrder), TypeAdapter(SweepTable)


def sweep_task(text: str, context: TaskContext) -> str:
    """Return the table that a `SweepOrder` asks for; it is told after each cell, and goes on from the table attached.

    Raises
    ------
    EditConflict
        If some cell's edits do not fit the plan.
    """
    order = _SWEEP.validate_json(text)
    before = _TABLE.validate_json(context.attached).rows if context.attached else ()
    solved = tuple(row for row in before if row.status is not Status.FAILED)  # whose worker died
    tables = run_sweep(order, order.sweep, own_executor(), solved=solved, should_stop=context.should_stop)
    return context.report_each(_TABLE.dump_json(table).decode() for table in tables)


SWEEP: TaskKind[SweepOrder, SweepTable] = TaskKind(
    name="sweep",
    queue=TaskQueue.LONG,
    adapter=_SWEEP,
    read=lambda _order, text, _is_over: _TABLE.validate_json(text),
    continues=True,
    longest_s=lambda order: len(order.sweep.cells) * (1 + AGAIN) * order.limits.time_limit_s,
)
