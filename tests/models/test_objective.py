"""Goals as the solver is told them: exact at an optimum, whichever way a tier pulls."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models import milp, reading
from planner.domain.goal import Tier
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy, Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.relations import Synergy
from planner.domain.vocabulary.terms import GroundFloor, PairScope, Priority, Stage
from tests.models.climbing import ranked, result, tier
from tests.support import make
from tests.support.random_parks import SMALL, TINY, Size, random_park

put = make.placement


def goals(problem: Problem, *placements: Placement) -> dict[str, float]:
    built = milp.build(problem, every_start=True)
    values = reading.values_of(built, make.plan(*placements))
    assert values is not None
    assert reading.broken_rows(built, values) == []
    return {goal: linear.value(values) for goal, linear in built.goals.items()}


def test_every_figure_of_a_placed_firm_is_counted() -> None:
    firm = make.firm(
        "F1",
        desired="2024Q2",
        priority=Priority.A,
        ground_floor=GroundFloor.PREFERRED,
        area_req_m2=900,
        tax_10k=Decimal("100.5"),
        output_10k=Decimal("99.4"),
    )
    expression = goals(make.problem(firms=[firm, make.firm("F2")]), put("F1", "A-201", "2024Q4"))
    worth = Decimal("100.5") * Decimal("5.52") + Decimal("99.4") * Decimal("0.244") + 20 * Decimal("14.8")
    assert expression == {
        "signed_firms": 1,
        "expected_value": round((worth + 900 * Decimal("0.275")) * Decimal("0.85") * Decimal("0.8")),
        "synergy": 0,
        "soft_segregation": 0,
        "changes": 0,
        "relocations": 0,
        "waiting": 2,
        "excess_area": 100,
        "ground_missed": 1,
        "order": 3,
        "firms": 1,
        "firms_framework": 0,
        "firms_negotiating": 0,
        "firms_visited": 0,
        "firms_lead": 0,
        "priority_area": 2700,
        "tax": 101,
        "output": 99,
        "jobs": 20,
        "rent": 10000,
        "phase1_area": 1000,
    }


@pytest.mark.parametrize(
    ("stage", "goal"),
    [
        (Stage.FRAMEWORK, "firms_framework"),
        (Stage.NEGOTIATING, "firms_negotiating"),
        (Stage.VISITED, "firms_visited"),
        (Stage.LEAD, "firms_lead"),
    ],
)
def test_a_firm_counts_at_its_own_stage_alone(stage: Stage, goal: str) -> None:
    expression = goals(make.problem(firms=[make.firm("F1", stage=stage)]), put("F1", "A-101"))
    counted = {key for key in expression if key.startswith("firms_") and expression[key]}
    assert counted == {goal}
    assert expression["signed_firms"] == 0


def test_value_is_never_negative_however_long_the_wait() -> None:
    firm = make.firm("F1", desired="2021Q1")
    late = make.park(first="2021Q1", cut_off=date(2020, 12, 31))
    expression = goals(make.problem(parks=[late], firms=[firm]), put("F1", "A-101", "2024Q1"))
    assert expression["waiting"] == 12
    assert expression["expected_value"] == 0


def test_changes_count_the_firms_of_the_base_that_move_or_go() -> None:
    base = (put("F1", "A-101"), put("F2", "A-102"), put("F3", "A-201"), put("F9", "A-202"))
    problem = make.problem(firms=[make.firm(f"F{n}") for n in range(1, 5)], base=base)
    assert goals(problem)["changes"] == 4
    kept, moved, later = put("F1", "A-101"), put("F2", "A-202"), put("F3", "A-201", "2024Q2")
    assert goals(problem, kept, moved, later, put("F4", "A-102"))["changes"] == 3
    assert goals(problem)["relocations"] == 4
    assert goals(problem, kept, moved, later, put("F4", "A-102"))["relocations"] == 2


def test_only_buildings_of_the_first_phase_count_as_first_phase() -> None:
    buildings = [make.building("A", phase_id="2"), make.building("B", phase_id="1")]
    units = [make.unit("A-101"), make.unit("B-101", m2=1100)]
    problem = make.problem(buildings=buildings, units=units, firms=[make.firm("F1"), make.firm("F2")])
    assert goals(problem, put("F1", "A-101"), put("F2", "B-101"))["phase1_area"] == 1100


def kin(*rows: Synergy, **changes: Any) -> Problem:
    firms = [
        make.firm("F1", archetype="A", lease_years=1),
        make.firm("F2", archetype="B"),
        make.firm("F3", archetype="A"),
    ]
    units = [make.unit(name) for name in ("A-101", "A-102", "A-201", "B-101")]
    return make.problem(units=units, firms=firms, synergies=rows, **changes)


FIRST = put("F1", "A-101", "2024Q1", "2025Q1")


def test_a_building_synergy_counts_once_a_pair_that_meets() -> None:
    row = make.synergy("A", "B", points=5)
    assert goals(kin(row), FIRST, put("F2", "A-102"))["synergy"] == 5
    assert goals(kin(row), FIRST, put("F2", "A-102"), put("F3", "A-201"))["synergy"] == 10
    assert goals(kin(row), FIRST, put("F2", "B-101"))["synergy"] == 0
    assert goals(kin(row), FIRST, put("F2", "A-102", "2025Q1"))["synergy"] == 0


def test_a_park_synergy_counts_once_a_firm_served_whenever() -> None:
    row = make.synergy("B", "A", scope=PairScope.PARK, points=7)
    assert goals(kin(row), FIRST, put("F2", "B-101", "2025Q2"), put("F3", "A-201"))["synergy"] == 7
    assert goals(kin(row), put("F2", "B-101"))["synergy"] == 0
    back = make.synergy("A", "B", scope=PairScope.PARK, points=7)
    assert goals(kin(back), FIRST, put("F2", "B-101"), put("F3", "A-201"))["synergy"] == 14


def test_a_synergy_within_one_kind_needs_another_firm_of_it() -> None:
    park = make.synergy("A", "A", scope=PairScope.PARK, points=3)
    assert goals(kin(park), FIRST)["synergy"] == 0
    assert goals(kin(park), FIRST, put("F3", "A-201"))["synergy"] == 6
    assert goals(kin(make.synergy("A", "A", points=3)), FIRST, put("F3", "A-201"))["synergy"] == 3


def soft(scope: PairScope = PairScope.FLOOR, **changes: Any) -> Problem:
    firms = [
        make.firm("F1", m2=2000, emits=("DUST",), receptors=("CLEAN",)),
        make.firm("F2", receptors=("CLEAN",), lease_years=1),
        make.firm("F3", emits=("DUST",), receptors=("CLEAN",)),
    ]
    units = [make.unit(f"A-{n}", m2=500) for n in (101, 102, 103, 201, 202, 203)]
    rows = (make.segregation("R1", scope=scope, hard=False, points=20),)
    return make.problem(units=units, firms=firms, segregation_rules=rows, **changes)


BROAD = put("F1", ["A-101", "A-102", "A-103", "A-201"])


def test_a_soft_row_counts_each_ordered_pair_once_however_many_floors_it_shares() -> None:
    assert goals(soft(), BROAD, put("F2", ["A-202", "A-203"], end="2025Q1"))["soft_segregation"] == 20
    assert goals(soft(), BROAD, put("F3", ["A-202", "A-203"]))["soft_segregation"] == 40


def test_a_soft_row_does_not_count_firms_that_never_meet() -> None:
    problem = soft(PairScope.BUILDING)
    before = put("F2", ["A-202", "A-203"], "2024Q1", "2025Q1")
    assert goals(problem, before, put("F3", ["A-202", "A-203"], "2025Q1"))["soft_segregation"] == 0
    assert goals(problem, before, put("F3", ["A-101", "A-102"], "2024Q4"))["soft_segregation"] == 20


def test_a_waived_pair_costs_no_points() -> None:
    waiver = Waiver(rule="segregation", clause="R1", firms=("F1", "F3"))
    problem = soft(policy=Policy(waivers=(waiver,)))
    assert goals(problem, BROAD, put("F3", ["A-202", "A-203"]))["soft_segregation"] == 0


PULLS = [
    tier(firms=100, synergy=1, soft_segregation=-1),
    tier(firms=100, synergy=-1, soft_segregation=1),
    tier(firms=10, synergy=-3, soft_segregation=-3),
    tier(synergy=5, soft_segregation=5),
]


@pytest.mark.parametrize(
    ("size", "seed"), [(TINY, s) for s in range(6)] + [(SMALL, s) for s in range(4)], ids=str
)
@pytest.mark.parametrize("pull", PULLS, ids=range(4))
def test_pairs_are_counted_truly_whichever_way_a_tier_pulls(pull: Tier, size: Size, seed: int) -> None:
    problem = ranked(random_park(seed, size), pull)
    found = result(milp.build(problem))
    if found is not None:
        reached, plan = found
        measured = measure_goals(problem, plan)
        assert reached == [sum(term.rate * measured[term.goal] for term in pull.terms)], seed
