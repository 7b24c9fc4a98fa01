"""A keystroke in a large table reads what it changed, and comes to what reading everything comes to."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.domain.projects.draft import Cells
from planner.domain.projects.row_merge import RowsEdit
from planner.services.database.opening import Store
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing, EditorView
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from tests.support.incoming import park
from tests.support.kept import ANN, BOB
from tests.support.typed import read_typed

PASTED = 600


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def editing(store: Store) -> Editing:
    return Editing(Projects(store), Drafts(store))


@pytest.fixture(scope="module")
def project_id(store: Store, editing: Editing) -> str:
    """A project in whose draft many firms were pasted."""
    made = Projects(store).create(ANN, "资源", park("ziyuan")).project_id
    table = editing.desk(ANN, made).table("firms")
    edit = RowsEdit(table="firms", before=table.rows, after=(*table.rows, *pasted(table.rows)))
    assert editing.type_over(ANN, made, edit).errors == ()
    return made


def pasted(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    """Copies of the later firms under ids and names of their own."""
    return tuple((f"X{at:04d}", f"企业{at}", "", *rows[5 + at % 40][3:]) for at in range(PASTED))


def typed(
    editing: Editing, project_id: str, name: str, row: int, key: str, text: str
) -> tuple[EditorView, int]:
    """Type into one cell; return what is seen then, and how many rows were parsed for it."""
    table = editing.desk(ANN, project_id).table(name)
    rows = [list(cells) for cells in table.rows]
    rows[row][table.columns.index(key)] = text
    edit = RowsEdit(table=name, before=table.rows, after=tuple(map(tuple, rows)))
    before = editing.readings.rows_read(project_id)
    desk = editing.type_over(ANN, project_id, edit)
    return desk, editing.readings.rows_read(project_id) - before


@pytest.mark.parametrize(
    ("name", "row", "key", "text"),
    [
        ("firms", 100, "product", "新产品"),
        ("firms", 599, "area_req_m2", "约莫八百"),
        ("firms", 7, "firm_id", "X0001"),
        ("units", 3, "leasable_m2", "1"),
        ("archetypes", 0, "name_zh", "另一类"),
        ("policy", 0, "value", "?"),
    ],
)
def test_one_cell_costs_one_row_and_reads_as_reading_everything(
    editing: Editing, project_id: str, name: str, row: int, key: str, text: str
) -> None:
    desk, read = typed(editing, project_id, name, row, key, text)
    assert read == 1
    anew = read_typed(desk.saved.dossier, desk.draft.tables if desk.draft else ())
    assert desk.issues == anew.issues
    assert desk.dossier == anew.dossier
    assert editing.undo(ANN, project_id).errors == ()


def test_a_row_deleted_costs_none_and_the_rest_is_numbered_anew(editing: Editing, project_id: str) -> None:
    bad, _ = typed(editing, project_id, "firms", 50, "area_req_m2", "多少")
    (error,) = bad.errors
    assert error.cell is not None
    assert error.cell.row == 51
    rows = bad.table("firms").rows
    before = editing.readings.rows_read(project_id)
    desk = editing.type_over(ANN, project_id, RowsEdit(table="firms", before=rows, after=rows[1:]))
    assert editing.readings.rows_read(project_id) - before == 0
    (moved,) = desk.errors
    assert moved.cell is not None
    assert moved.cell.row == 50
    for _ in range(2):
        editing.undo(ANN, project_id)


def test_two_people_in_one_project_do_not_read_each_other(editing: Editing, project_id: str) -> None:
    mine, _ = typed(editing, project_id, "firms", 60, "product", "安的")
    theirs = editing.desk(BOB, project_id)
    assert theirs.dossier == theirs.saved.dossier
    table = theirs.table("firms")
    rows = (("F01", *table.rows[0][1:]), *table.rows[1:])
    assert editing.type_in(BOB, project_id, [replace(table, rows=rows[:40])], revision=-1).dossier is not None
    again = editing.desk(ANN, project_id)
    assert again.dossier == mine.dossier
    editing.undo(ANN, project_id)
