"""An answer of a page as files: every row as CSV, all of it as JSON."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from planner.text import Text
from planner.ui.page_context import PageContext


def answer_files(
    context: PageContext,
    name: str,
    titles: tuple[Text, Text],
    *,
    key: str,
    rows: Callable[[], bytes],
    told: Callable[[], Mapping[str, Any]],
) -> None:
    """Offer the files of an answer, each made when it is asked for: `rows` as CSV, what is `told` as JSON.

    `titles` stand on the two buttons, whose keys begin with `key`; `name` is that of the files.
    """
    left, right, _ = st.columns([1, 1, 2])
    left.download_button(
        context.say(titles[0]),
        rows,
        f"{name}.csv",
        "text/csv",
        key=f"{key}_csv",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        context.say(titles[1]),
        lambda: json.dumps(told(), ensure_ascii=False, indent=1).encode(),
        f"{name}.json",
        "application/json",
        key=f"{key}_json",
        on_click="ignore",
        width="stretch",
    )
