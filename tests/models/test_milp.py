"""The model as a whole: what it holds, what it names, and that it comes out the same each time."""

from dataclasses import replace
from typing import Any

import pytest

from models import milp, reading
from models.constraints import BY_OPENING, BY_QUARTER, BY_ROWS, BY_RUN, UNIT_BY_UNIT
from models.formulation import Formulation
from models.objective import EXPRESSIONS
from planner.domain.goal import GOALS
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.vocabulary.terms import Stage, UnitState
from tests.models.climbing import ranked, result, tier
from tests.models.scenes import scenes
from tests.support import make
from tests.support.random_parks import random_park


def described(built: Formulation) -> tuple[object, ...]:
    return (
        built.candidates,
        built.columns,
        built.rows,
        {k: (g.columns, g.rates) for k, g in built.goals.items()},
    )


def backwards(problem: Problem) -> Problem:
    """Return the same facts with the rows of every table in another order."""
    tables = ("parks", "buildings", "units", "firms", "caps", "segregation_rules", "synergies", "base")
    turned: dict[str, Any] = {name: tuple(reversed(getattr(problem, name))) for name in tables}
    return replace(problem, **turned)


def fills(problem: Problem) -> tuple[list[int], Plan] | None:
    """Place as many firms as can be; None if the commitments contradict."""
    return result(milp.build(ranked(problem, tier(firms=1))))


def test_every_goal_of_the_catalogue_is_told_in_its_order() -> None:
    assert [key for key, _ in EXPRESSIONS] == [goal.key for goal in GOALS]


def test_every_told_rule_is_in_the_catalogue() -> None:
    expression = {
        key for stage in (UNIT_BY_UNIT, BY_OPENING, BY_RUN, BY_QUARTER, BY_ROWS) for key, _ in stage
    }
    assert expression | {"run", "handover"} == {rule.key for rule in RULES}


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_tables_makes_no_difference(seed: int) -> None:
    problem = random_park(seed)
    assert described(milp.build(backwards(problem))) == described(milp.build(problem))


def test_candidates_come_in_canonical_order_and_first_among_the_columns() -> None:
    built = milp.build(scenes()["segregation"])
    keys = [(c.firm_id, c.building_id, c.units, c.start) for c in built.candidates]
    assert keys == sorted(keys)
    assert built.variables[: len(keys)] == built.place
    assert [v.name for v in built.variables] == [c.name for c in built.columns]
    assert built.place[0].name == "place_0001"


def test_the_program_holds_the_rows_as_they_were_written() -> None:
    built = milp.build(scenes()["utilities"])
    held = built.program.constraints()
    held = list(held.values()) if hasattr(held, "values") else held
    assert [c.name for c in held] == [row.name for row in built.rows]
    for constraint, row in zip(held, built.rows, strict=True):
        terms = {built.columns[column].name: coefficient for column, coefficient in row.terms}
        assert {v.name: c for v, c in constraint.items()} == terms
        assert -constraint.constant == row.limit
    assert built.program.objective is None or not built.program.objective.items()


def test_names_of_rows_and_columns_are_unlike() -> None:
    built = milp.build(scenes()["expansion"])
    assert len({row.name for row in built.rows}) == len(built.rows)
    assert len({column.name for column in built.columns}) == len(built.columns)
    assert set(built.row_rule) == {row.name for row in built.rows}


def test_a_solver_finds_the_plan_that_the_rows_allow() -> None:
    problem = make.problem(firms=[make.firm(f"F{n}") for n in range(1, 7)])
    found = fills(problem)
    assert found is not None
    assert found[0] == [4]
    built = milp.build(problem)
    assert reading.broken_rows(built, reading.values_of(built, found[1]) or []) == []


def test_two_firms_promised_one_unit_make_the_model_infeasible_and_nothing_worse() -> None:
    firms = [make.firm("F1", committed_units=("A-101",)), make.sitting("F2", ["A-101"])]
    problem = make.problem(firms=firms)
    assert fills(problem) is None
    assert dict(milp.build(problem).barred) == {}
    assert set(milp.build(problem).commitments) == {"F1", "F2"}


@pytest.mark.parametrize(
    ("firm", "faults"),
    [
        ({"committed_building": "A", "area_min_m2": 9000, "area_max_m2": 9999}, {("area_fit", "min", "A")}),
        ({"committed_units": ("A-101", "A-202")}, {("run", "", "A-101"), ("run", "", "A-202")}),
        ({"committed_units": ("A-201",), "needs_dock": True}, {("dock", "", "A-201")}),
        ({"committed_building": "A", "parks": ("Q",)}, {("commitments", "park", "P")}),
        ({"committed_building": "A", "desired": "2026Q1"}, {("handover", "", "A")}),
        ({"committed_building": "A", "stage": Stage.EXITED}, {("commitments", "exited", "")}),
    ],
)
def test_a_firm_promised_what_it_cannot_have_is_barred_by_name(
    firm: dict[str, Any], faults: set[tuple[str, str, str]]
) -> None:
    problem = make.problem(firms=[make.firm("F1", **firm), make.firm("F2")])
    assert set(milp.build(problem).barred["F1"]) == faults
    assert fills(problem) is None


def test_a_firm_sits_where_it_must_not_unless_a_pin_wants_it_elsewhere() -> None:
    sits = make.sitting("F1", ["A-201"], needs_dock=True)
    seat = make.plan(make.placement("F1", "A-201", "2022Q1", "2027Q1"))
    built = milp.build(make.problem(firms=[sits]))
    assert built.barred == {}
    assert reading.values_of(built, seat) is not None
    pins = (Pin(firm_id="F1", units=("A-101",)),)
    pinned = milp.build(make.problem(firms=[sits], policy=Policy(pins=pins)))
    assert ("commitments", "pin", "A-101") in pinned.barred["F1"]
    assert reading.values_of(pinned, seat) is None


def test_a_firm_that_sits_in_units_nobody_knows_is_barred_by_name() -> None:
    built = milp.build(make.problem(firms=[make.sitting("F1", ["A-999"])]))
    assert built.barred == {"F1": (("run", "", "A-999"),)}


def test_pins_that_contradict_each_other_bar_the_firm() -> None:
    pins = (Pin(firm_id="F1", units=("A-101",)), Pin(firm_id="F1", units=("A-102",)))
    built = milp.build(make.problem(firms=[make.firm("F1")], policy=Policy(pins=pins)))
    assert built.barred == {"F1": (("commitments", "pin", "A-101"),)}


def test_without_commitments_the_empty_plan_is_allowed() -> None:
    for problem in scenes().values():
        built = milp.build(problem)
        values = reading.values_of(built, Plan())
        assert values is not None
        demanding = {name for names in built.commitments.values() for name in names}
        assert {row.name for row in reading.broken_rows(built, values)} == demanding


def test_a_park_without_firms_or_without_units_still_makes_a_model() -> None:
    empty = milp.build(make.problem())
    assert empty.candidates == ()
    taken = make.problem(units=[make.unit("A-101", state=UnitState.SIGNED)], firms=[make.firm("F1")])
    assert milp.build(taken).candidates == ()
