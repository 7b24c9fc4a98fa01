"""What every database keeps of scenarios."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from planner.domain.projects.lifecycle import LifeConflict, State
from planner.domain.projects.project import StaleVersion
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.store.errors import StoreError
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN, BOB


@pytest.fixture
def project(store: Store) -> str:
    return Projects(store).create(ANN, "园区", kept.dossier()).project_id


@pytest.fixture
def scenarios(store: Store) -> Scenarios:
    return Scenarios(store)


def test_a_scenario_is_a_name_and_edits_on_a_version(scenarios: Scenarios, project: str) -> None:
    made = scenarios.create(ANN, project, kept.scenario(), base_version=1, comment="试试")
    opened = scenarios.open(made.scenario_id)
    assert opened == made
    assert (opened.scenario, opened.state, opened.base_version) == (kept.scenario(), State.DRAFT, 1)
    assert [one.scenario_id for one in scenarios.list(project)] == [made.scenario_id]


def test_its_versions_are_its_own_and_a_second_saver_is_told(scenarios: Scenarios, project: str) -> None:
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    scenarios.save(ANN, key, kept.scenario(quarters=4), after=1)
    with pytest.raises(StaleVersion) as stale:
        scenarios.save(BOB, key, kept.scenario(quarters=6), after=1)
    assert (stale.value.saved.number, stale.value.saved.actor) == (2, ANN)
    assert [scenarios.open(key, number).note.number for number in (None, 1)] == [2, 1]
    assert [scenarios.open(key, number).note.parent for number in (1, 2)] == [None, 1]
    assert scenarios.open(key).scenario == kept.scenario(quarters=4)
    assert scenarios.open(key, 1).scenario == kept.scenario()


def test_it_goes_from_draft_to_force_step_by_step(scenarios: Scenarios, project: str) -> None:
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    way = (State.PROPOSED, State.APPROVED, State.IN_FORCE)
    for after, state in enumerate(way, start=1):
        assert scenarios.set_state(BOB, key, state, after=after, comment="同意").state is state
    with pytest.raises(LifeConflict):
        scenarios.save(ANN, key, kept.scenario(quarters=9), after=4)
    assert scenarios.open(key).note.number == 4
    assert [(one.state, one.author, one.comment) for one in scenarios.life(key).entries] == [
        (State.DRAFT, ANN.name, ""),
        *((state, BOB.name, "同意") for state in way),
    ]


def test_a_step_that_is_left_out_is_refused(scenarios: Scenarios, project: str) -> None:
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    with pytest.raises(LifeConflict):
        scenarios.set_state(ANN, key, State.IN_FORCE, after=1)
    assert scenarios.open(key).state is State.DRAFT


def test_one_scenario_of_a_project_is_in_force(scenarios: Scenarios, project: str) -> None:
    keys = [scenarios.create(ANN, project, kept.scenario(name=n), base_version=1).scenario_id for n in "ab"]
    for key in keys:
        for after, state in enumerate((State.PROPOSED, State.APPROVED, State.IN_FORCE), 1):
            scenarios.set_state(ANN, key, state, after=after)
    states = {one.scenario_id: one.state for one in scenarios.list(project)}
    assert states == {keys[0]: State.ARCHIVED, keys[1]: State.IN_FORCE}


def test_of_two_put_in_force_at_once_one_is_in_force(scenarios: Scenarios, project: str) -> None:
    keys = [scenarios.create(ANN, project, kept.scenario(name=n), base_version=1).scenario_id for n in "abcd"]
    for key in keys:
        for after, state in enumerate((State.PROPOSED, State.APPROVED), 1):
            scenarios.set_state(ANN, key, state, after=after)

    def put_in_force(key: str) -> None:
        with suppress(StaleVersion):
            scenarios.set_state(ANN, key, State.IN_FORCE, after=3)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(put_in_force, keys))
    states = [one.state for one in scenarios.list(project)]
    assert states.count(State.IN_FORCE) == 1


def test_a_proposal_is_sent_back_with_a_reason_before_it_is_changed(
    scenarios: Scenarios, project: str
) -> None:
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    scenarios.set_state(ANN, key, State.PROPOSED, after=1)
    with pytest.raises(LifeConflict):
        scenarios.save(ANN, key, kept.scenario(quarters=3), after=2)
    with pytest.raises(LifeConflict):
        scenarios.set_state(BOB, key, State.DRAFT, after=2)
    scenarios.set_state(BOB, key, State.DRAFT, after=2, comment="再算")
    assert scenarios.save(ANN, key, kept.scenario(quarters=3), after=3).state is State.DRAFT


def test_a_scenario_takes_its_plan_into_force_and_out_again(store: Store, project: str) -> None:
    scenarios, projects = Scenarios(store), Projects(store)
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    problem = kept.dossier().problem
    plan_id = projects.keep_plan(ANN, (project, 1), problem, kept.outcome(problem), scenario=(key, 1))
    for after, state in enumerate((State.PROPOSED, State.APPROVED), 1):
        scenarios.set_state(ANN, key, state, after=after)
    scenarios.set_state(ANN, key, State.IN_FORCE, after=3, plan_id=plan_id)
    assert in_force(projects, project) == plan_id
    scenarios.set_state(ANN, key, State.ARCHIVED, after=4)
    assert in_force(projects, project) is None
    assert scenarios.set_state(BOB, key, State.DRAFT, after=5).state is State.DRAFT


def in_force(projects: Projects, project_id: str) -> str | None:
    found = projects.find(project_id)
    assert found is not None
    return found.plan_in_force


def test_a_deleted_scenario_is_put_away_and_comes_back(scenarios: Scenarios, project: str) -> None:
    key = scenarios.create(ANN, project, kept.scenario(), base_version=1).scenario_id
    scenarios.delete(ANN, key)
    assert scenarios.list(project) == ()
    with pytest.raises(StoreError):
        scenarios.save(BOB, key, kept.scenario(quarters=5), after=1)
    assert [one.scenario_id for one in scenarios.list(project, deleted=True)] == [key]
    scenarios.restore(ANN, key)
    assert scenarios.save(BOB, key, kept.scenario(quarters=5), after=1).note.number == 2
