"""Two to six plans side by side, held against one of them, and two of them decided on."""

import streamlit as st

from planner.services.scenarios.comparison_files import COMPARISON_FILES, comparison_files
from planner.ui import flash
from planner.ui.app_services import later
from planner.ui.page_context import PageContext
from planner.ui.pages.compare import words
from planner.ui.pages.compare.choose_plans import PlanChoice, choose_plans
from planner.ui.pages.compare.decision_panel import decision_panel
from planner.ui.shared.comparison import comparison
from planner.ui.shared.frame import open_page
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.COMPARE), anchor=False)
    st.caption(context.say(words.INTRO))
    flash.say_now()
    chosen = choose_plans(context)
    if chosen is not None:
        decision_panel(context, chosen)
        comparison(context, chosen.sides, reference=chosen.reference, at=chosen.at)
        _files(context, chosen)


def _files(context: PageContext, chosen: PlanChoice) -> None:
    """Offer the comparison as files; each is made when it is asked for."""
    files = {one.key: one for one in comparison_files(chosen.sides, chosen.reference, (context.lang,))}
    with st.container(horizontal=True, key="comparison_files"):
        for key, (what, _, _) in COMPARISON_FILES.items():
            st.download_button(
                context.say(what),
                data=later(context.facts.project_id, files[key].make),
                file_name=files[key].file_name,
                mime=files[key].mime,
                key=f"compare_{key}",
                on_click="ignore",
            )


if __name__ == "__main__":
    open_page(page)
