"""Charts: what they draw, and that text typed by people stays text."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from planner.charts.convergence import MOST_STAGES, convergence_figure
from planner.charts.frame import cut, label, lines
from planner.charts.gantt import gantt_figure
from planner.charts.gauges import gauges_figure
from planner.charts.occupancy import occupancy_figure
from planner.charts.places import places_figure
from planner.domain.measures import measure
from planner.domain.solving.outcome import Progress
from planner.domain.solving.place import PlaceState
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.palette import DARK, LIGHT
from planner.text import Lang, Text
from planner.views.gantt import gantt_rows
from planner.views.gauges import Gauge, gauges
from planner.views.occupancy import occupancy_by_quarter
from tests.support import make, reports

Q = make.quarter
WINDOW = (Q("2024Q1"), Q("2025Q4"))


def small(name: str = "甲") -> Report:
    problem = make.problem(
        firms=[make.firm("F1", name=Text(name, name), steam_tph=make.number("0.95")), make.firm("F2")],
        caps=(make.cap(Resource.STEAM, 1),),
        buildings=[make.building("A", name=Text(name, name))],
        parks=(make.park(name=Text(name, name)),),
    )
    plan = make.plan(make.placement("F1", "A-101", "2024Q3"), make.placement("F2", "A-102"))
    return reports.report(problem, plan)


def test_a_place_whose_price_is_known_is_a_filled_mark_that_says_it() -> None:
    states = {"F1": {"A": PlaceState.POSSIBLE, "B": PlaceState.POSSIBLE, "C": PlaceState.BLOCKED}}
    prices = {("F1", "B"): Text("代价 <1>", "costs <1>")}
    figure = places_figure(states, ["A", "B", "C"], prices=prices, lang=Lang.EN, theme=LIGHT)
    open_to = next(one for one in figure.data if one.name == "Possible")
    assert list(open_to.marker.symbol) == ["triangle-up-open", "triangle-up"]
    assert [cell[2] for cell in open_to.customdata] == ["", "<br>costs &lt;1&gt;"]


def park_gauges(report: Report) -> list[Gauge]:
    found = gauges(report.problem, report.measures)
    return [gauge for gauge in found if gauge.scope is CapScope.PARK and gauge.has_cap]


def progress(stage: int, goal: str, seconds: float, objective: int | None, bound: int | None) -> Progress:
    return Progress(
        seconds=seconds, stage=stage, stages=9, goal=goal, objective=objective, bound=bound, gap=None
    )


def every_figure(report: Report, lang: Lang = Lang.EN) -> list[Any]:
    problem, plan = report.problem, report.plan
    return [
        gantt_figure(gantt_rows(problem, plan), window=WINDOW, lang=lang, selected="F1"),
        gauges_figure(gauges(problem, report.measures), lang=lang),
        occupancy_figure(occupancy_by_quarter(problem, report.measures), lang=lang),
        convergence_figure(
            [progress(1, "signed", 0.1, 2, 3)],
            titles={"signed": problem.parks[0].name},
            lang=lang,
        ),
    ]


def hostile() -> Report:
    names = [f"{index}{name}" for index, name in enumerate(reports.HOSTILE)]
    both = Text(" ".join(names), " ".join(names))
    units = [make.unit(f"A-{100 + index}", seq=index) for index in range(1, len(names) + 1)]
    problem = make.problem(
        units=units,
        firms=[make.firm(f"F{i}", name=Text(name, name)) for i, name in enumerate(names)],
        buildings=[make.building("A", name=both)],
        parks=(make.park(name=both),),
    )
    placements = [make.placement(f"F{i}", unit.unit_id) for i, unit in enumerate(units)]
    return reports.report(problem, make.plan(*placements))


@pytest.mark.parametrize("lang", list(Lang))
def test_names_typed_by_people_never_become_markup(lang: Lang) -> None:
    for figure in every_figure(hostile(), lang):
        text = json.dumps(figure.to_plotly_json(), default=str, ensure_ascii=False)
        ours = ("<br>", "<b>▶", "</b>")
        for mark in ours:
            text = text.replace(mark, "")
        assert "<" not in text
        assert '"hovertemplate"' not in text
        assert '"texttemplate"' not in text


def test_a_label_shows_its_characters_and_nothing_more() -> None:
    assert label("<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"
    assert label("a\u202eb\x0bc") == "abc"
    assert lines("a<", "b") == "a&lt;<br>b"


def test_the_gantt_draws_a_bar_for_each_stretch_in_its_own_trace() -> None:
    report = small()
    rows = gantt_rows(report.problem, report.plan)
    figure = gantt_figure(rows, window=WINDOW, lang=Lang.EN)
    drawn = {trace.name: len(trace.x) for trace in figure.data}
    assert drawn == {"Waiting": 1, "Fit-out": 2, "Licence": 2, "Trial run": 2, "Production": 2}
    assert {firm for trace in figure.data for firm in trace.customdata} == {"F1", "F2"}
    (waiting,) = [trace for trace in figure.data if trace.name == "Waiting"]
    assert (waiting.base[0], waiting.x[0]) == ("2024-01-01", 182 * 86_400_000)


def test_the_selected_firm_stands_out_in_the_gantt() -> None:
    report = small()
    figure = gantt_figure(gantt_rows(report.problem, report.plan), window=WINDOW, lang=Lang.EN, selected="F2")
    bold = [text for text in figure.layout.yaxis.ticktext if text.startswith("<b>▶")]
    assert len(bold) == 1
    assert "F2" in bold[0]


def test_gauges_draw_use_and_cap_and_mark_what_is_tight() -> None:
    figure = gauges_figure(park_gauges(small()), lang=Lang.EN, quarter=Q("2024Q3"))
    bars, cap = figure.data
    assert bars.y[:3] == (0.0, 0.0, 0.95)
    assert set(cap.y) == {1.0}
    assert bars.marker.color[2] == LIGHT.swatch("load", "tight").hue
    assert bars.marker.pattern.shape[2] != bars.marker.pattern.shape[0]
    assert bars.marker.line.width[2] == 2


def test_occupancy_shows_three_kinds_beside_what_is_delivered() -> None:
    report = small()
    figure = occupancy_figure(occupancy_by_quarter(report.problem, report.measures), lang=Lang.ZH)
    assert [trace.name for trace in figure.data] == ["已签", "期望", "意向", "已交付"]
    assert figure.data[2].y[2] == 2000


def test_convergence_shows_each_stage_on_its_own_scale() -> None:
    seen = [
        progress(1, "signed", 0.1, 14, 15),
        progress(1, "signed", 0.2, 15, 15),
        progress(2, "value", 0.5, None, 90_000),
        progress(2, "value", 0.9, 80_000, 90_000),
    ]
    figure = convergence_figure(seen, titles={"signed": Text("已签", "Signed")}, lang=Lang.EN)
    assert [trace.name for trace in figure.data] == ["Objective", "Bound"] * 2
    assert figure.data[2].y == (None, 80_000)
    assert [note.text for note in figure.layout.annotations] == ["Signed", "value"]


def test_convergence_leaves_late_stages_to_the_certificate() -> None:
    seen = [progress(number, f"tier{number}", number, 1, 1) for number in range(1, 8)]
    assert len(convergence_figure(seen, titles={}, lang=Lang.ZH).data) == 2 * MOST_STAGES


EMPTY: dict[str, Callable[[Lang], Any]] = {
    "gantt": lambda lang: gantt_figure([], window=WINDOW, lang=lang),
    "gauges": lambda lang: gauges_figure([], lang=lang),
    "occupancy": lambda lang: occupancy_figure([], lang=lang),
    "convergence": lambda lang: convergence_figure([], titles={}, lang=lang),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_a_chart_with_nothing_to_show_says_so_in_both_languages(kind: str) -> None:
    said = [EMPTY[kind](lang).layout.annotations[0].text for lang in Lang]
    assert all(said)
    assert said[0] != said[1]


def test_colours_are_our_own_in_light_and_dark() -> None:
    report = small()
    rows = occupancy_by_quarter(report.problem, measure(report.problem, report.plan))
    for theme in (LIGHT, DARK):
        figure = occupancy_figure(rows, lang=Lang.ZH, theme=theme)
        assert figure.layout.paper_bgcolor == theme.background
        assert figure.layout.font.color == theme.ink
        assert figure.layout.template.layout.to_plotly_json() == {}


def test_a_name_is_cut_by_the_room_it_takes() -> None:
    assert cut("Sample Firm S19", 24) == "Sample Firm S19"
    assert cut("医" * 12, 24) == "医" * 12
    assert cut("医" * 13, 24) == "医" * 11 + "…"


def test_the_axis_of_a_gauge_has_separators() -> None:
    figure = gauges_figure(park_gauges(small()), lang=Lang.EN)
    assert "," in figure.layout.yaxis.tickformat
