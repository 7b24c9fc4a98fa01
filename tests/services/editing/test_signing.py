"""Signing in a table of firms does what signing on the card of the firm does."""

from dataclasses import replace

import pytest

from planner.domain.edits import apply
from planner.domain.edits.reports import FirmReport
from planner.domain.projects.row_merge import RowsEdit
from planner.services.editing.signing import Signing, with_signing
from planner.tables.typed import typed_of
from tests.support.incoming import park
from tests.support.typed import read_typed

ZIYUAN = park("ziyuan")
FIRMS = typed_of(ZIYUAN, "firms")


def typed(firm_id: str, **cells: str) -> Signing:
    """Type into the row of a firm."""
    rows = [list(row) for row in FIRMS.rows]
    row = next(row for row in rows if row[0] == firm_id)
    for key, text in cells.items():
        row[FIRMS.columns.index(key)] = text
    return with_signing(FIRMS, RowsEdit(table="firms", before=FIRMS.rows, after=tuple(map(tuple, rows))))


@pytest.mark.parametrize("firm_id", [firm.firm_id for firm in ZIYUAN.problem.firms if not firm.is_signed])
def test_the_table_and_the_card_come_to_the_same_firm(firm_id: str) -> None:
    table = replace(FIRMS, rows=typed(firm_id, stage="signed").edit.after)
    read = read_typed(ZIYUAN, [table]).dossier
    assert read is not None
    problem = ZIYUAN.problem
    for edit in FirmReport(firm_id=firm_id, signs=True).edits(problem):
        problem = apply(problem, edit)
    assert read.problem.firm[firm_id] == problem.firm[firm_id]


def test_a_probability_typed_along_stays_as_typed() -> None:
    assert typed("F04", stage="signed", probability="0.5").raised == ()


@pytest.mark.parametrize("cells", [{"stage": "framework"}, {"stage": "谁知道"}, {"product": "别的"}])
def test_what_is_no_signing_changes_nothing_else(cells: dict[str, str]) -> None:
    assert typed("F04", **cells).raised == ()


def test_a_signed_firm_that_moves_on_keeps_its_probability() -> None:
    assert typed("F02", stage="handover").raised == ()


def test_rows_deleted_and_added_sign_nobody() -> None:
    fewer = RowsEdit(table="firms", before=FIRMS.rows, after=FIRMS.rows[1:])
    more = RowsEdit(table="firms", before=FIRMS.rows[1:], after=(*FIRMS.rows[1:], FIRMS.rows[0]))
    assert with_signing(FIRMS, fewer).edit == fewer
    assert with_signing(FIRMS, more).edit == more
