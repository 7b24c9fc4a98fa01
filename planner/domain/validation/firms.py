"""Firms know their kinds, parks and units; nobody sits where another sits."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.resolving import ARCHETYPE, BUILDING, FIRM, PARK, UNIT, flaw, unknown
from planner.text import message


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Return what does not fit between firms and the rest."""
    for firm in problem.firms:
        yield from unknown(firm, "archetype", firm.archetype, known=problem.archetype, what=ARCHETYPE)
        yield from unknown(firm, "parks", firm.parks, known=problem.park, what=PARK)
        home = firm.committed_building
        yield from unknown(firm, "committed_building", home, known=problem.building, what=BUILDING)
        for column in ("committed_units", "sitting_units"):
            yield from unknown(firm, column, getattr(firm, column), known=problem.unit, what=UNIT)
        yield from _one_building(problem, firm, "committed_units")
        for lease in firm.leases:
            yield from unknown(lease, "units", lease.units, known=problem.unit, what=UNIT)
        yield from _commitment_agrees(problem, firm)
        yield from _leases_agree(firm)
    yield from _double_lets(problem)
    for synergy in problem.synergies:
        for column in ("archetype_a", "archetype_b"):
            name = getattr(synergy, column)
            yield from unknown(synergy, column, name, known=problem.archetype, what=ARCHETYPE)
    for placement in problem.base:
        yield from unknown(placement, "firm_id", placement.firm_id, known=problem.firm, what=FIRM)
        yield from unknown(placement, "units", placement.units, known=problem.unit, what=UNIT)


def flaws_of_records(dossier: Dossier) -> Iterator[Flaw]:
    """Return the records of firms that are not there: kept, and asked about."""
    for record in dossier.records:
        if record.firm_id not in dossier.problem.firm:
            said = message("企业表里没有这家企业", "the firms table has no such firm")
            yield flaw(record, "firm_id", said, severity=Severity.WARNING)


def _one_building(problem: Problem, firm: Firm, column: str) -> Iterator[Flaw]:
    units = getattr(firm, column)
    homes = sorted({problem.unit[name].building_id for name in units if name in problem.unit})
    if len(homes) > 1:
        said = message(
            "单元不在同一栋：{homes}", "the units are not in one building: {homes}", homes=", ".join(homes)
        )
        yield flaw(firm, column, said, *homes)


def _commitment_agrees(problem: Problem, firm: Firm) -> Iterator[Flaw]:
    home = firm.committed_building
    if home is None:
        return
    strange = [u for u in firm.committed_units if u in problem.unit and problem.unit[u].building_id != home]
    if strange:
        said = message(
            "承诺单元 {units} 不在承诺楼栋 {home}",
            "committed units {units} are not in building {home}",
            units=", ".join(strange),
            home=home,
        )
        yield flaw(firm, "committed_units", said, *strange)


def _leases_agree(firm: Firm) -> Iterator[Flaw]:
    """Ask about a firm whose own row names other units than its leases do: the leases count."""
    if firm.leases and firm.sitting_units and set(firm.sitting_units) != set(firm.rooms):
        said = message(
            "租约表里它占用 {units}，与这里不同；以租约表为准，请核对",
            "its leases name {units}, which differs; the leases count, please check",
            units=", ".join(firm.rooms),
        )
        yield flaw(firm, "sitting_units", said, *firm.rooms, severity=Severity.WARNING)


def _double_lets(problem: Problem) -> Iterator[Flaw]:
    """Return the rooms that two sitting firms have at the same time: asked about, not refused."""
    sitting = [(firm, lease) for firm in problem.firms for lease in firm.contracts]
    for first, second in sorted(_in_one_room(sitting)):
        (one, lease), (other, also) = sitting[first], sitting[second]
        shared = sorted(set(lease.units) & set(also.units))
        if one is not other and _meet(lease, also):
            said = message(
                "{other} 同时也占用 {units}；如属实可照此规划",
                "{other} sits in {units} at the same time; if that is so, it can be planned with",
                other=other.firm_id,
                units=", ".join(shared),
            )
            row, column = (lease, "units") if lease in one.leases else (one, "sitting_units")
            yield flaw(row, column, said, other.firm_id, *shared, severity=Severity.WARNING)


def _in_one_room(sitting: Sequence[tuple[Firm, Lease]]) -> set[tuple[int, int]]:
    """Return the places in the list of each two leases that name a common unit."""
    named: dict[str, list[int]] = {}
    for place, (_, lease) in enumerate(sitting):
        for unit_id in dict.fromkeys(lease.units):
            named.setdefault(unit_id, []).append(place)
    return {pair for places in named.values() for pair in combinations(places, 2)}


def _meet(one: Lease, other: Lease) -> bool:
    return _is_before_end(one, other) and _is_before_end(other, one)


def _is_before_end(one: Lease, other: Lease) -> bool:
    return one.lease_start is None or other.lease_end is None or one.lease_start < other.lease_end
