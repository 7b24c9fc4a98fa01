"""When buildings have to be ready: what each later handover costs, and whom it loses."""

import streamlit as st

from planner.domain.sweeping.construction import ConstructionPart
from planner.services.studies.phasing import pending
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words
from planner.ui.pages.phasing.construction import construction
from planner.ui.pages.phasing.delays import delays
from planner.ui.pages.phasing.handover_trial import handover_trial
from planner.ui.shared.frame import open_page
from planner.ui.shared.new_scenario import follow
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import Slot

HANDOVERS = "handovers"
TAB = Slot("phasing_tab", HANDOVERS)


def page(context: PageContext) -> None:
    """Draw the page."""
    follow()
    st.title(context.say(shell.PHASING), anchor=False)
    st.caption(context.say(words.INTRO))
    report, version = context.report, context.version
    if report is None or version is None or report.outcome.plan is None:
        say_no_plan(context, words.NO_PLAN)
        return
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="phasing_tab_choice")
    if chosen != HANDOVERS:
        construction(context, report, version.version_id, ConstructionPart(chosen))
        return
    if not pending(report.problem):
        st.info(context.say(words.ALL_READY))
        return
    handover_trial(context, report, version.version_id)
    delays(context, report, version.version_id)


if __name__ == "__main__":
    open_page(page)
