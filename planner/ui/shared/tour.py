"""The short tour shown once, and again on request."""

import streamlit as st

from planner.ui import state
from planner.ui.shared.words import shell

DONE = "done"
STEPS = (*(str(at) for at in range(1, len(shell.TOUR_STEPS) + 1)), DONE)
"""What may be remembered of the tour: the step it stands at, or that it was dismissed."""


def tour() -> None:
    """Show the next step of the tour until it was dismissed."""
    if state.TOUR.get() == DONE:
        return
    lang = state.language()
    at = max(1, int(state.TOUR.get() or 1))
    is_last = at >= len(shell.TOUR_STEPS)
    with st.container(border=True, key="tour"):
        words, buttons = st.columns([5, 1.2], vertical_alignment="center")
        words.markdown(shell.TOUR_STEPS[at - 1].say(lang))
        with buttons.container(horizontal=True, horizontal_alignment="right"):
            if not is_last:
                st.button(
                    shell.TOUR_NEXT.say(lang), key="tour_next", on_click=state.TOUR.set, args=(str(at + 1),)
                )
            st.button(
                shell.TOUR_DONE.say(lang),
                key="tour_done",
                type="tertiary",
                on_click=state.TOUR.set,
                args=(DONE,),
            )
