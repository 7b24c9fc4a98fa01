"""The language of the page as the browser knows it, in Streamlit's own words too; one history entry a page."""

from functools import cache
from pathlib import Path

import streamlit as st

from planner.text import Lang
from planner.ui.shared.sheet import packed
from planner.ui.shared.words.widgets import AROUND, EXACT

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component("park_planner_tongue", js=(_HERE / "tongue.js").read_text("utf-8"))
_TAGS = {Lang.ZH: "zh-CN", Lang.EN: "en"}


def speak(lang: Lang) -> None:
    """Set `lang` of the document, and let the widgets say their own words in it."""
    _COMPONENT(key="tongue", height=0, data=_packed(lang))


@cache
def _packed(lang: Lang) -> bytes:
    other = Lang.EN if lang is Lang.ZH else Lang.ZH
    return packed(
        {
            "lang": _TAGS[lang],
            "exact": [[one.say(other), one.say(lang)] for one in EXACT],
            "around": [[one.say(other), one.say(lang)] for one in AROUND],
        }
    )
