"""Why rooms suit a firm, in figures, and what must be true for it to come."""

from collections.abc import Iterator
from decimal import Decimal

from planner.analysis.enquiry.ways import Way
from planner.domain.measures.kpi import ResourceUse
from planner.domain.measures.kpis.resource_use import resource_uses
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import GroundFloor
from planner.text import Message, Text, message

SCARCE = Decimal("0.9")
"""From which share of a cap on what is left of it is told."""


def reasons(problem: Problem, firm: Firm, way: Way) -> Iterator[Message]:
    """Return what the rooms offer beside what the firm needs, the area first."""
    units = [problem.unit[name] for name in way.placement.units]
    yield message(
        "{where} 共 {area} ㎡，意向 {asked} ㎡",
        "{where}: {area} ㎡ for the {asked} ㎡ asked for",
        where="+".join(way.placement.units),
        area=sum(unit.leasable_m2 for unit in units),
        asked=firm.area_req_m2,
    )
    yield message(
        "楼面荷载 {load} kN/㎡（需 {need}），净高 {height} m（需 {least}）",
        "floor load {load} kN/㎡ (needs {need}), clear height {height} m (needs {least})",
        load=min(unit.load_kn_m2 for unit in units),
        need=firm.min_load_kn_m2,
        height=min(unit.clear_height_m for unit in units),
        least=firm.min_clear_height_m,
    )
    yield from _floor(firm, units)


def _floor(firm: Firm, units: list[Unit]) -> Iterator[Message]:
    is_ground = all(unit.is_ground for unit in units)
    if firm.ground_floor is GroundFloor.NONE:
        return
    if is_ground:
        yield message("在首层", "on the ground floor")
    else:
        yield message("不在首层，与偏好不符", "not on the ground floor, which the firm would prefer")


def conditions(problem: Problem, firm: Firm, way: Way) -> Iterator[Message]:
    """Return what must be true: handovers in time, who moves or goes, the firm signed, what little is left of a supply."""
    yield from _ready(problem, way)
    yield from _others(problem, way)
    if not firm.is_signed:
        yield message(
            "{firm} 在 {quarter} 前签约",
            "{firm} signs before {quarter}",
            firm=firm.name,
            quarter=str(way.placement.start),
        )
    for use in _scarce(problem, way, firm):
        yield message(
            "{subject}的{resource}届时只剩 {left} {unit}（上限 {cap}）",
            "no more than {left} {unit} of {resource} is left in {subject} then (cap {cap})",
            subject=_subject(problem, use.subject_id),
            resource=RESOURCE_NAMES[use.resource],
            left=(use.cap or Decimal(0)) - use.used,
            unit=RESOURCE_UNITS[use.resource],
            cap=use.cap or Decimal(0),
        )


def _ready(problem: Problem, way: Way) -> Iterator[Message]:
    building = problem.building[problem.unit[way.placement.units[0]].building_id]
    if building.handover_quarter >= problem.park[building.park_id].opening_quarter:
        yield message(
            "{building} {name} 如期在 {quarter} 交付",
            "{building} {name} is handed over in {quarter} as planned",
            building=building.building_id,
            name=building.name,
            quarter=str(building.handover_quarter),
        )


def _others(problem: Problem, way: Way) -> Iterator[Message]:
    for new in way.moved:
        yield message(
            "{firm} {name} 落位 {units}（{start} 起）",
            "{firm} {name} takes {units} (from {start})",
            firm=new.firm_id,
            name=problem.firm[new.firm_id].name,
            units="+".join(new.units),
            start=str(new.start),
        )
    for name in way.displaced:
        yield message(
            "{firm} {name} 让出位置，本方案内没有去处",
            "{firm} {name} gives up its place and has none in this plan",
            firm=name,
            name=problem.firm[name].name,
        )


def _scarce(problem: Problem, way: Way, firm: Firm) -> Iterator[ResourceUse]:
    """Return the caps that the firm draws on and that are nearly used up while it is there, the fullest quarter of each."""
    building = problem.building[problem.unit[way.placement.units[0]].building_id]
    subjects = (building.building_id, building.park_id)
    fullest: dict[tuple[str, str], ResourceUse] = {}
    for use in resource_uses(problem, way.after):
        if use.subject_id in subjects and way.placement.is_present(use.quarter) and firm.draw(use.resource):
            key = (use.subject_id, use.resource.value)
            if (
                use.cap
                and use.used / use.cap >= SCARCE
                and (
                    key not in fullest
                    or use.used / use.cap > fullest[key].used / (fullest[key].cap or Decimal(1))
                )
            ):
                fullest[key] = use
    yield from fullest.values()


def _subject(problem: Problem, name: str) -> Text:
    if name in problem.park:
        return Text("园区", "the park")
    return Text(name, name)
