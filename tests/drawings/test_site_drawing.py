"""The site plan: buildings where they stand, filled by what is let."""

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.risk import Probability
from planner.drawings.site import SITE_MODES, SiteMode, site_svg
from planner.palette import LIGHT
from planner.text import Lang, Text
from planner.views.full_risk import FULL_CLASSES, full_class
from planner.views.site import site_view
from tests.support import make
from tests.support.reports import HOSTILE

Q = make.quarter
SVG = "{http://www.w3.org/2000/svg}"


def two_buildings(**changes: object) -> Problem:
    far = make.building(
        "B", site_x_m=make.number(100), site_y_m=make.number(80), handover="2024Q3", **changes
    )
    return make.problem(
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101")],
        buildings=[make.building("A"), far],
        firms=[make.firm("F1")],
    )


def drawn(problem: Problem, plan: Plan, **options: object) -> dict[str, Element]:
    root: Element = fromstring(site_svg(problem, plan, quarter=Q("2024Q1"), lang=Lang.EN, **options))  # type: ignore[arg-type]
    return {g.get("data-building", ""): g for g in root.iter(f"{SVG}g") if g.get("data-building")}


def rect_of(building: Element, kind: str) -> Element:
    return next(r for r in building.iter(f"{SVG}rect") if r.get("class") == kind)


def test_north_is_up_and_east_is_right() -> None:
    found = drawn(two_buildings(), make.plan())
    a, b = rect_of(found["A"], "outline"), rect_of(found["B"], "outline")
    assert float(b.get("x", "0")) > float(a.get("x", "0"))
    assert float(b.get("y", "0")) < float(a.get("y", "0"))


def test_the_fill_rises_with_the_share_let() -> None:
    found = drawn(two_buildings(), make.plan(make.placement("F1", "A-101")))
    level, outline = rect_of(found["A"], "level"), rect_of(found["A"], "outline")
    assert abs(float(level.get("height", "0")) / float(outline.get("height", "1")) - 0.5) < 0.01
    assert float(rect_of(found["B"], "level").get("height", "1")) == 0


def test_buildings_without_usable_positions_stand_in_a_grid() -> None:
    problem = make.problem(units=[make.unit("A-101"), make.unit("B-101")])
    (site,) = site_view(problem, make.plan(), Q("2024Q1"))
    assert not site.has_positions
    one, other = site.buildings
    assert one.x_m + one.length_m <= other.x_m


def test_a_service_building_is_drawn_without_a_level() -> None:
    problem = make.problem(
        units=[make.unit("A-101")],
        buildings=[make.building("A"), make.building("S", site_x_m=make.number(200))],
    )
    found = drawn(problem, make.plan())
    assert not [r for r in found["S"].iter(f"{SVG}rect") if r.get("class") == "level"]
    assert "Not for lease" in found["S"].get("aria-label", "")
    assert "data-pick" not in found["S"].attrib


def test_each_building_can_be_focused_and_hostile_names_stay_text() -> None:
    for name in HOSTILE:
        found = drawn(two_buildings(name=Text(name, name)), make.plan(), selected="A")
        assert set(found) == {"A", "B"}
        assert all(g.get("tabindex") == "0" for g in found.values())
        assert not [
            one
            for g in found.values()
            for one in g.iter()
            if one.tag.removeprefix(SVG) in {"script", "img", "b"}
        ]


def test_a_building_can_be_picked_and_says_the_same_in_every_colour() -> None:
    plan = make.plan(make.placement("F1", "A-101"))
    labels = []
    for mode in SITE_MODES:
        found = drawn(two_buildings(), plan, mode=mode)
        assert {key: g.get("data-pick") for key, g in found.items()} == {"A": "A", "B": "B"}
        labels.append([g.get("aria-label") for g in found.values()])
    assert all(one == labels[0] for one in labels)


def test_buildings_are_coloured_by_phase_or_by_the_area_of_each_industry() -> None:
    plan = make.plan(make.placement("F1", "A-101"))
    by_phase = drawn(two_buildings(), plan, mode=SiteMode.PHASE)
    assert rect_of(by_phase["A"], "level").get("fill") == LIGHT.swatch("phase", "1").fill
    by_family = drawn(two_buildings(), plan, mode=SiteMode.FAMILY)
    level, outline = rect_of(by_family["A"], "level"), rect_of(by_family["A"], "outline")
    assert level.get("fill") in {one.fill for one in LIGHT.swatches["family"].values()}
    assert abs(float(level.get("height", "0")) / float(outline.get("height", "1")) - 0.5) < 0.01
    assert not [r for r in by_family["B"].iter(f"{SVG}rect") if r.get("class") == "level"]


def test_buildings_are_coloured_by_how_likely_they_are_full() -> None:
    full = {
        "A": Probability(count=9, of=10, low=0.6, high=0.98),
        "B": Probability(count=0, of=10, low=0, high=0.28),
    }
    found = drawn(two_buildings(), make.plan(), mode=SiteMode.RISK, full=full)
    level, outline = rect_of(found["A"], "level"), rect_of(found["A"], "outline")
    assert level.get("fill") == LIGHT.swatch("risk", "from_90").fill
    assert abs(float(level.get("height", "0")) / float(outline.get("height", "1")) - 0.9) < 0.01
    assert "90.0% (60.0%–98.0%)" in found["A"].get("aria-label", "")
    assert not [r for r in found["B"].iter(f"{SVG}rect") if r.get("class") == "level"]  # not handed over yet
    assert "%" not in found["B"].get("aria-label", "")


def test_the_classes_of_a_probability_end_where_they_say() -> None:
    edges = {
        0.0: "under_10",
        0.0999: "under_10",
        0.1: "under_50",
        0.5: "under_90",
        0.8999: "under_90",
        0.9: "from_90",
    }
    assert {share: full_class(share) for share in edges} == edges
    assert set(LIGHT.swatches["risk"]) == set(FULL_CLASSES)


def test_the_drawing_says_that_positions_are_an_assumption() -> None:
    said = site_svg(two_buildings(), make.plan(), quarter=Q("2024Q1"), lang=Lang.EN)
    assert "Positions are an assumption" in said
