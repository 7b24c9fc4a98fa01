"""Every firm with its needs, a group of columns at a time; the chosen one with its card."""

import streamlit as st

from planner.services.summary import demand
from planner.ui.components.editor import desk_of, editor, side_switch
from planner.ui.components.firm_card import firm_card
from planner.ui.components.firm_columns import GROUPS, firm_columns
from planner.ui.components.frame import open_page
from planner.ui.components.lease_ends import lease_ends
from planner.ui.components.ledger import legend, show_ledger
from planner.ui.components.new_firm import new_firm
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.ui.words import shell
from planner.views import format as fmt


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
    if side_switch(scene):
        desk = desk_of(scene)
        new_firm(scene, desk)
        editor(scene, desk, ("firms", "leases", "archetypes", "records"), groups=GROUPS)
        return
    legend(scene=scene, key="legend")
    if scene.report is not None:
        firm_card(scene, scene.report)
    group, columns = firm_columns(scene)
    show_ledger(scene, "firms", only=columns, pick=True, key=f"firms_{group}")
    lease_ends(scene)
    with st.expander(scene.say(words.ARCHETYPES)):
        show_ledger(scene, "archetypes")


if __name__ == "__main__":
    open_page(page)
