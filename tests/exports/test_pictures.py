"""Pictures without a browser: each tells its plan, its day and what it rests on, and shows every firm or resource."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from itertools import pairwise

import pytest

from planner.domain.solving.place import PlaceState
from planner.drawings.places import UNKNOWN
from planner.exports.pictures import PictureKind, picture_svg, png_bytes, with_imprint
from planner.text import Lang, Text
from planner.views.gantt import gantt_rows
from planner.views.gauges import gauges
from planner.views.imprint import imprint_of
from tests.support import make, printed, reports

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kind: PictureKind, lang: Lang = Lang.ZH) -> ET.Element:
    report = printed.shipped_report("ziyuan")
    quarter = report.problem.quarters[-1]
    svg = with_imprint(
        picture_svg(kind, report, quarter, lang), kind, imprint_of(report, Text("方案 3", "Plan 3")), lang
    )
    return ET.fromstring(svg)


def texts(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("kind", list(PictureKind))
def test_a_picture_says_what_it_is_of_and_what_is_assumed(kind: PictureKind, lang: Lang) -> None:
    told = imprint_of(printed.shipped_report("ziyuan"), Text("方案 3", "Plan 3"))
    said = texts(drawn(kind, lang))
    assert told.line.say(lang) in said
    assert told.foundation.say(lang) in said
    assert any(Text("规划假设", "assumption").say(lang) in one for one in said[-1:])


def test_the_gantt_chart_has_a_row_a_placement_and_bars_in_the_order_of_time() -> None:
    report = printed.shipped_report("ziyuan")
    rows = [one for one in drawn(PictureKind.GANTT).iter(f"{SVG}g") if one.get("class") == "row"]
    assert [one.get("data-firm") for one in rows] == [
        r.tenant.firm_id for r in gantt_rows(report.problem, report.plan)
    ]
    for row in rows:
        edges = [(float(b.get("x", 0)), float(b.get("width", 0))) for b in row.iter(f"{SVG}rect")]
        assert edges
        assert all(x + width <= after + 0.1 for (x, width), (after, _) in pairwise(edges))


def test_the_gantt_chart_names_every_unit_of_a_firm_or_says_how_many_more_there_are() -> None:
    rooms = [make.unit(f"A-{number}") for number in range(101, 107)]
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], units=rooms)
    plan = make.plan(
        make.placement("F1", ["A-101", "A-102"]),
        make.placement("F2", ["A-103", "A-104", "A-105", "A-106"]),
    )
    report = reports.report(problem, plan)
    said = texts(ET.fromstring(picture_svg(PictureKind.GANTT, report, problem.quarters[0], Lang.EN)))
    assert {"A-101, 102", "A-103 +3"} <= set(said)


def test_the_heat_map_tells_each_share_of_a_cap() -> None:
    report = printed.shipped_report("ziyuan")
    shares = [
        f"{round(float(reading.share) * 100 + 1e-9)}%"
        for gauge in gauges(report.problem, report.measures)
        if gauge.has_cap
        for reading in gauge.readings
        if reading.share is not None
    ]
    said = [one for one in texts(drawn(PictureKind.HEAT)) if one.endswith("%")]
    assert said == shares


def test_the_map_of_firms_and_units_tells_what_is_known_and_marks_what_is_not() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    units = [one.unit_id for one in problem.units]
    known = dict.fromkeys(units, PlaceState.BLOCKED) | {
        units[0]: PlaceState.FITS,
        units[1]: PlaceState.POSSIBLE,
        units[2]: PlaceState.OPEN,
    }

    def shown(states: Mapping[str, Mapping[str, PlaceState]]) -> tuple[dict[str, list[str]], list[str]]:
        svg = picture_svg(PictureKind.PLACES, report, problem.quarters[0], Lang.EN, states=states)
        root = ET.fromstring(svg)
        rows = [one for one in root.iter(f"{SVG}g") if one.get("class") == "row"]
        marks = {
            str(row.get("data-firm")): [str(c.get("class")) for c in row if c.get("class")] for row in rows
        }
        return marks, texts(root)

    rows, said = shown({"F2": known})
    at = units.index("A-101")
    assert rows["F1"] == [PlaceState.HERE.value if number == at else UNKNOWN for number in range(len(units))]
    assert rows["F2"] == [known[unit].value for unit in units]
    assert any(one.startswith(f"{len(units) - 1} cells are not computed") for one in said)
    _, said = shown({"F1": known, "F2": known})
    assert not [one for one in said if "cells are not computed" in one]


def test_a_png_is_made_of_a_picture_with_names_of_any_letters() -> None:
    name = Text("<b>喆𠮷</b>&", "<b>喆𠮷</b>&")
    problem = make.problem(firms=[make.firm("F1", name=name)])
    report = reports.report(problem, make.plan(make.placement("F1", "A-101")))
    svg = picture_svg(PictureKind.GANTT, report, problem.quarters[0], Lang.ZH)
    png = png_bytes(svg, imprint_of(report))
    assert png.startswith(b"\x89PNG")
    assert png == png_bytes(svg, imprint_of(report))


def test_a_plan_without_firms_makes_every_picture() -> None:
    report = reports.report(make.problem(), None)
    for kind in PictureKind:
        assert ET.fromstring(picture_svg(kind, report, report.problem.quarters[0], Lang.EN)) is not None
