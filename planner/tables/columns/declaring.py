"""Short ways to declare a column of each kind; titles and helps are written `zh | en`."""

from enum import StrEnum
from typing import Any

from planner.tables.columns.column import REFUSED, Column, Kind
from planner.tables.columns.quantity import Quantity
from planner.text import Text


def pair(written: str) -> Text:
    """Return the text written as `zh | en`."""
    zh, en = written.split(" | ")
    return Text(zh, en)


def text(
    key: str, title: str, *, says: str, default: Any = REFUSED, also: str = "", of: Quantity | None = None
) -> Column:
    """Declare free text; `also` lists further headers, separated by spaces; amounts in it are `of` a quantity."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.TEXT,
        help=pair(says),
        quantity=of,
        default=default,
        aliases=tuple(also.split()),
    )


def identity(key: str, title: str, *, says: str, default: Any = REFUSED, also: str = "") -> Column:
    """Declare an id: text without list separators or control characters."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.ID,
        help=pair(says),
        default=default,
        aliases=tuple(also.split()),
    )


def whole(
    key: str, title: str, *, of: Quantity | None, says: str, default: Any = REFUSED, also: str = ""
) -> Column:
    """Declare a whole number."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.WHOLE,
        help=pair(says),
        quantity=of,
        default=default,
        aliases=tuple(also.split()),
    )


def decimal(
    key: str,
    title: str,
    *,
    of: Quantity | None,
    says: str,
    default: Any = REFUSED,
    also: str = "",
    decimals: int = 3,
) -> Column:
    """Declare a decimal number, kept exactly."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.DECIMAL,
        help=pair(says),
        quantity=of,
        default=default,
        aliases=tuple(also.split()),
        decimals=decimals,
    )


def quarter(
    key: str, title: str, *, says: str, default: Any = REFUSED, also: str = "", is_end: bool = False
) -> Column:
    """Declare a quarter such as 2024Q3; with `is_end` it is the first one in which something is over."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.QUARTER,
        help=pair(says),
        default=default,
        aliases=tuple(also.split()),
        is_end=is_end,
    )


def day(key: str, title: str, *, says: str, default: Any = REFUSED, also: str = "") -> Column:
    """Declare a date such as 2023-03-31."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.DATE,
        help=pair(says),
        default=default,
        aliases=tuple(also.split()),
    )


def yes_no(
    key: str,
    title: str,
    *,
    says: str,
    default: Any = REFUSED,
    also: str = "",
    yes: str = "",
    no: str = "",
) -> Column:
    """Declare a yes/no column; `yes` and `no` list further words for the two."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.YES_NO,
        help=pair(says),
        default=default,
        aliases=tuple(also.split()),
        yes=tuple(yes.split()),
        no=tuple(no.split()),
    )


def choice(
    key: str, title: str, *, among: type[StrEnum], says: str, default: Any = REFUSED, also: str = ""
) -> Column:
    """Declare a word of a closed vocabulary."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.WORD,
        help=pair(says),
        words=among,
        default=default,
        aliases=tuple(also.split()),
    )


def listing(key: str, title: str, *, says: str, default: Any = (), also: str = "") -> Column:
    """Declare a list of ids or tags, separated by semicolons; empty means none."""
    return Column(
        key=key,
        title=pair(title),
        kind=Kind.LIST,
        help=pair(says),
        default=default,
        aliases=tuple(also.split()),
    )
