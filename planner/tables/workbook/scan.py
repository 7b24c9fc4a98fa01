"""One pass over a worksheet that counts, and notes what the values alone do not show."""

import re
from dataclasses import dataclass, field

from planner.tables.limits import (
    CELLS,
    CHARACTERS,
    COLUMNS,
    MERGES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGES,
    MOST_ROWS,
    MOST_TEXT,
    ROWS,
    hold,
)
from planner.tables.workbook.archive import WorkbookArchive, damaged
from planner.tables.workbook.markup import Attributes, TagHandler, listen
from planner.tables.workbook.parts import SheetPart

Place = tuple[int, int]
"""Row and column, from 0."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_SHOWN = 60


@dataclass
class Count:
    """What all sheets of a workbook have used up so far."""

    cells: int = 0
    characters: int = 0


@dataclass
class ScanResult:
    """What one sheet holds beside its values.

    `uncached` are formulas that were never calculated, with their text; `errors` are cells
    such as `#REF!`; `percents` are numbers shown as per cents. Rows and columns that are hidden,
    filtered out or of no size count from 0.
    """

    uncached: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False


def scan(
    archive: WorkbookArchive, part: SheetPart, *, percents: frozenset[int], lengths: list[int], count: Count
) -> ScanResult:
    """Read a worksheet once.

    Raises
    ------
    Refused
        If it holds more than the limits allow.
    """
    listener = _Worksheet(part.name, percents, lengths, count)
    listen(archive.chunks(part.path), listener, part=part.path)
    return listener.seen


class _Worksheet(TagHandler):
    def __init__(self, sheet: str, percents: frozenset[int], lengths: list[int], count: Count) -> None:
        self.seen = ScanResult()
        self._places: set[Place] = set()
        self._sheet, self._percents, self._lengths, self._count = sheet, percents, lengths, count
        self._row, self._column, self._merges = -1, -1, 0
        self._kind, self._style, self._path = "", -1, ""
        self._value, self._formula, self._has_formula = "", "", False
        self._size = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            said = attributes.get("r", "")
            self._row = int(said) - 1 if said.isascii() and said.isdigit() else self._row + 1
            self._column = -1
            if _is_hidden(attributes, "ht"):
                self.seen.hidden_rows.add(self._row)
        elif name == "col":
            self._hide_columns(attributes)
        elif name in {"v", "f", "t"}:
            self._path = name
            self._has_formula |= name == "f"
        elif name == "mergeCell":
            self._merges += 1
            hold(self._merges, MOST_MERGES, MERGES, at_least=True, sheet=self._sheet)

    def text(self, text: str) -> None:
        if self._path in {"v", "t"}:
            self._size += len(text)
            self._value += text[: max(0, _SHOWN - len(self._value))]
            if self._count.characters + self._size > MOST_TEXT:
                hold(self._count.characters + self._size, MOST_TEXT, CHARACTERS, at_least=True)
        elif self._path == "f":
            self._formula += text[: max(0, _SHOWN - len(self._formula))]

    def end(self, name: str) -> None:
        if name == self._path:
            self._path = ""
        elif name == "c":
            self._end_cell()

    def _hide_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if _is_hidden(attributes, "width") and all(one.isascii() and one.isdigit() for one in (first, last)):
            self.seen.hidden_columns |= set(range(int(first) - 1, min(int(last), MOST_COLUMNS)))

    def _begin_cell(self, attributes: Attributes) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match is None:
            self._column += 1
        else:
            self._row, self._column = int(match[2]) - 1, column_number(match[1])
        style = attributes.get("s", "0")
        self._style = int(style) if style.isascii() and style.isdigit() else -1
        self._kind = attributes.get("t", "n")
        self._value, self._formula, self._has_formula = "", "", False
        self._size = 0

    def _end_cell(self) -> None:
        if not self._value and not self._has_formula:
            return
        place = (self._row, self._column)
        if place in self._places:
            raise damaged(f"{self._sheet}!{address(place)} appears twice")
        self._places.add(place)
        self._count.cells += 1
        self._count.characters += self._length()
        self._hold(place)
        if self._kind == "e":
            self.seen.errors[place] = self._value
        elif self._has_formula and not self._value.strip() and self._kind != "str":
            self.seen.uncached[place] = self._formula
        elif self._kind == "n" and self._style in self._percents:
            self.seen.percents.add(place)

    def _hold(self, place: Place) -> None:
        row, column = place
        if row >= MOST_ROWS:
            hold(row + 1, MOST_ROWS, ROWS, at_least=True, sheet=self._sheet)
        if column >= MOST_COLUMNS:
            hold(column + 1, MOST_COLUMNS, COLUMNS, at_least=True, sheet=self._sheet)
        if self._count.cells > MOST_CELLS:
            hold(self._count.cells, MOST_CELLS, CELLS, at_least=True)
        if self._count.characters > MOST_TEXT:
            hold(self._count.characters, MOST_TEXT, CHARACTERS, at_least=True)

    def _length(self) -> int:
        if self._kind != "s":
            return self._size
        said = self._value.strip()
        index = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1
        return self._lengths[index] if 0 <= index < len(self._lengths) else 0


def _is_hidden(attributes: Attributes, size: str) -> bool:
    said = attributes.get(size, "")
    return attributes.get("hidden") in {"1", "true"} or bool(said and not said.strip("0."))


def column_number(letters: str) -> int:
    """Return the place of a column, from 0: `A` is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(place: Place) -> str:
    """Return a cell's address as a spreadsheet shows it: `B7`."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
