"""A table on its way into a file: titles in both languages, cells that know what they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.text import Text


@dataclass(frozen=True, slots=True)
class Percentage:
    """A fraction that is shown as per cent."""

    value: Decimal | None


Cell = str | int | Decimal | date | Text | Percentage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTable:
    """One sheet of a workbook, or one CSV file. `fixed` columns stay in sight."""

    key: str
    title: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 1


def columns(*pairs: tuple[str, str]) -> tuple[Text, ...]:
    """Return column titles from pairs of Chinese and English."""
    return tuple(Text(zh, en) for zh, en in pairs)
