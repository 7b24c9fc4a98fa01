"""What a column is, and what a table is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Any

from planner.tables.columns.quantity import Quantity
from planner.text import Lang, Text


class Kind(StrEnum):
    """How the text of a cell is read."""

    TEXT = "text"
    ID = "id"
    WHOLE = "whole"
    DECIMAL = "decimal"
    QUARTER = "quarter"
    DATE = "date"
    YES_NO = "yes_no"
    WORD = "word"
    LIST = "list"


class Blank(Enum):
    """What an empty cell of a column without a default means."""

    REFUSED = auto()
    """A value must be given."""
    FILLED = auto()
    """The value follows from the firm's archetype and its other cells."""


REFUSED = Blank.REFUSED
FILLED = Blank.FILLED


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the field it fills, its headers, and how its cells are read.

    `key` is the canonical header and the name of the field. `default` is the value of an
    empty cell or of a missing column, or a `Blank`. `decimals` is the most decimals a cell may have.
    `yes` and `no` are further words of a yes/no column. `is_end` if the quarter is the first one after.
    A column that is not `is_read` has a place in the table, and what stands in it is passed over, right or wrong.
    """

    key: str
    title: Text
    kind: Kind
    help: Text
    quantity: Quantity | None = None
    words: type[StrEnum] | None = None
    aliases: tuple[str, ...] = ()
    default: Any = REFUSED
    decimals: int = 3
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    is_end: bool = False
    is_read: bool = True

    @property
    def is_required(self) -> bool:
        """Whether an empty cell is an error."""
        return self.default is REFUSED

    def header(self, lang: Lang) -> str:
        """Return the header in `lang`, with the unit of measure in brackets."""
        title = self.title.say(lang)
        if self.quantity is None:
            return title
        unit = self.quantity.shown.say(lang)
        return f"{title}({unit})" if lang is Lang.ZH else f"{title} ({unit})"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: its name, its columns, and the columns that identify a row.

    `row_type` is the domain value a row becomes, if rows map one to one. `pairs` are fields of
    type `Text` that are kept in two columns, `…_zh` and `…_en`.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    row_type: type[Any] | None = None
    pairs: tuple[str, ...] = ()
    is_required: bool = False
    aliases: tuple[str, ...] = ()
    column: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "column", {column.key: column for column in self.columns})
