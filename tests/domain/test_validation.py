"""Gates 2 and 3: each case just inside its limit, and just outside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.goal import GoalMode, Term, Tier
from planner.domain.park.dossier import Dossier, Record, Source
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    ValueRates,
    Waiver,
)
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_of_row, flaws_of_rows, flaws_together, issues_of
from planner.domain.vocabulary.terms import BuildingKind, CapScope, PairScope, Resource, SourceClass
from planner.text import Lang, Text
from tests.support import make

D = Decimal
UNTIL = make.quarter("2024Q4")


def alone(row: Any) -> set[str]:
    return {flaw.column for flaw in flaws_of_row(row)}


def together(problem: Problem, **others: Any) -> set[tuple[str, str]]:
    """Return kind of row and column of every error of gate 3."""
    dossier = Dossier(problem=problem, **others)
    assert not list(flaws_of_rows(dossier))
    found = [flaw for flaw in flaws_together(dossier) if flaw.severity is Severity.ERROR]
    for flaw in found:
        assert flaw.said.say(Lang.ZH)
        assert flaw.said.say(Lang.EN)
    return {(type(flaw.row).__name__, flaw.column) for flaw in found}


def governed(**settings: Any) -> Problem:
    return make.problem(firms=[make.firm("F1")], policy=Policy(**settings))


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (make.park(), set()),
        (make.park(land_mu=D(0)), {"land_mu"}),
        (make.park(first="2024Q2", last="2024Q2"), set()),
        (make.park(first="2024Q2", last="2024Q1"), {"last_quarter"}),
        (make.park(first="2000Q1", last="2099Q4"), set()),
        (make.park(first="2000Q1", last="2100Q1"), {"last_quarter"}),
        (make.park(first="2199Q1", last="2199Q4", cut_off=date(2199, 1, 1)), set()),
        (make.park(cut_off=date(9999, 12, 31)), {"cut_off"}),
        (make.park(first="1899Q4", last="1900Q1"), {"first_quarter", "cut_off"}),
        (make.building(net_to_gross=D(1)), set()),
        (make.building(net_to_gross=D("1.001")), {"net_to_gross"}),
        (make.building(net_to_gross=D(0)), {"net_to_gross"}),
        (make.building(net_to_gross=D(0), kind=BuildingKind.SERVICE), set()),
        (make.building(site_x_m=D(-5)), set()),
        (make.building(loading_docks=-1), {"loading_docks"}),
        (make.building(usable_kw=D(-1)), {"usable_kw"}),
        (make.building(usable_kw=D(0)), set()),
        (make.floor(plate_m2=D(0)), {"plate_m2"}),
        (make.floor(fire_compartment_m2=-1), {"fire_compartment_m2"}),
        (make.unit(m2=1), set()),
        (make.unit(m2=0), {"leasable_m2"}),
        (make.unit(m2=10**7 + 1), {"leasable_m2"}),
        (make.unit(seq=0), {"seq"}),
        (make.unit(list_rent_yuan_m2_month=D(-1)), {"list_rent_yuan_m2_month"}),
        (make.cap(Resource.STEAM, 0), set()),
        (make.cap(Resource.STEAM, -1), {"value"}),
        (make.cap(Resource.STEAM, 1, diversity="1.01"), {"diversity"}),
        (make.cap(Resource.STEAM, 1, diversity=0), {"diversity"}),
        (make.firm(), set()),
        (make.firm(area_min_m2=1000), set()),
        (make.firm(area_min_m2=1001), {"area_req_m2"}),
        (make.firm(area_max_m2=1000), set()),
        (make.firm(area_max_m2=999), {"area_max_m2"}),
        (make.firm(probability=D(1)), set()),
        (make.firm(probability=D("1.01")), {"probability"}),
        (make.firm(desired="2024Q2", latest="2024Q2"), set()),
        (make.firm(desired="2024Q2", latest="2024Q1"), {"latest_quarter"}),
        (make.firm(cleanroom_m2=1500), set()),
        (make.firm(cleanroom_m2=1501), {"cleanroom_m2"}),
        (make.firm(lease_years=0), {"lease_years"}),
        (make.firm(power_kw=D(-1)), {"power_kw"}),
        (make.sitting("S", ["A-101"]), set()),
        (make.sitting("S", ["A-101"], since="2024Q1", until="2024Q1"), {"lease_end"}),
        (make.firm(sitting_units=("A-101",)), {"sitting_since", "lease_end"}),
        (make.firm(lease_end=UNTIL), {"sitting_units", "sitting_since"}),
        (make.archetype(area_lo_m2=3000), set()),
        (make.archetype(area_lo_m2=3001), {"area_hi_m2"}),
        (make.archetype(fitout_weeks_lo=13), {"fitout_weeks_hi"}),
        (make.archetype(licence_weeks_lo=13), {"licence_weeks_hi"}),
        (make.archetype(cleanroom_share=D(2)), {"cleanroom_share"}),
        (make.archetype(tax_pct_of_output=D(101)), {"tax_pct_of_output"}),
        (make.segregation(scope=PairScope.FLOOR), set()),
        (make.segregation(scope=PairScope.PARK), {"scope"}),
        (make.segregation(points=-1), {"penalty_points"}),
        (make.synergy("DEV", "DEV", scope=PairScope.PARK), set()),
        (make.synergy("DEV", "DEV", scope=PairScope.FLOOR), {"scope"}),
        (make.placement("F1", "A-101", end="2024Q1"), set()),
        (make.placement("F1", "A-101", start="2024Q2", end="2024Q1"), {"end"}),
        (make.placement("F1", ()), {"units"}),
        (Hold(units=("A-101",), until=UNTIL), set()),
        (Hold(units=(), until=UNTIL), {"units"}),
        (Reserve(park_id="P", until=UNTIL, ground_share=D(1)), set()),
        (Reserve(park_id="P", until=UNTIL, ground_share=D("1.1")), {"ground_share"}),
        (Reserve(park_id="P", until=UNTIL), {"ground_share"}),
        (ValueRates(per_job=D(-1)), {"per_job"}),
        (ValueRates(waiting_loss_signed=D("1.1")), {"waiting_loss_signed"}),
        (EntryTerms(min_area_m2=-1), {"min_area_m2"}),
        (Policy(speculative_hold_quarters=-1), {"speculative_hold_quarters"}),
        (Tier(key="t", title=Text("", ""), terms=(), weight=D(-1)), {"weight"}),
        (Term(goal="tax", rate=-4), set()),
        (Policy(tiers=(Tier(key="t", title=Text("", ""), terms=()),)), {"key"}),
    ],
)
def test_a_fact_by_itself(row: Any, columns: set[str]) -> None:
    assert alone(row) == columns


def test_a_sound_park_has_no_flaw() -> None:
    assert together(make.problem(firms=[make.firm()])) == set()


def units(*names: str, **changes: Any) -> Sequence[Any]:
    return [make.unit(name, **changes) for name in names]


@pytest.mark.parametrize(
    ("problem", "flaws"),
    [
        (make.problem(buildings=(make.building(phase_id="2"),), phases=(make.phase("1"),)), {("Building", "phase_id")}),
        (make.problem(buildings=(make.building(park_id="Q"),), phases=(make.phase(),)), {("Building", "park_id"), ("Building", "phase_id")}),
        (make.problem(phases=(make.phase("1"), make.phase("2", "Q"))), {("Phase", "park_id")}),
        (make.problem(units=units("A-101"), floors=()), {("Unit", "floor")}),
        (make.problem(units=units("A-101"), floors=(make.floor("A"), make.floor("B"))), {("Floor", "building_id")}),
        (make.problem(units=units("A-101"), buildings=(make.building("B"),), floors=()), {("Unit", "building_id")}),
        (make.problem(units=units("A-101"), buildings=(make.building("A", kind=BuildingKind.SERVICE),)), {("Unit", "building_id")}),
        (make.problem(units=[make.unit("A-101"), make.unit("A-102", seq=1)]), {("Unit", "seq")}),
        (make.problem(units=units("A-101", "A-101")), {("Unit", "unit_id"), ("Unit", "seq")}),
        (make.problem(caps=(make.cap(Resource.STEAM, 1, subject="PX"),)), {("Cap", "subject_id")}),
        (make.problem(caps=(replace(make.cap(Resource.STEAM, 1), scope=CapScope.BUILDING),)), {("Cap", "subject_id")}),
        (make.problem(caps=(make.cap(Resource.STEAM, 1), make.cap(Resource.STEAM, 2))), {("Cap", "scope")}),
        (make.problem(firms=[make.firm(), make.firm()]), {("Firm", "firm_id")}),
        (make.problem(firms=[make.firm(archetype="X")], archetypes=(make.archetype(),)), {("Firm", "archetype")}),
        (make.problem(firms=[make.firm(parks=("P", "Q"))]), {("Firm", "parks")}),
        (make.problem(firms=[make.firm(committed_building="Z")]), {("Firm", "committed_building")}),
        (make.problem(firms=[make.firm(committed_units=("Z",))]), {("Firm", "committed_units")}),
        (make.problem(firms=[make.sitting("S", ["Z"])]), {("Firm", "sitting_units")}),
        (make.problem(units=units("A-101", "B-101"), firms=[make.firm(committed_units=("A-101", "B-101"))]), {("Firm", "committed_units")}),
        (make.problem(units=units("A-101", "B-101"), firms=[make.firm(committed_building="A", committed_units=("B-101",))]), {("Firm", "committed_units")}),
        (make.problem(firms=[make.firm(committed_building="A", committed_units=("A-101",))]), set()),
        (make.problem(synergies=(make.synergy("DEV", "X"),)), {("Synergy", "archetype_b")}),
        (make.problem(synergies=(make.synergy("DEV", "DEV"),) * 2), {("Synergy", "archetype_a")}),
        (make.problem(segregation_rules=(make.segregation(),) * 2), {("SegregationRule", "rule_id")}),
        (make.problem(firms=[make.firm()], base=(make.placement("F9", "A-101"),)), {("Placement", "firm_id")}),
        (make.problem(firms=[make.firm()], base=(make.placement("F1", "Z"),)), {("Placement", "units")}),
    ],
)  # fmt: skip
def test_facts_together(problem: Problem, flaws: set[tuple[str, str]]) -> None:
    assert together(problem) == flaws


@pytest.mark.parametrize(("until", "is_sound"), [("2024Q3", True), ("2024Q4", False)])
def test_two_firms_that_sit_in_one_unit_at_a_time_are_asked_about(until: str, *, is_sound: bool) -> None:
    one = make.sitting("S1", ["A-101"], since="2023Q1", until=until)
    other = make.sitting("S2", ["A-101", "A-102"], since="2024Q3", until="2026Q1")
    problem = make.problem(firms=[one, other])
    assert together(problem) == set()
    flaws = flaws_together(Dossier(problem=problem))
    asked = [flaw.severity for flaw in flaws if flaw.column == "sitting_units"]
    assert asked == ([] if is_sound else [Severity.WARNING])


@pytest.mark.parametrize(
    ("problem", "flaws"),
    [
        (governed(pins=(Pin(firm_id="F1", building_id="A", units=("A-101",)),)), set()),
        (governed(pins=(Pin(firm_id="F9"),)), {("Pin", "firm_id")}),
        (governed(pins=(Pin(firm_id="F1", building_id="Z", units=("Z",)),)), {("Pin", "building_id"), ("Pin", "units")}),
        (governed(forbids=(Forbid(firm_id="F9", units=("Z",)),)), {("Forbid", "firm_id"), ("Forbid", "units")}),
        (governed(holds=(Hold(units=("Z",), until=UNTIL, firm_id="F9"),)), {("Hold", "firm_id"), ("Hold", "units")}),
        (governed(reserves=(Reserve(park_id="Q", until=UNTIL, units=("Z",)),)), {("Reserve", "park_id"), ("Reserve", "units")}),
        (governed(switches=(Switch(rule="segregation", on=False),)), set()),
        (governed(switches=(Switch(rule="gravity", on=False),)), {("Switch", "rule")}),
        (governed(switches=(Switch(rule="unit_once", on=False),)), {("Switch", "rule")}),
        (governed(waivers=(Waiver(rule="segregation", firms=("F1",)),)), set()),
        (governed(waivers=(Waiver(rule="segregation", firms=("F9",)),)), {("Waiver", "firms")}),
        (governed(waivers=(Waiver(rule="segregation", firms=()),)), {("Waiver", "firms")}),
        (governed(waivers=(Waiver(rule="unit_once", firms=("F1",)),)), {("Waiver", "rule")}),
        (governed(thresholds=(Threshold(key="a", value=D(1)),) * 2), {("Threshold", "key")}),
        (governed(mode=GoalMode.WEIGHTED, tiers=(Tier(key="t", title=Text("", ""), terms=(Term(goal="joy", rate=1),)),)), {("Term", "goal")}),
    ],
)  # fmt: skip
def test_settings_and_facts_together(problem: Problem, flaws: set[tuple[str, str]]) -> None:
    assert together(problem) == flaws


def test_sources_and_records_are_there_once() -> None:
    source = Source(table="units", row="", column="", source_class=SourceClass.EXPERT, reference="x")
    record = Record(firm_id="F1")
    problem = make.problem(firms=[make.firm("F1")])
    assert together(problem, sources=(source,), records=(record,)) == set()
    assert together(problem, sources=(source, source), records=(record, record)) == {
        ("Source", "table"),
        ("Record", "firm_id"),
    }


def warned(dossier: Dossier) -> set[tuple[str, ...]]:
    assert not any(issue.is_error for issue in issues_of(dossier))
    return {issue.subjects for issue in issues_of(dossier) if issue.severity is Severity.WARNING}


def test_a_record_of_a_stranger_is_asked_about() -> None:
    dossier = Dossier(
        problem=make.problem(parks=(make.park(gfa_m2=D(5000)),)), records=(Record(firm_id="X"),)
    )
    assert warned(dossier) == {("X",)}


@pytest.mark.parametrize(("gfa", "is_asked"), [(5000, False), (5001, True)])
def test_the_floor_area_of_a_park_is_that_of_its_buildings(gfa: int, *, is_asked: bool) -> None:
    dossier = Dossier(problem=make.problem(parks=(make.park(gfa_m2=D(gfa)),)))
    assert warned(dossier) == ({("P",)} if is_asked else set())


@pytest.mark.parametrize(("m2", "is_asked"), [(2500, False), (2501, True)])
def test_a_floor_lets_no_more_than_it_has(m2: int, *, is_asked: bool) -> None:
    problem = make.problem(units=[make.unit("A-101", m2=m2)], parks=(make.park(gfa_m2=D(5000)),))
    assert warned(Dossier(problem=problem)) == ({("A:1",)} if is_asked else set())


def test_issues_name_the_field_and_the_id_in_both_languages() -> None:
    (issue,) = issues_of(Dossier(problem=make.problem(firms=[make.firm(power_kw=D(-1))])))
    assert issue.subjects == ("F1",)
    assert issue.message.say(Lang.EN).startswith("Power of F1: must be from 0")
    assert "应在" in issue.message.say(Lang.ZH)
