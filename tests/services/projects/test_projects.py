"""What only the service does: the parks that come with the program."""

import shutil
from pathlib import Path

from planner.domain.projects.actor import PROGRAM
from planner.services.importing.intake import shipped_outcome
from planner.services.projects.projects import Projects
from planner.settings import ROOT
from planner.store.opening import open_store
from tests.cli.parks import folder_of
from tests.support import kept, make
from tests.support.kept import ANN


def test_the_shipped_parks_are_imported_once_with_their_plan_in_force() -> None:
    store = open_store("sqlite://")
    projects = Projects(store)
    projects.import_shipped(ROOT / "data")
    projects.import_shipped(ROOT / "data")
    assert {(one.project_id, one.head) for one in projects.list()} == {
        ("ziyuan", 1),
        ("mature", 1),
        ("incubator", 1),
    }
    for one in projects.list():
        facts = projects.open(one.project_id)
        shipped = shipped_outcome(ROOT / "data" / one.project_id, facts.dossier.problem.fingerprint)
        plans = map(projects.plan, projects.plan_ids(one.project_id))
        found = [(plan.plan_id, plan.problem, plan.outcome) for plan in plans]
        assert facts.note.actor == PROGRAM
        assert found == ([(one.plan_in_force, facts.dossier.problem, shipped)] if shipped else [])
    assert projects.find("ziyuan").plan_in_force is not None  # type: ignore[union-attr]
    store.close()


def test_a_shipped_park_that_was_changed_or_put_away_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "ziyuan", tmp_path / "ziyuan")
    store = open_store("sqlite://")
    projects = Projects(store)
    projects.import_shipped(tmp_path)
    projects.save(ANN, "ziyuan", kept.dossier(), base=1)
    projects.delete(ANN, "ziyuan")
    projects.import_shipped(tmp_path)
    assert projects.list() == ()
    projects.restore(ANN, "ziyuan")
    assert projects.open("ziyuan").dossier == kept.dossier()
    store.close()


def test_a_park_that_cannot_be_read_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "ziyuan").mkdir()
    store = open_store("sqlite://")
    Projects(store).import_shipped(tmp_path)
    assert Projects(store).list() == ()
    store.close()


def test_newer_tables_of_the_program_become_a_version_unless_a_person_changed_the_park(
    tmp_path: Path,
) -> None:
    store = open_store("sqlite://")
    projects = Projects(store)
    folder_of(make.problem(firms=[make.firm("F1")]), tmp_path / "ziyuan")
    projects.import_shipped(tmp_path)
    folder_of(make.problem(firms=[make.firm("F2")]), tmp_path / "ziyuan")
    projects.import_shipped(tmp_path)
    newest = projects.open("ziyuan")
    assert (newest.note.number, set(newest.dossier.problem.firm)) == (2, {"F2"})
    projects.save(ANN, "ziyuan", kept.dossier("F3"), base=2)
    folder_of(make.problem(firms=[make.firm("F4")]), tmp_path / "ziyuan")
    projects.import_shipped(tmp_path)
    assert set(projects.open("ziyuan").dossier.problem.firm) == {"F3"}
    store.close()
