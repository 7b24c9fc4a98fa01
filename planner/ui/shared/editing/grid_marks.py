"""Rows of a grid that hold something to mend, marked where they stand."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from planner.palette import VERMILION
from planner.services.editing.editor_view import EditorView
from planner.services.wording.grid_columns import column_title
from planner.text import Lang

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Marks = Mapping[int, str]
"""Places of rows, from 0, and the columns of each that cannot be read."""

NUMBER = "_row"
"""A column of the grid alone: the number of the row, as the list of problems gives it, and its mark."""
MOST_STYLED = 10_000
"""Cells up to which marks follow each keystroke; in a larger grid they are those it was drawn with."""
_SIGN = "⚠"
_CSS = f"color: {VERMILION}; background-color: {VERMILION}22"


def row_marks(desk: EditorView, table: str, lang: Lang) -> Marks:
    """Return what is wrong in the rows of a table, by the place of the row."""
    wrong: dict[int, list[str]] = {}
    for issue in desk.errors:
        cell = issue.cell
        if cell is not None and cell.sheet == table and cell.row is not None and cell.row >= 1:
            title = column_title(table, cell.column).say(lang) if cell.column else ""
            wrong.setdefault(cell.row - 1, []).append(title)
    return {at: " · ".join(dict.fromkeys(filter(None, titles))) for at, titles in wrong.items()}


def numbers(shown: Sequence[int], marks: Marks, *, columns: int) -> list[str]:
    """Return the first column of a grid as it is drawn; a large one carries its marks in it."""
    if len(shown) * (columns + 1) <= MOST_STYLED:
        return [str(at + 1) for at in shown]
    return [_said(at, marks) for at in shown]


def marked(cells: pd.DataFrame, shown: Sequence[int], marks: Marks) -> "pd.DataFrame | Styler":
    """Return the cells with the marks of now laid over the first column; the cells themselves stay as drawn."""
    said = {str(at + 1): _said(at, marks) for at in shown if at in marks}
    if not said or cells.size > MOST_STYLED:
        return cells
    styler = cells.style.format(lambda text: said.get(str(text), str(text)), subset=[NUMBER])
    return styler.map(lambda text: _CSS if text in said else "", subset=[NUMBER])


def _said(at: int, marks: Marks) -> str:
    return f"{at + 1} {_SIGN} {marks[at]}".rstrip() if at in marks else str(at + 1)
