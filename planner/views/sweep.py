"""A sweep as a heat map, as lines and as a list, every value written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.goal import GOALS, GoalMode
from planner.domain.keys import GoalKey
from planner.domain.measures import Measures
from planner.domain.park.policy import Policy
from planner.domain.sweeping.sweep import Scalar
from planner.domain.sweeping.sweep_result import Number, Span, SweepRow, SweepTable
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

    def written_span(self, found: Number | None, span: Span) -> str:
        """Write a value that holds, or what the best value lies between; what is not known is a question mark."""
        low, high = span
        if found is None or (low == found == high):
            return self.written(found)
        if low is None or high is None:
            return f"{self.written(found)} … ?"
        return f"{self.written(low)} … {self.written(high)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepSpot:
    """One cell on show: its figure as number and as text, and what to mind about it.

    `value` is None where the cell is not solved or has no plan. `note` is empty for a cell
    that was proven; else the best value lies between `low` and `high`, None where that is not known.
    """

    value: Decimal | None
    written: str
    note: Text
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """A figure over two axes: `spots` by row (values of the second axis), then by column."""

    across: str
    down: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    spots: tuple[tuple[SweepSpot, ...], ...]
    figure: FigureTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepLine:
    """A figure along one axis, the other axes at `others`."""

    others: str
    values: tuple[str, ...]
    spots: tuple[SweepSpot, ...]


_NOT_YET, _NO_PLAN = Text("未求解", "not solved yet"), Text("无可行方案", "no plan")
_OPEN, _CLOCK = (
    Text("未证明", "not proven"),
    Text("受时限影响，重算可能不同", "ended by the clock; may differ"),
)
_FINE = Text("", "")
_POINTS = Text("", "")
TIER = "tier:"
"""What the key of a tier's own figure begins with."""


def usual_figure(policy: Policy) -> str:
    """Return the key of the figure that is solved for: the last tier that carries value."""
    keys = [key for key, _ in _tiers(policy)]
    return keys[-1] if keys else GoalKey.EXPECTED_VALUE.value


def _tiers(policy: Policy) -> list[tuple[str, Text]]:
    valued = [tier for tier in policy.goal_tiers if tier.carries_value]
    if policy.mode is GoalMode.WEIGHTED and valued:
        return [(f"{TIER}weighted", Text("加权合计", "Weighted sum"))]
    return [(f"{TIER}{tier.key}", tier.title) for tier in valued]


def figure_titles(measures: Measures, policy: Policy | None = None) -> tuple[FigureTitle, ...]:
    """Return every figure a sweep has: the tiers of a policy, headline KPIs, then goals."""
    tiers = (
        FigureTitle(key=key, title=Text(f"目标：{title.zh}", f"Goal: {title.en}"), unit=_POINTS)
        for key, title in (_tiers(policy) if policy else ())
    )
    kpis = tuple(
        FigureTitle(key=kpi.key, title=kpi.title, unit=kpi.unit, is_share=kpi.unit.en == "fraction")
        for kpi in measures.headline()
    )
    goals = (
        FigureTitle(key=g.key.value, title=g.title, unit=g.unit) for g in GOALS if g.key != GoalKey.ORDER
    )
    return (*tiers, *kpis, *goals)


def heat_map(
    table: SweepTable, figure: FigureTitle, *, across: int = 0, down: int = 1, others: Mapping[int, Scalar]
) -> HeatMap:
    """Return a figure over two axes of a grid; `others` fixes the third, by place."""
    axes = table.sweep.axes
    found = {row.values: row for row in table.rows}

    def at(column: Scalar, line: Scalar) -> SweepRow | None:
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


def lines_along(table: SweepTable, figure: FigureTitle, place: int) -> tuple[SweepLine, ...]:
    """Return a figure along one axis, a line for each combination of the others."""
    return tuple(
        SweepLine(
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


def _spot(row: SweepRow | None, figure: FigureTitle) -> SweepSpot:
    if row is None:
        return SweepSpot(value=None, written="", note=_NOT_YET)
    if row.plan is None:
        return SweepSpot(value=None, written=fmt.NONE, note=_NO_PLAN)
    value = row.figure(figure.key)
    note = _FINE if row.is_proven else _CLOCK if row.may_differ else _OPEN
    low, high = row.span(figure.key)
    return SweepSpot(
        value=None if value is None else Decimal(value),
        written=figure.written_span(value, (low, high)),
        note=note,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
    )
