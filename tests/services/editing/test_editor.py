"""What is typed is kept step by step, read as it stands, and saved only when all of it can be read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.domain.changes.merge import MergeSide
from planner.domain.projects.actor import Actor
from planner.domain.projects.draft import TypedTable
from planner.services.database.opening import Store
from planner.services.editing.drafts import Drafts
from planner.services.editing.editor import Editing, EditorView, RowClash, RowsEdit, StaleDraft, StaleVersion
from planner.services.editing.history import comment_of
from planner.services.projects.projects import Projects
from planner.store.opening import open_store
from tests.support.kept import ANN, BOB, dossier


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def projects(store: Store) -> Projects:
    return Projects(store)


@pytest.fixture
def editing(store: Store, projects: Projects) -> Editing:
    return Editing(projects, Drafts(store))


@pytest.fixture
def project_id(projects: Projects) -> str:
    return projects.create(ANN, "园区", replace(dossier("F1", "F2"), records=())).project_id


def with_cell(table: TypedTable, row: int, column: str, text: str) -> TypedTable:
    rows = [list(cells) for cells in table.rows]
    rows[row][table.columns.index(column)] = text
    return replace(table, rows=tuple(tuple(cells) for cells in rows))


def typed(editing: Editing, project_id: str, text: str, *, row: int = 0, actor: Actor = ANN) -> EditorView:
    """Type a product into the firms table."""
    desk = editing.desk(actor, project_id)
    changed = with_cell(desk.table("firms"), row, "product", text)
    return editing.type_in(actor, project_id, [changed], revision=desk.revision, label="firms")


def product(desk: EditorView, row: int = 0) -> str:
    table = desk.table("firms")
    return table.rows[row][table.columns.index("product")]


def test_nothing_typed_is_the_newest_version(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    assert not desk.is_changed
    assert desk.draft is None
    assert desk.dossier == desk.saved.dossier
    assert desk.issues == ()


def test_unsaved_tables_are_named(editing: Editing, projects: Projects, project_id: str) -> None:
    unsaved, first = editing.unsaved_tables, product(editing.desk(ANN, project_id))
    typed(editing, project_id, "血压计")
    assert (unsaved(ANN, project_id), unsaved(BOB, project_id)) == (("firms",), ())
    projects.save(BOB, project_id, dossier("F1", "F2", "F3"), base=1)
    assert unsaved(ANN, project_id) == ("firms",)
    typed(editing, project_id, first)
    assert unsaved(ANN, project_id) == ()


def test_what_is_typed_is_there_again_and_saved_as_a_version(
    editing: Editing, projects: Projects, project_id: str
) -> None:
    typed(editing, project_id, "血压计")
    desk = editing.desk(ANN, project_id)
    assert product(desk) == "血压计"
    assert desk.is_changed
    note = editing.save(ANN, project_id, comment="改产品")
    assert (note.number, note.parent, note.comment) == (2, 1, "改产品")
    assert projects.open(project_id).dossier.problem.firm["F1"].product == "血压计"
    assert not editing.desk(ANN, project_id).is_changed


def test_a_bad_value_stays_is_named_and_cannot_be_saved(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    bad = with_cell(desk.table("firms"), 1, "area_req_m2", "很大")
    desk = editing.type_in(ANN, project_id, [bad], revision=desk.revision)
    assert desk.dossier is None
    (error,) = desk.errors
    assert error.cell is not None
    assert (error.cell.sheet, error.cell.row, error.cell.column, error.cell.text) == (
        "firms",
        2,
        "area_req_m2",
        "很大",
    )
    with pytest.raises(ValueError, match="nothing that can be saved"):
        editing.save(ANN, project_id)
    again = editing.desk(ANN, project_id)
    assert again.table("firms") == bad


@pytest.mark.slow
def test_fifty_steps_can_be_taken_back_and_done_again(editing: Editing, project_id: str) -> None:
    before = product(editing.desk(ANN, project_id))
    for number in range(60):
        typed(editing, project_id, f"第{number}种")
    for _ in range(60):
        editing.undo(ANN, project_id)
    desk = editing.desk(ANN, project_id)
    assert product(desk) == before
    assert not desk.is_changed
    for _ in range(60):
        editing.redo(ANN, project_id)
    assert product(editing.desk(ANN, project_id)) == "第59种"


def test_a_table_typed_back_to_what_was_saved_is_no_change(editing: Editing, project_id: str) -> None:
    before = product(editing.desk(ANN, project_id))
    typed(editing, project_id, "别的")
    assert not typed(editing, project_id, before).is_changed


def test_another_tab_that_typed_first_is_noticed(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    typed(editing, project_id, "先")
    late = with_cell(desk.table("firms"), 0, "product", "后")
    with pytest.raises(StaleDraft):
        editing.type_in(ANN, project_id, [late], revision=desk.revision + 7)
    assert product(editing.desk(ANN, project_id)) == "先"


def test_what_two_tabs_type_in_one_draft_is_both_kept(editing: Editing, project_id: str) -> None:
    seen = editing.desk(ANN, project_id).table("firms")
    typed(editing, project_id, "先", row=0)
    late = with_cell(seen, 1, "product", "后")
    edit = RowsEdit(table="firms", before=seen.rows, after=late.rows)
    desk = editing.type_over(ANN, project_id, edit)
    assert (product(desk, 0), product(desk, 1)) == ("先", "后")


@pytest.mark.parametrize("leave", ["discard", "save"])
def test_what_is_typed_after_another_tab_ended_the_draft_begins_a_new_one(
    editing: Editing, project_id: str, leave: str
) -> None:
    seen = typed(editing, project_id, "先", row=0).table("firms")
    if leave == "discard":
        editing.discard(ANN, editing.desk(ANN, project_id))
    else:
        editing.save(ANN, project_id)
    before = product(editing.desk(ANN, project_id), 0)
    late = with_cell(seen, 1, "product", "后")
    desk = editing.type_over(ANN, project_id, RowsEdit(table="firms", before=seen.rows, after=late.rows))
    assert (product(desk, 0), product(desk, 1)) == (before, "后")


def test_two_tabs_at_one_cell_keep_the_first_and_name_the_second(editing: Editing, project_id: str) -> None:
    seen = editing.desk(ANN, project_id).table("firms")
    typed(editing, project_id, "先")
    late = with_cell(seen, 0, "product", "后")
    with pytest.raises(RowClash) as clash:
        editing.type_over(ANN, project_id, RowsEdit(table="firms", before=seen.rows, after=late.rows))
    assert clash.value.texts == ("后",)
    assert product(editing.desk(ANN, project_id)) == "先"


def test_a_draft_is_its_authors_alone(editing: Editing, project_id: str) -> None:
    typed(editing, project_id, "安的")
    assert not editing.desk(BOB, project_id).is_changed


def test_two_who_touch_different_rows_are_brought_together(editing: Editing, project_id: str) -> None:
    typed(editing, project_id, "安的", row=0)
    typed(editing, project_id, "包的", row=1, actor=BOB)
    editing.save(BOB, project_id)
    with pytest.raises(StaleVersion):
        editing.save(ANN, project_id)
    bringing = editing.bring_together(ANN, project_id)
    assert bringing.merge.clashes == ()
    desk = editing.take_over(ANN, project_id, bringing)
    assert (product(desk, 0), product(desk, 1)) == ("安的", "包的")
    assert editing.save(ANN, project_id).number == 3


@pytest.mark.parametrize(("side", "kept"), [(MergeSide.MINE, "安的"), (MergeSide.SAVED, "包的")])
def test_two_who_touch_one_cell_choose(editing: Editing, project_id: str, side: MergeSide, kept: str) -> None:
    typed(editing, project_id, "安的")
    typed(editing, project_id, "包的", actor=BOB)
    editing.save(BOB, project_id)
    (clash,) = editing.bring_together(ANN, project_id).merge.clashes
    assert (clash.table, clash.field, clash.mine, clash.saved) == ("firms", "product", "安的", "包的")
    bringing = editing.bring_together(ANN, project_id, {clash.place: side})
    assert product(editing.take_over(ANN, project_id, bringing)) == kept


def test_a_draft_given_up_is_taken_back_whole(editing: Editing, project_id: str) -> None:
    before = product(editing.desk(ANN, project_id))
    typed(editing, project_id, "别的")
    desk = typed(editing, project_id, "更好的", row=1)
    given_up = editing.discard(ANN, desk)
    assert not given_up.is_changed
    assert product(editing.desk(ANN, project_id)) == before
    back = editing.undo(ANN, project_id)
    assert (product(back, 0), product(back, 1)) == ("别的", "更好的")


def test_a_draft_given_up_does_not_hide_what_someone_saves_meanwhile(
    editing: Editing, project_id: str
) -> None:
    editing.discard(ANN, typed(editing, project_id, "安的"))
    typed(editing, project_id, "包的", row=1, actor=BOB)
    editing.save(BOB, project_id)
    seen = editing.desk(ANN, project_id)
    assert (seen.saved.note.number, product(seen, 1)) == (2, "包的")
    assert product(editing.undo(ANN, project_id)) == "安的"
    with pytest.raises(StaleVersion):
        editing.save(ANN, project_id)


def test_typing_after_a_draft_was_given_up_begins_on_the_newest_version(
    editing: Editing, project_id: str
) -> None:
    editing.discard(ANN, typed(editing, project_id, "安的"))
    typed(editing, project_id, "包的", row=1, actor=BOB)
    editing.save(BOB, project_id)
    typed(editing, project_id, "再来")
    assert editing.save(ANN, project_id).number == 3
    desk = editing.desk(ANN, project_id)
    assert (product(desk, 0), product(desk, 1)) == ("再来", "包的")


def test_a_draft_that_moved_on_is_not_given_up(editing: Editing, project_id: str) -> None:
    seen = typed(editing, project_id, "先")
    typed(editing, project_id, "后")
    with pytest.raises(StaleDraft):
        editing.discard(ANN, seen)
    assert product(editing.desk(ANN, project_id)) == "后"


def test_a_version_saved_without_a_word_says_how_many_rows_of_what(
    editing: Editing, projects: Projects, project_id: str
) -> None:
    desk = editing.desk(ANN, project_id)
    none = replace(desk.table("firms"), rows=())
    editing.type_in(ANN, project_id, [none], revision=desk.revision)
    note = editing.save(ANN, project_id)
    said = comment_of(note.actor, note.comment)
    assert (said.zh, said.en) == ("企业 删 2 行", "Firms: 2 removed")
    projects.restore_version(ANN, project_id, 1, base=2)
    assert editing.desk(ANN, project_id).table("firms") == desk.table("firms")


def test_a_version_restored_over_a_draft_leaves_the_draft(
    editing: Editing, projects: Projects, project_id: str
) -> None:
    typed(editing, project_id, "包的", row=1, actor=BOB)
    editing.save(BOB, project_id)
    typed(editing, project_id, "安的", actor=ANN)
    projects.restore_version(ANN, project_id, 1, base=2)
    assert product(editing.desk(ANN, project_id)) == "安的"
    bringing = editing.bring_together(ANN, project_id)
    assert bringing.merge.clashes == ()
    assert product(editing.take_over(ANN, project_id, bringing)) == "安的"


def test_a_dossier_is_laid_in_as_one_step_and_taken_back_as_one(editing: Editing, project_id: str) -> None:
    desk = typed(editing, project_id, "靶材")
    coming = replace(dossier("F1", "F2", "F3"), records=())
    laid = editing.lay_in(ANN, project_id, coming, revision=desk.revision, label="needs.xlsx")
    assert laid.dossier == coming
    assert laid.draft is not None
    assert laid.draft.label == "needs.xlsx"
    assert product(editing.undo(ANN, project_id)) == "靶材"
    assert editing.redo(ANN, project_id).dossier == coming
    editing.save(ANN, project_id)
    assert editing.desk(ANN, project_id).saved.dossier == coming


def test_a_dossier_that_says_nothing_new_makes_no_step(editing: Editing, project_id: str) -> None:
    desk = editing.desk(ANN, project_id)
    again = editing.lay_in(ANN, project_id, desk.saved.dossier, revision=desk.revision)
    assert not again.is_changed
    assert again.draft is None


def test_a_dossier_reviewed_before_the_draft_moved_on_is_not_laid_in(
    editing: Editing, project_id: str
) -> None:
    early = editing.desk(ANN, project_id)
    typed(editing, project_id, "靶材")
    with pytest.raises(StaleDraft):
        editing.lay_in(ANN, project_id, dossier("F1", "F2", "F3"), revision=early.revision)
    assert product(editing.desk(ANN, project_id)) == "靶材"
