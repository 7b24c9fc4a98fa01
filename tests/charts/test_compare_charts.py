"""Plans drawn beside each other: each by its own mark, every value there, text stays text."""

from planner.analysis.compare import difference
from planner.charts.compare import shift_figure, usage_figure
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang, Text
from planner.views.usage import shifts, subjects, usages
from tests.support import make, reports

NAME = Text("<b>甲</b>", "<b>A</b>")
WINDOW = (make.quarter("2024Q1"), make.quarter("2025Q4"))


def report(*, cap: int = 3, start: str = "2024Q1", handover: str = "2024Q1") -> Report:
    problem = make.problem(
        firms=[make.firm("F1", steam_tph=make.number(2))],
        caps=(make.cap(Resource.STEAM, cap),),
        buildings=[make.building("A", handover=handover)],
    )
    return reports.report(problem, make.plan(make.placement("F1", "A-101", start)))


BEFORE, AFTER = report(), report(cap=2, start="2024Q3", handover="2024Q2")
PLANS = ((NAME, BEFORE), (Text("乙", "B"), AFTER))


def test_each_plan_has_a_line_and_each_cap_that_differs_too() -> None:
    found = usages(PLANS, ("P", Resource.STEAM))
    figure = usage_figure(found, Resource.STEAM, lang=Lang.EN)
    assert [trace.name for trace in figure.data] == [
        "&lt;b&gt;A&lt;/b&gt;",
        "Cap: &lt;b&gt;A&lt;/b&gt;",
        "B",
        "Cap: B",
    ]
    assert figure.data[0].y[:3] == (2.0, 2.0, 2.0)
    assert figure.data[2].y[:3] == (0.0, 0.0, 2.0)
    assert figure.data[0].line.dash != figure.data[2].line.dash
    assert figure.data[0].marker.symbol != figure.data[2].marker.symbol
    assert "<b>" not in figure.to_json()


def test_a_cap_that_is_the_same_is_drawn_once() -> None:
    found = usages([(NAME, BEFORE), (NAME, report())], ("P", Resource.STEAM))
    assert len(usage_figure(found, Resource.STEAM, lang=Lang.ZH).data) == 3


def test_only_what_is_drawn_or_limited_can_be_compared() -> None:
    known = subjects([BEFORE, AFTER])
    assert ("P", Resource.STEAM) in known
    assert ("A", Resource.STEAM) not in known  # no cap of its own
    assert ("A", Resource.POWER) in known


def test_a_quarter_that_moved_goes_from_an_open_mark_to_a_filled_one() -> None:
    moved = shifts(difference(BEFORE, AFTER))
    assert [(one.subject, str(one.before), str(one.after)) for one in moved[:2]] == [
        ("A", "2024Q1", "2024Q2"),
        ("F1", "2024Q1", "2024Q3"),
    ]
    figure = shift_figure(moved, window=WINDOW, lang=Lang.EN)
    before, after = figure.data[-2:]
    assert (before.marker.symbol, after.marker.symbol) == ("circle-open", "circle")
    assert (before.x[1], after.x[1]) == ("2024-01-01", "2024-07-01")


def test_nothing_to_compare_is_said_in_both_languages() -> None:
    for figures in (
        [usage_figure([], Resource.STEAM, lang=lang) for lang in Lang],
        [shift_figure([], window=WINDOW, lang=lang) for lang in Lang],
    ):
        said = {figure.layout.annotations[0].text for figure in figures}
        assert len(said) == 2
