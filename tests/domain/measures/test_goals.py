"""Each goal on the smallest plan that shows it."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.goal import GOALS, PRESETS, Term, Tier
from planner.domain.measures import measure_goals, tier_value
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy, Switch, ValueRates, Waiver
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import GroundFloor, PairScope, Priority, Stage
from planner.text import Text
from tests.support import make


def goal(key: str, problem: Problem, *placements: Placement) -> int:
    return measure_goals(problem, make.plan(*placements))[key]


def pair(one: dict[str, Any], other: dict[str, Any], **changes: Any) -> Problem:
    return make.problem(firms=[make.firm("F1", **one), make.firm("F2", **other)], **changes)


NEXT_DOOR = (make.placement("F1", "A-101"), make.placement("F2", "A-102"))
UPSTAIRS = (make.placement("F1", "A-101"), make.placement("F2", "A-201"))


def test_every_goal_of_the_catalogue_is_told_and_an_empty_plan_has_none() -> None:
    told = measure_goals(make.problem(firms=[make.firm()]), make.plan())
    assert list(told) == [one.key for one in GOALS]
    assert not any(told.values())


def test_placements_of_unknown_firms_or_units_count_for_nothing() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    plan = make.plan(make.placement("F1", "Z-101"), make.placement("F9", "A-101"), make.placement("F1", ()))
    assert not any(measure_goals(problem, plan).values())


def test_signed_firms_are_signed_or_sitting() -> None:
    firms = [make.firm("F1"), make.firm("F2", stage=Stage.FRAMEWORK), make.sitting("F3", ["A-201"])]
    firms[2] = make.sitting("F3", ["A-201"], stage=Stage.LEAD)
    problem = make.problem(firms=firms)
    sits = make.placement("F3", "A-201", "2022Q1", "2027Q1")
    assert goal("signed_firms", problem, *NEXT_DOOR, sits) == 2
    assert goal("firms_lead", problem, *NEXT_DOOR, sits) == 0, "a sitting lead is signed"
    assert goal("firms_framework", problem, *NEXT_DOOR, sits) == 1


@pytest.mark.parametrize(
    "stage", [Stage.FRAMEWORK, Stage.NEGOTIATING, Stage.VISITED, Stage.LEAD], ids=lambda stage: stage.value
)
def test_a_firm_counts_for_its_own_stage_alone(stage: Stage) -> None:
    told = measure_goals(
        make.problem(firms=[make.firm("F1", stage=stage)]), make.plan(make.placement("F1", "A-101"))
    )
    counted = {key: told[key] for key in told if key.startswith(("firms", "signed"))}
    assert {key for key, value in counted.items() if value} == {"firms", f"firms_{stage.value}"}


def test_expected_value_weighs_by_probability_and_loses_by_waiting() -> None:
    rates = ValueRates(
        tax_per_10k=Decimal(1), output_per_10k=Decimal(0), per_job=Decimal(0), per_m2=Decimal(0)
    )
    policy = Policy(rates=rates)
    signed = make.problem(firms=[make.firm("F1", tax_10k=Decimal(100))], policy=policy)
    assert goal("expected_value", signed, make.placement("F1", "A-101")) == 85
    assert goal("expected_value", signed, make.placement("F1", "A-101", "2024Q4")) == 60, "59.5 goes up"
    assert goal("expected_value", signed, make.placement("F1", "A-101", "2027Q1")) == 0, "never below 0"
    lead = make.problem(
        firms=[make.firm("F1", tax_10k=Decimal(100), stage=Stage.LEAD, probability=Decimal("0.1"))],
        policy=policy,
    )
    assert goal("expected_value", lead, make.placement("F1", "A-101", "2025Q2")) == 9


def test_a_park_synergy_counts_once_a_firm_that_is_served() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", archetype="X"),
            make.firm("F2", archetype="X"),
            make.firm("F3", archetype="Y"),
        ],
        synergies=(make.synergy("X", "Y", scope=PairScope.PARK, points=5),),
    )
    both = (*NEXT_DOOR, make.placement("F3", "A-201", "2025Q1"))
    assert goal("synergy", problem, *both) == 10
    assert goal("synergy", problem, *NEXT_DOOR) == 0


def test_a_park_synergy_of_one_kind_needs_another_firm() -> None:
    row = make.synergy("X", "X", scope=PairScope.PARK)
    problem = pair({"archetype": "X"}, {"archetype": "X"}, synergies=(row,))
    assert goal("synergy", problem, NEXT_DOOR[0]) == 0
    assert goal("synergy", problem, *NEXT_DOOR) == 10


def test_a_building_synergy_counts_once_a_pair_in_a_common_quarter() -> None:
    units = [make.unit("A-101"), make.unit("A-201"), make.unit("B-101")]
    row = make.synergy("X", "Y")
    problem = pair({"archetype": "Y"}, {"archetype": "X"}, units=units, synergies=(row,))
    assert goal("synergy", problem, *UPSTAIRS) == 5
    assert goal("synergy", problem, UPSTAIRS[0], make.placement("F2", "B-101")) == 0
    early = make.placement("F1", "A-101", "2024Q1", "2024Q3")
    assert goal("synergy", problem, early, make.placement("F2", "A-201", "2024Q3")) == 0
    assert goal("synergy", problem, early, make.placement("F2", "A-201", "2024Q2")) == 5


def test_soft_segregation_costs_once_a_row_and_ordered_pair() -> None:
    tags: dict[str, Any] = {"emits": ("DUST",), "receptors": ("CLEAN",)}
    rows = (make.segregation("R7", hard=False, points=20), make.segregation("R6", scope=PairScope.FLOOR))
    problem = pair(tags, tags, segregation_rules=rows)
    assert goal("soft_segregation", problem, *UPSTAIRS) == 40
    assert goal("soft_segregation", problem, make.placement("F1", ("A-101", "A-201"))) == 0, (
        "never with itself"
    )
    waived = problem.with_policy(
        Policy(waivers=(Waiver(rule="segregation", clause="R7", firms=("F1", "F2"), reason=Text("", "")),))
    )
    assert goal("soft_segregation", waived, *UPSTAIRS) == 0
    for clause in ("R7", None):
        off = problem.with_policy(Policy(switches=(Switch(rule="segregation", clause=clause, on=False),)))
        assert goal("soft_segregation", off, *UPSTAIRS) == 0


def test_a_soft_row_on_the_floor_does_not_reach_upstairs() -> None:
    row = make.segregation("R7", hard=False, points=20, scope=PairScope.FLOOR)
    problem = pair({"emits": ("DUST",)}, {"receptors": ("CLEAN",)}, segregation_rules=(row,))
    assert goal("soft_segregation", problem, *UPSTAIRS) == 0
    assert goal("soft_segregation", problem, *NEXT_DOOR) == 20


def test_changes_are_firms_of_the_base_with_another_place_or_start_or_none() -> None:
    problem = pair({}, {}, base=NEXT_DOOR)
    assert goal("changes", problem, *NEXT_DOOR) == 0
    assert goal("changes", problem, *UPSTAIRS) == 1
    assert goal("changes", problem, NEXT_DOOR[0], make.placement("F2", "A-102", "2024Q2")) == 1
    assert goal("changes", problem) == 2


def test_a_firm_that_starts_later_in_its_run_is_changed_but_not_relocated() -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], base=NEXT_DOOR)
    later = (NEXT_DOOR[0], make.placement("F2", "A-102", "2024Q2"))
    assert (goal("changes", problem, *later), goal("relocations", problem, *later)) == (1, 0)
    assert goal("relocations", problem, *UPSTAIRS) == 1
    assert goal("relocations", problem) == 2


def test_waiting_counts_from_the_wish_or_the_first_quarter_and_never_for_a_sitting_firm() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", desired="2023Q1"),
            make.firm("F2", desired="2024Q2"),
            make.sitting("F3", ["A-201"]),
        ]
    )
    placements = (
        make.placement("F1", "A-101", "2024Q2"),
        make.placement("F2", "A-102", "2024Q4"),
        make.placement("F3", "A-201", "2022Q1", "2027Q1"),
    )
    assert goal("waiting", problem, *placements) == 1 + 2


def test_excess_area_and_ground_floors_missed() -> None:
    problem = pair(
        {"ground_floor": GroundFloor.PREFERRED}, {"ground_floor": GroundFloor.PREFERRED, "m2": 1500}
    )
    placements = (make.placement("F1", ("A-101", "A-102")), make.placement("F2", "A-201"))
    assert goal("excess_area", problem, *placements) == 1000
    assert goal("ground_missed", problem, *placements) == 1


def test_the_fixed_order_multiplies_ranks() -> None:
    problem = pair({}, {})
    placements = (make.placement("F1", ("A-201", "A-102")), make.placement("F2", "A-201"))
    assert goal("order", problem, *placements) == 1 * 2 + 2 * 3


def test_money_jobs_rent_and_priority_area() -> None:
    problem = pair(
        {"tax_10k": Decimal("10.5"), "priority": Priority.A},
        {"tax_10k": Decimal("10.5"), "m2": 900, "jobs": 7},
        units=[make.unit("A-101", m2=333, list_rent_yuan_m2_month=Decimal("10.5")), make.unit("A-102")],
    )
    told = measure_goals(problem, make.plan(*NEXT_DOOR))
    assert (told["tax"], told["output"], told["jobs"]) == (22, 4000, 27)
    assert told["priority_area"] == 3 * 1000 + 2 * 900
    assert told["rent"] == 3497 + 10000, "3496.5 goes up"


def test_the_first_phase_is_the_smallest_id_of_each_park() -> None:
    problem = pair(
        {},
        {},
        units=[make.unit("A-101"), make.unit("B-101", m2=700), make.unit("C-101", m2=500)],
        parks=(make.park("P"), make.park("P2")),
        buildings=(
            make.building("A", phase_id="1"),
            make.building("B", phase_id="2"),
            make.building("C", park_id="P2", phase_id="2"),
        ),
    )
    placements = (make.placement("F1", "A-101"), make.placement("F2", "B-101"))
    assert goal("phase1_area", problem, *placements, make.placement("F1", "C-101")) == 1500


def test_a_tier_adds_rates_times_goals() -> None:
    tier = Tier(
        key="t", title=Text("t", "t"), terms=(Term(goal="jobs", rate=2), Term(goal="waiting", rate=-3))
    )
    assert tier_value(tier, {"jobs": 10, "waiting": 4, "tax": 99}) == 8
    told = measure_goals(pair({}, {}), make.plan(*NEXT_DOOR))
    assert tier_value(PRESETS["default"][0], told) == 2
