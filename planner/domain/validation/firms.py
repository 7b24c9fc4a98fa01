"""Firms know their kinds, parks and units; nobody sits where another sits."""

from collections.abc import Iterator
from itertools import combinations

from planner.domain.dossier import Dossier
from planner.domain.finding import Severity
from planner.domain.firm import Firm
from planner.domain.problem import Problem
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.resolving import ARCHETYPE, BUILDING, FIRM, PARK, UNIT, flaw, unknown
from planner.text import message


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Give what does not fit between firms and the rest."""
    for firm in problem.firms:
        yield from unknown(firm, "archetype", firm.archetype, known=problem.archetype, what=ARCHETYPE)
        yield from unknown(firm, "parks", firm.parks, known=problem.park, what=PARK)
        home = firm.committed_building
        yield from unknown(firm, "committed_building", home, known=problem.building, what=BUILDING)
        for column in ("committed_units", "sitting_units"):
            yield from unknown(firm, column, getattr(firm, column), known=problem.unit, what=UNIT)
            yield from _one_building(problem, firm, column)
        yield from _commitment_agrees(problem, firm)
    yield from _double_lets(problem)
    for synergy in problem.synergies:
        for column in ("archetype_a", "archetype_b"):
            name = getattr(synergy, column)
            yield from unknown(synergy, column, name, known=problem.archetype, what=ARCHETYPE)
    for placement in problem.base:
        yield from unknown(placement, "firm_id", placement.firm_id, known=problem.firm, what=FIRM)
        yield from unknown(placement, "units", placement.units, known=problem.unit, what=UNIT)


def flaws_of_records(dossier: Dossier) -> Iterator[Flaw]:
    """Give the records of firms that are not there: kept, and asked about."""
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


def _double_lets(problem: Problem) -> Iterator[Flaw]:
    sitting = [
        firm for firm in problem.firms if firm.sitting_since is not None and firm.lease_end is not None
    ]
    for one, other in combinations(sitting, 2):
        shared = sorted(set(one.sitting_units) & set(other.sitting_units))
        if shared and _meet(one, other):
            said = message(
                "{other} 同时也占用 {units}",
                "{other} sits in {units} at the same time",
                other=other.firm_id,
                units=", ".join(shared),
            )
            yield flaw(one, "sitting_units", said, other.firm_id, *shared)


def _meet(one: Firm, other: Firm) -> bool:
    assert one.sitting_since is not None
    assert one.lease_end is not None
    assert other.sitting_since is not None
    assert other.lease_end is not None
    return one.sitting_since < other.lease_end and other.sitting_since < one.lease_end
