"""What a person did in a grid, laid over the rows the grid was drawn from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.projects.draft import Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What a grid was drawn from: all rows of its table, which of them it shows, and which columns.

    `shown` are places in `rows`; `columns` are all keys of the table, `visible` those of the grid.
    """

    rows: tuple[Cells, ...]
    shown: tuple[int, ...]
    columns: tuple[str, ...]
    visible: tuple[str, ...]


def _as_typed(_key: str, text: str) -> str:
    return text


def typed_rows(
    seed: Seed, said: Mapping[str, Any], *, read: Callable[[str, str], str] = _as_typed
) -> tuple[Cells, ...]:
    """Return the rows of the table after what the grid says was edited, added and deleted.

    `read` gives the text that is kept of a cell, from its column and what was typed. Places and
    columns that the grid never showed are ignored, as is anything that is no text: what a browser
    sends is not to be trusted.
    """
    edited = {int(at): cells for at, cells in dict(said.get("edited_rows", {})).items()}
    gone = {seed.shown[at] for at in said.get("deleted_rows", ()) if 0 <= at < len(seed.shown)}
    rows = list(seed.rows)
    for at, cells in edited.items():
        if 0 <= at < len(seed.shown):
            rows[seed.shown[at]] = _laid_over(rows[seed.shown[at]], cells, seed, read)
    kept = [row for at, row in enumerate(rows) if at not in gone]
    empty = ("",) * len(seed.columns)
    added = [_laid_over(empty, cells, seed, read) for cells in said.get("added_rows", ())]
    return (*kept, *(row for row in added if any(row)))


def _laid_over(row: Cells, cells: Mapping[str, Any], seed: Seed, read: Callable[[str, str], str]) -> Cells:
    new = list(row)
    for key, value in cells.items():
        if key in seed.visible:
            new[seed.columns.index(key)] = read(key, text_of(value))
    return tuple(new)


def text_of(value: Any) -> str:
    """Return a cell as text; an emptied cell comes as None."""
    return "" if value is None else str(value)


def visible_rows(total: int, *, only: Sequence[int] | None) -> tuple[int, ...]:
    """Return the places of the rows to show: those in `only` that exist, or all."""
    return tuple(range(total)) if only is None else tuple(at for at in only if 0 <= at < total)
