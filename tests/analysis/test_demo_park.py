"""The hard cases of the demo park get the reasons a planner expects."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import FrameType

import pytest

from planner.analysis.explain import unplaced_reasons
from planner.analysis.explain.options import options
from planner.analysis.explain.survey import survey
from planner.check import check_placement, check_plan, is_valid
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason, Why
from planner.tables.reading import read_folder
from planner.text import Lang

ZIYUAN = Path(__file__).parents[2] / "data" / "ziyuan"
MOST_CALLS = 2_000_000
"""Of functions, to explain all that have no place: 1.5 million, which is half a second to a whole one of a processor."""
NEVER = ("F30", "F31", "F43", "F44", "F45")


@pytest.fixture(scope="module")
def problem() -> Problem:
    dossier = read_folder(ZIYUAN).dossier
    assert dossier is not None
    return dossier.problem


@pytest.fixture(scope="module")
def plan(problem: Problem) -> Plan:
    """Return a full plan made greedily: committed firms first, then by probability and size."""
    made = Plan()
    for firm in sorted(
        problem.firms, key=lambda f: (not f.is_committed, not f.is_signed, -f.probability, -f.area_req_m2)
    ):
        for option in options(made, survey(problem, firm)):
            if not option.holders and is_valid(check_placement(problem, made, option.placement)):
                made = Plan(placements=(*made.placements, option.placement))
                break
    assert is_valid(check_plan(problem, made))
    return made


@pytest.fixture(scope="module")
def told(problem: Problem, plan: Plan) -> dict[str, tuple[Reason, ...]]:
    return dict(unplaced_reasons(problem, plan))


def test_the_five_that_fit_nowhere_are_out_and_the_rest_suit_somewhere(problem: Problem) -> None:
    nowhere = {firm.firm_id for firm in problem.firms if not survey(problem, firm).suiting}
    assert nowhere == set(NEVER)


@pytest.mark.slow
def test_the_spray_tower_is_too_high_and_too_dangerous(told: dict[str, tuple[Reason, ...]]) -> None:
    assert [(r.why, r.rule, r.need, r.available) for r in told["F30"]] == [
        (Why.NOWHERE, "clear_height", "12 m", "6.9 m"),
        (Why.NOWHERE, "hazard_class", "乙", "丙"),
    ]


@pytest.mark.parametrize(("firm_id", "rows"), [("F31", ["R01"]), ("F43", ["R01", "R02"]), ("F44", ["R01"])])
def test_class_a_processes_are_barred_everywhere(
    told: dict[str, tuple[Reason, ...]], firm_id: str, rows: list[str]
) -> None:
    first, *others = told[firm_id]
    assert (first.why, first.rule, first.need, first.available) == (Why.NOWHERE, "hazard_class", "甲", "丙")
    assert [r.clause for r in others] == rows


def test_penicillin_needs_a_whole_building_and_the_smallest_open_one_is_too_large(
    told: dict[str, tuple[Reason, ...]],
) -> None:
    first, second = told["F45"]
    assert (first.why, first.rule, first.clause, first.available) == (
        Why.NOWHERE,
        "area_fit",
        "max",
        "6600 ㎡",
    )
    assert "needs a whole building" in first.message.say(Lang.EN)
    assert "1,760" in first.message.say(Lang.ZH)
    assert second.clause == "R03"


def test_cold_storage_nearly_fits_three_ways(told: dict[str, tuple[Reason, ...]]) -> None:
    near = [(r.clause, r.need, r.available) for r in told["F42"] if r.why is Why.NEAR_MISS]
    assert near == [
        ("min", "2700 ㎡", "2640 ㎡"),
        ("min", "2700 ㎡", "2560 ㎡"),
        ("max", "3750 ㎡", "3960 ㎡"),
    ]
    assert {r.subject for r in told["F42"] if r.why is Why.TAKEN} >= {"A4, B5"}


def test_pulsed_light_misses_a_pair_of_a2_by_thirty_square_metres(problem: Problem, plan: Plan) -> None:
    without = Plan(placements=tuple(p for p in plan.placements if p.firm_id != "F07"))
    told = unplaced_reasons(problem, without)["F07"]
    near = [r for r in told if r.why is Why.NEAR_MISS and r.subject.startswith("A2")]
    assert [(r.need, r.available) for r in near] == [("2250 ㎡", "2280 ㎡")]
    assert "30 ㎡ too much" in near[0].message.say(Lang.EN)


def test_water_extraction_goes_to_two_ground_floors_only(problem: Problem) -> None:
    suiting = survey(problem, problem.firm["F29"]).suiting
    assert {tuple(u.unit_id for u in one.run) for one in suiting} == {
        ("A4-101", "A4-102"),
        ("B5-101", "B5-102"),
    }


def test_steam_keeps_water_extraction_out_of_a_full_park(
    problem: Problem, plan: Plan, told: dict[str, tuple[Reason, ...]]
) -> None:
    steam = [r for r in told["F29"] if r.rule == "utilities"]
    assert [r.subject for r in steam] == ["ZY"]
    assert steam[0].need == "3 t/h"
    quarter = next(q for q in problem.quarters if str(q) == steam[0].clause.split("@")[1])
    drawn = sum((problem.firm[p.firm_id].steam_tph for p in plan.at(quarter)), Decimal(0))
    assert Decimal(steam[0].available.split()[0]) == Decimal("6.4") - drawn


def test_the_whole_park_is_explained_without_looking_at_every_place_anew(
    problem: Problem, plan: Plan
) -> None:
    unplaced_reasons(problem, plan)  # what a problem keeps of itself is made by now
    assert _calls(lambda: unplaced_reasons(problem, plan)) < MOST_CALLS


def _calls(act: Callable[[], object]) -> int:
    """Return how many functions were called: a measure of the work that no machine changes."""
    calls = 0

    def count(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
