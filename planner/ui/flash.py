"""A word about what was just done, said once on the next run of the page."""

from typing import Literal

import streamlit as st

from planner.ui import state

Kind = Literal["good", "warn"]
_KEY = f"{state.PREFIX}flash"


def say_next(text: str, kind: Kind = "good") -> None:
    """Keep a sentence for the next run."""
    st.session_state.setdefault(_KEY, []).append((text, kind))


def say_now() -> None:
    """Show what was kept, and forget it; nothing to say takes up the same place, so that what follows stays put."""
    with st.container():
        for text, kind in st.session_state.pop(_KEY, []):
            if kind == "good":
                st.success(text)
            else:
                st.warning(text)
