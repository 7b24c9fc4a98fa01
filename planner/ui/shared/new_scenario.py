"""A scenario made with one click from edits that a page worked out: kept, being solved, and on the page of scenarios."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.solving.outcome import Limits
from planner.ui import state
from planner.ui.app_services import me, what_ifs
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.views import format as fmt

SOLVE_S = 30.0
MOST_NAME = 60
_LEADS = "new_scenario_leads"


def new_scenario(context: PageContext, edits: Sequence[Edit], name: str, *, any_changes: bool = True) -> None:
    """Keep a scenario with the edits on the plan on show, start its solve, and go there.

    Without `any_changes` no more firms of the plan change than have to.
    """
    if context.version is None:
        return
    kept = what_ifs().begin(me(), context.version.version_id, fmt.shortened(name, MOST_NAME), edits)
    what_ifs().ask(me(), kept.scenario_id, Limits(time_limit_s=SOLVE_S), any_changes=any_changes)
    state.SCENARIO.set(kept.scenario_id)
    st.session_state[_LEADS] = True
    st.rerun()


def follow() -> None:
    """Go to the scenario that was just made, once."""
    if st.session_state.pop(_LEADS, False):
        st.switch_page(file_of("scenarios"))
