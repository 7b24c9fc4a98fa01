"""A plan edited by hand: the reason before, the repair after."""

from decimal import Decimal

import pytest

from planner.domain.edits import ForbidFirm, PinFirm, ReleaseFirm
from planner.domain.park.policy import Pin, Policy
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource, Stage
from planner.services.studies.manual_changes import move, repaired, swap
from tests.support import make

LIMITS = Limits(time_limit_s=30.0)
PROBLEM = make.problem(
    units=[make.unit("A-101"), make.unit("A-102"), make.unit("B-101", load_kn_m2=Decimal(3))],
    firms=[make.firm("F1", steam_tph=Decimal(3)), make.firm("F2"), make.firm("F3", steam_tph=Decimal(2))],
    caps=(make.cap(Resource.STEAM, 4),),
)
PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def test_a_move_to_a_floor_too_weak_is_barred_whoever_else_comes() -> None:
    trial = move(PROBLEM, PLAN, "F2", ["B-101"])
    assert not trial.can_be_done
    assert [finding.rule for finding in trial.barred] == ["floor_load"]


def test_a_move_onto_another_firm_names_it_and_is_repaired_around() -> None:
    trial = move(PROBLEM, PLAN, "F2", ["A-101"])
    assert trial.can_be_done
    assert not trial.is_free
    assert trial.displaced == ("F1",)
    done = repaired(PROBLEM, PLAN, trial.edits, LIMITS)
    assert done.report.plan.by_firm["F2"][0].units == ("A-101",)
    assert done.report.plan.by_firm["F1"][0].units == ("A-102",)
    assert done.findings == ()


def test_a_cap_in_the_way_names_who_draws_on_it() -> None:
    trial = move(PROBLEM, make.plan(PLAN.placements[0]), "F3", ["A-102"])
    assert [finding.rule for finding in trial.crowded] == ["utilities"]
    assert trial.displaced == ("F1",)


def test_a_swap_is_free_where_both_fit() -> None:
    trial = swap(PROBLEM, PLAN, "F1", "F2")
    assert trial.is_free
    assert {p.firm_id: p.units for p in trial.placements} == {"F1": ("A-102",), "F2": ("A-101",)}
    done = repaired(PROBLEM, PLAN, trial.edits, LIMITS)
    assert done.report.plan.placements == trial.placements
    assert [step.firm_id for step in done.steps] == ["F1", "F2", "F1"]


@pytest.mark.parametrize("stage", [Stage.SIGNED, Stage.FITTED])
def test_a_pin_by_hand_goes_before_where_the_firm_was(stage: Stage) -> None:
    problem = make.problem(firms=[make.firm("F1", stage=stage)])
    plan = make.plan(make.placement("F1", "A-101"))
    done = repaired(problem, plan, [PinFirm(firm="F1", units=("A-202",))], LIMITS)
    assert done.report.plan.by_firm["F1"][0].units == ("A-202",)


def test_a_firm_barred_from_its_place_gets_another_and_one_released_is_free_again() -> None:
    done = repaired(PROBLEM, PLAN, [ForbidFirm(firm="F2", units=("A-102",))], LIMITS)
    assert done.report.plan.by_firm["F2"][0].units == ("A-101",)
    pinned = PROBLEM.with_policy(Policy(pins=(Pin(firm_id="F2", units=("A-101",)),)))
    freed = repaired(pinned, PLAN, [ReleaseFirm(firm="F2")], LIMITS)
    assert freed.report.plan == PLAN
