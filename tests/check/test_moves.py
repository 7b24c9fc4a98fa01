"""Move orders replayed: what goes wrong on the way is found, wherever it is put."""

from decimal import Decimal

import pytest

from planner.analysis.moves import order_of
from planner.check import check_moves
from planner.domain.park.plan import Plan
from planner.domain.sweeping.relocation import MoveStep, StepKind
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from tests.support import make

PROBLEM = make.problem(
    firms=[make.firm("F1", steam_tph=Decimal(3)), make.firm("F2"), make.firm("F3", steam_tph=Decimal(3))],
    caps=(make.cap(Resource.STEAM, 4),),
)
A, B, C = make.placement("F1", "A-101"), make.placement("F2", "A-102"), make.placement("F3", "A-201")


def step(kind: StepKind, before: object = None, after: object = None, firm: str = "F1") -> MoveStep:
    return MoveStep(firm_id=firm, kind=kind, before=before, after=after)  # type: ignore[arg-type]


def rules(before: Plan, after: Plan, *steps: MoveStep) -> list[str]:
    return [finding.clause for finding in check_moves(PROBLEM, before, after, steps)]


def test_two_firms_that_swap_need_one_of_them_to_step_out() -> None:
    swapped = make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-101"))
    steps = order_of(PROBLEM, make.plan(A, B), swapped)
    assert [one.kind for one in steps] == [StepKind.STEP_OUT, StepKind.MOVE, StepKind.PLACE]
    assert check_moves(PROBLEM, make.plan(A, B), swapped, steps) == ()
    for one in steps:
        assert all("{" not in one.says.say(lang) for lang in Lang)


def test_a_chain_is_moved_from_its_free_end() -> None:
    chain = make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-202"))
    steps = order_of(PROBLEM, make.plan(A, B), chain)
    assert [one.firm_id for one in steps] == ["F2", "F1"]
    assert check_moves(PROBLEM, make.plan(A, B), chain, steps) == ()


def test_a_firm_takes_over_the_steam_only_after_the_other_has_gone() -> None:
    steps = order_of(PROBLEM, make.plan(A), make.plan(C))
    assert [(one.firm_id, one.kind) for one in steps] == [("F1", StepKind.RELEASE), ("F3", StepKind.PLACE)]
    assert check_moves(PROBLEM, make.plan(A), make.plan(C), steps) == ()
    assert rules(make.plan(A), make.plan(C), *reversed(steps)) == ["utilities"]


def test_a_unit_shared_on_the_way_is_found() -> None:
    swapped = make.plan(make.placement("F1", "A-102"), make.placement("F2", "A-101"))
    first = step(StepKind.MOVE, A, make.placement("F1", "A-102"))
    second = step(StepKind.MOVE, B, make.placement("F2", "A-101"), "F2")
    assert rules(make.plan(A, B), swapped, first, second) == ["unit_once"]


def test_what_was_over_full_before_may_stay_but_not_grow() -> None:
    over = make.plan(A, C)
    assert rules(over, make.plan(A), step(StepKind.RELEASE, C, None, "F3")) == []
    more = make.problem(
        firms=[*PROBLEM.firms, make.firm("F4", steam_tph=Decimal(1))], caps=(make.cap(Resource.STEAM, 4),)
    )
    put = step(StepKind.PLACE, None, make.placement("F4", "A-202"), "F4")
    found = check_moves(more, over, make.plan(A, C, make.placement("F4", "A-202")), [put])
    assert [finding.clause for finding in found] == ["utilities"]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [step(StepKind.MOVE, B, make.placement("F1", "A-202"))],
        [step(StepKind.PLACE, None, make.placement("F1", "A-202"))],
        [step(StepKind.MOVE, A, make.placement("F1", "A-201"))],
    ],
)
def test_steps_that_do_not_lead_from_the_old_plan_to_the_new_are_found(steps: list[MoveStep]) -> None:
    assert rules(make.plan(A), make.plan(make.placement("F1", "A-202")), *steps)
