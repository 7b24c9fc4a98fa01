"""What is assumed at the end of each lease that can end inside the horizon."""

import streamlit as st

from planner.domain.seats import LeaseEnd
from planner.ui.components.sheet import GridRow, Tone, grid, sheet
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.views.assumptions import lease_end_rows


def lease_ends(scene: Scene) -> None:
    """Show the assumptions, soonest end first; nothing if no firm sits in the park."""
    rows = lease_end_rows(scene.dossier.problem)
    if not rows:
        return
    heads = (words.LEASE_FIRM, words.LEASE_ID, words.LEASE_UNITS, words.LEASE_ENDS, words.LEASE_ASSUMED)
    with st.expander(scene.fill(words.LEASE_ENDINGS, count=len(rows)), key="lease_ends"):
        st.caption(scene.say(words.LEASE_HELP))
        told = [
            GridRow(
                cells=(
                    f"{row.firm_id} {scene.say(row.firm)}",
                    "" if row.lease_id == row.firm_id else row.lease_id,
                    " ".join(row.units),
                    str(row.lease_end or "—"),
                    scene.say(row.said),
                ),
                tone=Tone.WARN if row.fate is LeaseEnd.STAYS_ON else Tone.PLAIN,
            )
            for row in rows
        ]
        sheet(grid([scene.say(head) for head in heads], told), key="lease_end_rows")
