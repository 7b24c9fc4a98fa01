"""Four eyes: who proposed does not approve, however the approval is asked for; on one PC nobody is kept from it."""

from dataclasses import replace

import pytest

from planner.domain.edits import DelayHandover
from planner.domain.projects.lifecycle import LifeConflict, State
from planner.domain.projects.person import EVERYWHERE, Role
from planner.services.authorization.guard import guarded
from planner.services.people.calls import Caller
from planner.services.people.people import People
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from tests.support.kept import ANN
from tests.support.office_people import OfficeOfPeople


@pytest.fixture
def office() -> OfficeOfPeople:
    return OfficeOfPeople()


def scenarios_for(office: OfficeOfPeople, caller: Caller) -> Scenarios:
    return guarded(Scenarios(office.store), office.store, lambda: caller)


def both(office: OfficeOfPeople, subject: str) -> Caller:
    return office.enter(subject, (Role.PLANNER, EVERYWHERE), (Role.APPROVER, EVERYWHERE))


def move(office: OfficeOfPeople, caller: Caller, *states: State) -> None:
    for state in states:
        mine = scenarios_for(office, caller)
        after = mine.open(office.own.scenario_id).note.number
        mine.set_state(caller.actor, office.own.scenario_id, state, after=after, comment="so")


def test_who_proposed_cannot_approve_and_another_can(office: OfficeOfPeople) -> None:
    ann, bob = both(office, "ann"), both(office, "bob")
    move(office, ann, State.PROPOSED)
    with pytest.raises(LifeConflict):
        move(office, ann, State.APPROVED)
    move(office, bob, State.APPROVED)
    move(office, ann, State.IN_FORCE)


def test_who_proposed_after_it_was_sent_back_is_who_counts(office: OfficeOfPeople) -> None:
    ann, bob = both(office, "ann"), both(office, "bob")
    move(office, ann, State.PROPOSED, State.DRAFT)
    move(office, bob, State.PROPOSED)
    with pytest.raises(LifeConflict):
        move(office, bob, State.APPROVED)
    move(office, ann, State.APPROVED)


def test_who_changed_a_proposal_does_not_approve_it_and_who_sent_it_back_may(office: OfficeOfPeople) -> None:
    ann, bob, kim = both(office, "ann"), both(office, "bob"), both(office, "kim")
    for who, edits in ((ann, 1), (bob, 2)):
        mine = scenarios_for(office, who)
        kept = mine.open(office.own.scenario_id)
        changed = replace(kept.scenario, edits=(DelayHandover(phase="1", quarters=edits),))
        mine.save(who.actor, office.own.scenario_id, changed, after=kept.note.number)
    move(office, kim, State.PROPOSED, State.DRAFT)
    move(office, bob, State.PROPOSED)
    for who in (ann, bob):
        with pytest.raises(LifeConflict):
            move(office, who, State.APPROVED)
    move(office, kim, State.APPROVED, State.DRAFT)
    move(office, ann, State.PROPOSED)
    move(office, bob, State.APPROVED)


def test_who_approved_and_sent_it_back_may_approve_it_again(office: OfficeOfPeople) -> None:
    ann, kim = both(office, "ann"), both(office, "kim")
    move(office, ann, State.PROPOSED)
    move(office, kim, State.APPROVED, State.DRAFT)
    move(office, ann, State.PROPOSED)
    move(office, kim, State.APPROVED)


def test_an_admin_may_allow_own_approval_and_forbid_it_again(office: OfficeOfPeople) -> None:
    boss, ann = office.enter("boss"), both(office, "ann")
    policy = guarded(People(office.store), office.store, lambda: boss)
    move(office, ann, State.PROPOSED)
    policy.allow_own_approval(boss.actor, is_allowed=True)
    assert policy.allows_own_approval()
    move(office, ann, State.APPROVED, State.DRAFT, State.PROPOSED)
    policy.allow_own_approval(boss.actor, is_allowed=False)
    with pytest.raises(LifeConflict):
        move(office, ann, State.APPROVED)
    assert [one.action for one in policy.trail() if one.kind == "policy"] == [
        "forbid own approval",
        "allow own approval",
    ]


def test_a_plan_of_ones_own_is_put_in_force_by_another(office: OfficeOfPeople) -> None:
    ann, bob = both(office, "ann"), both(office, "bob")
    mine = guarded(Projects(office.store), office.store, lambda: ann)
    kept = mine.plan(office.own.plan_ids[0])
    pair = (office.own.project_id, 1)
    with pytest.raises(LifeConflict):
        mine.keep_plan(ann.actor, pair, kept.problem, kept.outcome, in_force=True)
    plan_id = mine.keep_plan(ann.actor, pair, kept.problem, kept.outcome)
    with pytest.raises(LifeConflict):
        mine.put_in_force(ann.actor, office.own.project_id, plan_id)
    his = guarded(Projects(office.store), office.store, lambda: bob)
    his.put_in_force(bob.actor, office.own.project_id, plan_id)


def test_a_plan_of_another_project_comes_into_nothing_of_this_one(office: OfficeOfPeople) -> None:
    bob = both(office, "bob")
    his = guarded(Projects(office.store), office.store, lambda: bob)
    foreign = office.other.plan_ids[0]
    mine = scenarios_for(office, bob)
    scenario = mine.open(office.own.scenario_id)
    kept, own_id = scenario.scenario, office.own.project_id
    for put in (
        lambda: his.put_in_force(bob.actor, own_id, foreign),
        lambda: mine.create(bob.actor, own_id, kept, base_version=1, base_plan=foreign),
        lambda: mine.save(bob.actor, office.own.scenario_id, kept, after=1, base=(1, foreign)),
    ):
        with pytest.raises(LifeConflict) as refused:
            put()
        assert "another project" in refused.value.issue.message.text.en
    assert mine.open(office.own.scenario_id) == scenario


def test_on_one_pc_one_person_proposes_and_approves(office: OfficeOfPeople) -> None:
    office.store.check = None
    mine = Scenarios(office.store)
    for number, state in enumerate((State.PROPOSED, State.APPROVED, State.IN_FORCE), start=1):
        mine.set_state(ANN, office.own.scenario_id, state, after=number)
