"""Rules that ask about a whole run: just inside and just outside, on a park of two floors."""

from decimal import Decimal
from typing import Any

import pytest

from planner.check import check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.policy import (
    EntryTerms,
    Forbid,
    Hold,
    Pin,
    Policy,
    Reserve,
    Switch,
    Threshold,
    Waiver,
)
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import HazardClass, RegPath, Stage
from tests.models.asking import offered, starts
from tests.support import make

PLAIN = Policy()

ALONE = {"A-101", "A-102", "A-201", "A-202"}
FLOORS = {"A-101+A-102", "A-201+A-202"}
THREE = {
    "A-101+A-102+A-201",
    "A-101+A-102+A-202",
    "A-101+A-201+A-202",
    "A-102+A-201+A-202",
}
ALL = {"A-101+A-102+A-201+A-202"}


def taking(low: int, high: int, policy: Policy = PLAIN, **firm: Any) -> Problem:
    return make.problem(firms=[make.firm("F1", area_min_m2=low, area_max_m2=high, **firm)], policy=policy)


def test_a_run_is_consecutive_or_whole_floors_with_part_of_the_next() -> None:
    assert offered(taking(1, 4000)) == ALONE | FLOORS | THREE | ALL


def test_a_gap_in_the_numbering_parts_a_floor_but_not_a_whole_one() -> None:
    units = [make.unit(name) for name in ("A-101", "A-103", "A-104")]
    found = offered(make.problem(units=units, firms=[make.firm("F1", area_min_m2=1, area_max_m2=9000)]))
    assert found == {"A-101", "A-103", "A-104", "A-103+A-104", "A-101+A-103+A-104"}


def test_a_floor_left_out_parts_a_building() -> None:
    units = [make.unit(name) for name in ("A-101", "A-301")]
    found = offered(make.problem(units=units, firms=[make.firm("F1", area_min_m2=1, area_max_m2=9000)]))
    assert found == {"A-101", "A-301"}


def test_a_run_stays_in_one_building() -> None:
    units = [make.unit(name) for name in ("A-101", "B-101")]
    found = offered(make.problem(units=units, firms=[make.firm("F1", area_min_m2=1, area_max_m2=9000)]))
    assert found == {"A-101", "B-101"}


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(1000, 1999, ALONE), (1001, 2000, FLOORS), (2001, 3000, THREE), (2001, 2999, set())],
)
def test_the_area_lies_between_the_least_and_the_most(low: int, high: int, found: set[str]) -> None:
    assert offered(taking(low, high)) == found


def test_a_waiver_of_one_clause_leaves_the_other_in_force() -> None:
    only_min = Policy(waivers=(Waiver(rule="area_fit", clause="min", firms=("F1",)),))
    assert offered(taking(2000, 2000, only_min)) == ALONE | FLOORS


def test_who_needs_a_whole_building_takes_all_of_it() -> None:
    assert offered(taking(1, 4000, needs_whole_building=True)) == ALL
    assert offered(taking(1, 3999, needs_whole_building=True)) == set()


@pytest.mark.parametrize(("limit_m2", "found"), [(1999, ALONE), (2000, ALONE | FLOORS)])
def test_on_one_floor_a_firm_stays_in_one_fire_compartment(limit_m2: int, found: set[str]) -> None:
    floors = tuple(make.floor("A", n, fire_compartment_m2=limit_m2) for n in (1, 2))
    firm = make.firm("F1", area_min_m2=1, area_max_m2=2000)
    assert offered(make.problem(firms=[firm], floors=floors)) == found


def test_harmless_firms_may_fill_any_floor() -> None:
    floors = tuple(make.floor("A", n, fire_compartment_m2=1) for n in (1, 2))
    firm = make.firm("F1", area_min_m2=1, area_max_m2=2000, hazard_class=HazardClass.D)
    assert offered(make.problem(firms=[firm], floors=floors)) == ALONE | FLOORS


@pytest.mark.parametrize(
    ("terms", "firm", "found"),
    [
        (EntryTerms(min_tax_10k_per_mu=Decimal(50)), {"tax_10k": Decimal(100)}, ALONE),
        (EntryTerms(min_tax_10k_per_mu=Decimal("50.01")), {"tax_10k": Decimal(100)}, set()),
        (EntryTerms(min_output_10k_per_mu=Decimal(500)), {"output_10k": Decimal(2000)}, ALONE | FLOORS),
        (EntryTerms(min_area_m2=1001), {}, FLOORS),
        (EntryTerms(reg_paths=(RegPath.NEW,)), {"reg_path": RegPath.FILING}, set()),
        (EntryTerms(), {}, ALONE | FLOORS),
    ],
)
def test_entry_terms_bar_runs_too_large_for_what_the_firm_brings(
    terms: EntryTerms, firm: dict[str, Any], found: set[str]
) -> None:
    on = Policy(switches=(Switch(rule="entry_terms", on=True),), entry=terms)
    assert offered(taking(1000, 2000, on, **firm)) == found


