"""A store with a history, at the revision of every release: it is brought up with all it held, and can be taken back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, make_url

from planner.check import check_plan, is_valid
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Status
from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.services.scenarios.stored import Scenarios
from planner.store import schema
from planner.store.archive import read_archive
from planner.store.opening import open_store, restore
from planner.store.store import Store
from planner.store.verify import verify
from tests.support import kept
from tests.support.kept import ANN, BOB, step_back

pytestmark = pytest.mark.slow

NO_WAY_BACK = schema.revisions()[:6]
"""Early revisions that nothing leads back from: their successors changed what was kept."""
RELEASES = sorted((Path(__file__).parent / "releases").glob("*.zip"))
"""A backup that each released version wrote itself, of what people did with it on screen and of a park it solved."""
Rows = dict[str, list[dict[str, Any]]]


def filled(url: str) -> None:
    """Keep what people do in a week: versions, a plan in force, drafts, a scenario, a project that was put away."""
    store = open_store(url)
    projects, drafts = Projects(store), Drafts(store)
    key = projects.create(ANN, "园区", kept.dossier(), comment="第一版").project_id
    projects.save(BOB, key, kept.dossier("F1", "F2"), base=1)
    problem = kept.dossier("F1", "F2").problem
    projects.keep_plan(ANN, (key, 2), problem, kept.outcome(problem), in_force=True)
    drafts.begin(BOB, key)
    drafts.type_in(BOB, key, [kept.typed("约1.2万㎡")], revision=0)
    drafts.type_in(BOB, key, [kept.typed("12000")], revision=1)
    drafts.undo(BOB, key, revision=2)
    scenario = Scenarios(store).create(ANN, key, kept.scenario(), base_version=2).scenario_id
    Scenarios(store).save(BOB, scenario, kept.scenario(quarters=3), after=1)
    projects.delete(ANN, projects.create(ANN, "作废", kept.dossier("F9")).project_id)
    store.close()


def rows_of(store: Store) -> Rows:
    """Return every row there is, whatever the tables are."""
    with store.reading() as db:
        found = MetaData()
        found.reflect(db)
        return {
            table.name: [dict(row._mapping) for row in db.execute(table.select())]
            for table in found.sorted_tables
            if table.name != "alembic_version"
        }


def narrowed(rows: Rows, to: Rows) -> Rows:
    """Return the tables and columns of rows that others have too."""
    return {
        name: [{column: row[column] for column in (others[0] if others else {})} for row in rows[name]]
        for name, others in to.items()
    }


def made_at(revision: str, url: str, newest: Rows) -> Rows:
    """Make a store of an early revision that holds as much of a history as its tables can; return its rows."""
    store = Store(url)
    with store.writing(PROGRAM) as write:
        schema.migrate(write.db, to=revision)
        found = MetaData()
        found.reflect(write.db)
        for table in found.sorted_tables:
            rows = [{one.name: row[one.name] for one in table.columns} for row in newest.get(table.name, ())]
            if rows:
                write.db.execute(table.insert(), rows)
    held = rows_of(store)
    store.close()
    return held


def holds_all(url: str, held: Rows) -> bool:
    """Bring a store up; return whether it holds what it held, and is whole."""
    store = open_store(url)
    try:
        with store.reading() as db:
            assert schema.differences(db) == []
        return narrowed(rows_of(store), held) == held and verify(store) == ()
    finally:
        store.close()


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_history_of_each_early_revision_is_brought_up_with_all_it_held(
    new_url: Callable[[str], str], kind: str
) -> None:
    """At each revision on SQLite; on PostgreSQL at the first, the way from which is that of all."""
    filled(url := new_url("sqlite"))
    newest = rows_of(store := Store(url))
    store.close()
    for revision in schema.revisions()[: len(NO_WAY_BACK) if kind == "sqlite" else 1]:
        held = made_at(revision, old := new_url(kind), newest)
        assert {"projects", "versions", "drafts", "scenarios", "plans"} <= {
            name for name in held if held[name]
        }
        assert holds_all(old, held), revision


def test_a_history_goes_back_step_by_step_and_comes_up_from_each_with_all_it_held(
    new_url: Callable[[str], str],
) -> None:
    filled(url := new_url("sqlite"))
    store = Store(url)
    newest = rows_of(store)
    for revision in reversed(schema.revisions()[len(NO_WAY_BACK) - 1 : -1]):
        with store.writing(PROGRAM) as write:
            step_back(write.db, to=revision)
        held = rows_of(store)
        store.close()
        assert held == narrowed(newest, held), revision
        copy = new_url("sqlite")
        shutil.copy(str(make_url(url).database), str(make_url(copy).database))
        assert holds_all(copy, held), revision


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
@pytest.mark.parametrize("written", RELEASES, ids=lambda path: path.stem)
def test_what_a_released_version_wrote_is_read_whole_and_its_plan_still_passes(
    new_url: Callable[[str], str], kind: str, written: Path
) -> None:
    restore(url := new_url(kind), written)
    store = Store(url)
    with store.reading() as db:
        assert schema.differences(db) == []
    assert verify(store) == ()
    held = read_archive(written).rows
    rows = rows_of(store)
    assert {name: len(rows[name]) for name in held if name not in {"audit", "servers"}} == {
        name: count for name, count in held.items() if name not in {"audit", "servers"}
    }
    projects = Projects(store)
    for one in projects.list():
        assert [projects.open(one.project_id, note.number) for note in projects.history(one.project_id)]
    plans = [projects.plan(plan_id) for plan_id in projects.plan_ids("ziyuan")]
    assert {one.outcome.status for one in plans} == {Status.PROVEN_OPTIMAL}
    assert [is_valid(check_plan(one.problem, one.outcome.plan)) for one in plans if one.outcome.plan] == [
        True
    ] * 2
    (draft,) = rows["drafts"]
    assert Drafts(store).find(BOB, draft["project_id"]) is not None
    (scenario,) = rows["scenarios"]
    assert Scenarios(store).open(scenario["scenario_id"]).scenario == kept.scenario(quarters=3)
    store.close()
