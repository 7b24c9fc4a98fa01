"""A re-plan asked for: what limits changes, from which plan to which facts."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.edits import Edit, replay
from planner.domain.park.problem import Problem
from planner.domain.solving.report import Report
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.replan import words
from planner.ui.shared.choosing import choice
from planner.ui.shared.press import pressed
from planner.ui.shared.replanning import SECONDS, USUAL_SECONDS, facts_now, replan_key, replan_limits
from planner.ui.shared.task_panel import is_under_way

USUAL_PRICE, USUAL_MOST = 200, 3


def second_key(context: PageContext) -> str:
    """Return the key of the second choice beside a re-plan: the best plan, whoever moves."""
    return f"second:{replan_key(context)}"


def replan_form(context: PageContext, report: Report) -> None:
    """Draw the form."""
    if context.version is not None and context.version.number != context.facts.number:
        st.caption(context.fill(words.FROM_TO, made=context.version.number, now=context.facts.number))
    price, most = 0, None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mode = choice(context, words.MODE, words.MODES, ("replan", "mode"))
        if mode == "price":
            price = int(
                st.number_input(context.say(words.PRICE), 0, 100_000, USUAL_PRICE, 50, key="replan.price")
            )
        if mode == "most":
            most = int(st.number_input(context.say(words.MOST), 0, 500, USUAL_MOST, key="replan.most"))
        seconds(context)
        start = pressed(
            context.say(words.START),
            key="replan_start",
            type="primary",
            disabled=is_under_way(replan_key(context)),
        )
    st.caption(context.say(words.MODE_HELP))
    if start:
        start_replan(context, report, (), price=price, most=most)
        st.rerun()


def seconds(context: PageContext) -> None:
    """Offer the time limit of a re-plan."""
    st.number_input(
        context.say(words.SECONDS),
        1,
        3600,
        USUAL_SECONDS,
        5,
        key=SECONDS,
        width=160,
        persist_state="session",
        help=context.say(words.SECONDS_HELP),
    )


def start_replan(
    context: PageContext, report: Report, edits: Sequence[Edit], *, price: int = 0, most: int | None = None
) -> None:
    """Start a re-plan of the newest facts, with edits carried out on them.

    Raises
    ------
    EditConflict
        With every conflict and every edit that does not fit.
    """
    order = ReplanOrder(
        problem=replay(facts_now(context), edits),
        plan=report.plan,
        limits=replan_limits(),
        price=price,
        most_changes=most,
    )
    tasks().ask(REPLAN, replan_key(context), order, actor=me(), project_id=here())


def start_second(context: PageContext, report: Report, problem: Problem) -> None:
    """Start the search for the best plan of a re-planned `problem`, whoever moves."""
    order = ReplanOrder(problem=problem, plan=report.plan, limits=replan_limits(), any_changes=True)
    tasks().ask(REPLAN, second_key(context), order, actor=me(), project_id=here())