def test_the_floor_area_of_one_mu_can_be_set_for_the_entry_terms() -> None:
    switches = (Switch(rule="entry_terms", on=True),)
    set_ = (Threshold(key="m2_per_mu", value=Decimal("720.16")),)
    for least, found in ((Decimal(72), ALONE), (Decimal("72.02"), set())):
        terms = Policy(switches=switches, entry=EntryTerms(min_tax_10k_per_mu=least), thresholds=set_)
        assert offered(taking(1000, 2000, terms, tax_10k=Decimal(100))) == found


def test_entry_terms_are_off_unless_switched_on() -> None:
    assert offered(taking(1000, 1000, Policy(entry=EntryTerms(min_area_m2=9999)))) == ALONE


def test_one_entry_term_can_be_switched_off_alone() -> None:
    switches = (Switch(rule="entry_terms", on=True), Switch(rule="entry_terms", clause="min_area", on=False))
    assert offered(taking(1000, 1000, Policy(switches=switches, entry=EntryTerms(min_area_m2=9999)))) == ALONE


@pytest.mark.parametrize(
    ("desired", "latest", "handover", "found"),
    [
        ("2023Q1", "2024Q1", "2024Q1", ["2024Q1"]),
        ("2024Q2", "2024Q3", "2024Q1", ["2024Q2", "2024Q3"]),
        ("2023Q1", "2024Q2", "2024Q2", ["2024Q2"]),
        ("2023Q1", "2024Q1", "2024Q2", []),
        ("2025Q4", "2029Q1", "2024Q1", ["2025Q4"]),
    ],
)
def test_a_firm_starts_between_handover_and_its_latest_quarter(
    desired: str, latest: str, handover: str, found: list[str]
) -> None:
    problem = make.problem(
        buildings=[make.building(handover=handover)], firms=[make.firm("F1", desired=desired, latest=latest)]
    )
    assert starts(problem, every_start=True) == found


def test_a_firm_goes_only_to_parks_it_accepts() -> None:
    parks = (make.park("P"), make.park("Q"))
    buildings = (make.building("A"), make.building("B", park_id="Q"))
    units = [make.unit("A-101"), make.unit("B-101")]
    firm = make.firm("F1", parks=("Q",))
    assert offered(make.problem(parks=parks, buildings=buildings, units=units, firms=[firm])) == {"B-101"}


def test_a_pin_names_building_units_and_start() -> None:
    pins = (Pin(firm_id="F1", units=("A-202", "A-201"), start=make.quarter("2024Q3")),)
    pinned = taking(1, 4000, Policy(pins=pins))
    assert offered(pinned) == {"A-201+A-202"}
    assert starts(pinned) == ["2024Q3"]


def test_forbidden_places_are_not_offered() -> None:
    unit = Policy(forbids=(Forbid(firm_id="F1", units=("A-101",)),))
    everywhere = Policy(forbids=(Forbid(firm_id="F1"),))
    assert offered(taking(1000, 1000, unit)) == ALONE - {"A-101"}
    assert offered(taking(1000, 1000, Policy(forbids=(Forbid(firm_id="F1", building_id="A"),)))) == set()
    assert offered(taking(1000, 1000, everywhere)) == set()


def test_a_held_unit_opens_to_others_when_the_hold_ends() -> None:
    hold = Hold(units=("A-101",), until=make.quarter("2024Q3"), firm_id="F2")
    firms = [make.firm("F1"), make.firm("F2")]
    problem = make.problem(units=[make.unit("A-101")], firms=firms, policy=Policy(holds=(hold,)))
    assert starts(problem, "F1")[0] == "2024Q3"
    assert starts(problem, "F2")[0] == "2024Q1"


def test_a_reserved_unit_opens_when_the_reserve_ends_unless_the_firm_is_waived() -> None:
    reserve = Reserve(park_id="P", units=("A-101",), until=make.quarter("2024Q3"))
    waiver = Waiver(rule="reserve", clause="units", firms=("F2",))
    firms = [make.firm("F1"), make.firm("F2")]
    policy = Policy(reserves=(reserve,), waivers=(waiver,))
    problem = make.problem(units=[make.unit("A-101")], firms=firms, policy=policy)
    assert starts(problem, "F1")[0] == "2024Q3"
    assert starts(problem, "F2")[0] == "2024Q1"


