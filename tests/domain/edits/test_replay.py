"""Edits in a row: order, conflicts, and replay against doing it by hand."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.edits import (
    ChangeFirm,
    CloseBuilding,
    DelayHandover,
    Edit,
    EditConflict,
    ForbidFirm,
    HoldUnits,
    PinFirm,
    RemoveFirm,
    ScaleDemand,
    SetCap,
    SetGoal,
    SetWeight,
    apply,
    conflicts,
    edits_from_json,
    replay,
)
from planner.domain.edits.scenario import Scenario, scenario_from_json, scenario_to_json
from planner.domain.park.dossier import Dossier
from planner.domain.park.problem import Problem
from planner.domain.validation import flaws_of_rows
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from tests.domain.edits import samples
from tests.support import make
from tests.support.edits import edits as random_edits
from tests.support.random_parks import random_park

EDITS = edits_from_json(list(samples.JSON))
ORDERED = {
    # of these pairs the second speaks of what the first removes, renames, adds or filters
    ("close_building", "split_unit"),
    ("close_building", "forbid"),
    ("close_building", "hold"),
    ("split_unit", "forbid"),
    ("add_firm", "scale_demand"),
    ("add_firm", "keep_apart"),
    ("pin", "release"),
    ("forbid", "release"),
    ("scale_demand", "change_firm"),
    ("scale_demand", "end_commitment"),
}


def outcome(edits: Sequence[Edit]) -> Problem:
    problem = samples.base()
    for edit in edits:
        problem = apply(problem, edit)
    return problem


PAIRS = list(combinations(EDITS, 2))


def is_ordered(one: Edit, other: Edit) -> bool:
    return bool({(one.kind, other.kind), (other.kind, one.kind)} & ORDERED)


@pytest.mark.parametrize(
    ("one", "other"), [pair for pair in PAIRS if not is_ordered(*pair)], ids=lambda edit: edit.kind
)
def test_edits_of_different_things_may_come_in_any_order(one: Edit, other: Edit) -> None:
    assert outcome([one, other]) == outcome([other, one])


@pytest.mark.parametrize(
    ("one", "other"), [pair for pair in PAIRS if is_ordered(*pair)], ids=lambda edit: edit.kind
)
def test_edits_that_speak_of_each_others_work_give_another_result_or_are_refused(
    one: Edit, other: Edit
) -> None:
    def result(edits: Sequence[Edit]) -> Problem | None:
        try:
            return outcome(edits)
        except EditConflict:
            return None

    assert result([one, other]) != result([other, one])


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.kind)
def test_every_edit_changes_something_it_says_it_touches(edit: Edit) -> None:
    assert outcome([edit]) != samples.base() or edit.kind == "only_signed"
    assert edit.touched(samples.base())


@given(st.lists(st.sampled_from(EDITS), unique_by=id, max_size=6))
def test_replaying_edits_equals_the_edited_base(edits: Sequence[Edit]) -> None:
    try:
        replayed = replay(samples.base(), edits)
    except EditConflict:
        active = [edit for edit in edits if not edit.off]
        by_hand_fails = bool(conflicts(samples.base(), active))
        try:
            outcome(active)
        except EditConflict:
            by_hand_fails = True
        assert by_hand_fails
    else:
        assert replayed == outcome([edit for edit in edits if not edit.off])


def loses_its_subject(problem: Problem, edits: Sequence[Edit]) -> bool:
    """Whether an edit speaks of a firm, by name, that a later one removes."""
    active = [edit for edit in edits if not edit.off]
    return any(
        isinstance(later, RemoveFirm)
        and not isinstance(earlier, RemoveFirm)
        and speaks_of(earlier) == {later.firm}
        for earlier, later in combinations(active, 2)
    )


def speaks_of(edit: Edit) -> set[str]:
    firm = getattr(edit, "firm", None)
    return {firm} if isinstance(firm, str) and firm else set(getattr(edit, "firms", ()))


def is_unsound(before: Problem, after: Problem) -> bool:
    """Whether a fact is worse than the tables would let in, and was not before."""

    def flaws(problem: Problem) -> set[str]:
        found = flaws_of_rows(Dossier(problem=problem))
        return {f"{flaw.subjects} {flaw.column}" for flaw in found if flaw.issue.is_error}

    return bool(flaws(after) - flaws(before))


@pytest.mark.parametrize("seed", range(60))
def test_replaying_random_edits_equals_editing_a_random_park_by_hand(seed: int) -> None:
    dice = Random(seed)
    problem = random_park(seed)
    edits = random_edits(dice, problem, 6)
    by_hand = problem
    for edit in edits:
        by_hand = by_hand if edit.off else apply(by_hand, edit)
    if conflicts(problem, edits) or loses_its_subject(problem, edits) or is_unsound(problem, by_hand):
        with pytest.raises(EditConflict):
            replay(problem, edits)
    else:
        assert replay(problem, edits) == by_hand
    written = scenario_to_json(Scenario(name="x", edits=edits))
    assert scenario_from_json(written).edits == edits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ChangeFirm(firm="F1", field="jobs", value=1), ChangeFirm(firm="F1", field="jobs", value=2)),
        (DelayHandover(phase="2", quarters=1), DelayHandover(building="B", quarters=2)),
        (PinFirm(firm="F1"), PinFirm(firm="F1", building="A")),
        (PinFirm(firm="F1"), ForbidFirm(firm="F1")),
        (ScaleDemand(factor=Decimal(2)), ChangeFirm(firm="F1", field="area_max_m2", value=2280)),
        (
            SetCap(park="P", resource=Resource.STEAM, from_quarter=make.quarter("2024Q2"), value=Decimal(1)),
            SetCap(park="P", resource=Resource.STEAM, from_quarter=make.quarter("2024Q2"), value=Decimal(2)),
        ),
        (
            HoldUnits(units=("A-101",), until=make.quarter("2024Q2")),
            HoldUnits(units=("A-101", "A-102"), until=make.quarter("2024Q3")),
        ),
        (RemoveFirm(firm="F1"), RemoveFirm(firm="F1")),
    ],
    ids=lambda edit: edit.kind,
)
def test_two_edits_of_one_field_are_a_conflict_that_names_both(one: Edit, other: Edit) -> None:
    issue = conflicts(samples.base(), [one, other])[0]
    for lang in Lang:
        for edit in (one, other):
            assert edit.said().say(lang) in issue.message.say(lang)
    with pytest.raises(EditConflict):
        replay(samples.base(), [one, other])


def test_an_edit_switched_off_is_in_no_conflict_and_has_no_effect() -> None:
    edits = [PinFirm(firm="F1", off=True), PinFirm(firm="F1", building="A")]
    assert replay(samples.base(), edits) == apply(samples.base(), edits[1])


def test_a_goal_set_after_a_weight_would_wipe_it_out() -> None:
    weight, goal = SetWeight(tier="value", value=Decimal(2)), SetGoal(preset="default")
    assert conflicts(samples.base(), [weight, goal])
    assert not conflicts(samples.base(), [goal, weight])


def test_all_edits_that_do_not_fit_are_named_together() -> None:
    with pytest.raises(EditConflict) as caught:
        replay(samples.base(), [PinFirm(firm="F8"), ForbidFirm(firm="F9")])
    assert [issue.message.say(Lang.EN).split(":")[1].strip() for issue in caught.value.issues] == [
        "there is no “F8”. Use one of",
        "there is no “F9”. Use one of",
    ]


@pytest.mark.parametrize(
    "edit",
    [
        ChangeFirm(firm="F1", field="probability", value=7),
        ChangeFirm(firm="F1", field="lease_years", value=0),
        ChangeFirm(firm="F1", field="area_min_m2", value=99_999),
        ScaleDemand(factor=Decimal("0.00001")),
        ScaleDemand(factor=Decimal("1e300")),
        DelayHandover(phase="1", quarters=100_000),
    ],
    ids=lambda edit: edit.kind,
)
def test_an_edit_never_makes_facts_that_no_table_would_be_let_in_with(edit: Edit) -> None:
    with pytest.raises(EditConflict) as refusal:
        replay(samples.base(), [edit])
    assert all(issue.message.say(lang) for issue in refusal.value.issues for lang in Lang)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (PinFirm(firm="F1"), RemoveFirm(firm="F1")),
        (ChangeFirm(firm="F1", field="jobs", value=9), RemoveFirm(firm="F1")),
        (HoldUnits(units=("B-101",), until=make.quarter("2024Q3")), CloseBuilding(building="B")),
    ],
    ids=lambda edit: edit.kind,
)
def test_an_edit_whose_subject_a_later_one_takes_away_is_a_conflict_that_names_both(
    earlier: Edit, later: Edit
) -> None:
    with pytest.raises(EditConflict) as refusal:
        replay(samples.base(), [earlier, later])
    (issue,) = refusal.value.issues
    for lang in Lang:
        for edit in (earlier, later):
            assert edit.said().say(lang) in issue.message.say(lang)
