"""What helps a grid that is typed into: pick lists under an open cell, no click before the grid handed over."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from planner.services.picking import PickOption, takes_several

_COMPONENT = st.components.v2.component(
    "park_planner_grid_aid", js=(Path(__file__).parent / "grid_aid.js").read_text("utf-8")
)


def grid_aid(table: str, headings: Mapping[str, str], offered: Mapping[str, tuple[PickOption, ...]]) -> None:
    """Offer words and names in the cells that take them; whatever else is typed stays possible."""
    columns = [
        {
            "heading": headings[key],
            "several": takes_several(table, key),
            "options": [{"value": one.value, "label": one.label} for one in options],
        }
        for key, options in offered.items()
    ]
    _COMPONENT(key="grid_aid", data={"columns": columns})
