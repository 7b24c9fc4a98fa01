"""The site plan with its quarter slider, and which facts of a building are listed beside it."""

import streamlit as st

from planner.domain.plan import Plan
from planner.drawings.site import site_svg
from planner.services.summary import supply
from planner.ui.components.charts import theme
from planner.ui.components.quarter_slider import quarter_slider
from planner.ui.components.stacking import stacking
from planner.ui.scene import Scene
from planner.ui.words import facts as words
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


def site(scene: Scene) -> None:
    """Draw the site plan at the chosen quarter."""
    st.subheader(scene.say(words.SITE))
    space = supply(scene.dossier.problem)
    st.caption(
        scene.fill(
            words.SUM_UNITS,
            units=space.units,
            leasable=fmt.area(space.leasable_m2),
            buildings=space.buildings,
            gross=fmt.area(space.gross_m2),
        )
    )
    quarter_slider(scene)
    plan = scene.report.plan if scene.report else Plan()
    drawing = site_svg(
        scene.problem, plan, quarter=scene.quarter, lang=scene.lang, theme=theme(), width=_SITE_WIDTH
    )
    stacking(drawing, key="site_plan")
