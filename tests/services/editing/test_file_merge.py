"""A file of ours, edited elsewhere while the project moved on: only theirs, only ours, both, and neither."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from planner.domain.changes.merge import MergeSide, Place
from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.domain.projects.file_base import MarkScope, is_marked, mark_in, mark_of, mark_rows
from planner.services.editing.file_merge import FILE, PROJECT, FileBase, FileMerge, merge_file
from planner.services.editing.history import clash_line
from planner.services.editing.ledger_gaps import ledger_gaps
from planner.services.importing.review import Inspection, SheetInspection, apply
from planner.tables.incoming.mapping import guess
from planner.tables.typed import typed_of
from planner.text import Lang
from tests.support import make
from tests.support.incoming import sheets

Edit = Callable[[list[list[str]], tuple[str, ...]], None]
JOBS: Place = ("firms", ("F1",), "jobs")


def park(*firms: Any) -> Dossier:
    return Dossier(problem=make.problem(firms=firms))


@cache
def base() -> Dossier:
    return park(make.firm("F1"), make.firm("F2"), make.firm("F3"))


def with_firm(dossier: Dossier, firm_id: str, **changes: Any) -> Dossier:
    firms = tuple(replace(one, **changes) if one.firm_id == firm_id else one for one in dossier.problem.firms)
    return replace(dossier, problem=replace(dossier.problem, firms=firms))


def without_firm(dossier: Dossier, firm_id: str) -> Dossier:
    firms = tuple(one for one in dossier.problem.firms if one.firm_id != firm_id)
    return replace(dossier, problem=replace(dossier.problem, firms=firms))


def edited(*edits: Edit) -> Inspection:
    """Return the sheet of firms as it comes back after edits."""
    table: TypedTable = typed_of(base(), "firms")
    rows = [list(row) for row in table.rows]
    for edit in edits:
        edit(rows, table.columns)
    (sheet,) = sheets({"firms": [list(table.columns), *rows]})
    return Inspection(name="f.xlsx", sheets=(SheetInspection(sheet=sheet, mapping=guess(sheet)),), issues=())


def cell(firm_id: str, key: str, text: str) -> Edit:
    def edit(rows: list[list[str]], columns: tuple[str, ...]) -> None:
        (row,) = [row for row in rows if row[columns.index("firm_id")] == firm_id]
        row[columns.index(key)] = text

    return edit


def no_row(firm_id: str) -> Edit:
    def edit(rows: list[list[str]], columns: tuple[str, ...]) -> None:
        rows[:] = [row for row in rows if row[columns.index("firm_id")] != firm_id]

    return edit


def merged(
    mine: Dossier, *edits: Edit, choices: dict[Place, MergeSide] | None = None, is_known: bool = True
) -> FileMerge:
    inspection = edited(*edits)
    found = FileBase(dossier=base(), note=None) if is_known else None
    return merge_file(
        mine, found, inspection, mappings=inspection.mappings, answers={}, choices=choices or {}
    )


def jobs(merge: FileMerge) -> list[int]:
    return [firm.jobs for firm in apply(merge.review).problem.firms]


def test_only_the_file_changed_a_cell_and_it_is_proposed_beside_what_the_project_changed_since() -> None:
    merge = merged(with_firm(base(), "F2", jobs=77), cell("F1", "jobs", "33"))
    assert merge.is_ready, merge.review.faults
    assert merge.clashes == ()
    (proposed,) = merge.review.difference.changed
    assert (proposed.row_id, proposed.column, proposed.old, proposed.new) == ("F1", "jobs", "20", "33")
    (kept,) = merge.kept.changed
    assert (kept.row_id, kept.column, kept.old, kept.new) == ("F2", "jobs", "20", "77")
    assert jobs(merge) == [33, 77, 20]


def test_without_a_base_the_file_would_take_back_what_the_project_changed_since() -> None:
    merge = merged(with_firm(base(), "F2", jobs=77), cell("F1", "jobs", "33"), is_known=False)
    assert merge.base is None
    assert jobs(merge) == [33, 20, 20]


def test_an_untouched_file_proposes_nothing() -> None:
    mine = without_firm(with_firm(base(), "F2", jobs=77), "F3")
    merge = merged(mine)
    assert merge.is_ready
    assert merge.review.difference.is_empty
    assert apply(merge.review) == mine
    assert [row.row_id for row in merge.kept.removed] == ["F3"]


def test_both_changed_a_cell_alike_and_nothing_is_left_to_do() -> None:
    merge = merged(with_firm(base(), "F1", jobs=33), cell("F1", "jobs", "33"))
    assert merge.clashes == ()
    assert merge.review.difference.is_empty
    assert merge.kept.is_empty


@pytest.mark.parametrize(("side", "stands"), [(None, 44), (PROJECT, 44), (FILE, 33)])
def test_both_changed_a_cell_and_someone_has_to_choose(side: MergeSide | None, stands: int) -> None:
    mine = with_firm(base(), "F1", jobs=44)
    merge = merged(mine, cell("F1", "jobs", "33"), choices={JOBS: side} if side else None)
    (clash,) = merge.clashes
    assert (clash.place, clash.base, clash.mine, clash.saved) == (JOBS, 20, 44, 33)
    assert merge.is_ready == (side is not None)
    assert jobs(merge)[0] == stands
    assert merge.review.difference.is_empty == (stands == 44)


@pytest.mark.parametrize("side", [PROJECT, FILE])
def test_a_row_gone_from_the_file_and_changed_in_the_project(side: MergeSide) -> None:
    place: Place = ("firms", ("F3",), "")
    merge = merged(with_firm(base(), "F3", jobs=44), no_row("F3"), choices={place: side})
    (clash,) = merge.clashes
    assert clash.place == place
    assert ("F3" in apply(merge.review).problem.firm) is (side is PROJECT)
    told = clash_line(clash)
    assert told.mine.en == "Jobs: 20 → 44"
    assert told.saved.zh == "（没有这一行）"


def test_a_row_gone_from_the_project_and_changed_in_the_file() -> None:
    merge = merged(without_firm(base(), "F3"), cell("F3", "jobs", "33"))
    (clash,) = merge.open
    assert clash.mine is None
    assert not merge.is_ready


def test_rows_that_only_one_side_added_or_deleted() -> None:
    mine = without_firm(base(), "F1")
    merge = merged(mine, no_row("F3"))
    assert [row.row_id for row in merge.review.difference.removed] == ["F3"]
    assert list(apply(merge.review).problem.firm) == ["F2"]


def test_facts_that_do_not_stand_together_are_told_with_table_row_and_column() -> None:
    merge = merged(with_firm(base(), "F1", area_max_m2=1100), cell("F1", "area_req_m2", "1300"))
    assert not merge.is_ready
    told = [issue.message for issue in merge.review.faults]
    assert any("F1" in one.say(Lang.ZH) and "合并后的“企业”" in one.say(Lang.ZH) for one in told), told
    assert any("after the merge Firms F1" in one.say(Lang.EN) for one in told)


def test_a_cell_that_cannot_be_read_is_asked_about_by_its_address() -> None:
    merge = merged(with_firm(base(), "F2", jobs=77), cell("F1", "jobs", "许多"))
    assert not merge.is_ready
    (question,) = merge.review.refused
    assert question.issue.cell is not None
    assert (question.issue.cell.sheet, question.issue.cell.text) == ("firms", "许多")


@pytest.mark.parametrize(
    ("names", "gone"), [(("F1", "F2"), ["F3"]), (("F1", "F2", "F3"), []), ((), ["F1", "F2", "F3"])]
)
def test_each_row_that_a_ledger_no_longer_has_is_told_and_stays(
    names: tuple[str, ...], gone: list[str]
) -> None:
    problem = base().problem
    rows = [
        ["项目名称", "企业编号"],
        *([problem.firm[name].name.zh, name] for name in names),
        ["新企业", "F9"],
    ]
    (sheet,) = sheets({"招商项目台账": rows})
    inspection = Inspection(
        name="f.xlsx", sheets=(SheetInspection(sheet=sheet, mapping=guess(sheet)),), issues=()
    )
    found = FileBase(dossier=base(), note=None)
    merge = merge_file(base(), found, inspection, mappings=inspection.mappings, answers={}, choices={})
    assert [(one.sheet, one.row.zh.split()[0]) for one in merge.gaps] == [
        ("招商项目台账", name) for name in gone
    ]
    left = without_firm(base(), "F3")
    merge = merge_file(left, found, inspection, mappings=inspection.mappings, answers={}, choices={})
    assert "F3" not in {one.row.zh.split()[0] for one in merge.gaps}  # the project has let it go as well


def test_a_unit_gone_from_the_ledger_of_units_is_told() -> None:
    units = [one.unit_id for one in base().problem.units]
    (sheet,) = sheets({"厂房分配台账": [["单元号", "楼栋"], *([one, "A"] for one in units[1:])]})
    inspection = Inspection(
        name="f.xlsx", sheets=(SheetInspection(sheet=sheet, mapping=guess(sheet)),), issues=()
    )
    gaps = ledger_gaps(base(), base(), inspection, inspection.mappings)
    assert [one.row.en for one in gaps] == units[:1]


def test_a_mark_tells_facts_apart_and_not_the_order_they_come_in() -> None:
    dossier = base()
    tables = mark_of(dossier, MarkScope.TABLES)
    facts = mark_of(dossier, MarkScope.FACTS)
    assert mark_in(mark_rows(facts)) == facts
    other = replace(
        dossier,
        problem=replace(dossier.problem, policy=replace(dossier.problem.policy, expansion_quarters=7)),
    )
    assert is_marked(dossier, tables)
    assert is_marked(dossier, facts)
    assert is_marked(other, facts)
    assert not is_marked(other, tables)
    assert not is_marked(with_firm(dossier, "F1", jobs=1), facts)
    assert not any(is_marked(dossier, wrong) for wrong in ("", "facts:", "else:00", "facts"))
    assert mark_in((("nothing",), ())) == ""
