"""Repairs that take back what was promised: a hold shortened, a room the ledger marks let go, a contract moved or given up."""

from typing import Any

import pytest

from planner.check import check_plan, is_valid
from planner.domain.edits import EndCommitment, EndHold, replay
from planner.domain.park.policy import Hold, Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import RepairAnswer
from planner.domain.vocabulary.terms import UnitState
from planner.text import Lang
from tests.analysis.repairs.test_repairs import answer, exists, offer_of
from tests.support import make


def held(until: str) -> Problem:
    """Return a firm that comes by 2024Q4 at the latest, and one room, held for somebody else."""
    hold = Hold(units=("A-101",), until=make.quarter(until), firm_id="F2")
    firms = [make.firm("F1", latest="2024Q4"), make.firm("F2")]
    return make.problem(firms=firms, units=[make.unit("A-101")], policy=Policy(holds=(hold,)))


def test_a_hold_is_shortened_by_the_fewest_quarters_that_do() -> None:
    problem = held("2025Q3")
    offer = offer_of(answer(problem, "F1"), "hold:A-101")
    (part,) = offer.parts
    assert part.amount == 3
    assert part.unit.en == "quarters"
    assert part.edits == (EndHold(units=("A-101",), at=make.quarter("2024Q4")),)
    assert is_valid(check_plan(replay(problem, offer.edits), offer.plan))
    one_less = EndHold(units=("A-101",), at=make.quarter("2025Q1"))
    assert not exists(replay(problem, (one_less,)), ["F1"])


def test_a_hold_that_must_go_altogether_is_lifted() -> None:
    firms = [make.firm("F1", desired="2024Q1", latest="2024Q1")]
    hold = Hold(units=("A-101",), until=make.quarter("2024Q2"))
    problem = make.problem(firms=firms, units=[make.unit("A-101")], policy=Policy(holds=(hold,)))
    said = offer_of(answer(problem, "F1"), "hold:A-101").parts[0].message
    assert "2024Q2" in said.say(Lang.EN)
    assert "A-101" in said.say(Lang.ZH)


def test_a_room_that_the_ledger_marks_is_opened_for_a_firm() -> None:
    marked = make.problem(firms=[make.firm("F1")], units=[make.unit("A-101", state=UnitState.RESERVED)])
    offer = offer_of(answer(marked, "F1"), "waive:unit_state::F1")
    assert is_valid(check_plan(replay(marked, offer.edits), offer.plan))


def committed(*more: str) -> tuple[Problem, RepairAnswer]:
    """Return a committed firm in the one room that is high enough for the other, with the answer for that one."""
    units = [make.unit("A-101", clear_height_m=make.number(9), state=UnitState.SIGNED), *map(make.unit, more)]
    firms = [
        make.firm("F1", min_clear_height_m=make.number(9)),
        make.firm("F2", committed_units=("A-101",)),
    ]
    problem = make.problem(firms=firms, units=units)
    return problem, answer(problem, "F1")


@pytest.mark.slow
def test_a_contract_is_moved_where_there_is_another_room_and_given_up_where_there_is_none() -> None:
    problem, found = committed("A-102")
    moved = offer_of(found, "move:F2")
    assert set(moved.plan.by_firm) == {"F1", "F2"}
    assert is_valid(check_plan(replay(problem, moved.edits), moved.plan))
    assert found.offers[-1].keys == {"unsign:F2"}, "it stands last"
    problem, found = committed()
    given_up = offer_of(found, "unsign:F2")
    assert given_up.withdrawn == ("F2",)
    assert set(given_up.plan.by_firm) == {"F1"}
    assert EndCommitment(firm="F2") in given_up.edits
    assert not any("move:F2" in one.keys for one in found.offers)


def test_of_two_firms_for_one_room_one_goes_where_two_things_are_in_its_way() -> None:
    weak: dict[str, Any] = {"clear_height_m": make.number(3), "load_kn_m2": make.number(5)}
    units = [
        make.unit("A-101", clear_height_m=make.number(9), load_kn_m2=make.number(20)),
        make.unit("B-101", **weak),
    ]
    needs: dict[str, Any] = {"min_clear_height_m": make.number(9), "min_load_kn_m2": make.number(20)}
    firms = [make.firm(name, area_max_m2=1000, area_min_m2=1000, **needs) for name in ("F1", "F2")]
    problem = make.problem(units=units, firms=firms)
    found = answer(problem, "F1", "F2")
    lowered = [one for one in found.offers if not one.withdrawn]
    assert lowered
    assert len({one.keys for one in found.offers}) >= 3
    for offer in lowered:
        assert len(offer.parts) == 2
        assert is_valid(check_plan(replay(problem, offer.edits), offer.plan))


def test_a_firm_that_wants_a_whole_building_is_told_what_else_a_part_of_one_takes() -> None:
    firm = make.firm("F1", needs_whole_building=True, area_max_m2=1000, min_clear_height_m=make.number(9))
    problem = make.problem(firms=[firm], units=[make.unit("A-101"), make.unit("A-102")])
    found = answer(problem, "F1")
    assert any(one.keys == {"needs_whole_building:F1", "min_clear_height_m:F1"} for one in found.offers)


def test_a_pin_that_wants_a_sitting_firm_elsewhere_is_named_and_dropped() -> None:
    units = [make.unit("A-101"), make.unit("A-102")]
    pins = (Pin(firm_id="S1", units=("A-102",)), Pin(firm_id="F1"))
    firms = [make.sitting("S1", ["A-101"]), make.firm("F1")]
    problem = make.problem(firms=firms, units=units, policy=Policy(pins=pins))
    found = answer(problem)
    assert [group.firms for group in found.groups] == [("S1",)]
    assert found.has_all_groups
    assert "release:S1" in {key for offer in found.offers for key in offer.keys}
    for offer in found.offers:
        assert is_valid(check_plan(replay(problem, offer.edits), offer.plan))
