"""Small tables as people send them: rows of text by table name, as CSV folders and workbooks."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from planner.domain.csv_text import undo
from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Issue, Severity
from planner.tables.columns import TABLES
from planner.tables.reading import Reading, read_folder, read_workbook
from planner.tables.writing import rows_of
from planner.text import Lang
from tests.support import make

Rows = list[list[Any]]
Tables = dict[str, Rows]


def small_dossier() -> Dossier:
    """Return building A with two floors of two units, one firm, one archetype."""
    return Dossier(problem=make.problem(firms=[make.firm("F1")]))


def tables_of(dossier: Dossier, *, lang: Lang | None = None) -> Tables:
    """Return every table of a dossier as rows of text, headers first; empty tables are left out."""
    found: Tables = {}
    for table in TABLES:
        rows = rows_of(dossier, table)
        if rows:
            header: list[Any] = [c.header(lang) if lang else c.key for c in table.columns]
            found[table.name] = [header, *([row[c.key] for c in table.columns] for row in rows)]
    return found


def small_tables() -> Tables:
    return tables_of(small_dossier())


def put(tables: Tables, table: str, column: str, value: Any, *, row: int = 1) -> Tables:
    """Write one cell, in place; `row` counts data rows from 1."""
    rows = tables[table]
    rows[row][rows[0].index(column)] = value
    return tables


def drop(tables: Tables, table: str, *columns: str) -> Tables:
    """Leave columns out, in place."""
    kept = [place for place, name in enumerate(tables[table][0]) if name not in columns]
    tables[table] = [[row[place] for place in kept] for row in tables[table]]
    return tables


def csv_bytes(rows: Iterable[Sequence[Any]], encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def write_csvs(folder: Path, tables: Mapping[str, Rows], encoding: str = "utf-8-sig") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(csv_bytes(rows, encoding))
    return folder


def book_of(tables: Mapping[str, Rows]) -> openpyxl.Workbook:
    """Return a workbook with a sheet for each table, every cell as it is given."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([undo(cell) if isinstance(cell, str) else cell for cell in row])
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_tables(folder: Path, tables: Mapping[str, Rows]) -> Reading:
    return read_folder(write_csvs(folder, tables))


def read_book(book: openpyxl.Workbook) -> Reading:
    return read_workbook("book.xlsx", saved(book))


def errors(reading: Reading) -> list[Issue]:
    return [issue for issue in reading.issues if issue.severity is Severity.ERROR]


def said(issues: Iterable[Issue]) -> str:
    """Return issues as lines for a failing test."""
    return "\n".join(f"{i.severity} {i.cell} {i.message.say(Lang.EN)}" for i in issues)


def the_error(reading: Reading) -> Issue:
    """Return the only error there is."""
    found = errors(reading)
    assert reading.dossier is None
    assert len(found) == 1, said(reading.issues)
    return found[0]
