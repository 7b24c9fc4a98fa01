"""From values to plans and back."""

import pytest

from models import milp, reading
from planner.domain.park.plan import Plan
from tests.models.scenes import scenes
from tests.support import make


def test_values_and_plans_are_each_other_s_mirror() -> None:
    built = milp.build(scenes()["unit_once"])
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-202"))
    values = reading.values_of(built, plan)
    assert values is not None
    assert len(values) == len(built.variables)
    assert reading.plan_of(built, values) == plan
    assert reading.plan_of(built, values[: len(built.place)]) == plan


def test_values_almost_whole_are_read_as_whole() -> None:
    built = milp.build(scenes()["one_home"])
    assert reading.plan_of(built, [1 - 1e-7, 1e-7, 0.0, 0.0]) == make.plan(make.placement("F1", "A-101"))


@pytest.mark.parametrize("value", [0.5, 1e-5, 2.0, -1.0])
def test_values_that_are_no_plan_are_refused(value: float) -> None:
    built = milp.build(scenes()["one_home"])
    with pytest.raises(ValueError, match="F1 is placed"):
        reading.plan_of(built, [value, 0.0, 0.0, 0.0])


def test_a_plan_with_a_placement_that_is_not_offered_has_no_values() -> None:
    built = milp.build(scenes()["ground_floor"])
    assert reading.values_of(built, make.plan(make.placement("F1", "A-201"))) is None


def test_columns_that_follow_take_the_value_they_stand_for() -> None:
    built = milp.build(scenes()["segregation"])
    emit = next(k for k, column in enumerate(built.columns) if column.name.startswith("emit"))
    for firm_id, expected in (("F1", 1.0), ("F4", 1.0), ("F3", 0.0)):
        values = reading.values_of(built, make.plan(make.placement(firm_id, "A-101")))
        assert values is not None
        assert values[emit] == expected


def test_a_kept_room_is_free_in_the_empty_plan() -> None:
    built = milp.build(scenes()["expansion"])
    values = reading.values_of(built, Plan())
    assert values is not None
    assert {v for column, v in zip(built.columns, values, strict=True) if column.negated} == {1.0}
