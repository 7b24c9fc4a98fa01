"""Edits of buildings, units and caps."""

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.edits import (
    AddBuilding,
    CloseBuilding,
    CloseFloor,
    DelayHandover,
    Edit,
    EditConflict,
    JoinUnits,
    SetCap,
    SplitUnit,
    apply,
)
from planner.domain.park.policy import Forbid, Hold, Pin, Policy, Reserve
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import HazardClass, Resource, UnitState
from tests.support import make

Q = make.quarter


def two_buildings(**changes: Any) -> Problem:
    return make.problem(
        units=[make.unit(name) for name in ("A-101", "A-102", "A-201", "B-101", "B-102")],
        buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q3")),
        **changes,
    )


def test_a_delayed_phase_moves_every_building_of_it_and_no_other() -> None:
    late = apply(two_buildings(), DelayHandover(phase="2", quarters=2))
    assert late.building["B"].handover_quarter == Q("2025Q1")
    assert late.building["A"].handover_quarter == Q("2024Q1")


def test_units_ready_with_their_building_move_with_it_and_later_ones_stay() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102", available="2024Q4")], buildings=(make.building("A"),)
    )
    late = apply(problem, DelayHandover(building="A", quarters=2))
    assert late.unit["A-101"].available_quarter == Q("2024Q3")
    assert late.unit["A-102"].available_quarter == Q("2024Q4")


def test_an_earlier_handover_undoes_a_later_one() -> None:
    problem = two_buildings()
    late = apply(problem, DelayHandover(building="A", quarters=3))
    assert apply(late, DelayHandover(building="A", quarters=-3)) == problem


def test_a_phase_of_two_parks_must_name_its_park() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101")],
        parks=(make.park("P"), make.park("P2")),
        buildings=(make.building("A"), make.building("B", park_id="P2")),
    )
    with pytest.raises(EditConflict, match="Name the park: P, P2"):
        apply(problem, DelayHandover(phase="1", quarters=1))
    moved = apply(problem, DelayHandover(phase="1", park="P2", quarters=1))
    assert moved.building["A"].handover_quarter == Q("2024Q1")
    assert moved.building["B"].handover_quarter == Q("2024Q2")


def test_a_delay_needs_a_building_or_a_phase_and_not_both() -> None:
    for edit in (DelayHandover(quarters=1), DelayHandover(building="A", phase="1", quarters=1)):
        with pytest.raises(EditConflict, match="either a building or a phase"):
            apply(two_buildings(), edit)


def test_a_closed_building_keeps_its_place_on_the_site_and_loses_its_units() -> None:
    closed = apply(two_buildings(), CloseBuilding(building="B"))
    assert "B" in closed.building
    assert sorted(closed.unit) == ["A-101", "A-102", "A-201"]


def test_a_closed_floor_takes_its_units_out_of_base_holds_forbids_and_reserves() -> None:
    policy = Policy(
        holds=(Hold(units=("A-201",), until=Q("2024Q3")), Hold(units=("A-201", "A-101"), until=Q("2024Q3"))),
        forbids=(Forbid(firm_id="F1", units=("A-201",)), Forbid(firm_id="F1")),
        reserves=(Reserve(park_id="P", until=Q("2024Q3"), units=("A-201",)),),
    )
    problem = two_buildings(
        firms=[make.firm()], policy=policy, base=(make.placement("F1", ("A-101", "A-201")),)
    )
    closed = apply(problem, CloseFloor(building="A", floor=2))
    assert "A-201" not in closed.unit
    assert closed.base == ()
    assert [hold.units for hold in closed.policy.holds] == [("A-101",)]
    assert closed.policy.forbids == (Forbid(firm_id="F1"),), "a bar from one unit must not become total"
    assert closed.policy.reserves == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"firms": [make.sitting("F1", ["B-101"])]},
        {"firms": [make.firm(committed_units=("B-101",))]},
        {"firms": [make.firm(committed_building="B")]},
        {"firms": [make.firm()], "policy": Policy(pins=(Pin(firm_id="F1", building_id="B"),))},
        {"firms": [make.firm()], "policy": Policy(pins=(Pin(firm_id="F1", units=("B-102",)),))},
    ],
    ids=["sitting", "committed units", "committed building", "pinned building", "pinned units"],
)
def test_a_building_with_a_promise_in_it_is_not_closed(changes: dict[str, Any]) -> None:
    with pytest.raises(EditConflict, match="sitting or committed there: F1"):
        apply(two_buildings(**changes), CloseBuilding(building="B"))


def test_an_added_building_brings_floors_units_and_caps() -> None:
    edit = AddBuilding(
        building=make.building("C", max_hazard_class=HazardClass.A),
        floors=(make.floor("C"),),
        units=(make.unit("C-101", m2=1500),),
        caps=(make.cap(Resource.STEAM, 2, subject="C"),),
    )
    grown = apply(two_buildings(), edit)
    assert grown.unit["C-101"].leasable_m2 == 1500
    assert grown.floor["C", 1].building_id == "C"
    assert grown.caps[0].subject_id == "C"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (AddBuilding(building=make.building("A"), floors=(), units=()), "“A” exists already"),
        (
            AddBuilding(building=make.building("C"), floors=(make.floor("C"),), units=(make.unit("A-101"),)),
            "building id: there is no “A”",
        ),
        (
            AddBuilding(building=make.building("C", phase_id="7"), floors=(), units=()),
            "phase id: there is no “7”. Use one of: 1, 2",
        ),
        (
            AddBuilding(building=make.building("C"), floors=(), units=(make.unit("C-101"),)),
            "floor: there is no “1”",
        ),
    ],
    ids=["id taken", "unit of another building", "unknown phase", "floor missing"],
)
def test_an_added_building_must_fit_in(edit: Edit, words: str) -> None:
    with pytest.raises(EditConflict, match=words):
        apply(two_buildings(), edit)


