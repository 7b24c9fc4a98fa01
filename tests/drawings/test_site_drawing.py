"""The site plan: buildings where they stand, filled by what is let."""

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.drawings.site import site_svg
from planner.text import Lang, Text
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
