"""A scenario solved: how the solve goes, and what it came to against its base."""

import streamlit as st

from planner.services.scenarios.comparison import ComparedPlan
from planner.services.workbench.what_if import WhatIf
from planner.text import Text
from planner.ui.app_services import workbench
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.pages.scenarios.edit_maker import SECONDS, USUAL_SECONDS, ask
from planner.ui.shared.comparison import comparison
from planner.ui.shared.comparison_buttons import comparison_buttons
from planner.ui.shared.press import pressed
from planner.ui.shared.scenario_tornado import scenario_tornado
from planner.ui.shared.sheet import items, paragraph, sheet
from planner.ui.shared.solve_panel import run_panel
from planner.ui.shared.verdict import badges
from planner.ui.shared.words import what_if as what_if_words
from planner.views.reach import reach_sentences


def scenario_solve(context: PageContext, seen: WhatIf) -> None:
    """Offer the solve, and show it while it runs."""
    if seen.base is None:
        st.error(context.say(words.NO_BASE))
        return
    is_frozen = not seen.is_open and seen.result is not None
    is_running = seen.task is not None and not seen.task.state.is_over
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            context.say(words.LIMIT),
            1,
            7200,
            USUAL_SECONDS,
            10,
            key=SECONDS,
            width=160,
            persist_state="session",
        )
        any_changes = st.checkbox(
            context.say(words.ANY_CHANGES),
            key="scenario_any_changes",
            help=context.say(words.ANY_CHANGES_HELP),
        )
        label = words.SOLVE if seen.result is None else words.SOLVE_AGAIN
        if pressed(
            context.say(label), key="scenario_solve", disabled=seen.problem is None or is_running or is_frozen
        ):
            ask(seen.kept.scenario_id, any_changes=any_changes)
            st.rerun()
    run = workbench().run(seen.task.task_id) if seen.task else None
    if run is not None and (is_running or seen.result is None):
        run_panel(context, run)
    elif seen.result is None and seen.problem is not None:
        st.info(context.say(words.NOTHING_YET))


def scenario_result(context: PageContext, seen: WhatIf) -> None:
    """Show what the scenario came to."""
    if seen.result is None or seen.base is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(context.say(words.SEE_RESULT), anchor=False, width="content")
        with st.container(width="content"):
            made_from = seen.kept.base_version if seen.is_stale else None
            shown = badges(seen.result.report, context.lang, made_from=made_from)
            sheet(items(*shown), key="scenario_badges")
    if said := reach_sentences(seen.result.report):
        sheet(*(paragraph(context.say(one)) for one in said), key="scenario_reach")
    name = seen.kept.scenario.name
    sides = (
        ComparedPlan(name=what_if_words.BASE_NAME, report=seen.base.report),
        ComparedPlan(name=Text(name, name), report=seen.result.report),
    )
    comparison(context, sides, more={"tornado": lambda: scenario_tornado(context, seen)})
    comparison_buttons(context, sides, key="scenario_compared")
