"""What belongs to deleted rows is known, transitively, and nothing else goes with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.projects.draft import Cells
from planner.services.editing.belonging import belonging
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing
from planner.services.editing.editor_view import EditorView
from planner.services.importing.intake import load
from planner.services.projects.projects import Projects
from planner.settings import ROOT
from planner.store.opening import open_store
from planner.text import Text
from tests.support.kept import ANN


@pytest.fixture
def park(tmp_path: Path) -> tuple[Editing, str]:
    """Return the editing of the mature park."""
    store = open_store(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    projects = Projects(store)
    dossier, _ = load(ROOT / "data" / "mature")
    assert dossier is not None
    project_id = projects.create(ANN, "园区", dossier).project_id
    return Editing(projects, Drafts(store)), project_id


def typed(park: tuple[Editing, str], table: str, change: Callable[[Cells], Cells | None]) -> EditorView:
    """Change the rows of a table; None deletes a row."""
    editing, project_id = park
    desk = editing.desk(ANN, project_id)
    old = desk.table(table)
    rows = tuple(row for one in old.rows if (row := change(one)) is not None)
    return editing.type_in(ANN, project_id, [replace(old, rows=rows)], revision=desk.revision)


def without(*names: str) -> Callable[[Cells], Cells | None]:
    return lambda row: None if row[0] in names else row


def count(desk: EditorView, table: str, building: str) -> int:
    one = desk.table(table)
    return sum(building in row for row in one.rows)


def test_with_a_building_go_its_floors_units_and_caps_and_undo_brings_them_back(
    park: tuple[Editing, str],
) -> None:
    editing, project_id = park
    before = editing.desk(ANN, project_id)
    desk = typed(park, "buildings", without("M2"))
    assert desk.errors
    found = belonging(desk)
    assert found is not None
    gone = {one.table: len(one.removed) for one in found.rows}
    assert gone["floors"] == count(before, "floors", "M2") > 0
    assert gone["units"] == count(before, "units", "M2") > 0
    assert gone["caps"] == count(before, "caps", "M2") > 0
    assert found.count == sum(gone.values())
    assert [one.removed for one in found.deleted] == [("M2",)]
    after = editing.type_in(ANN, project_id, found.tables, revision=desk.revision)
    assert belonging(after) is None
    assert not [
        issue for issue in after.errors if issue.cell and issue.cell.sheet in {"floors", "units", "caps"}
    ]
    assert editing.undo(ANN, project_id).tables == desk.tables
    assert editing.undo(ANN, project_id).tables == before.tables


def test_with_a_unit_go_its_hold_and_with_a_firm_its_pin(park: tuple[Editing, str]) -> None:
    found = belonging(typed(park, "units", without("M7-302")))
    assert found is not None
    assert [(one.table, one.removed) for one in found.rows] == [
        ("policy", (Text("预留 M7-302", "hold M7-302"),))
    ]
    park[0].undo(ANN, park[1])
    found = belonging(typed(park, "firms", without("N01")))
    assert found is not None
    assert ("policy", (Text("锁定 N01 M7", "pin N01 M7"),)) in [
        (one.table, one.removed) for one in found.rows
    ]


def test_what_only_has_another_name_is_not_deleted(park: tuple[Editing, str]) -> None:
    desk = typed(park, "buildings", lambda row: ("M2新", *row[1:]) if row[0] == "M2" else row)
    assert desk.errors
    assert belonging(desk) is None


def test_nothing_belongs_where_nothing_was_deleted(park: tuple[Editing, str]) -> None:
    assert belonging(park[0].desk(ANN, park[1])) is None
    assert belonging(typed(park, "synergies", lambda _: None)) is None
