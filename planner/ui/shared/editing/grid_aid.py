"""What helps a grid that is typed into.

Pick lists under an open cell, nothing done elsewhere before the grid handed over, large pastes in one piece.
"""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from planner.services.editing.picking import PickOption, takes_several

_KEY = "grid_aid"
_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "park_planner_grid_aid",
    js="".join(
        (_HERE / name).read_text("utf-8") for name in ("grid_hold.js", "grid_paste.js", "grid_aid.js")
    ),
)


def grid_aid(
    table: str,
    headings: Mapping[str, str],
    offered: Mapping[str, tuple[PickOption, ...]],
    *,
    token: str,
    on_pasted: Callable[[Any], None],
) -> None:
    """Offer words and names in the cells that take them; whatever else is typed stays possible.

    A large paste into the grid of that `token` goes to `on_pasted`, as the browser tells it.
    """
    columns = [
        {
            "key": key,
            "heading": headings[key],
            "several": takes_several(table, key),
            "options": [{"value": one.value, "label": one.label} for one in options],
        }
        for key, options in offered.items()
    ]
    asked = st.session_state[_KEY].get("asked") if _KEY in st.session_state else None
    _COMPONENT(
        key=_KEY,
        data={"columns": columns, "grid": token, "heard": asked, "run": secrets.token_hex(4)},
        on_asked_change=_hear,
        on_pasted_change=lambda: on_pasted(st.session_state[_KEY].get("pasted")),
    )


def _hear() -> None:
    """Take note: whatever the grid told before was taken in before this."""
