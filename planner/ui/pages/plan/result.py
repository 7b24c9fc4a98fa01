"""A plan from every side, one view at a time, so that each comes up fast."""

from collections.abc import Callable, Mapping

import streamlit as st

from planner.domain.solving.report import Report
from planner.services.scenarios.comparison import ComparedPlan
from planner.ui import state
from planner.ui.app_services import what_ifs
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.pages.plan.allocation import allocation
from planner.ui.pages.plan.figures import figures
from planner.ui.pages.plan.files import files
from planner.ui.pages.plan.times import times
from planner.ui.shared.comparison import comparison
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.plan_drawing import plan_drawing
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.repair_panel import repair_panel
from planner.ui.shared.resources import meters_at, resource_charts
from planner.ui.shared.tabs import tabs
from planner.ui.shared.unplaced import unplaced_in_full
from planner.ui.shared.verdict import certificate
from planner.ui.shared.words import what_if

View = Callable[[PageContext, Report], None]


def result(context: PageContext, report: Report) -> None:
    """Draw the chosen view of a plan."""
    chosen = tabs(context, state.VIEW, words.VIEWS, label=words.VIEW, key="view_choice")
    _VIEWS[chosen](context, report)


def _resources(context: PageContext, report: Report) -> None:
    quarter_slider(context)
    meters_at(context, report)
    resource_charts(context, report)


def _unplaced(context: PageContext, report: Report) -> None:
    firm_card(context, report, repairs=False)
    repair_panel(context, report)
    unplaced_in_full(context, report)


def _against(context: PageContext, report: Report) -> None:
    """Hold the plan on show against the plan in force."""
    if context.in_force is None or context.version is None or context.version.version_id == context.in_force:
        st.info(context.say(what_if.IN_FORCE_PLAN if context.in_force else words.NONE_IN_FORCE))
        return
    standing = what_ifs().base(context.in_force).report
    sides = (
        ComparedPlan(name=words.IN_FORCE, report=standing),
        ComparedPlan(name=words.ON_SHOW, report=report),
    )
    comparison(context, sides)


_VIEWS: Mapping[str, View] = {
    "stacking": plan_drawing,
    "times": times,
    "resources": _resources,
    "figures": figures,
    "unplaced": _unplaced,
    "tables": allocation,
    "against": _against,
    "certificate": certificate,
    "files": files,
}
