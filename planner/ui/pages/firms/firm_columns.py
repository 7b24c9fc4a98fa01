"""The columns of the firms table, a group at a time."""

from planner.ui.page_context import PageContext
from planner.ui.pages.firms import words
from planner.ui.shared.tabs import tabs
from planner.ui.state import Slot

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


def firm_columns(context: PageContext) -> tuple[str, tuple[str, ...]]:
    """Offer the groups; return the chosen one and its columns."""
    options = {code: title for code, (title, _) in GROUPS.items()}
    chosen = tabs(context, GROUP, options, label=words.GROUP, key="firm_columns_choice")
    return chosen, GROUPS[chosen][1]
