"""A plan edited by hand: what a move or a swap breaks, and whom it displaces, before it is done."""

from typing import Any

import pytest

from planner.analysis.trial import Trial, move, swap
from planner.domain.edits import PinFirm
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage
from tests.support import make

FLAT = ("A-101", "A-102")


def two(**changes: Any) -> Problem:
    firms = [make.firm("F1"), make.firm("F2", **changes)]
    return make.problem(units=[make.unit(name) for name in (*FLAT, "A-103")], firms=firms)


PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def rules(trial: Trial) -> tuple[set[str], set[str]]:
    return {one.rule for one in trial.barred}, {one.rule for one in trial.crowded}


def test_a_move_to_a_free_room_breaks_nothing_and_can_be_pinned() -> None:
    trial = move(two(), PLAN, "F1", ["A-103"])
    assert trial.is_free
    assert trial.can_be_done
    assert trial.displaced == ()
    assert trial.placements == (make.placement("F1", "A-103"),)
    assert trial.edits == (PinFirm(firm="F1", units=("A-103",), start=make.quarter("2024Q1")),)


def test_a_move_onto_another_firm_names_whom_it_displaces() -> None:
    trial = move(two(), PLAN, "F1", ["A-102"])
    assert rules(trial) == (set(), {"unit_once"})
    assert trial.displaced == ("F2",)
    assert trial.can_be_done
    assert not trial.is_free


def test_what_forbids_a_place_whoever_else_comes_is_told_apart() -> None:
    trial = move(two(), PLAN, "F1", ["A-101", "A-102", "A-103"])
    assert rules(trial) == ({"area_fit"}, {"unit_once"})
    assert not trial.can_be_done


@pytest.mark.parametrize(("start", "told"), [(None, "2024Q3"), ("2025Q1", "2025Q1")])
def test_a_firm_starts_when_it_may_unless_a_quarter_is_named(start: str | None, told: str) -> None:
    problem = two(desired="2024Q3")
    trial = move(problem, PLAN, "F2", ["A-103"], start=make.quarter(start) if start else None)
    assert [one.start for one in trial.placements] == [make.quarter(told)]


def test_the_order_of_units_makes_no_difference() -> None:
    problem = make.problem(units=[make.unit(name, m2=500) for name in FLAT], firms=[make.firm("F1", m2=1000)])
    one, other = (move(problem, make.plan(), "F1", units) for units in (FLAT, FLAT[::-1]))
    assert one == other
    assert one.is_free


def test_two_firms_swap_their_rooms_without_being_in_each_others_way() -> None:
    trial = swap(two(), PLAN, "F1", "F2")
    assert trial.is_free
    assert {(one.firm_id, one.units) for one in trial.placements} == {("F1", ("A-102",)), ("F2", ("A-101",))}
    assert len(trial.edits) == 2


def test_a_swap_says_what_the_smaller_room_breaks() -> None:
    units = [make.unit("A-101", m2=1000), make.unit("A-102", m2=3000)]
    problem = make.problem(units=units, firms=[make.firm("F1"), make.firm("F2", m2=3000)])
    trial = swap(problem, PLAN, "F1", "F2")
    assert {(one.rule, one.clause) for one in trial.barred} == {("area_fit", "min"), ("area_fit", "max")}


def test_a_hold_that_a_firm_before_it_cures_bars_no_speculative_firm() -> None:
    problem = two(stage=Stage.LEAD, desired="2025Q3")
    alone = move(problem, make.plan(), "F2", ["A-103"])
    assert "speculative_hold" not in rules(alone)[0]
    assert rules(alone)[1] <= {"speculative_hold"}


def test_who_has_no_place_cannot_be_swapped() -> None:
    with pytest.raises(KeyError):
        swap(two(), make.plan(PLAN.placements[0]), "F1", "F2")
