"""Rules that can be neither switched off nor waived, but for what was promised."""

from collections.abc import Iterator
from itertools import combinations

from planner.domain.park.plan import Placement
from planner.domain.park.site import Unit
from tests.support.second_check.facts import Facts, Fault


def one_home(facts: Facts) -> Iterator[Fault]:
    for firm_id, stays in facts.plan.by_firm.items():
        firm = facts.problem.firm.get(firm_id)
        homes = len(facts.seats(firm)) if firm is not None and firm.is_sitting else 1
        if firm is None or len(stays) > homes:
            yield "one_home", "", firm_id


def unit_once(facts: Facts) -> Iterator[Fault]:
    for one, other in combinations(facts.known, 2):
        if one.firm_id == other.firm_id or not facts.meet(one, other):
            continue
        if facts.firm(one).is_sitting and facts.firm(other).is_sitting:
            continue
        for unit in set(one.units) & set(other.units):
            yield "unit_once", "", unit


def run(facts: Facts) -> Iterator[Fault]:
    for stay in facts.plan.placements:
        firm = facts.problem.firm.get(stay.firm_id)
        names = [name for name in stay.units if name in facts.problem.unit]
        if not names or len(names) < len(stay.units) or len(set(names)) < len(names):
            yield "run", "", stay.firm_id
            continue
        is_incoming = firm is None or not firm.is_sitting
        if is_incoming and not hangs_together(facts, [facts.problem.unit[name] for name in names]):
            yield "run", "", stay.firm_id


def hangs_together(facts: Facts, units: list[Unit]) -> bool:
    """Whether units are a stretch of one floor, or whole adjacent floors and a stretch on the next one."""
    if len({unit.building_id for unit in units}) != 1 or len({unit.unit_id for unit in units}) != len(units):
        return False
    floors = sorted({unit.floor for unit in units})
    if floors != list(range(floors[0], floors[-1] + 1)):
        return False
    partly = [floor for floor in floors if not _is_whole(facts, units, floor)]
    if not partly:
        return True
    if len(partly) > 1 or partly[0] not in (floors[0], floors[-1]):
        return False
    return consecutive([unit for unit in units if unit.floor == partly[0]])


def consecutive(units: list[Unit]) -> bool:
    places = sorted(unit.seq for unit in units)
    return places == list(range(places[0], places[0] + len(places)))


def _is_whole(facts: Facts, units: list[Unit], floor: int) -> bool:
    there = {
        unit.unit_id
        for unit in facts.problem.units
        if unit.building_id == units[0].building_id and unit.floor == floor
    }
    return there <= {unit.unit_id for unit in units}


def handover(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        firm = facts.firm(stay)
        parks = [facts.problem.park[name] for name in facts.parks(stay)]
        least = [firm.desired_quarter]
        least += [facts.opening(park) for park in parks]
        least += [facts.ready(unit) for unit in facts.units(stay)]
        most = [firm.latest_quarter, *(park.last_quarter for park in parks)]
        in_time = max(least) <= stay.start <= min(most) or _has_begun(facts, stay)
        if not in_time or stay.end != stay.start + 4 * firm.lease_years:
            yield "handover", "", stay.firm_id


def _has_begun(facts: Facts, stay: Placement) -> bool:
    """Whether a firm that has its rooms keeps run and start of the plan in force, from before the opening."""
    opens = [facts.opening(facts.problem.park[name]) for name in facts.parks(stay)]
    return (
        facts.firm(stay).stage.has_rooms
        and all(stay.start < quarter for quarter in opens)
        and any(
            (old.firm_id, old.units, old.start) == (stay.firm_id, stay.units, stay.start)
            for old in facts.problem.base
        )
    )
