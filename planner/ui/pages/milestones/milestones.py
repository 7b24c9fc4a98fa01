"""The way of each placed firm from contract to above scale: lights, entries, Gantt chart, dispatch list, the first firm."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.charts.milestones import milestones_figure
from planner.domain.milestones.first_firm import FIRM, PUBLISHED, SOURCE
from planner.domain.milestones.kinds import MILESTONE_TITLES
from planner.domain.milestones.schedule import ACCEPTANCE_WEEKS, SIGN_WEEKS
from planner.domain.park.calendar import trial_weeks
from planner.services.workbench.milestone_book import MilestoneLog
from planner.ui import flash
from planner.ui.app_services import milestone_book
from planner.ui.page_context import PageContext
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.dispatch_panel import dispatch_panel
from planner.ui.pages.milestones.entry_file import entry_file
from planner.ui.pages.milestones.entry_form import FIRST_DAY, LAST_DAY
from planner.ui.pages.milestones.firm_list import figures, firm_list
from planner.ui.pages.milestones.firm_way import firm_way
from planner.ui.shared.charts import chart_of_firms, figure_of, theme
from planner.ui.shared.frame import open_page
from planner.ui.shared.new_scenario import follow
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.plan_views import milestones_of
from planner.ui.shared.sheet import GridRow, grid, paragraph, sheet, sheet_of
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import Slot
from planner.views import format as fmt
from planner.views.milestones import (
    LIGHT_RULE,
    FirmMilestones,
    first_day,
    milestones_message,
)

TAB = Slot("milestones_tab", "firms")
ON = Slot("milestones_on", of_park=True)


def page(context: PageContext) -> None:
    """Draw the page."""
    follow()
    st.title(context.say(shell.MILESTONES), anchor=False)
    st.caption(context.say(words.INTRO))
    report = context.report
    if report is None or report.outcome.plan is None:
        say_no_plan(context, words.NO_PLAN)
        return
    flash.say_now()
    log = milestone_book().log(context.facts.project_id)
    on = _on(context, log)
    rows = milestones_of(report, log, on)
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="milestones_tab_choice")
    st.subheader(context.say(words.QUESTIONS[chosen]), anchor=False)
    row = next((one for one in rows if one.firm_id == context.firm_id), None)
    if chosen == "example":
        _example(context)
        return
    if chosen == "dispatch":
        dispatch_panel(context, rows, on)
    else:
        sheet_of(
            rows,
            (on, context.lang),
            lambda: [paragraph(context.say(milestones_message(rows, on=on)))],
            key="milestones_answer",
        )
    if row is not None:
        firm_way(context, row, log, on)
    if chosen == "firms":
        if row is None:
            st.caption(context.say(words.CHOOSE))
        firm_list(context, rows, on)
        entry_file(context, rows, log)
    elif chosen == "gantt":
        _gantt(context, rows, on)
    if chosen != "dispatch":
        figures(context, rows)
    st.caption(context.say(LIGHT_RULE))


def _on(context: PageContext, log: MilestoneLog) -> date:
    """Offer the day one looks; that on which facts and entries end unless another was chosen."""
    key = f"{ON.key}.choice"
    start = date.fromisoformat(ON.get()) if ON.get() else first_day(context.problem, log)
    st.session_state[key] = start
    st.date_input(
        context.say(words.ON),
        value=None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        key=key,
        on_change=_look_on,
        args=(key,),
        width=220,
    )
    return start


def _look_on(key: str) -> None:
    chosen = st.session_state[key]
    ON.set(fmt.day(chosen) if chosen else "")


def _gantt(context: PageContext, rows: Sequence[FirmMilestones], on: date) -> None:
    look = theme()
    figure = figure_of(
        rows,
        (on, context.lang, look.tone),
        lambda: milestones_figure(rows, on=on, lang=context.lang, theme=look),
    )
    chart_of_firms(figure, key="milestones_gantt", alt=context.say(words.QUESTIONS["gantt"]))


def _example(context: PageContext) -> None:
    heads = (words.STEP, words.EXAMPLE_DAY, words.EXAMPLE_HOW, words.EXAMPLE_KIND)
    said = context.fill(
        words.EXAMPLE_SAYS,
        firm=context.say(FIRM),
        source=context.say(SOURCE),
        trial=trial_weeks(context.problem.policy),
        sign=SIGN_WEEKS,
        acceptance=ACCEPTANCE_WEEKS,
    )
    sheet(
        paragraph(context.say(words.FIRST_SAID)),
        grid(
            [context.say(head) for head in heads],
            [
                GridRow(
                    cells=(
                        context.say(MILESTONE_TITLES[one.kind]),
                        fmt.day(one.day),
                        context.say(one.words),
                        context.say(words.DERIVED if one.is_derived else words.FACT),
                    )
                )
                for one in PUBLISHED
            ],
        ),
        paragraph(said),
        key="milestone_example",
    )


if __name__ == "__main__":
    open_page(page)
