"""Sweeps and frontiers drawn: every value is there, nothing is told by colour alone."""

import json
from decimal import Decimal
from typing import Any

from planner.charts.sweep import frontier_figure, heat_figure, lines_figure, tornado_figure
from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Status
from planner.domain.sweeping.frontier import Frontier, FrontierPoint
from planner.domain.sweeping.sweep import Sweep, sweep_from_json
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable, TornadoBar
from planner.text import Lang
from planner.views.sweep import figure_titles, heat_map, lines_along
from tests.support import make, reports

NAME = "<b>late</b>"
SWEEP: Sweep = sweep_from_json(
    json.dumps(
        {
            "axes": [
                {"edit": {"kind": "delay_handover", "phase": "2"}, "field": "quarters", "values": [0, 1, 2], "title": NAME},
                {"edit": {"kind": "scale_demand"}, "field": "factor", "values": [1, 2], "title": "demand"},
            ]
        }
    )
)  # fmt: skip


def row(number: int, values: tuple[int, int], firms: int | None, **changes: Any) -> SweepRow:
    facts: dict[str, Any] = {
        "status": Status.PROVEN_OPTIMAL,
        "figures": (("firms_placed", firms),),
        "plan": Plan(),
    }
    if firms is None:
        facts = {"status": Status.INFEASIBLE}
    return SweepRow(number=number, values=values, **(facts | changes))


TABLE = SweepTable(
    sweep=SWEEP,
    base=row(-1, (0, 1), 9),
    rows=(
        row(0, (0, 1), 9),
        row(1, (0, 2), 7),
        row(2, (1, 1), 8, may_differ=True, status=Status.TIME_LIMIT),
        row(3, (1, 2), None),
    ),
    cells=6,
)
FIRMS = next(t for t in figure_titles(measure(make.problem(), Plan())) if t.key == "firms_placed")


def test_a_heat_map_writes_each_value_and_says_what_is_missing() -> None:
    found = heat_map(TABLE, FIRMS, others={})
    assert [[spot.written for spot in line] for line in found.spots] == [["9", "8 … ?", ""], ["7", "—", ""]]
    assert [[spot.note.en for spot in line] for line in found.spots] == [
        ["", "ended by the clock; may differ", "not solved yet"],
        ["", "no plan", "not solved yet"],
    ]
    figure = heat_figure(found, lang=Lang.EN)
    assert figure.data[0].text[0][1] == "8 … ? *"
    assert "<b>" not in figure.to_json()


def test_lines_follow_one_axis_for_each_value_of_the_others() -> None:
    found = lines_along(TABLE, FIRMS, 0)
    assert [(line.others, [s.written for s in line.spots]) for line in found] == [
        ("demand 1", ["9", "8 … ?"]),
        ("demand 2", ["7", "—"]),
    ]
    figure = lines_figure(found, FIRMS, across=NAME, lang=Lang.ZH)
    assert len({trace.line.dash for trace in figure.data}) == 2
    assert "<b>" not in figure.to_json()


def test_a_tornado_has_the_longest_bar_on_top_and_the_base_marked() -> None:
    bars = [
        TornadoBar(title=NAME, base=Decimal("0.5"), least=Decimal("0.2"), least_at=6, greatest=Decimal("0.9"), greatest_at=0),
        TornadoBar(title="steam", base=Decimal("0.5"), least=Decimal("0.4"), least_at=6, greatest=Decimal("0.5"), greatest_at=9),
    ]  # fmt: skip
    share = next(t for t in figure_titles(measure(make.problem(), Plan())) if t.key == "occupancy_rate")
    figure = tornado_figure(bars, share, lang=Lang.EN)
    assert list(figure.data[0].text) == ["40.0% … 50.0%", "20.0% … 90.0%"]
    assert figure.layout.shapes[0].x0 == 0.5
    assert "<b>" not in figure.to_json()


def test_a_frontier_shows_proven_points_by_another_mark() -> None:
    outcome = reports.outcome(make.problem(), Plan())
    points = tuple(
        FrontierPoint(first=10 - n, second=8 - 3 * n, epsilon=None, outcome=outcome, is_proven=n != 1)
        for n in range(3)
    )
    figure = frontier_figure(
        Frontier(first="firms", second="waiting", points=points, is_complete=False), lang=Lang.EN
    )
    assert [(trace.marker.symbol, list(trace.x)) for trace in figure.data] == [
        ("circle", [8, 2]),
        ("circle-open", [5]),
    ]


def test_nothing_solved_is_said_in_words() -> None:
    none = SweepTable(sweep=SWEEP, base=TABLE.base, rows=(), cells=6)
    empty = Frontier(first="firms", second="waiting", points=(), is_complete=False)
    for figure in (
        heat_figure(heat_map(none, FIRMS, others={}), lang=Lang.EN),
        lines_figure(lines_along(none, FIRMS, 0), FIRMS, across="x", lang=Lang.EN),
        tornado_figure([], FIRMS, lang=Lang.EN),
        frontier_figure(empty, lang=Lang.EN),
    ):
        assert "appears here" in figure.layout.annotations[0].text
