"""What a browser says of a grid, looked over before anything is done with it: it may say anything."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

Said = Mapping[str, Any]

_OWN = frozenset({"_index", "_row"})
"""Columns that a grid has beside those of its table."""
_NOT_READ = (ValueError, TypeError, AttributeError, KeyError, RecursionError, OverflowError)


def read_message(say: Callable[[], Any], *, rows: int, columns: Collection[str]) -> Said | None:
    """Return what `say` gives of a grid with so many rows and these columns; None if it can be of no such grid.

    A row or column that was never there, a word for a row, a list for a cell, half a
    character: a grid that was clicked and typed in says nothing of the kind.
    """
    try:
        said = say()
        known = frozenset(columns) | _OWN
        is_sound = (
            all(_is_place(at, rows) and _are_cells(cells, known) for at, cells in said["edited_rows"].items())
            and all(_are_cells(cells, known) for cells in said["added_rows"])
            and all(_is_place(at, rows) for at in said["deleted_rows"])
        )
    except _NOT_READ:
        return None
    return {key: said[key] for key in ("edited_rows", "added_rows", "deleted_rows")} if is_sound else None


def _is_place(at: object, rows: int) -> bool:
    return isinstance(at, int) and not isinstance(at, bool) and 0 <= at < rows


def _are_cells(cells: object, known: Collection[str]) -> bool:
    return isinstance(cells, Mapping) and all(
        column in known and _is_text(value) for column, value in cells.items()
    )


def _is_text(value: object) -> bool:
    if isinstance(value, str):
        value.encode()  # half a character is a ValueError
        return True
    return value is None or isinstance(value, bool | int | float)
