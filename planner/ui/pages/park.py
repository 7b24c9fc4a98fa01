"""The park as its tables describe it: site, buildings, floors, units, caps, sources."""

import streamlit as st

from planner.domain.plan import Plan
from planner.drawings.site import site_svg
from planner.services.summary import supply
from planner.ui.components.banner import park_title
from planner.ui.components.charts import theme
from planner.ui.components.frame import open_page
from planner.ui.components.ledger import legend, show_ledger
from planner.ui.components.quarter_slider import quarter_slider
from planner.ui.components.stacking import stacking
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.ui.words import shell
from planner.views import format as fmt

_BUILDINGS = (
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


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(park_title(scene), anchor=False)
    st.caption(scene.say(words.READ_ONLY))
    st.info(scene.say(shell.ASSUMED))
    legend(scene=scene, key="legend")
    show_ledger(scene, "parks")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _site(scene)
    with right:
        for title, name in ((words.PHASES, "phases"), (words.CAPS, "caps")):
            st.subheader(scene.say(title))
            show_ledger(scene, name)
    st.subheader(scene.say(words.BUILDINGS))
    show_ledger(scene, "buildings", only=_BUILDINGS)
    for title, name, height in ((words.FLOORS, "floors", 420), (words.UNITS, "units", 560)):
        st.subheader(scene.say(title))
        show_ledger(scene, name, height_px=height)
    with st.expander(scene.fill(words.ALL_SOURCES, count=len(scene.dossier.sources))):
        show_ledger(scene, "sources", height_px=560)


def _site(scene: Scene) -> None:
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
    drawing = site_svg(scene.problem, plan, quarter=scene.quarter, lang=scene.lang, theme=theme())
    stacking(drawing, key="site_plan")


if __name__ == "__main__":
    open_page(page)
