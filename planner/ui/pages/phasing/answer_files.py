"""An answer of the page as files: every row as CSV, all of it as JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from planner.exports.flat_csv import flat_csv
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words


def answer_files(
    context: PageContext, name: str, told: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Offer the files of an answer: `rows` as CSV, `told` as JSON."""
    left, right, _ = st.columns([1, 1, 3])
    left.download_button(
        context.say(words.CSV),
        lambda: flat_csv(rows),
        f"{name}.csv",
        "text/csv",
        key=f"{name}_csv",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        context.say(words.JSON),
        lambda: json.dumps(told, ensure_ascii=False, indent=1).encode(),
        f"{name}.json",
        "application/json",
        key=f"{name}_json",
        on_click="ignore",
        width="stretch",
    )
