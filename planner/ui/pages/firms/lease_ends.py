"""What is assumed at the end of each lease that can end inside the horizon."""

import streamlit as st

from planner.domain.park.seats import LeaseEnd
from planner.ui.page_context import PageContext
from planner.ui.pages.firms import words
from planner.ui.shared.sheet import GridRow, Tone, grid, sheet
from planner.views.assumptions import lease_end_rows


def lease_ends(context: PageContext) -> None:
    """Show the assumptions, soonest end first; nothing if no firm sits in the park."""
    rows = lease_end_rows(context.dossier.problem)
    if not rows:
        return
    heads = (words.LEASE_FIRM, words.LEASE_ID, words.LEASE_UNITS, words.LEASE_ENDS, words.LEASE_ASSUMED)
    with st.expander(context.fill(words.LEASE_ENDINGS, count=len(rows)), key="lease_ends"):
        st.caption(context.say(words.LEASE_HELP))
        told = [
            GridRow(
                cells=(
                    f"{row.firm_id} {context.say(row.firm)}",
                    "" if row.lease_id == row.firm_id else row.lease_id,
                    " ".join(row.units),
                    str(row.lease_end or "—"),
                    context.say(row.said),
                ),
                tone=Tone.WARN if row.fate is LeaseEnd.STAYS_ON else Tone.PLAIN,
            )
            for row in rows
        ]
        sheet(grid([context.say(head) for head in heads], told), key="lease_end_rows")
