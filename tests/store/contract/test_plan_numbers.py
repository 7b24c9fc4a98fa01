"""Plans have numbers that do not shift, and the name of who asked for them."""

from sqlalchemy import text

from planner.domain.actor import PROGRAM
from planner.domain.job import Ending, JobState, News
from planner.domain.outcome import Limits
from planner.services.jobs import keep_ended
from planner.services.projects import Projects
from planner.store import jobs, schema
from planner.store.store import Store
from tests.support import kept
from tests.support.kept import ANN, BOB

DOSSIER = kept.dossier()
OUTCOME = kept.outcome(DOSSIER.problem)
NEWS = News(seconds=1.0, progress=None, history=(), plan=OUTCOME.plan)


def keep(store: Store, project_id: str, version: int = 1) -> str:
    return Projects(store).keep_plan(ANN, (project_id, version), DOSSIER.problem, OUTCOME)


def numbers(store: Store, project_id: str) -> list[int]:
    return [Projects(store).plan(ANN, one).number for one in Projects(store).plan_ids(ANN, project_id)]


def test_each_project_numbers_its_plans_and_no_number_shifts(store: Store) -> None:
    projects = Projects(store)
    first, other = (projects.create(ANN, name, DOSSIER).project_id for name in ("一", "二"))
    projects.save(ANN, first, DOSSIER, base=1)
    of_newest = keep(store, first, 2)
    assert numbers(store, first) == [1]
    of_first = keep(store, first, 1)
    keep(store, other)
    assert projects.plan(ANN, of_newest).number == 1
    assert projects.plan(ANN, of_first).number == 2
    assert numbers(store, first) == [2, 1]  # listed by facts, numbered by age
    assert numbers(store, other) == [1]


def test_a_plan_of_a_solve_is_signed_by_who_asked_for_it(store: Store) -> None:
    project_id = Projects(store).create(ANN, "园区", DOSSIER).project_id
    with store.writing(BOB) as write:
        job_id = jobs.ask(write, DOSSIER.problem, Limits(), project=(project_id, 1))
    with store.writing(PROGRAM) as write:
        jobs.claim(write, "server")
        keep_ended(write, job_id, NEWS, Ending(state=JobState.DONE, outcome=OUTCOME))
    assert Projects(store).plan(ANN, job_id).actor == BOB


def test_plans_of_an_older_database_get_their_numbers_by_age(store: Store) -> None:
    project_id = Projects(store).create(ANN, "园区", DOSSIER).project_id
    made = [keep(store, project_id) for _ in range(3)]
    with store.writing(PROGRAM) as write:
        write.db.execute(text("ALTER TABLE plans DROP COLUMN number"))
        write.db.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        schema.migrate(write.db)
    assert [Projects(store).plan(ANN, one).number for one in made] == [1, 2, 3]
