"""Tables of text to typed frames and back, column by column."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from planner.domain.park.quarter import Quarter
from planner.domain.projects.draft import TypedTable
from planner.services.importing.park_tables import column_kinds

_EMPTY = {"", "-"}


def frame_of(table: TypedTable) -> pd.DataFrame:
    """Return a table as a frame under its canonical headers.

    Whole numbers are `Int64`, decimals `Float64`, yes/no `boolean`, quarters `period[Q-DEC]`, dates
    `datetime64`, all else text; an empty cell is missing, in text it is the empty text.
    """
    text = pd.DataFrame(list(table.rows), columns=list(table.columns), dtype="str")
    kinds = column_kinds(table.name)
    return pd.DataFrame({key: _TYPED.get(kinds[key], _as_text)(text[key]) for key in table.columns})


def typed_table(name: str, frame: pd.DataFrame) -> TypedTable:
    """Return a frame as a table of text, whatever the types of its columns; what is missing becomes an empty cell."""
    columns = [[_written(value) for value in frame[key].tolist()] for key in frame.columns]
    rows = tuple(zip(*columns, strict=True)) if columns else ()
    return TypedTable(name=name, columns=tuple(map(str, frame.columns)), rows=rows)


def period(quarter: Quarter | None) -> pd.Period | None:
    """Return a quarter as pandas counts it."""
    return None if quarter is None else pd.Period(str(quarter), freq="Q-DEC")


def quarters(values: list[Quarter | None]) -> Any:
    """Return quarters as a column of periods."""
    return pd.PeriodIndex([pd.NaT if one is None else period(one) for one in values], freq="Q-DEC")


def _missing(cells: pd.Series) -> pd.Series:
    return cells.mask(cells.isin(_EMPTY))


def _as_whole(cells: pd.Series) -> pd.Series:
    return pd.to_numeric(_missing(cells)).astype("Int64")


def _as_decimal(cells: pd.Series) -> pd.Series:
    return pd.to_numeric(_missing(cells)).astype("Float64")


def _as_quarter(cells: pd.Series) -> pd.Series:
    return pd.Series(pd.PeriodIndex(_missing(cells), freq="Q-DEC"), index=cells.index)


def _as_date(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(_missing(cells), format="ISO8601")


def _as_yes_no(cells: pd.Series) -> pd.Series:
    return cells.map({"Y": True, "N": False}).astype("boolean")


def _as_text(cells: pd.Series) -> pd.Series:
    return cells


_TYPED: Mapping[str, Callable[[pd.Series], pd.Series]] = {
    "whole": _as_whole,
    "decimal": _as_decimal,
    "quarter": _as_quarter,
    "date": _as_date,
    "yes_no": _as_yes_no,
}


def _written(value: Any) -> str:  # noqa: PLR0911  one line a type
    if isinstance(value, bool | np.bool_):
        return "Y" if value else "N"
    if isinstance(value, (list, tuple, set, frozenset)):
        return ";".join(map(_written, value))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, pd.Period):
        return f"{value.year}Q{value.quarter}"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return format(Decimal(repr(float(value))).normalize(), "f")
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
