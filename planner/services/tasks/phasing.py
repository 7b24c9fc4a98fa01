"""The tasks of phasing: what later handovers cost, told quarter by quarter; what one set of handovers comes to; what to build."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from planner.domain.edits import Edit
from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.solving.task import TaskQueue
from planner.domain.sweeping.construction import BuildJob, BuildRate, ConstructionPart, ConstructionTable
from planner.domain.sweeping.phasing import PhasingCase, PhasingTable
from planner.processes.tasks import TaskContext
from planner.services.studies.phasing import QUARTERS, WHOLE_S, find_case, find_construction, find_phasing
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class PhasingOrder:
    """What `find_phasing` is asked; `outcome` is the one on show."""

    problem: Problem
    outcome: Outcome
    limits: Limits
    buildings: tuple[str, ...] = ()
    quarters: int = QUARTERS
    seconds: float = WHOLE_S


_ORDER, _TABLE = TypeAdapter(PhasingOrder), TypeAdapter(PhasingTable)


def phasing_task(text: str, context: TaskContext) -> str:
    """Return what a `PhasingOrder` asks for; it is told whenever another quarter is known."""
    order = _ORDER.validate_json(text)
    tables = find_phasing(
        order.problem,
        order.limits,
        base=order.outcome,
        buildings=order.buildings,
        quarters=order.quarters,
        seconds=order.seconds,
        should_stop=context.should_stop,
    )
    return context.report_each(_TABLE.dump_json(table).decode() for table in tables)


PHASING: TaskKind[PhasingOrder, PhasingTable] = TaskKind(
    name="phasing",
    queue=TaskQueue.LONG,
    adapter=_ORDER,
    read=lambda _order, text, _is_over: _TABLE.validate_json(text),
    longest_s=lambda order: order.seconds + order.limits.time_limit_s,
)


@dataclass(frozen=True, kw_only=True)
class HandoverOrder:
    """What `find_case` is asked: buildings handed over in other quarters; `outcome` is the one on show."""

    problem: Problem
    outcome: Outcome
    limits: Limits
    edits: tuple[Edit, ...]


_HANDOVER, _CASE = TypeAdapter(HandoverOrder), TypeAdapter(PhasingCase)


def handover_task(text: str, context: TaskContext) -> str:
    """Return what a `HandoverOrder` comes to: plans so far, the value, then who is lost in the plan of fewest changes."""
    order = _HANDOVER.validate_json(text)
    cases = find_case(
        order.problem,
        order.limits,
        order.edits,
        base=order.outcome,
        tell=lambda case: context.report(_CASE.dump_json(case).decode()),
        should_stop=context.should_stop,
    )
    return context.report_each(_CASE.dump_json(case).decode() for case in cases)


HANDOVER: TaskKind[HandoverOrder, PhasingCase] = TaskKind(
    name="handover",
    adapter=_HANDOVER,
    read=lambda _order, text, _is_over: _CASE.validate_json(text),
    longest_s=lambda order: 4 * order.limits.time_limit_s,
)


@dataclass(frozen=True, kw_only=True)
class ConstructionOrder:
    """What `find_construction` is asked; `outcome` is the one on show."""

    problem: Problem
    outcome: Outcome
    limits: Limits
    part: ConstructionPart
    catalogue: Catalogue
    jobs: tuple[BuildJob, ...] = ()
    rate: BuildRate | None = None
    quarters: int = QUARTERS
    seconds: float = WHOLE_S


_CONSTRUCTION, _BUILT = TypeAdapter(ConstructionOrder), TypeAdapter(ConstructionTable)


def construction_task(text: str, context: TaskContext) -> str:
    """Return what a `ConstructionOrder` asks for; it is told whenever another case is known."""
    order = _CONSTRUCTION.validate_json(text)
    tables = find_construction(
        order.problem,
        order.limits,
        order.part,
        catalogue=order.catalogue,
        jobs=order.jobs,
        rate=order.rate,
        base=order.outcome,
        quarters=order.quarters,
        seconds=order.seconds,
        should_stop=context.should_stop,
    )
    return context.report_each(_BUILT.dump_json(table).decode() for table in tables)


CONSTRUCTION: TaskKind[ConstructionOrder, ConstructionTable] = TaskKind(
    name="construction",
    queue=TaskQueue.LONG,
    adapter=_CONSTRUCTION,
    read=lambda _order, text, _is_over: _BUILT.validate_json(text),
    longest_s=lambda order: order.seconds + order.limits.time_limit_s,
)
