"""Tables: plain cells, names as text, a row tied to a firm chooses that firm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.dataframe_util import convert_pandas_df_to_arrow_table

from planner.ui import state
from planner.views import format as fmt

Value = str | int | float | Decimal | bool | None
Width = Literal["small", "medium", "large"] | int | None
_LONGEST_WITHOUT_SCROLL = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: its heading, how wide, and how many decimals if it holds numbers."""

    label: str
    places: int | None = None
    width: Width = None
    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table as browsers get it, for all that look at it: cells as an Arrow table, columns as Streamlit takes them."""

    cells: Any
    config: Mapping[str, Any]
    firms: tuple[str, ...]
    """The firm of each row, where rows choose firms."""


def sheet_table(
    columns: Sequence[SheetColumn | str], rows: Sequence[Sequence[Value]], *, firms: Sequence[str] = ()
) -> SheetTable:
    """Return rows under columns, ready to be shown."""
    specs = [column if isinstance(column, SheetColumn) else SheetColumn(label=column) for column in columns]
    cells = {f"c{at}": [_cell(row[at], spec) for row in rows] for at, spec in enumerate(specs)}
    return SheetTable(
        # What Streamlit makes of the cells each time it is given them: an Arrow table goes out as it is.
        cells=convert_pandas_df_to_arrow_table(pd.DataFrame(cells)),
        config={f"c{at}": _config(spec, [row[at] for row in rows]) for at, spec in enumerate(specs)},
        firms=tuple(firms),
    )


def table(
    columns: Sequence[SheetColumn | str],
    rows: Sequence[Sequence[Value]],
    *,
    key: str,
    firms: Sequence[str] = (),
    alt: str | None = None,
    height_px: int | None = None,
) -> None:
    """Show rows under columns; `firms` names the firm of each row and makes rows choosable."""
    show_table(sheet_table(columns, rows, firms=firms), key=key, alt=alt, height_px=height_px)


def show_table(made: SheetTable, *, key: str, alt: str | None = None, height_px: int | None = None) -> None:
    """Show a table that is ready."""
    is_short = made.cells.num_rows <= _LONGEST_WITHOUT_SCROLL
    height: Literal["content"] | int = height_px or ("content" if is_short else 720)
    config = dict(made.config)
    if not made.firms:
        st.dataframe(made.cells, hide_index=True, column_config=config, key=key, height=height, alt=alt)
        return
    linked = _Link(key, list(made.firms))
    st.dataframe(
        made.cells,
        hide_index=True,
        column_config=config,
        key=linked.widget_key,
        height=height,
        alt=alt,
        on_select=linked.picked,
        selection_mode="single-row",
        selection_default={"selection": {"rows": linked.rows, "columns": [], "cells": []}},
    )


class _Link:
    """Ties the selected row of a table to the chosen firm, both ways.

    Streamlit takes a selection from the program only when a table first appears, so a
    choice made elsewhere gives the table a new key.
    """

    def __init__(self, key: str, firms: list[str]) -> None:
        self._firms = firms
        self._known = f"{state.PREFIX}table.{key}.firm"
        epoch_key = f"{state.PREFIX}table.{key}.epoch"
        chosen = state.FIRM.get()
        if st.session_state.get(self._known, "") != chosen:
            st.session_state[self._known] = chosen
            st.session_state[epoch_key] = st.session_state.get(epoch_key, 0) + 1
        self.widget_key = f"{key}.{st.session_state.get(epoch_key, 0)}"
        self.rows = [firms.index(chosen)] if chosen in firms else []

    def picked(self) -> None:
        """Take the selected row's firm for the chosen one."""
        rows = st.session_state[self.widget_key]["selection"]["rows"]
        firm_id = self._firms[rows[0]] if rows and rows[0] < len(self._firms) else ""
        # Noted as known before it is chosen, or the next run would take it for a choice made elsewhere and draw the
        # table anew under the person's hand.
        st.session_state[self._known] = firm_id
        state.FIRM.set(firm_id)
        state.REVEAL.set(firm_id)


def _cell(value: Value, spec: SheetColumn) -> Value:
    if spec.places is None:
        return "" if value is None else str(value)
    # Rounded here: the table itself cuts what is beyond the decimals it shows (8,012.5 → 8,012).
    return float(fmt.rounded(value, spec.places)) if isinstance(value, Decimal) else value


def _config(spec: SheetColumn, values: Sequence[Value]) -> Any:
    if spec.places is None:
        return st.column_config.TextColumn(spec.label, width=spec.width, help=spec.help)
    return st.column_config.NumberColumn(
        spec.label,
        width=spec.width,
        help=spec.help,
        format="localized",
        step=10 ** -_decimals(values, most=spec.places),
    )


def _decimals(values: Sequence[Value], *, most: int) -> int:
    """Return how many decimals a column needs, so that whole numbers look whole."""
    decimals = (value.normalize().as_tuple().exponent for value in values if isinstance(value, Decimal))
    return min(most, max((-one for one in decimals if isinstance(one, int) and one < 0), default=0))
