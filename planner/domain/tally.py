"""The table of a sweep: a row a cell, with what changed from one cell to the next."""

from dataclasses import dataclass as plain_dataclass
from decimal import Decimal

from pydantic.dataclasses import dataclass

from planner.domain.outcome import Status
from planner.domain.plan import Plan
from planner.domain.record import STRICT
from planner.domain.sweep import Scalar, Sweep
from planner.text import Message

Number = Decimal | int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Row:
    """One cell solved. Without a plan there are no figures; `note` says why.

    `figures` are headline KPIs and goals by key. `may_differ` says that the clock ended the
    solve, so that another run may give another plan; `broken` counts rules the checker finds
    broken (none, unless something is very wrong).
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

    @property
    def placed(self) -> frozenset[str]:
        """Ids of the firms placed."""
        return frozenset(self.plan.by_firm) if self.plan else frozenset()

    def figure(self, key: str) -> Number | None:
        """Give a KPI or goal; None if the cell has none."""
        return dict(self.figures).get(key)


@plain_dataclass(frozen=True, kw_only=True)
class Table:
    """The rows solved so far, in the order of the cells; `base` is the plan swept from."""

    sweep: Sweep
    base: Row
    rows: tuple[Row, ...]
    cells: int

    @property
    def is_complete(self) -> bool:
        """Whether every cell is solved."""
        return len(self.rows) == self.cells

    def along(self, place: int) -> tuple[tuple[Row, ...], ...]:
        """Give the lines of rows that differ in the axis at `place` alone, values in order."""
        lines: dict[tuple[Scalar | None, ...], list[Row]] = {}
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
class Bar:
    """One input of a tornado: the figure's least and greatest value, and where they are had.

    `base` is the figure of the plan swept from.
    """

    title: str
    base: Number | None
    least: Number
    least_at: Scalar
    greatest: Number
    greatest_at: Scalar

    @property
    def swing(self) -> Number:
        """Greatest minus least."""
        return self.greatest - self.least


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class Break:
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
