"""The button by which a file is chosen, in the language of the page: Streamlit's speaks English only."""

import streamlit as st

from planner.ui.page_context import PageContext
from planner.ui.shared.words import widgets as words

_STYLE = (
    "<style>[data-testid=stFileUploaderDropzone] button p {{ font-size: 0 }}"
    "[data-testid=stFileUploaderDropzone] button p::after {{ content: '{said}'; font-size: 14px }}"
    "[data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}</style>"
)


def in_own_words(context: PageContext) -> None:
    """Have every button for files on this page say what it does, and nothing else."""
    st.html(_STYLE.format(said=context.say(words.BROWSE)))
