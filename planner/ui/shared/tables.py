"""Tables: plain cells, names as text, a row tied to a firm chooses that firm."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import streamlit as st

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
    specs = [column if isinstance(column, SheetColumn) else SheetColumn(label=column) for column in columns]
    cells = {f"c{at}": [_cell(row[at], spec) for row in rows] for at, spec in enumerate(specs)}
    config = {f"c{at}": _config(spec, [row[at] for row in rows]) for at, spec in enumerate(specs)}
    is_short = len(rows) <= _LONGEST_WITHOUT_SCROLL
    height: Literal["content"] | int = height_px or ("content" if is_short else 720)
    if not firms:
        st.dataframe(cells, hide_index=True, column_config=config, key=key, height=height, alt=alt)
        return
    linked = _Link(key, list(firms))
    st.dataframe(
        cells,
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
