"""The plan in force under new facts, without a solver: what can stay stays, what cannot starts later or is left out."""

from typing import Any

import pytest

from planner.analysis.in_force import plan_in_force
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from tests.support import make

BASE = (make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def park(**changes: Any) -> Problem:
    facts: dict[str, Any] = {
        "units": [make.unit(name) for name in ("A-101", "A-102", "A-103")],
        "firms": [make.firm("F1"), make.firm("F2")],
        "base": BASE,
    }
    return make.problem(**(facts | changes))


def places(plan: Plan | None) -> dict[str, tuple[tuple[str, ...], str]]:
    assert plan is not None
    return {one.firm_id: (one.units, str(one.start)) for one in plan.placements}


def test_a_plan_that_keeps_the_rules_stays_as_it_is() -> None:
    assert plan_in_force(park()) == make.plan(*BASE)


def test_without_a_plan_in_force_there_is_none() -> None:
    assert plan_in_force(park(base=())) is None


@pytest.mark.parametrize(("handover", "start"), [("2024Q2", "2024Q2"), ("2025Q1", "2025Q1")])
def test_a_later_handover_lets_its_firms_start_later(handover: str, start: str) -> None:
    problem = park(buildings=(make.building("A", handover=handover),))
    assert places(plan_in_force(problem)) == {"F1": (("A-101",), start), "F2": (("A-102",), start)}


def test_who_cannot_start_in_time_is_left_out() -> None:
    firms = [make.firm("F1", latest="2024Q1"), make.firm("F2")]
    problem = park(firms=firms, buildings=(make.building("A", handover="2024Q3"),))
    assert places(plan_in_force(problem)) == {"F2": (("A-102",), "2024Q3")}


def test_a_firm_that_outgrew_its_room_is_left_out_and_finds_no_other() -> None:
    assert places(plan_in_force(park(firms=[make.firm("F1", m2=2000), make.firm("F2")]))) == {
        "F2": (("A-102",), "2024Q1")
    }


def test_who_is_promised_another_room_goes_there() -> None:
    policy = Policy(pins=(Pin(firm_id="F1", units=("A-103",)),))
    found = places(plan_in_force(park(policy=policy)))
    assert found == {"F1": (("A-103",), "2024Q1"), "F2": (("A-102",), "2024Q1")}


def test_a_promise_that_cannot_be_kept_leaves_no_plan() -> None:
    policy = Policy(pins=(Pin(firm_id="F1", units=("A-102", "A-103")),))
    assert plan_in_force(park(policy=policy)) is None


def test_sitting_firms_stay_where_they_are_whatever_the_plan_says() -> None:
    firms = [make.sitting("F1", ["A-103"]), make.firm("F2")]
    found = places(plan_in_force(park(firms=firms)))
    assert found["F1"][0] == ("A-103",)
    assert found["F2"] == (("A-102",), "2024Q1")


def test_firms_and_rooms_that_are_gone_are_passed_over() -> None:
    base = (*BASE, make.placement("GONE", "A-103"), make.placement("F1", "A-999"))
    assert places(plan_in_force(park(base=base, firms=[make.firm("F2")]))) == {"F2": (("A-102",), "2024Q1")}


def test_a_time_that_is_over_gives_no_half_plan() -> None:
    problem = park(buildings=(make.building("A", handover="2024Q2"),))
    assert plan_in_force(problem, is_over=lambda: True) is None
    assert plan_in_force(park(), is_over=lambda: True) == make.plan(*BASE)