def test_a_cap_is_a_step_and_leaves_the_other_rows() -> None:
    problem = make.problem(caps=(make.cap(Resource.POWER, 6000, diversity="0.8"),))
    edit = SetCap(park="P", resource=Resource.POWER, from_quarter=Q("2024Q3"), value=Decimal(5000))
    assert [(str(c.from_quarter), c.value, c.diversity) for c in apply(problem, edit).caps] == [
        ("2024Q1", Decimal(6000), Decimal("0.8")),
        ("2024Q3", Decimal(5000), Decimal("0.8")),
    ]


def test_a_cap_from_the_quarter_of_a_row_replaces_the_row() -> None:
    problem = make.problem(caps=(make.cap(Resource.STEAM, 6),))
    edit = SetCap(park="P", resource=Resource.STEAM, from_quarter=Q("2024Q1"), value=Decimal(9))
    assert [cap.value for cap in apply(problem, edit).caps] == [Decimal(9)]


def test_a_split_unit_keeps_its_facts_and_moves_its_neighbours_up() -> None:
    problem = make.problem(
        firms=[make.sitting("F1", ["A-101"])],
        base=(make.placement("F1", "A-101", "2022Q1", "2027Q1"),),
        policy=Policy(holds=(Hold(units=("A-101",), until=Q("2024Q3")),)),
    )
    split = apply(problem, SplitUnit(unit="A-101", parts=(400, 600)))
    assert [(u.unit_id, u.seq, u.leasable_m2) for u in split.units_of["A"]][:3] == [
        ("A-101a", 1, 400),
        ("A-101b", 2, 600),
        ("A-102", 3, 1000),
    ]
    assert split.firm["F1"].sitting_units == split.base[0].units == ("A-101a", "A-101b")
    assert split.policy.holds[0].units == ("A-101a", "A-101b")


def test_parts_must_sum_up_to_the_unit() -> None:
    for parts in ((400, 500), (1000,), (1100, -100)):
        with pytest.raises(EditConflict, match="parts: the parts"):
            apply(make.problem(), SplitUnit(unit="A-101", parts=parts))


def test_joining_the_parts_again_gives_the_old_floor() -> None:
    split = apply(make.problem(), SplitUnit(unit="A-101", parts=(400, 600)))
    joined = apply(split, JoinUnits(units=("A-101b", "A-101a")))
    assert [(u.seq, u.leasable_m2) for u in joined.units_of["A"]] == [
        (u.seq, u.leasable_m2) for u in make.problem().units_of["A"]
    ]


def test_a_joined_unit_is_as_strong_as_its_weakest_part() -> None:
    problem = make.problem(
        units=[
            make.unit(
                "A-101", load_kn_m2=Decimal(15), dock_access=False, list_rent_yuan_m2_month=Decimal(12)
            ),
            make.unit("A-102", m2=2000, clear_height_m=Decimal(4), max_hazard_class=HazardClass.D),
        ]
    )
    room = apply(problem, JoinUnits(units=("A-101", "A-102"))).unit["A-101"]
    assert (room.leasable_m2, room.load_kn_m2, room.clear_height_m) == (3000, Decimal(10), Decimal(4))
    assert room.max_hazard_class is HazardClass.D
    assert room.dock_access
    assert room.list_rent_yuan_m2_month == Decimal("10.67")


@pytest.mark.parametrize("units", [("A-101", "A-201"), ("A-101",), ("A-101", "A-103")])
def test_only_neighbours_on_one_floor_are_joined(units: tuple[str, ...]) -> None:
    problem = make.problem(units=[make.unit(n) for n in ("A-101", "A-102", "A-103", "A-201")])
    with pytest.raises(EditConflict, match="not neighbours"):
        apply(problem, JoinUnits(units=units))


def test_units_in_different_states_are_not_joined() -> None:
    problem = make.problem(units=[make.unit("A-101"), make.unit("A-102", state=UnitState.RESERVED)])
    with pytest.raises(EditConflict, match="different states"):
        apply(problem, JoinUnits(units=("A-101", "A-102")))


def test_a_firm_sitting_in_a_part_keeps_units_from_being_joined() -> None:
    problem = make.problem(firms=[make.sitting("F1", ["A-101"])])
    with pytest.raises(EditConflict, match="F1"):
        apply(problem, JoinUnits(units=("A-101", "A-102")))


def test_the_base_follows_a_join_or_forgets_a_run_that_was_cut() -> None:
    problem = make.problem(
        firms=[make.firm("F1"), make.firm("F2")],
        base=(make.placement("F1", ("A-101", "A-102")), make.placement("F2", "A-201")),
    )
    assert apply(problem, JoinUnits(units=("A-101", "A-102"))).base[0].units == ("A-101",)
    assert [p.firm_id for p in apply(problem, JoinUnits(units=("A-201", "A-202"))).base] == ["F1"]
