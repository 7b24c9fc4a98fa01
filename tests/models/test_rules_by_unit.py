"""Rules that ask unit by unit: one firm, two floors, just inside and just outside the limit."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.policy import Policy, Switch, Waiver
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, UnitState
from tests.models.asking import offered, starts
from tests.support import make

PLAIN = Policy()

DOWN, UP = {"A-101", "A-102"}, {"A-201", "A-202"}


def park(upstairs: dict[str, Any], policy: Policy = PLAIN, **firm: Any) -> Problem:
    units = [make.unit(name) for name in sorted(DOWN)] + [make.unit(name, **upstairs) for name in sorted(UP)]
    return make.problem(units=units, firms=[make.firm("F1", **firm)], policy=policy)


CASES = [
    ("floor_load", {"load_kn_m2": Decimal("7.5")}, {"min_load_kn_m2": Decimal("7.5")}, {"min_load_kn_m2": Decimal("7.51")}),
    ("clear_height", {"clear_height_m": Decimal("4.1")}, {"min_clear_height_m": Decimal("4.10")}, {"min_clear_height_m": Decimal("4.101")}),
    ("ground_floor", {}, {"ground_floor": GroundFloor.PREFERRED}, {"ground_floor": GroundFloor.REQUIRED}),
    ("freight_lift", {"freight_lift_t": Decimal(2)}, {"min_freight_lift_t": Decimal(2)}, {"min_freight_lift_t": Decimal("2.5")}),
    ("dock", {}, {"needs_dock": False}, {"needs_dock": True}),
    ("steam_main", {"steam_available": False}, {"needs_steam": False}, {"needs_steam": True}),
    ("hazard_class", {"max_hazard_class": HazardClass.D}, {"hazard_class": HazardClass.D}, {"hazard_class": HazardClass.C}),
]  # fmt: skip
NAMED = pytest.mark.parametrize(("rule", "upstairs", "inside", "outside"), CASES, ids=[c[0] for c in CASES])


@NAMED
def test_a_unit_that_just_meets_the_need_is_offered(
    rule: str, upstairs: dict[str, Any], inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    assert offered(park(upstairs, **inside)) == DOWN | UP


@NAMED
def test_a_unit_that_just_fails_the_need_is_not_offered(
    rule: str, upstairs: dict[str, Any], inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    assert offered(park(upstairs, **outside)) == DOWN


@NAMED
def test_a_waiver_for_the_firm_opens_the_unit_again(
    rule: str, upstairs: dict[str, Any], inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    waived = Policy(waivers=(Waiver(rule=rule, firms=("F1",)),))
    other = Policy(waivers=(Waiver(rule=rule, firms=("F2",)),))
    assert offered(park(upstairs, waived, **outside)) == DOWN | UP
    assert offered(park(upstairs, other, **outside)) == DOWN


@NAMED
def test_switching_the_rule_off_opens_the_unit_to_all(
    rule: str, upstairs: dict[str, Any], inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    off = Policy(switches=(Switch(rule=rule, on=False),))
    assert offered(park(upstairs, off, **outside)) == DOWN | UP


def test_the_ground_floor_needs_no_lift() -> None:
    assert offered(park({}, min_freight_lift_t=Decimal(99))) == DOWN


def test_a_civil_building_admits_no_production() -> None:
    upstairs = {"max_hazard_class": HazardClass.CIVIL}
    assert offered(park(upstairs, hazard_class=HazardClass.E)) == DOWN


def test_a_unit_that_is_not_vacant_is_open_to_nobody() -> None:
    assert offered(park({"state": UnitState.RESERVED})) == DOWN


def test_a_unit_that_is_not_vacant_is_open_to_the_firm_it_is_promised_to() -> None:
    reserved = {"state": UnitState.RESERVED}
    assert offered(park(reserved, committed_units=("A-201",))) == {"A-201"}
    assert offered(park(reserved, committed_building="A")) == DOWN | UP


def test_a_taken_unit_opens_when_the_lease_of_the_firm_in_it_ends() -> None:
    units = [make.unit("A-101", state=UnitState.PRODUCTION)]
    firms = [make.firm("F1"), make.sitting("F2", ["A-101"], until="2024Q4")]
    assert starts(make.problem(units=units, firms=firms), every_start=True)[0] == "2024Q4"
