"""Short ways to declare a column of each kind; titles and helps are written `zh | en`."""

from enum import StrEnum
from functools import partial
from typing import Any, TypedDict, Unpack

from planner.tables.columns.column import REFUSED, Column, Kind
from planner.tables.columns.quantity import Quantity
from planner.text import Text


def pair(written: str) -> Text:
    """Return the text written as `zh | en`."""
    zh, en = written.split(" | ")
    return Text(zh, en)


class _More(TypedDict, total=False):
    decimals: int
    yes: tuple[str, ...]
    no: tuple[str, ...]
    is_end: bool
    is_read: bool


def _column(
    kind: Kind,
    key: str,
    title: str,
    says: str,
    *,
    of: Quantity | None = None,
    among: type[StrEnum] | None = None,
    default: Any = REFUSED,
    also: str = "",
    **more: Unpack[_More],
) -> Column:
    """Return a column; `also` lists further headers, separated by spaces; `more` are fields of its kind."""
    return Column(
        key=key,
        title=pair(title),
        kind=kind,
        help=pair(says),
        quantity=of,
        words=among,
        default=default,
        aliases=tuple(also.split()),
        **more,
    )


text = partial(_column, Kind.TEXT)
"""Free text; amounts in it are `of` a quantity."""
identity = partial(_column, Kind.ID)
"""An id: text without list separators or control characters."""
whole = partial(_column, Kind.WHOLE)
"""A whole number `of` a quantity."""
decimal = partial(_column, Kind.DECIMAL)
"""A decimal number `of` a quantity, kept exactly, with at most so many `decimals`."""
quarter = partial(_column, Kind.QUARTER)
"""A quarter such as 2024Q3; with `is_end` it is the first one in which something is over."""
day = partial(_column, Kind.DATE)
"""A date such as 2023-03-31."""
yes_no = partial(_column, Kind.YES_NO)
"""Yes or no; `yes` and `no` are further words for the two."""
choice = partial(_column, Kind.WORD)
"""A word of a closed vocabulary `among` those of an enum."""
listing = partial(_column, Kind.LIST, default=())
"""Ids or tags, separated by semicolons; empty means none."""
