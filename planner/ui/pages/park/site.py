"""The site plan with its quarter slider, and which facts of a building are listed beside it."""

import streamlit as st

from planner.domain.park.plan import Plan
from planner.drawings.site import site_svg
from planner.services.planning.summary import supply
from planner.ui.page_context import PageContext
from planner.ui.pages.park import words
from planner.ui.shared.charts import theme
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.stacking import stacking
from planner.views import format as fmt

BUILDING_COLUMNS = (
    "building_id",
    "name_zh",
    "phase_id",
    "kind",
    "handover_quarter",
    "gfa_m2",
    "footprint_m2",
    "net_to_gross",
    "transformer_kva",
    "usable_kw",
    "max_hazard_class",
    "fire_resistance",
    "sprinklered",
    "height_m",
    "loading_docks",
    "freight_lifts",
)
_SITE_WIDTH = 660.0
"""About that of its column at 1280 px, so that letters come out at their size."""


def site(context: PageContext) -> None:
    """Draw the site plan at the chosen quarter."""
    st.subheader(context.say(words.SITE))
    space = supply(context.dossier.problem)
    st.caption(
        context.fill(
            words.SUM_UNITS,
            units=space.units,
            leasable=fmt.area(space.leasable_m2),
            buildings=space.buildings,
            gross=fmt.area(space.gross_m2),
        )
    )
    quarter_slider(context)
    plan = context.report.plan if context.report else Plan()
    drawing = site_svg(
        context.problem, plan, quarter=context.quarter, lang=context.lang, theme=theme(), width=_SITE_WIDTH
    )
    stacking(drawing, key="site_plan")
