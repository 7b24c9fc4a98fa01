"""What space, utilities and rules are worth: each figure the difference of two plans that can be opened."""

import streamlit as st

from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.price import PriceTable
from planner.exports.answers.prices import price_paper
from planner.exports.flat_csv import flat_csv
from planner.exports.price_json import flat_prices, prices_object
from planner.services.tasks.book import Question
from planner.services.tasks.prices import PRICE, PriceOrder
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.prices import words
from planner.ui.pages.prices.price_pictures import pictures
from planner.ui.pages.prices.rule_trial import rule_trial
from planner.ui.pages.prices.two_plans import two_plans
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.frame import open_page
from planner.ui.shared.new_scenario import follow
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import shell
from planner.views.prices import answer_message, prices_message

QUESTION_S, WHOLE_S = 10.0, 600.0


def page(context: PageContext) -> None:
    """Draw the page."""
    follow()
    st.title(context.say(shell.PRICES), anchor=False)
    st.caption(context.say(words.INTRO))
    report, version = context.report, context.version
    if report is None or version is None or not report.problem.firms:
        say_no_plan(context, words.NO_PLAN)
        return
    topic = f"prices:{version.version_id}"
    question = tasks().question(topic)
    if question is None or question.state not in (TaskState.DONE, TaskState.QUEUED, TaskState.RUNNING):
        _start(context, report, topic, again=question is not None)
    task_panel(topic, lambda one: _draw(context, report, one), share=_share)
    question = tasks().question(topic)
    if question is not None and question.state.is_over and question.latest is not None:
        two_plans(context, report, question.latest)
        _files(context, report, question.latest)
    rule_trial(context, report, version.version_id)


def _files(context: PageContext, report: Report, table: PriceTable) -> None:
    answer_files(
        context,
        report,
        shell.PRICES,
        key="prices",
        paper=lambda: price_paper(report.problem, table),
        rows=lambda: flat_csv(flat_prices(report.problem, table)),
        told=lambda: prices_object(report.problem, table, prices_message(table)),
    )


def _start(context: PageContext, report: Report, topic: str, *, again: bool) -> None:
    title = context.say(words.AGAIN if again else words.START)
    if pressed(title, key="prices_start", type="primary", disabled=is_under_way(topic)):
        limits = Limits(time_limit_s=QUESTION_S)
        order = PriceOrder(problem=report.problem, outcome=report.outcome, limits=limits, seconds=WHOLE_S)
        tasks().ask(PRICE, topic, order, actor=me(), project_id=here())
        st.rerun()


def _share(question: Question) -> tuple[int, int] | None:
    table: PriceTable | None = question.latest
    if table is None or not table.rows:
        return None
    return sum(row.is_asked for row in table.rows), len(table.rows)


def _draw(context: PageContext, report: Report, question: Question) -> None:
    table: PriceTable | None = question.latest
    if table is None:
        return
    sheet(paragraph(context.say(answer_message(report.problem, table))), key="prices_answer")
    if table.rows:
        pictures(context, report, table)


if __name__ == "__main__":
    open_page(page)
