"""Plans have numbers that do not shift, names that can be given by hand, and the name of who asked for them."""

import pytest
from sqlalchemy import text

from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskEnd, TaskState, TaskUpdate
from planner.services.projects.projects import Projects
from planner.services.tasks.runner import keep_ended
from planner.store import orders, schema, tasks
from planner.store.errors import StoreError
from planner.store.store import Store
from tests.support import kept, make
from tests.support.kept import ANN, BOB, step_back

DOSSIER = kept.dossier()
OUTCOME = kept.outcome(DOSSIER.problem)
NEWS = TaskUpdate(seconds=1.0, progress=None, history=(), plan=OUTCOME.plan)


def keep(store: Store, project_id: str, version: int = 1) -> str:
    return Projects(store).keep_plan(ANN, (project_id, version), DOSSIER.problem, OUTCOME)


def numbers(store: Store, project_id: str) -> list[int]:
    return [Projects(store).plan(one).number for one in Projects(store).plan_ids(project_id)]


def test_each_project_numbers_its_plans_and_no_number_shifts(store: Store) -> None:
    projects = Projects(store)
    first, other = (projects.create(ANN, name, DOSSIER).project_id for name in ("一", "二"))
    projects.save(ANN, first, DOSSIER, base=1)
    of_newest = keep(store, first, 2)
    assert numbers(store, first) == [1]
    of_first = keep(store, first, 1)
    keep(store, other)
    assert projects.plan(of_newest).number == 1
    assert projects.plan(of_first).number == 2
    assert numbers(store, first) == [2, 1]  # listed by facts, numbered by age
    assert numbers(store, other) == [1]


def test_each_plan_comes_with_the_facts_that_it_answers(store: Store) -> None:
    projects = Projects(store)
    problems = [make.problem(firms=[make.firm(name)]) for name in ("F1", "F2", "F3")]
    project_id = projects.create(ANN, "园区", DOSSIER).project_id
    kept_plans = {
        projects.keep_plan(ANN, (project_id, 1), one, kept.outcome(one)): one.fingerprint for one in problems
    }
    assert {one: projects.plan(one).problem.fingerprint for one in kept_plans} == kept_plans


def test_a_plan_of_a_solve_is_signed_by_who_asked_for_it(store: Store) -> None:
    project_id = Projects(store).create(ANN, "园区", DOSSIER).project_id
    with store.writing(BOB) as write:
        task_id = orders.ask(write, DOSSIER.problem, Limits(), project=(project_id, 1))
    with store.writing(PROGRAM) as write:
        tasks.claim(write, "server")
        keep_ended(write, task_id, NEWS, TaskEnd(state=TaskState.DONE, outcome=OUTCOME))
    assert Projects(store).plan(task_id).actor == BOB


def test_plans_of_an_older_database_get_their_numbers_by_age(store: Store) -> None:
    project_id = Projects(store).create(ANN, "园区", DOSSIER).project_id
    made = [keep(store, project_id) for _ in range(3)]
    with store.writing(PROGRAM) as write:
        step_back(write.db, to="0006")
        write.db.execute(text("ALTER TABLE plans DROP COLUMN number"))
        write.db.execute(text("ALTER TABLE plans DROP COLUMN name"))
        write.db.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        schema.migrate(write.db)
    assert [Projects(store).plan(one).number for one in made] == [1, 2, 3]


HOSTILE = "<img src=x> ![](http://evil.example/a.png) $x$ '; DROP TABLE plans; --"


@pytest.mark.parametrize("name", ["签字版", "Board, 3 March", HOSTILE])
def test_a_plan_is_called_what_a_person_calls_it_and_the_trail_says_so(store: Store, name: str) -> None:
    projects = Projects(store)
    project_id = projects.create(ANN, "园区", DOSSIER).project_id
    named, other = keep(store, project_id), keep(store, project_id)
    projects.rename_plan(BOB, named, f"  {name}\n")
    assert projects.plan_list(project_id).names == {named: name}
    assert (projects.plan(named).name, projects.plan(other).name) == (name, "")
    newest = projects.trail(project_id)[0]
    assert (newest.actor, newest.action, newest.detail) == (BOB, "rename plan", f"1 · {name}")
    assert numbers(store, project_id) == [1, 2]


def test_two_plans_of_one_name_differ_by_number_and_an_empty_name_takes_it_away(store: Store) -> None:
    projects = Projects(store)
    project_id = projects.create(ANN, "园区", DOSSIER).project_id
    made = [keep(store, project_id) for _ in range(2)]
    for one in made:
        projects.rename_plan(ANN, one, "同名")
    assert projects.plan_list(project_id).names == dict.fromkeys(made, "同名")
    projects.rename_plan(ANN, made[0], " ")
    assert projects.plan_list(project_id).names == {made[1]: "同名"}


@pytest.mark.parametrize("name", ["响\u0007铃", "长" * 501])
def test_a_name_that_cannot_be_kept_changes_nothing(store: Store, name: str) -> None:
    projects = Projects(store)
    project_id = projects.create(ANN, "园区", DOSSIER).project_id
    plan_id = keep(store, project_id)
    before = projects.trail(project_id)
    with pytest.raises(StoreError):
        projects.rename_plan(ANN, plan_id, name)
    with pytest.raises(StoreError):
        projects.rename_plan(ANN, "no-such-plan", "名")
    assert projects.plan_list(project_id).names == {}
    assert projects.trail(project_id) == before
