"""Sheets coming in: given as rows, mapped by guess, reviewed against a park."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import ImportReview, review
from planner.tables.opening import sheets_of_file
from planner.tables.reading import read_folder
from planner.tables.sheets import Faults, Sheet
from planner.text import Lang
from tests.support.sheets import Rows, book_of, said, saved

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def park(name: str = "ziyuan") -> Dossier:
    reading = read_folder(DATA / name)
    assert reading.dossier is not None, said(reading.issues)
    return reading.dossier


def sheets(tables: Mapping[str, Rows]) -> tuple[Sheet, ...]:
    faults = Faults()
    found = sheets_of_file("incoming.xlsx", saved(book_of(tables)), faults)
    assert not faults.has_error, said(faults.issues)
    return found


def reviewed(base: Dossier | None, tables: Mapping[str, Rows], **answers: str) -> ImportReview:
    """Review rows as they would come; every sheet must be recognised."""
    return reviewed_sheets(base, sheets(tables), answers)


def reviewed_sheets(
    base: Dossier | None, found: Sequence[Sheet], answers: Mapping[str, str] | None = None
) -> ImportReview:
    mappings = [guess(sheet) for sheet in found]
    assert all(mapping is not None for mapping in mappings), [sheet.title for sheet in found]
    return review(base, found, [mapping for mapping in mappings if mapping is not None], answers=answers)


def changes(result: ImportReview) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return old and new of every changed cell, by table, row and column."""
    why = [f"{q.cell_id} {q.issue.message.say(Lang.EN)}" for q in (*result.refused, *result.ambiguous)]
    assert result.is_ready, (why, said(result.faults))
    return {(c.table, c.row_id, c.column): (c.old, c.new) for c in result.difference.changed}


def row(headers: str, **values: Any) -> list[Any]:
    """Return a row under headers separated by ` · `."""
    names = headers.split(" · ")
    assert set(values) <= set(names), set(values) - set(names)
    return [values.get(name) for name in names]
