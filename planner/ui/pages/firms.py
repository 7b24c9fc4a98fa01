"""Every firm with its needs, a group of columns at a time; the chosen one with its card."""

import streamlit as st

from planner.services.summary import demand
from planner.ui import state
from planner.ui.components.firm_card import firm_card
from planner.ui.components.frame import open_page
from planner.ui.components.ledger import legend, show_ledger
from planner.ui.scene import Scene
from planner.ui.state import Slot
from planner.ui.words import facts as words
from planner.ui.words import shell
from planner.views import format as fmt

GROUP = Slot("firm_columns", "who")
_WHO = ("firm_id", "name_zh")
GROUPS = {
    "who": (
        words.WHO,
        (*_WHO, "archetype", "product", "origin_city", "stage", "probability", "priority", "is_real"),
    ),
    "space": (
        words.SPACE,
        (
            *_WHO,
            "area_req_m2",
            "area_min_m2",
            "area_max_m2",
            "committed_building",
            "sitting_units",
            "needs_whole_building",
            "ground_floor",
            "needs_dock",
            "min_load_kn_m2",
            "min_clear_height_m",
            "min_freight_lift_t",
            "cleanroom_m2",
            "hazard_class",
            "expansion_option_m2",
        ),
    ),
    "utilities": (
        words.UTILITIES,
        (*_WHO, "power_kw", "water_m3d", "wastewater_m3d", "steam_tph", "needs_steam", "hazwaste_tpa"),
    ),
    "economy": (
        words.ECONOMY,
        (*_WHO, "invest_10k", "output_10k", "tax_10k", "jobs", "reg_path", "licence_type"),
    ),
    "times": (
        words.TIMES,
        (
            *_WHO,
            "desired_quarter",
            "latest_quarter",
            "lease_years",
            "fitout_weeks",
            "licence_weeks",
            "sitting_since",
            "lease_end",
        ),
    ),
}


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(scene.say(shell.FIRMS), anchor=False)
    asked = demand(scene.dossier.problem)
    st.caption(
        scene.fill(
            words.FIRMS_SUM,
            count=asked.firms,
            asked=fmt.area(asked.asked_m2),
            share=fmt.percent(asked.share),
            signed=asked.signed,
        )
    )
    legend(scene=scene, key="legend")
    if scene.report is not None:
        firm_card(scene, scene.report)
    group = _group(scene)
    show_ledger(scene, "firms", only=GROUPS[group][1], pick=True, key=f"firms_{group}")
    with st.expander(scene.say(words.ARCHETYPES)):
        show_ledger(scene, "archetypes")


def _group(scene: Scene) -> str:
    key = "firm_columns_choice"
    chosen = state.primed(GROUP, key, list(GROUPS))
    st.segmented_control(
        scene.say(words.GROUP),
        list(GROUPS),
        format_func=lambda code: scene.say(GROUPS[code][0]),
        key=key,
        on_change=state.kept_by(GROUP, key),
        required=True,
        label_visibility="collapsed",
    )
    return chosen


if __name__ == "__main__":
    open_page(page)
