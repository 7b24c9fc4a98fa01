"""Space that stays free: next door, by share, and not for too long."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from math import floor

from planner.domain.park.plan import Placement
from planner.domain.park.policy import Reserve
from planner.domain.park.site import Unit
from tests.support.second_check.facts import Facts, Fault
from tests.support.second_check.structure import consecutive, hangs_together


def expansion(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        wanted = facts.firm(stay).expansion_option_m2
        if not wanted or not facts.binds("expansion", "", stay.firm_id):
            continue
        if not any(_is_free(facts, stay, part) for part in _annexes(facts, stay, wanted)):
            yield "expansion", "", stay.firm_id


def _annexes(facts: Facts, stay: Placement, wanted: int) -> Iterator[list[Unit]]:
    """Return stretches of one floor, outside the run, that make a legal run with it and are large enough."""
    homes, own = facts.buildings(stay), facts.units(stay)
    there = [unit for unit in facts.problem.units if unit.building_id in homes]
    there.sort(key=lambda unit: (unit.building_id, unit.floor, unit.seq))
    for _, row in groupby(there, key=lambda unit: (unit.building_id, unit.floor)):
        units = list(row)
        for first in range(len(units)):
            for last in range(first, len(units)):
                part = units[first : last + 1]
                if (
                    consecutive(part)
                    and not {unit.unit_id for unit in part} & set(stay.units)
                    and sum(unit.leasable_m2 for unit in part) >= wanted
                    and hangs_together(facts, [*own, *part])
                ):
                    yield part


def _is_free(facts: Facts, stay: Placement, part: list[Unit]) -> bool:
    after = min(stay.start + facts.problem.policy.expansion_quarters, facts.last + 1)
    names = {unit.unit_id for unit in part}
    return not any(
        names & set(other.units) and max(stay.start, other.start) < min(after, other.end)
        for other in facts.known
    )


def reserve(facts: Facts) -> Iterator[Fault]:
    for row in facts.problem.policy.reserves:
        for stay in facts.incoming:
            is_in = set(row.units) & set(stay.units) and stay.start < row.until
            if is_in and facts.binds("reserve", "units", stay.firm_id):
                yield "reserve", "units", stay.firm_id
        if row.ground_share and facts.is_on("reserve", "ground_share") and _is_short(facts, row):
            yield "reserve", "ground_share", row.park_id


def _is_short(facts: Facts, row: Reserve) -> bool:
    """Whether more of the ground floor is let than the share leaves, and more than sitting firms have alone."""
    ground = [
        unit for unit in facts.problem.units if unit.is_ground and facts.park_of(unit).park_id == row.park_id
    ]
    names = {unit.unit_id for unit in ground}
    for quarter in facts.quarters(row.park_id):
        if quarter >= row.until:
            break
        there = sum(unit.leasable_m2 for unit in ground if facts.ready(unit) <= quarter)
        limit = floor((1 - Fraction(row.ground_share)) * there)
        let = sitting = 0
        for stay in facts.known:
            if facts.inside(stay, quarter) and not facts.is_waived("reserve", "ground_share", stay.firm_id):
                area = sum(unit.leasable_m2 for unit in facts.units(stay) if unit.unit_id in names)
                let += area
                sitting += area if facts.firm(stay).is_sitting else 0
        if let > max(limit, sitting):
            return True
    return False


def speculative_hold(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        if facts.firm(stay).stage.is_speculative and facts.is_on("speculative_hold"):
            for unit in facts.units(stay):
                is_waived = facts.is_waived("speculative_hold", unit.unit_id, stay.firm_id)
                if not is_waived and _stands_empty(facts, stay, unit):
                    yield "speculative_hold", "", stay.firm_id


def _stands_empty(facts: Facts, stay: Placement, unit: Unit) -> bool:
    most = facts.problem.policy.speculative_hold_quarters
    since = max(
        facts.ready(unit),
        facts.opening(facts.park_of(unit)),
        *(
            hold.until
            for hold in facts.problem.policy.holds
            if unit.unit_id in hold.units and hold.firm_id != stay.firm_id
        ),
    )
    if stay.start - since <= most:
        return False
    return not any(
        other.firm_id != stay.firm_id
        and unit.unit_id in other.units
        and other.start < stay.start
        and other.end + most >= stay.start
        for other in facts.known
    )
