"""One choice among a few, beside each other, that is remembered: views, columns, what to do."""

from collections.abc import Mapping

import streamlit as st

from planner.text import Text
from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.state import Slot


def tabs(
    context: PageContext,
    slot: Slot,
    options: Mapping[str, Text],
    *,
    label: Text,
    key: str,
    is_labelled: bool = False,
    advice: Text | None = None,
) -> str:
    """Offer the options and return the one that is chosen, which `slot` remembers.

    Without `is_labelled` only those who listen to the page hear the label.
    """
    codes = list(options)
    chosen = state.primed(slot, key, codes)
    st.segmented_control(
        context.say(label),
        codes,
        format_func=lambda code: context.say(options[code]),
        key=key,
        on_change=state.copy_to(slot, key),
        required=True,
        label_visibility="visible" if is_labelled else "collapsed",
        help=None if advice is None else context.say(advice),
    )
    return chosen
