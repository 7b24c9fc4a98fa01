"""The table of a sweep: a row a cell, with what changed from one cell to the next."""

from dataclasses import dataclass as plain_dataclass
from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.record import STRICT
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.sweep import Scalar, Sweep
from planner.text import Message

Number = Decimal | int
Span = tuple[Number | None, Number | None]
"""What a best value lies between; None where that is not known."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SweepRow:
    """One cell solved. Without a plan there are no figures; `note` says why.

    `figures` are headline KPIs and goals by key. `may_differ` says that the clock ended the
    solve, so that another run may give another plan; `broken` counts rules the checker finds
    broken (none, unless something is very wrong). `is_held` says that the plan was kept to few changes,
    so that its proof speaks of such plans alone; `may_move_fewer` that fewest changes were not proven.
    `intervals` are the figures whose best value is known to lie between two numbers, though not proven.
    """

    number: int
    values: tuple[Scalar | None, ...]
    status: Status
    stages: tuple[tuple[str, int | None], ...] = ()
    figures: tuple[tuple[str, Number | None], ...] = ()
    plan: Plan | None = None
    may_differ: bool = False
    broken: int = 0
    note: str = ""
    is_held: bool = False
    may_move_fewer: bool = False
    intervals: tuple[tuple[str, Number, Number], ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether no plan is worth more here."""
        return self.plan is not None and self.status is Status.PROVEN_OPTIMAL and not self.is_held

    @property
    def is_settled(self) -> bool:
        """Whether none of the best plans changes fewer firms either."""
        return self.is_proven and not self.may_move_fewer

    @property
    def placed(self) -> frozenset[str]:
        """Ids of the firms placed."""
        return frozenset(self.plan.by_firm) if self.plan else frozenset()

    def figure(self, key: str) -> Number | None:
        """Return a KPI or goal; None if the cell has none."""
        return dict(self.figures).get(key)

    def span(self, key: str) -> Span:
        """Return the least and the most that a figure can be at best; None where that is not known."""
        value = self.figure(key)
        if self.is_proven or value is None:
            return value, value
        known = {name: (low, high) for name, low, high in self.intervals}
        return known.get(key, (None, None))


@plain_dataclass(frozen=True, kw_only=True)
class SweepTable:
    """The rows solved so far, in the order of the cells; `base` is the plan swept from."""

    sweep: Sweep
    base: SweepRow
    rows: tuple[SweepRow, ...]
    cells: int

    @property
    def is_complete(self) -> bool:
        """Whether every cell is solved."""
        return len(self.rows) == self.cells

    def along(self, place: int) -> tuple[tuple[SweepRow, ...], ...]:
        """Return the lines of rows that differ in the axis at `place` alone, values in order."""
        lines: dict[tuple[Scalar | None, ...], list[SweepRow]] = {}
        for row in self.rows:
            if row.values[place] is not None:
                others = (*row.values[:place], *row.values[place + 1 :])
                lines.setdefault(others, []).append(row)
        values = list(self.sweep.axes[place].values)
        return tuple(
            tuple(sorted(line, key=lambda row: values.index(row.values[place])))  # type: ignore[arg-type]
            for line in lines.values()
        )


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """One input of a tornado: the figure's least and greatest value, and where they are had.

    `base` is the figure of the plan swept from. Where a cell is not proven, `is_open`, where the base is not, `is_base_open`; the
    spans are then what the best value at either end lies between, and `highest` is what none exceeds.
    """

    title: str
    base: Number | None
    least: Number
    least_at: Scalar
    greatest: Number
    greatest_at: Scalar
    is_open: bool = False
    is_base_open: bool = False
    least_span: Span = (None, None)
    greatest_span: Span = (None, None)
    highest: Number | None = None

    @property
    def contradicts(self) -> bool:
        """Whether both ends lie on one side of the base while not all of it is proven."""
        is_beside = self.base is not None and not self.least <= self.base <= self.greatest
        return is_beside and (self.is_open or self.is_base_open)

    @property
    def swing(self) -> Number:
        """Greatest minus least."""
        return self.greatest - self.least


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class Breakpoint:
    """Two neighbouring values of an axis between which the plan changes.

    `others` are the values of the other axes, None where one is left alone.
    """

    axis: int
    others: tuple[Scalar | None, ...]
    before: Scalar
    after: Scalar
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    moved: tuple[str, ...]
    message: Message
