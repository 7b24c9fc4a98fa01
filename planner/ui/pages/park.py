"""The park as its tables describe it: site, buildings, floors, units, caps, sources."""

import streamlit as st

from planner.ui.components.banner import park_title
from planner.ui.components.editor import desk_of, editor, side_switch
from planner.ui.components.frame import open_page
from planner.ui.components.ledger import legend, show_ledger
from planner.ui.components.site import BUILDING_COLUMNS, site
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.views.assumptions import foundation


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(park_title(scene), anchor=False)
    if side_switch(scene):
        editor(scene, desk_of(scene), ("buildings", "units", "floors", "caps", "phases", "parks", "sources"))
        return
    st.info(scene.say(foundation(scene.dossier.sources)))
    legend(scene=scene, key="legend")
    show_ledger(scene, "parks")
    left, right = st.columns([2, 1], gap="large")
    with left:
        site(scene)
    with right:
        st.subheader(scene.say(words.PHASES))
        show_ledger(scene, "phases")
    st.subheader(scene.say(words.CAPS))
    show_ledger(scene, "caps")
    st.subheader(scene.say(words.BUILDINGS))
    show_ledger(scene, "buildings", only=BUILDING_COLUMNS)
    for title, name, height in ((words.FLOORS, "floors", 420), (words.UNITS, "units", 560)):
        st.subheader(scene.say(title))
        show_ledger(scene, name, height_px=height)
    with st.expander(scene.fill(words.ALL_SOURCES, count=len(scene.dossier.sources))):
        show_ledger(scene, "sources", height_px=560)


if __name__ == "__main__":
    open_page(page)
