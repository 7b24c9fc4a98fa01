"""Edits of firms, one by one and all together."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.edits import (
    AddFirm,
    ChangeFirm,
    DemandPart,
    Edit,
    EditConflict,
    MinProbability,
    OnlySigned,
    RemoveFirm,
    ScaleDemand,
    apply,
)
from planner.domain.edits.firms import FieldValue
from planner.domain.park.firm import Firm
from planner.domain.park.policy import Forbid, Hold, Pin, Policy, Waiver
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage, UnitState
from planner.text import Text
from tests.support import make

Q = make.quarter


def three_firms(**changes: Any) -> Problem:
    return make.problem(
        firms=[
            make.firm("F1"),
            make.firm("F2", stage=Stage.LEAD, probability=Decimal("0.1")),
            make.sitting("F3", ["A-201"], stage=Stage.LEAD, probability=Decimal("0.2")),
        ],
        **changes,
    )


def test_an_added_firm_is_one_more_firm() -> None:
    assert sorted(apply(three_firms(), AddFirm(firm=make.firm("F9"))).firm) == ["F1", "F2", "F3", "F9"]


@pytest.mark.parametrize(
    ("firm", "words"),
    [
        (make.firm("F1"), "“F1” exists already"),
        (make.firm("F9", archetype="XX"), "archetype: there is no “XX”. Use one of: DEV"),
        (make.firm("F9", parks=("Z",)), "accepted parks: there is no “Z”"),
        (make.firm("F9", committed_units=("Z-1",)), "committed units: there is no “Z-1”"),
        (make.firm("F9", committed_building="Z"), "committed building: there is no “Z”"),
    ],
    ids=["id", "archetype", "park", "units", "building"],
)
def test_an_added_firm_must_fit_in(firm: Firm, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(three_firms(), AddFirm(firm=firm))


def test_a_removed_firm_leaves_no_trace_in_policy_or_base() -> None:
    policy = Policy(
        pins=(Pin(firm_id="F1"), Pin(firm_id="F2")),
        forbids=(Forbid(firm_id="F1", building_id="A"),),
        holds=(Hold(units=("A-101",), until=Q("2024Q3"), firm_id="F1"),),
        waivers=(Waiver(rule="segregation", firms=("F1", "F2")), Waiver(rule="dock", firms=("F1",))),
    )
    problem = three_firms(policy=policy, base=(make.placement("F1", "A-101"), make.placement("F2", "A-102")))
    left = apply(problem, RemoveFirm(firm="F1"))
    assert sorted(left.firm) == ["F2", "F3"]
    assert [p.firm_id for p in left.base] == ["F2"]
    assert left.policy.pins == (Pin(firm_id="F2"),)
    assert left.policy.forbids == ()
    assert left.policy.holds == ()


def test_a_waiver_for_two_firms_does_not_grow_when_one_of_them_leaves() -> None:
    policy = Policy(waivers=(Waiver(rule="segregation", firms=("F1", "F2")),))
    left = apply(three_firms(policy=policy), RemoveFirm(firm="F1")).policy
    assert not left.waives("segregation", "R1", "F2", "F3")


def test_units_of_a_firm_that_leaves_become_vacant_but_for_those_of_another() -> None:
    units = [make.unit(name, state=UnitState.PRODUCTION) for name in ("A-101", "A-102")]
    problem = make.problem(
        units=units,
        firms=[make.sitting("F1", ["A-101"]), make.sitting("F2", ["A-102"])],
    )
    left = apply(problem, RemoveFirm(firm="F1"))
    assert left.unit["A-101"].state is UnitState.VACANT
    assert left.unit["A-102"].state is UnitState.PRODUCTION


def test_only_signed_keeps_signed_and_sitting_firms() -> None:
    assert sorted(apply(three_firms(), OnlySigned()).firm) == ["F1", "F3"]


def test_least_probability_keeps_the_limit_itself_and_sitting_firms() -> None:
    assert sorted(apply(three_firms(), MinProbability(value=Decimal("0.85"))).firm) == ["F1", "F3"]
    assert sorted(apply(three_firms(), MinProbability(value=Decimal("0.86"))).firm) == ["F3"]
    with pytest.raises(EditConflict, match="not between 0 and 1"):
        apply(three_firms(), MinProbability(value=Decimal(60)))


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("area_max_m2", 2280, 2280),
        ("power_kw", 120, Decimal(120)),
        ("power_kw", Decimal("120.5"), Decimal("120.5")),
        ("desired_quarter", "2024Q3", Q("2024Q3")),
        ("stage", "framework", Stage.FRAMEWORK),
        ("needs_dock", True, True),
        ("emits", ("DUST", "VOC"), ("DUST", "VOC")),
        ("committed_building", None, None),
        ("name", Text("新名", "New name"), Text("新名", "New name")),
    ],
)
def test_a_field_of_a_firm_is_set_in_its_own_type(field: str, value: FieldValue, read: Any) -> None:
    changed = apply(three_firms(), ChangeFirm(firm="F1", field=field, value=value))
    assert getattr(changed.firm["F1"], field) == read
    assert type(getattr(changed.firm["F1"], field)) is type(read)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("area_max_m2", Decimal("2280.5"), "“2280.5” does not fit it. The field takes: a whole number"),
        ("area_max_m2", "2280", "“2280” does not fit it"),
        ("stage", "signd", "The field takes: lead, visited"),
        ("desired_quarter", "2024-3", "does not fit it. The field takes: a quarter such as 2024Q3"),
        ("firm_id", "F8", "field: there is no “firm_id”"),
        ("area", 100, "field: there is no “area”"),
        ("archetype", "XX", "there is no “XX”"),
        ("committed_units", ("A-101", "Z-1"), "there is no “Z-1”"),
    ],
)
def test_a_field_does_not_take_what_it_cannot_hold(field: str, value: FieldValue, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(three_firms(), ChangeFirm(firm="F1", field=field, value=value))


def test_scaled_demand_rounds_half_up_and_leaves_settled_firms() -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", m2=1005, jobs=5, power_kw=Decimal("33.3")),
            make.firm("F2", committed_building="A"),
            make.sitting("F3", ["A-201"]),
        ]
    )
    scaled = apply(problem, ScaleDemand(factor=Decimal("1.1")))
    one = scaled.firm["F1"]
    assert (one.area_min_m2, one.area_req_m2, one.area_max_m2) == (884, 1106, 1658)
    assert (one.jobs, one.power_kw, one.tax_10k) == (6, Decimal("36.63"), Decimal(110))
    assert [scaled.firm[n] for n in ("F2", "F3")] == [problem.firm[n] for n in ("F2", "F3")]


def test_scaled_areas_leave_draws_alone_and_a_scaled_draw_leaves_areas() -> None:
    areas = apply(three_firms(), ScaleDemand(factor=Decimal(2), of=DemandPart.AREA)).firm["F1"]
    assert (areas.area_req_m2, areas.wastewater_m3d) == (2000, Decimal("1.5"))
    draws = apply(three_firms(), ScaleDemand(factor=Decimal(2), of=DemandPart.WASTEWATER))
    assert (draws.firm["F1"].area_req_m2, draws.firm["F1"].wastewater_m3d) == (1000, Decimal(3))
    assert draws.firm["F3"].wastewater_m3d == Decimal(3), "a sitting firm draws more as well"


@pytest.mark.parametrize("factor", ["0", "-1", "0.009", "100.1", "1e300"])
def test_a_factor_keeps_to_what_a_park_can_mean(factor: str) -> None:
    with pytest.raises(EditConflict, match=r"from 0\.01 to 100"):
        apply(three_firms(), ScaleDemand(factor=Decimal(factor)))
    for edge in ("0.01", "100"):
        apply(three_firms(), ScaleDemand(factor=Decimal(edge)))


@pytest.mark.parametrize("edit", [OnlySigned(), MinProbability(value=Decimal("0.5"))])
def test_what_is_held_for_a_firm_that_is_left_out_stays_held(edit: Edit) -> None:
    hold = Hold(units=("A-101",), until=Q("2024Q3"), firm_id="F2")
    lead = make.firm("F2", stage=Stage.LEAD, probability=Decimal("0.1"))
    problem = make.problem(firms=[make.firm("F1"), lead], policy=Policy(holds=(hold,)))
    left = apply(problem, edit)
    assert sorted(left.firm) == ["F1"]
    assert left.policy.holds == (replace(hold, firm_id=None),)
