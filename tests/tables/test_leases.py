"""Leases are rows of their own: read, written, edited and imported, and part of their firms' facts."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.domain.changes.difference import row_changes
from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import review
from planner.tables.reading import read
from planner.tables.sheets import Sheet, SheetRow
from planner.tables.template import filled_template
from planner.tables.typed import typed_of
from planner.tables.writing import csv_tables, write_folder
from planner.text import Lang
from tests.support import make
from tests.support.typed import read_typed

LEASE = Lease(
    lease_id="HT-1",
    firm_id="S1",
    units=("A-101", "A-201"),
    lease_start=make.quarter("2020Q1"),
    lease_end=make.quarter("2025Q1"),
    renew_years=3,
    renew_probability=Decimal("0.7"),
)
OPEN = replace(LEASE, lease_id="HT-2", units=("A-102",), lease_start=None, lease_end=None, renew_years=0)


def park(*leases: Lease, **changes: Any) -> Problem:
    return make.problem(firms=[make.firm("S1", leases=leases, **changes), make.firm("F1")])


def of(problem: Problem) -> Firm:
    return problem.firm["S1"]


@pytest.mark.parametrize("lang", [None, *Lang])
def test_leases_written_and_read_again_are_the_same(tmp_path: Path, lang: Lang | None) -> None:
    problem = park(LEASE, OPEN)
    write_folder(Dossier(problem=problem), tmp_path, lang=lang)
    again = read(tmp_path)
    assert again.dossier is not None
    assert again.dossier.problem == problem
    assert again.dossier.problem.fingerprint == problem.fingerprint


def test_a_workbook_holds_them_too(tmp_path: Path) -> None:
    problem = park(LEASE, OPEN)
    book = tmp_path / "park.xlsx"
    book.write_bytes(filled_template(Dossier(problem=problem)))
    again = read(book)
    assert again.dossier is not None
    assert again.dossier.problem == problem


def test_a_park_without_leases_writes_no_table_and_reads_the_columns_of_the_firm_as_one() -> None:
    told = make.problem(firms=[make.sitting("S1", ["A-101"])])
    assert "leases" not in csv_tables(Dossier(problem=told))
    (lease,) = of(told).contracts
    assert (lease.units, lease.lease_start, lease.lease_end) == (
        ("A-101",),
        make.quarter("2022Q1"),
        make.quarter("2027Q1"),
    )


def typed(row: tuple[str, ...]) -> tuple[Dossier | None, list[tuple[Severity, str]]]:
    dossier = Dossier(problem=park(LEASE))
    table = typed_of(dossier, "leases")
    said = read_typed(dossier, (replace(table, rows=(row,)),))
    cells: list[tuple[Severity, str]] = [
        (one.severity, one.cell.column if one.cell else "")
        for one in said.issues
        if one.severity is not Severity.NOTE
    ]
    return said.dossier, cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (("HT-9", "S1", "A-102", "", "2026Q1", "", ""), [(Severity.WARNING, "state")]),
        (("HT-9", "S9", "A-102", "", "2026Q1", "", ""), [(Severity.ERROR, "firm_id")]),
        (("HT-9", "S1", "A-999", "", "2026Q1", "", ""), [(Severity.ERROR, "units")]),
        (("HT-9", "S1", "", "", "2026Q1", "", ""), [(Severity.ERROR, "units")]),
        (("HT-9", "S1", "A-102", "2026Q1", "2026Q1", "", ""), [(Severity.ERROR, "lease_end")]),
        (("HT-9", "S1", "A-102", "", "2026Q1", "2", "1.5"), [(Severity.ERROR, "renew_probability")]),
        (("HT-9", "S1", "A-102", "", "", "2", "0.5"), [(Severity.ERROR, "renew_years")]),
    ],
)  # fmt: skip
def test_a_typed_lease_is_read_or_refused_where_it_is_wrong(
    row: tuple[str, ...], cells: list[tuple[Severity, str]]
) -> None:
    dossier, said = typed(row)
    assert said == cells
    assert (dossier is not None) is (Severity.ERROR not in dict(cells))
    if dossier is not None:
        assert [lease.lease_id for lease in of(dossier.problem).leases] == ["HT-9"]


def test_an_import_of_leases_changes_those_it_names_and_keeps_the_others() -> None:
    rows = (("租约编号", "企业编号", "租用单元", "租约到期季度"), ("HT-1", "S1", "A-101", "2027Q1"))
    sheet = Sheet(
        file="租约.xlsx",
        name="租约",
        rows=tuple(SheetRow(number=n, cells=one) for n, one in enumerate(rows, start=1)),
    )
    mapping = guess(sheet)
    assert mapping is not None
    assert mapping.table == "leases"
    seen = review(Dossier(problem=park(LEASE, OPEN)), (sheet,), (replace(mapping, replaces=False),))
    assert seen.result is not None
    after = {lease.lease_id: lease for lease in of(seen.result.problem).leases}
    assert str(after["HT-1"].lease_end) == "2027Q1"
    assert after["HT-1"].renew_years == 3
    assert after["HT-2"] == OPEN


def test_a_changed_lease_is_a_change_of_its_firm() -> None:
    (change,) = row_changes(park(LEASE), park(replace(LEASE, lease_end=make.quarter("2026Q1"))))
    assert (change.table, change.key, [one.field for one in change.fields]) == ("firms", ("S1",), ["leases"])
    assert str(change.fields[0].after[0]) == "HT-1 (A-101+A-201, 2020Q1–2026Q1)"


def test_units_of_its_own_that_differ_from_its_leases_are_asked_about() -> None:
    dossier = Dossier(problem=park(LEASE, sitting_units=("A-202",)))
    said = read_typed(dossier, ())
    assert [one.severity for one in said.issues if one.cell and one.cell.column == "sitting_units"] == [
        Severity.WARNING
    ]
