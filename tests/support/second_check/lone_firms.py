"""What one firm needs of the rooms it takes."""

from collections.abc import Iterator
from fractions import Fraction

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import GroundFloor, HazardClass
from tests.support.second_check.facts import Facts, Fault

CLASSES = (
    HazardClass.CIVIL,
    HazardClass.E,
    HazardClass.D,
    HazardClass.C,
    HazardClass.B,
    HazardClass.A,
)


def needs(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        firm = facts.firm(stay)
        for rule, clause in (*_of_all(facts, firm, stay), *_of_each(firm, facts.units(stay))):
            if facts.binds(rule, clause, firm.firm_id):
                yield rule, clause, firm.firm_id


def _of_all(facts: Facts, firm: Firm, stay: Placement) -> Iterator[tuple[str, str]]:
    area = facts.area(stay)
    if area < firm.area_min_m2:
        yield "area_fit", "min"
    if area > firm.area_max_m2:
        yield "area_fit", "max"
    if firm.needs_whole_building:
        homes = facts.buildings(stay)
        there = {unit.unit_id for unit in facts.problem.units if unit.building_id in homes}
        if set(stay.units) != there:
            yield "whole_building", ""


def _of_each(firm: Firm, units: list[Unit]) -> Iterator[tuple[str, str]]:
    for unit in units:
        if unit.load_kn_m2 < firm.min_load_kn_m2:
            yield "floor_load", ""
        if unit.clear_height_m < firm.min_clear_height_m:
            yield "clear_height", ""
        if firm.ground_floor is GroundFloor.REQUIRED and not unit.is_ground:
            yield "ground_floor", ""
        if not unit.is_ground and unit.freight_lift_t < firm.min_freight_lift_t:
            yield "freight_lift", ""
        if firm.needs_dock and not unit.dock_access:
            yield "dock", ""
        if firm.needs_steam and not unit.steam_available:
            yield "steam_main", ""
        if CLASSES.index(firm.hazard_class) > CLASSES.index(unit.max_hazard_class):
            yield "hazard_class", ""


def fire_compartment(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        firm = facts.firm(stay)
        if firm.hazard_class not in (HazardClass.C, HazardClass.B, HazardClass.A):
            continue
        if not facts.binds("fire_compartment", "", firm.firm_id):
            continue
        for floor in facts.problem.floors:
            on_it = [
                unit.leasable_m2
                for unit in facts.units(stay)
                if (unit.building_id, unit.floor) == (floor.building_id, floor.floor)
            ]
            if sum(on_it) > floor.fire_compartment_m2:
                yield "fire_compartment", "", firm.firm_id


def entry_terms(facts: Facts) -> Iterator[Fault]:
    for stay in facts.incoming:
        for clause in _missed(facts, facts.firm(stay), stay):
            if facts.binds("entry_terms", clause, stay.firm_id):
                yield "entry_terms", clause, stay.firm_id


def _missed(facts: Facts, firm: Firm, stay: Placement) -> Iterator[str]:
    terms, area = facts.problem.policy.entry, facts.area(stay)
    per_mu = min(_m2_per_mu(facts, park) for park in facts.parks(stay))
    if Fraction(firm.tax_10k) * per_mu < Fraction(terms.min_tax_10k_per_mu) * area:
        yield "tax_per_mu"
    if Fraction(firm.output_10k) * per_mu < Fraction(terms.min_output_10k_per_mu) * area:
        yield "output_per_mu"
    if area < terms.min_area_m2:
        yield "min_area"
    if terms.reg_paths and firm.reg_path not in terms.reg_paths:
        yield "reg_path"


def _m2_per_mu(facts: Facts, park: str) -> Fraction:
    for row in facts.problem.policy.thresholds:
        if row.key == "m2_per_mu":
            return Fraction(row.value)
    site = facts.problem.park[park]
    return Fraction(site.gfa_m2) / Fraction(site.land_mu)
