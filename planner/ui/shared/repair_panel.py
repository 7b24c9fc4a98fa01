"""Firms that cannot all be placed: who is in each other's way, the repairs found so far, one click each to try it."""

from functools import partial

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.repair import KeepScope, RepairOffer
from planner.services.studies.repairs import QUESTION_S, usually_kept
from planner.services.tasks.repair import REPAIR, RepairOrder
from planner.ui import state
from planner.ui.app_services import here, me, tasks, what_ifs
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.press import pressed
from planner.ui.shared.repair_offers import draw_repairs, offer_text
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import repairs as words
from planner.views import format as fmt
from planner.views.unplaced import unplaced_rows

_MADE = "repair_made"
SOLVE_S = 30.0
MOST_NAME = 60


def repair_panel(context: PageContext, report: Report) -> None:
    """Offer to ask what it would take to place firms together, and show what is known of it."""
    if context.version is None:
        return
    topic = f"repair:{context.version.version_id}"
    problem = report.problem
    waiting = [row.firm.firm_id for row in unplaced_rows(problem, report.plan, report.reasons)]
    with st.container(border=True, key="repair_panel"):
        st.subheader(context.say(words.HEAD), anchor=False)
        _primed(context.firm_id if context.firm_id in waiting else None)
        firms = _choose(context, problem, waiting)
        kept = _keep(context, firms)
        if pressed(
            context.say(words.START),
            key="repair_start",
            type="primary",
            disabled=not firms or is_under_way(topic),
        ):
            ask_for_repairs(topic, problem, report.plan, firms, kept=kept)
            st.rerun()
        task_panel(topic, partial(draw_repairs, words.MAKE, partial(_make, context.version.version_id)))
        _made(context)


def ask_for_repairs(
    topic: str, problem: Problem, plan: Plan, firms: tuple[str, ...], *, kept: KeepScope
) -> None:
    """Start the question in the background, or find the same one again."""
    limits = Limits(time_limit_s=QUESTION_S)
    order = RepairOrder(problem=problem, plan=plan, firms=firms, kept=kept, limits=limits)
    tasks().ask(REPAIR, topic, order, actor=me(), project_id=here())


def _primed(firm_id: str | None) -> None:
    """Put the chosen firm into the list, once for each choice."""
    if firm_id is not None and st.session_state.get("repair_primed") != firm_id:
        st.session_state["repair_primed"] = firm_id
        st.session_state["repair_firms"] = [firm_id]


def _choose(context: PageContext, problem: Problem, waiting: list[str]) -> tuple[str, ...]:
    others = [firm.firm_id for firm in problem.firms if firm.firm_id not in waiting and not firm.is_sitting]
    known = [*waiting, *others]
    chosen = [name for name in st.session_state.get("repair_firms", []) if name in known]
    st.session_state["repair_firms"] = chosen
    return tuple(
        st.multiselect(
            context.say(words.FIRMS),
            known,
            format_func=lambda name: f"{name} {context.say(problem.firm[name].name)}",
            key="repair_firms",
        )
    )


def _keep(context: PageContext, firms: tuple[str, ...]) -> KeepScope:
    usual = usually_kept(firms)
    options = list(KeepScope)
    return st.radio(
        context.say(words.KEEP),
        options,
        index=options.index(usual),
        format_func=lambda one: context.say(words.KEEPS[one]),
        horizontal=True,
        key=f"repair_keep.{usual.value}",
    )


def _make(version_id: str, edits: tuple[Edit, ...], offer: RepairOffer) -> None:
    """Keep a scenario that does it, and start its solve."""
    name = fmt.shortened(words.NAME.fill(state.language(), what=offer_text(offer)), MOST_NAME)
    scenario_id = what_ifs().begin(me(), version_id, name, edits).scenario_id
    what_ifs().ask(me(), scenario_id, Limits(time_limit_s=SOLVE_S))
    state.SCENARIO.set(scenario_id)
    st.session_state[_MADE] = name
    st.rerun()


def _made(context: PageContext) -> None:
    """Say which scenario was made last, and offer the way to it: nobody is led away from what they look at."""
    name = st.session_state.get(_MADE)
    if name is not None:
        st.success(context.fill(words.MADE, name=show(name)))
        st.page_link(file_of("scenarios"), label=context.say(words.TO_SCENARIO))
