"""What re-plans of the plan on show are found by, the facts they go to, and the limits they keep."""

import streamlit as st

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.ui.page_context import PageContext

USUAL_SECONDS = 20
SECONDS = "replan.seconds"
"""Key of the widget that sets the time limit."""


def replan_key(context: PageContext) -> str:
    """Return the key of re-plans of the plan on show under the newest facts."""
    shown = context.version.version_id if context.version else ""
    return f"replan:{shown}:{context.facts.number}"


def facts_now(context: PageContext) -> Problem:
    """Return the newest facts: those of the plan on show while nothing was saved since, else the project's."""
    version = context.version
    return context.problem if version and version.number == context.facts.number else context.dossier.problem


def replan_limits() -> Limits:
    """Return the limits that the page sets for each solve."""
    return Limits(time_limit_s=float(st.session_state.get(SECONDS, USUAL_SECONDS)))
