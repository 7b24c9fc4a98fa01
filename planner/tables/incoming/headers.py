"""The header of each column of a sheet, where it may be spread over two rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.tables.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a column: as a person would say it, and other ways to join its parts."""

    place: int
    shown: str
    spoken: tuple[str, ...]


def headers_at(sheet: Sheet, index: int) -> tuple[Header, ...]:
    """Return the headers of row `index` (from 0), joined with a grouping row above it, if there is one."""
    row = sheet.rows[index]
    above = _groups(sheet, index - 1) if index else {}
    found = []
    for place, cell in enumerate(row.cells):
        own, group = cell.strip(), above.get(place, "")
        is_copied = place in row.marks and row.marks[place].is_copied
        if own and group and not is_copied:
            stem = group.split("(")[0].split("（")[0]
            unit = group[len(stem) :]
            found.append(Header(place, f"{group}{own}", (f"{own}{stem}{unit}", f"{stem}{own}{unit}", own)))
        elif own:
            found.append(Header(place, own, (own,)))
    return tuple(found)


def _groups(sheet: Sheet, index: int) -> dict[int, str]:
    """Return the text of each block of row `index` that is merged across columns, by place."""
    found: dict[int, str] = {}
    cells: Sequence[str] = sheet.rows[index].cells
    for (top, left), (bottom, right) in sheet.blocks:
        if top == bottom == sheet.rows[index].number - 1 and right > left and left < len(cells):
            is_title = right - left + 1 >= len(cells) > 2
            if cells[left].strip() and not is_title:
                found |= dict.fromkeys(range(left, right + 1), cells[left].strip())
    return found
