"""A sweep as a heat map, as lines and as a list, every value written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.goal import GOALS
from planner.domain.measures import Measures
from planner.domain.sweep import Scalar
from planner.domain.tally import Number, Row, Table
from planner.text import Text
from planner.views import format as fmt


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTitle:
    """How a figure of a sweep is called; `is_share` says that it is written as per cent."""

    key: str
    title: Text
    unit: Text
    is_share: bool = False

    def written(self, value: Number | None) -> str:
        """Write a value of the figure."""
        if value is None:
            return fmt.NONE
        return fmt.percent(value) if self.is_share else fmt.short_number(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One cell on show: its figure as number and as text, and what to mind about it.

    `value` is None where the cell is not solved or has no plan. `note` is empty for a cell
    that was proven.
    """

    value: Decimal | None
    written: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """A figure over two axes: `spots` by row (values of the second axis), then by column."""

    across: str
    down: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    spots: tuple[tuple[Spot, ...], ...]
    figure: FigureTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure along one axis, the other axes at `others`."""

    others: str
    values: tuple[str, ...]
    spots: tuple[Spot, ...]


_NOT_YET, _NO_PLAN = Text("未求解", "not solved yet"), Text("无可行方案", "no plan")
_OPEN, _CLOCK = (
    Text("未证明", "not proven"),
    Text("受时限影响，重算可能不同", "ended by the clock; may differ"),
)
_FINE = Text("", "")


def figure_titles(measures: Measures) -> tuple[FigureTitle, ...]:
    """Give every figure a sweep has, headline KPIs first, then goals."""
    kpis = tuple(
        FigureTitle(key=kpi.key, title=kpi.title, unit=kpi.unit, is_share=kpi.unit.en == "fraction")
        for kpi in measures.headline()
    )
    goals = (FigureTitle(key=g.key, title=g.title, unit=g.unit) for g in GOALS if g.key != "order")
    return (*kpis, *goals)


def heat_map(
    table: Table, figure: FigureTitle, *, across: int = 0, down: int = 1, others: Mapping[int, Scalar]
) -> HeatMap:
    """Give a figure over two axes of a grid; `others` fixes the third, by place."""
    axes = table.sweep.axes
    found = {row.values: row for row in table.rows}

    def at(column: Scalar, line: Scalar) -> Row | None:
        values = tuple(
            column if place == across else line if place == down else others.get(place)
            for place in range(len(axes))
        )
        return found.get(values)

    return HeatMap(
        across=axes[across].called,
        down=axes[down].called,
        columns=tuple(map(str, axes[across].values)),
        rows=tuple(map(str, axes[down].values)),
        spots=tuple(
            tuple(_spot(at(column, line), figure) for column in axes[across].values)
            for line in axes[down].values
        ),
        figure=figure,
    )


def lines_along(table: Table, figure: FigureTitle, place: int) -> tuple[Line, ...]:
    """Give a figure along one axis, a line for each combination of the others."""
    return tuple(
        Line(
            others=", ".join(
                f"{axis.called} {value}"
                for number, (axis, value) in enumerate(zip(table.sweep.axes, line[0].values, strict=True))
                if number != place and value is not None
            ),
            values=tuple(str(row.values[place]) for row in line),
            spots=tuple(_spot(row, figure) for row in line),
        )
        for line in table.along(place)
    )


def _spot(row: Row | None, figure: FigureTitle) -> Spot:
    if row is None:
        return Spot(value=None, written="", note=_NOT_YET)
    if row.plan is None:
        return Spot(value=None, written=fmt.NONE, note=_NO_PLAN)
    value = row.figure(figure.key)
    note = _CLOCK if row.may_differ else _FINE if row.status.value == "proven_optimal" else _OPEN
    return Spot(value=None if value is None else Decimal(value), written=figure.written(value), note=note)