def test_a_firm_that_sits_in_a_held_or_reserved_unit_stays() -> None:
    until = make.quarter("2025Q1")
    policy = Policy(
        holds=(Hold(units=("A-101",), until=until),),
        reserves=(Reserve(park_id="P", units=("A-101",), until=until),),
    )
    firm = make.sitting("F1", ["A-101"])
    assert starts(make.problem(firms=[firm], policy=policy)) == ["2022Q1"]


@pytest.mark.parametrize(("quarters", "found"), [(1, []), (2, ["A-101"])])
def test_a_lead_does_not_keep_a_unit_empty_for_long(quarters: int, found: list[str]) -> None:
    firm = make.firm("F1", stage=Stage.LEAD, desired="2024Q3")
    policy = Policy(speculative_hold_quarters=quarters)
    problem = make.problem(units=[make.unit("A-101")], firms=[firm], policy=policy)
    assert offered(problem) == set(found)


def test_a_firm_from_framework_stage_on_may_come_late() -> None:
    firm = make.firm("F1", stage=Stage.FRAMEWORK, desired="2025Q4")
    assert offered(make.problem(units=[make.unit("A-101")], firms=[firm])) == {"A-101"}


def test_a_hold_for_others_delays_the_clock_of_the_speculative_hold() -> None:
    firm = make.firm("F1", stage=Stage.LEAD, desired="2025Q1")
    hold = Hold(units=("A-101",), until=make.quarter("2024Q3"))
    problem = make.problem(units=[make.unit("A-101")], firms=[firm], policy=Policy(holds=(hold,)))
    assert offered(problem) == {"A-101"}


def test_a_waiver_of_the_speculative_hold_may_speak_of_one_unit_to_model_and_checker_alike() -> None:
    firm = make.firm("F1", stage=Stage.LEAD, desired="2024Q4", latest="2024Q4")
    waiver = Waiver(rule="speculative_hold", clause="A-101", firms=("F1",))
    units = [make.unit("A-101"), make.unit("A-102")]
    problem = make.problem(units=units, firms=[firm], policy=Policy(waivers=(waiver,)))
    assert offered(problem) == {"A-101"}
    for unit, is_free in (("A-101", True), ("A-102", False)):
        plan = Plan(placements=(make.placement("F1", unit, start="2024Q4"),))
        assert is_valid(check_plan(problem, plan)) is is_free


def test_an_option_needs_room_next_door() -> None:
    on = Policy(switches=(Switch(rule="expansion", on=True),))
    assert offered(taking(2000, 4000, on, expansion_option_m2=2000)) == FLOORS
    two = [make.unit("A-101"), make.unit("A-102")]
    for option_m2, found in ((1000, {"A-101", "A-102"}), (1001, set())):
        firm = make.firm("F1", expansion_option_m2=option_m2)
        assert offered(make.problem(units=two, firms=[firm], policy=on)) == found


def test_a_whole_floor_above_counts_as_room_next_door() -> None:
    on = Policy(switches=(Switch(rule="expansion", on=True),))
    assert offered(taking(1000, 1000, on, expansion_option_m2=1001)) == ALONE


def test_a_smaller_option_is_never_harder_to_keep() -> None:
    """Room next door may be more than asked for: a small unit in between, or a whole floor, is no bar."""
    on = Policy(switches=(Switch(rule="expansion", on=True),))
    units = [make.unit("A-101"), make.unit("A-102", m2=300), make.unit("A-103", m2=500)]
    for option_m2 in (500, 800):
        firm = make.firm("F1", area_min_m2=1000, area_max_m2=1000, expansion_option_m2=option_m2)
        problem = make.problem(units=units, firms=[firm], policy=on)
        assert offered(problem) == {"A-101"}
        assert is_valid(check_plan(problem, Plan(placements=(make.placement("F1", "A-101"),))))
    above = [make.unit("A-101", m2=300), make.unit("A-201", m2=700), make.unit("A-202", m2=300)]
    for option_m2, found in ((700, {"A-101"}), (1000, {"A-101"}), (1001, set())):
        firm = make.firm("F1", area_min_m2=300, area_max_m2=300, expansion_option_m2=option_m2)
        problem = make.problem(units=above, firms=[firm], policy=on)
        assert offered(problem) - {"A-202"} == found
        plan = Plan(placements=(make.placement("F1", "A-101"),))
        assert is_valid(check_plan(problem, plan)) is bool(found)


def test_a_firm_that_has_left_for_good_is_offered_nothing() -> None:
    assert offered(taking(1, 4000, stage=Stage.EXITED)) == set()
