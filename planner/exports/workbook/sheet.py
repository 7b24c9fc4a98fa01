"""A sheet on its way into the workbook: its table, what may be chosen in it, and how it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from planner.exports.table import Cell, ExportTable
from planner.text import Text


@dataclass(frozen=True, slots=True)
class SheetFormula:
    """A formula with the value it has now; `form` is how the value is shown, `words` what `{key}` in it says."""

    expression: str
    value: int | Decimal | Text | None
    form: str = "@"
    words: Mapping[str, Text] = field(default_factory=dict)
    is_array: bool = False


@dataclass(frozen=True, slots=True)
class WithUnit:
    """A number that is shown with its unit and stays a number."""

    value: Decimal | int
    unit: str


SheetCell = Cell | SheetFormula | WithUnit


class RowStyle(StrEnum):
    """What a row is."""

    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSheet:
    """One sheet.

    `choices` are the lists of columns by number, `notes` what is said of a heading, `styles` those of rows by number from 0.
    A sheet that is not printed is for looking up: its print area is empty. The last `beside` columns are left out in print.
    """

    key: str
    title: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    fixed: int = 1
    choices: Mapping[int, tuple[Text, ...]] = field(default_factory=dict)
    notes: Mapping[int, Text] = field(default_factory=dict)
    styles: Mapping[int, RowStyle] = field(default_factory=dict)
    is_printed: bool = True
    is_portrait: bool = False
    beside: int = 0
    has_filter: bool = True


def lookup_sheet(table: ExportTable) -> BookSheet:
    """Return a table as a sheet that is not printed with the others."""
    return BookSheet(
        key=table.key,
        title=table.title,
        columns=table.columns,
        rows=table.rows,
        fixed=table.fixed,
        is_printed=False,
    )
