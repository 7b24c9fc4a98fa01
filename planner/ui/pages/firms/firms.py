"""Every firm with its needs, a group of columns at a time; the chosen one with its card."""

import streamlit as st

from planner.services.planning.summary import demand
from planner.ui.page_context import PageContext
from planner.ui.pages.firms import words
from planner.ui.pages.firms.firm_columns import GROUPS, firm_columns
from planner.ui.pages.firms.lease_ends import lease_ends
from planner.ui.pages.firms.new_firm import new_firm
from planner.ui.shared.editing.editor import desk_of, editor, side_switch
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.frame import open_page
from planner.ui.shared.ledger import legend, show_ledger
from planner.ui.shared.words import shell
from planner.views import format as fmt


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.FIRMS), anchor=False)
    asked = demand(context.dossier.problem)
    st.caption(
        context.fill(
            words.FIRMS_SUM,
            count=asked.firms,
            asked=fmt.area(asked.asked_m2),
            share=fmt.percent(asked.share),
            signed=asked.signed,
        )
    )
    if side_switch(context):
        desk = desk_of(context)
        new_firm(context, desk)
        editor(context, desk, ("firms", "leases", "archetypes", "records"), groups=GROUPS)
        return
    legend(context=context, key="legend")
    if context.report is not None:
        firm_card(context, context.report)
    group, columns = firm_columns(context)
    show_ledger(context, "firms", only=columns, pick=True, key=f"firms_{group}")
    lease_ends(context)
    with st.expander(context.say(words.ARCHETYPES)):
        show_ledger(context, "archetypes")


if __name__ == "__main__":
    open_page(page)
