"""Promises that cannot all hold: every contradiction by name, and changes that settle them, one click to go on with."""

from functools import partial

import streamlit as st

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.repair import KeepScope
from planner.ui.app_services import tasks
from planner.ui.page_context import PageContext
from planner.ui.shared.press import pressed
from planner.ui.shared.repair_offers import Act, draw_repairs
from planner.ui.shared.repair_panel import ask_for_repairs
from planner.ui.shared.task_panel import is_under_way, may_be_asked, task_panel
from planner.ui.shared.words import repairs as words


def contradictions(context: PageContext, problem: Problem, act: Act) -> None:
    """Offer to look for every contradiction of a problem without a plan; `act` goes on from a change that settles them."""
    topic = f"contradictions:{problem.fingerprint}"
    with st.container(border=True, key="contradictions"):
        st.caption(context.say(words.CONTRADICT))
        if may_be_asked(tasks().question(topic)):
            asked = pressed(
                context.say(words.SETTLE),
                key="contradictions_ask",
                type="primary",
                disabled=is_under_way(topic),
            )
            if asked:
                plan = context.report.plan if context.report is not None else Plan()
                ask_for_repairs(topic, problem, plan, (), kept=KeepScope.NONE)
                st.rerun()
        task_panel(topic, partial(draw_repairs, words.ADOPT, act), key="contradictions")
