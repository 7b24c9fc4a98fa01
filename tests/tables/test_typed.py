"""What is typed stays as it was typed, and is read like any other table."""

from dataclasses import replace

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.domain.solving.finding import Issue, Severity
from planner.services.importing.intake import SHIPPED, ShippedPark, load
from planner.tables.columns import TABLES
from planner.tables.typed import typed_of
from tests.support.typed import read_typed


def dossier_of(park: ShippedPark) -> Dossier:
    dossier, issues = load(park.folder)
    assert dossier is not None, issues
    return dossier


@pytest.fixture(scope="module")
def ziyuan() -> Dossier:
    return dossier_of(SHIPPED[0])


def with_cell(table: TypedTable, row: int, column: str, text: str) -> TypedTable:
    rows = [list(cells) for cells in table.rows]
    rows[row - 1][table.columns.index(column)] = text
    return replace(table, rows=tuple(tuple(cells) for cells in rows))


def errors(issues: tuple[Issue, ...]) -> list[Issue]:
    return [issue for issue in issues if issue.severity is Severity.ERROR]


@pytest.mark.parametrize("park", SHIPPED, ids=lambda park: str(park.key))
def test_tables_typed_out_and_read_again_are_the_same_dossier(park: ShippedPark) -> None:
    dossier = dossier_of(park)
    typed = tuple(typed_of(dossier, table.name) for table in TABLES)
    reading = read_typed(dossier, typed)
    assert reading.dossier == dossier


def test_a_good_value_changes_the_very_fact(ziyuan: Dossier) -> None:
    firms = typed_of(ziyuan, "firms")
    row = [cells[0] for cells in firms.rows].index("F02") + 1
    typed = (with_cell(firms, row, "area_req_m2", "720㎡"),)
    reading = read_typed(ziyuan, typed)
    assert reading.dossier is not None, reading.issues
    assert reading.dossier.problem.firm["F02"].area_req_m2 == 720


def test_a_bad_value_is_named_by_table_row_and_column_and_stays(ziyuan: Dossier) -> None:
    firms = with_cell(typed_of(ziyuan, "firms"), 3, "area_req_m2", "约莫一千")
    reading = read_typed(ziyuan, (firms,))
    assert reading.dossier is None
    (issue,) = errors(reading.issues)
    assert issue.cell is not None
    assert (issue.cell.sheet, issue.cell.row, issue.cell.column) == ("firms", 3, "area_req_m2")
    assert issue.cell.text == "约莫一千"


def test_bad_values_of_several_tables_come_together(ziyuan: Dossier) -> None:
    typed = (
        with_cell(typed_of(ziyuan, "firms"), 1, "power_kw", "很多"),
        with_cell(typed_of(ziyuan, "units"), 5, "leasable_m2", "三间"),
    )
    found = {
        (issue.cell.sheet, issue.cell.row) for issue in errors(read_typed(ziyuan, typed).issues) if issue.cell
    }
    assert found == {("firms", 1), ("units", 5)}


def test_an_empty_row_says_nothing(ziyuan: Dossier) -> None:
    firms = typed_of(ziyuan, "firms")
    longer = replace(firms, rows=(*firms.rows, ("",) * len(firms.columns)))
    assert read_typed(ziyuan, (longer,)).dossier == ziyuan


def test_text_that_begins_like_a_formula_is_typed_as_it_is(ziyuan: Dossier) -> None:
    firms = with_cell(typed_of(ziyuan, "firms"), 2, "product", "=1+1")
    reading = read_typed(ziyuan, (firms,))
    assert reading.dossier is not None, reading.issues
    assert typed_of(reading.dossier, "firms").rows[1] == firms.rows[1]
