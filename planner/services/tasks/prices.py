"""The task of prices: what a resource, space and each rule is worth, or what a rule that is tried costs, told row by row."""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from planner.domain.edits import Edit
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.price import PriceTable
from planner.processes.tasks import TaskContext
from planner.services.studies.prices import WHOLE_S, find_prices
from planner.services.tasks.kind import TaskKind


@dataclass(frozen=True, kw_only=True)
class PriceOrder:
    """What `find_prices` is asked; `outcome` is the one on show."""

    problem: Problem
    outcome: Outcome
    limits: Limits
    edits: tuple[Edit, ...] = ()
    seconds: float = WHOLE_S


@dataclass(frozen=True, kw_only=True)
class SentPrices:
    """A table as it is kept: each plan once, and the number of the plan behind each row, -1 for none.

    Many rows have the same plan behind them.
    """

    table: PriceTable
    plans: tuple[Plan, ...]
    behind: tuple[int, ...]


_ORDER, _SENT = TypeAdapter(PriceOrder), TypeAdapter(SentPrices)


def price_task(text: str, context: TaskContext) -> str:
    """Return the prices that a `PriceOrder` asks for; told whenever one is known, going on from those attached."""
    order = _ORDER.validate_json(text)
    known = received(context.attached.decode()) if context.attached else None
    tables = find_prices(
        order.problem,
        order.limits,
        edits=order.edits,
        base=order.outcome,
        seconds=order.seconds,
        known=known,
        should_stop=context.should_stop,
    )
    return context.report_each(_SENT.dump_json(sent(table)).decode() for table in tables)


def sent(table: PriceTable) -> SentPrices:
    """Return a table as it is kept."""
    number: dict[Plan, int] = {}
    behind = tuple(-1 if row.plan is None else number.setdefault(row.plan, len(number)) for row in table.rows)
    bare = replace(table, rows=tuple(replace(row, plan=None) for row in table.rows))
    return SentPrices(table=bare, plans=tuple(number), behind=behind)


def received(text: str) -> PriceTable:
    """Return the table that was kept."""
    found = _SENT.validate_json(text)
    rows = tuple(
        row if at < 0 else replace(row, plan=found.plans[at])
        for row, at in zip(found.table.rows, found.behind, strict=True)
    )
    return replace(found.table, rows=rows)


PRICE: TaskKind[PriceOrder, PriceTable] = TaskKind(
    name="price",
    adapter=_ORDER,
    read=lambda _order, text, _is_over: received(text),
    continues=True,
    longest_s=lambda order: order.seconds + order.limits.time_limit_s,
)
