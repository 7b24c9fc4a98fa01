"""A comparison as files: PDF, workbook and CSV."""

from collections.abc import Sequence

import streamlit as st

from planner.services.scenarios.comparison import ComparedPlan
from planner.services.scenarios.comparison_files import COMPARISON_FILES, comparison_files
from planner.ui.app_services import later
from planner.ui.page_context import PageContext


def comparison_buttons(
    context: PageContext, sides: Sequence[ComparedPlan], *, reference: int = 0, key: str = "compare"
) -> None:
    """Offer a comparison as files, each made when it is asked for; keys of the buttons begin with `key`."""
    files = {one.key: one for one in comparison_files(sides, reference, (context.lang,))}
    with st.container(horizontal=True, key=f"{key}_files"):
        for kind, (what, _, _) in COMPARISON_FILES.items():
            st.download_button(
                context.say(what),
                data=later(context.facts.project_id, files[kind].make, files[kind].file_name),
                file_name=files[kind].file_name,
                mime=files[kind].mime,
                key=f"{key}_{kind}",
                on_click="ignore",
            )
