"""A large paste that a browser hands over as one text, laid over the rows of its grid."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.domain.projects.draft import Cells
from planner.ui.shared.editing.typed_grid import Seed


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedText:
    """A text of rows and tabs, and the cell of the grid that its first cell goes to."""

    row: int
    column: str
    text: str


def read_pasted(said: Any, *, token: str, columns: tuple[str, ...]) -> PastedText | None:
    """Return what a browser says was pasted into the grid of that token; None if that cannot be."""
    if not isinstance(said, dict) or said.get("grid") != token:
        return None
    row, column, text = said.get("row"), said.get("column"), said.get("text")
    if not isinstance(row, int) or row < 0 or column not in columns or not isinstance(text, str):
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return None
    return PastedText(row=row, column=column, text=text)


def pasted_rows(
    seed: Seed, rows: tuple[Cells, ...], pasted: PastedText, *, read: Callable[[str, str], str]
) -> tuple[Cells, ...]:
    """Return `rows`, the table as its grid knows it, with a paste laid over them and what is below the last added.

    What stands to the right of the last column of the grid is left away, as a grid does.
    """
    keys = seed.visible[seed.visible.index(pasted.column) :]
    places = [seed.columns.index(key) for key in keys]
    after = list(rows)
    for number, texts in enumerate(_lines(pasted.text)):
        at = _place(seed, pasted.row + number, len(after))
        if at == len(after):
            after.append(("",) * len(seed.columns))
        row = list(after[at])
        for key, place, text in zip(keys, places, texts, strict=False):
            row[place] = read(key, text)
        after[at] = tuple(row)
    return tuple(row for at, row in enumerate(after) if at < len(rows) or any(row))


def _place(seed: Seed, row: int, count: int) -> int:
    if row < len(seed.shown):
        return seed.shown[row]
    return min(len(seed.rows) + row - len(seed.shown), count)


def _lines(text: str) -> list[list[str]]:
    """Return the cells, quoted as spreadsheets quote those that hold a line break; a stray quote quotes nothing."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    plain = [line.split("\t") for line in ended.split("\n")]
    if '"' not in text or text.count('"') % 2:
        return plain
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error:
        return plain
