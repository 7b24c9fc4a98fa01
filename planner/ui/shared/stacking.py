"""The stacking plan on screen: our SVG in the page, a click or Enter chooses the firm or building."""

from pathlib import Path

import streamlit as st

from planner.ui import state

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "park_planner_stacking",
    html='<div class="sheet">\n<div class="canvas"></div>\n<div class="card" hidden></div>\n</div>',
    css=(_HERE / "stacking.css").read_text("utf-8"),
    js=(_HERE / "stacking.js").read_text("utf-8"),
)


def stacking(svg: str, *, key: str, most: str = "") -> None:
    """Show a drawing whose blocks carry `data-firm`; picking one chooses that firm everywhere.

    `most` is the height before it scrolls, in terms of CSS.

    Heads of buildings that are drawn to be chosen choose the building.
    """

    def picked() -> None:
        firm_id = st.session_state[key].get("picked")
        if firm_id:
            state.choose_firm(str(firm_id))

    def entered() -> None:
        building_id = st.session_state[key].get("building")
        if building_id:
            state.choose_building(str(building_id))

    _COMPONENT(key=key, data={"svg": svg, "most": most}, on_picked_change=picked, on_building_change=entered)
