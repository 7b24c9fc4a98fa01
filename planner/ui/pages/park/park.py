"""The park as its tables describe it: site, buildings, floors, units, caps, sources."""

import streamlit as st

from planner.ui.page_context import PageContext
from planner.ui.pages.park import words
from planner.ui.pages.park.site import BUILDING_COLUMNS, site, site_table
from planner.ui.shared.banner import park_title
from planner.ui.shared.editing.editor import desk_of, editor, side_switch
from planner.ui.shared.frame import open_page
from planner.ui.shared.ledger import legend, show_ledger
from planner.views.assumptions import foundation


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(park_title(context), anchor=False)
    if side_switch(context):
        editor(
            context, desk_of(context), ("buildings", "units", "floors", "caps", "phases", "parks", "sources")
        )
        return
    st.info(context.say(foundation(context.dossier.sources)))
    legend(context=context, key="legend")
    show_ledger(context, "parks")
    left, right = st.columns([2, 1], gap="large")
    with left:
        site(context)
    with right:
        st.subheader(context.say(words.PHASES))
        show_ledger(context, "phases")
    site_table(context)
    st.subheader(context.say(words.CAPS))
    show_ledger(context, "caps")
    st.subheader(context.say(words.BUILDINGS))
    show_ledger(context, "buildings", only=BUILDING_COLUMNS)
    for title, name, height in ((words.FLOORS, "floors", 420), (words.UNITS, "units", 560)):
        st.subheader(context.say(title))
        show_ledger(context, name, height_px=height)
    with st.expander(context.fill(words.ALL_SOURCES, count=len(context.dossier.sources))):
        show_ledger(context, "sources", height_px=560)


if __name__ == "__main__":
    open_page(page)
