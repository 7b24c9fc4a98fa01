"""The order of steps from one plan to another: nothing is over-filled on the way, and rings are broken."""

from itertools import permutations

import pytest

from planner.analysis.moves.order import order_of
from planner.check import check_moves
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.relocation import MoveStep, StepKind
from tests.support import make

ROOMS = ("A-101", "A-102", "A-103")
FIRMS = ("F1", "F2", "F3")


def park(**costs: int) -> Problem:
    firms = [make.firm(name, move_cost_10k=make.number(costs.get(name, 0))) for name in FIRMS]
    return make.problem(units=[make.unit(name) for name in ROOMS], firms=firms)


def at(**rooms: str) -> Plan:
    return make.plan(*(make.placement(firm, room) for firm, room in rooms.items()))


def told(steps: tuple[MoveStep, ...]) -> list[tuple[str, str]]:
    return [(one.kind.value, one.firm_id) for one in steps]


def test_a_plan_that_stays_takes_no_steps() -> None:
    plan = at(F1="A-101", F2="A-102")
    assert order_of(park(), plan, plan) == ()


def test_a_room_comes_free_before_it_is_taken() -> None:
    steps = order_of(park(), at(F1="A-101", F2="A-102"), at(F1="A-102", F2="A-103"))
    assert told(steps) == [("move", "F2"), ("move", "F1")]


def test_who_loses_a_place_goes_first_and_who_gets_one_comes_last() -> None:
    steps = order_of(park(), at(F1="A-101", F3="A-103"), at(F3="A-101", F2="A-103"))
    assert told(steps) == [("release", "F1"), ("move", "F3"), ("place", "F2")]


def test_a_swap_lets_one_step_out_and_come_back() -> None:
    steps = order_of(park(), at(F1="A-101", F2="A-102"), at(F1="A-102", F2="A-101"))
    assert told(steps) == [("step_out", "F1"), ("move", "F2"), ("place", "F1")]
    assert [one.before is None for one in steps] == [False, False, True]


def test_the_cheapest_to_move_steps_out_of_a_ring() -> None:
    before, after = at(F1="A-101", F2="A-102", F3="A-103"), at(F1="A-102", F2="A-103", F3="A-101")
    steps = order_of(park(F1=9, F2=1, F3=5), before, after)
    assert told(steps)[0] == ("step_out", "F2")
    assert told(steps)[-1] == ("place", "F2")


@pytest.mark.parametrize("rooms", list(permutations(ROOMS)))
def test_every_rearrangement_comes_to_its_end_by_steps_the_checker_passes(rooms: tuple[str, ...]) -> None:
    problem, before = park(), at(F1="A-101", F2="A-102", F3="A-103")
    after = at(**dict(zip(FIRMS, rooms, strict=True)))
    steps = order_of(problem, before, after)
    assert check_moves(problem, before, after, steps) == ()
    state = before
    for step in steps:
        state = step.taken(state)
    assert state == after


def test_the_checker_sees_a_step_out_of_order() -> None:
    problem = park()
    before, after = at(F1="A-101", F2="A-102"), at(F1="A-102", F2="A-103")
    steps = order_of(problem, before, after)
    assert check_moves(problem, before, after, steps[::-1]) != ()
    assert check_moves(problem, before, after, steps[:-1]) != ()


def test_sitting_firms_take_no_steps() -> None:
    sits = make.sitting("F1", ["A-101"])
    problem = make.problem(units=[make.unit(name) for name in ROOMS], firms=[sits, make.firm("F2")])
    steps = order_of(problem, at(F1="A-103", F2="A-102"), at(F1="A-101", F2="A-103"))
    assert {(one.kind, one.firm_id) for one in steps} == {(StepKind.MOVE, "F2")}
