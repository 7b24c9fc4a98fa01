"""The life of a plan: allowed steps, who and why, frozen once it is more than a draft."""

from datetime import UTC, datetime
from itertools import product

import pytest

from planner.domain.projects.lifecycle import ALLOWED, Life, LifeConflict, State, born, put_in_force
from planner.text import Lang

DAY = datetime(2024, 1, 2, 9, 30, tzinfo=UTC)
PATH = (State.PROPOSED, State.APPROVED, State.IN_FORCE, State.ARCHIVED)


def life(*states: State) -> Life:
    plan = born(author="Li", at=DAY)
    for state in states:
        plan = plan.stepped(state, author="Wang", at=DAY, comment="because")
    return plan


def test_a_plan_goes_from_draft_to_archive_and_every_step_is_written_down() -> None:
    plan = life(*PATH)
    assert [entry.state for entry in plan.entries] == [State.DRAFT, *PATH]
    assert [entry.author for entry in plan.entries] == ["Li", *["Wang"] * 4]
    assert plan.entries[-1].comment == "because"
    assert plan.next_states == (State.DRAFT,)


def test_a_plan_is_taken_from_the_archive_as_a_draft_without_a_word() -> None:
    life(*PATH).stepped(State.DRAFT, author="Wang", at=DAY).require_open()


@pytest.mark.parametrize(("now", "wanted"), list(product(State, State)))
def test_only_allowed_steps_are_taken(now: State, wanted: State) -> None:
    plan = life(*PATH[: [State.DRAFT, *PATH].index(now)])
    if wanted in ALLOWED[now]:
        assert plan.stepped(wanted, author="Wang", at=DAY, comment="x").state is wanted
        return
    with pytest.raises(LifeConflict) as caught:
        plan.stepped(wanted, author="Wang", at=DAY, comment="x")
    for lang in Lang:
        assert "{" not in caught.value.issue.message.say(lang)


@pytest.mark.parametrize("count", range(5))
def test_only_a_draft_can_be_changed(count: int) -> None:
    plan = life(*PATH[:count])
    if count == 0:
        plan.require_open()
        return
    with pytest.raises(LifeConflict) as caught:
        plan.require_open()
    assert "change a copy" in caught.value.issue.message.say(Lang.EN)


def test_a_plan_sent_back_says_why_and_can_be_changed_again() -> None:
    with pytest.raises(LifeConflict):
        life(State.PROPOSED).stepped(State.DRAFT, author="Wang", at=DAY)
    life(State.PROPOSED, State.DRAFT).require_open()


def test_nobody_steps_without_a_name() -> None:
    with pytest.raises(LifeConflict):
        born(author=" ", at=DAY)
    with pytest.raises(LifeConflict):
        life().stepped(State.PROPOSED, author="", at=DAY)


def test_a_plan_put_in_force_archives_the_one_that_was() -> None:
    new, old = put_in_force(life(*PATH[:2]), life(*PATH[:3]), author="Wang", at=DAY)
    assert old is not None
    assert (new.state, old.state) == (State.IN_FORCE, State.ARCHIVED)
    assert put_in_force(life(*PATH[:2]), None, author="Wang", at=DAY)[1] is None
    with pytest.raises(LifeConflict):
        put_in_force(life(State.PROPOSED), None, author="Wang", at=DAY)
    with pytest.raises(LifeConflict):
        put_in_force(life(*PATH[:2]), life(), author="Wang", at=DAY)
