"""Indicators of the plan on show: one question a view, one sentence of answer, a picture, its tables."""

import streamlit as st

from planner.domain.measures.indicators import Indicators, anchor_of
from planner.domain.solving.report import Report
from planner.exports.answers.indicators import indicators_paper
from planner.exports.indicator_files import indicator_csv_files, indicators_object
from planner.exports.zipping import zipped
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.indicators import words
from planner.ui.pages.indicators.indicator_views import draw
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.choosing import choice
from planner.ui.shared.frame import open_page
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.plan_views import indicator_answers_of, indicators_of
from planner.ui.shared.sheet import Tone, paragraph, sheet
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import shell
from planner.ui.state import Slot

TAB = Slot("indicators_tab", "money")


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.INDICATORS), anchor=False)
    st.caption(context.say(words.INTRO))
    report = context.report
    if report is None or report.outcome.plan is None:
        say_no_plan(context, words.NO_PLAN)
        return
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="indicators_tab_choice")
    anchor = anchor_of(report.problem, report.plan)
    left_out = _firm_left_out(context, report, anchor)
    found, other = indicators_of(report, left_out), indicators_of(report, "" if left_out else anchor or "")
    st.subheader(context.say(words.QUESTIONS[chosen]), anchor=False)
    told = indicator_answers_of(found)
    if chosen in told:
        way = context.say(words.EVERY_FIRM) if left_out else _way(context, report, anchor)
        otherwise = context.fill(
            words.OTHERWISE, way=way, said=context.say(indicator_answers_of(other)[chosen])
        )
        sheet(
            paragraph(context.say(told[chosen])),
            paragraph(otherwise, Tone.MUTED),
            key="indicators_answer",
        )
    draw(context, report, found, chosen)
    st.caption(context.say(words.SAYS[chosen]))
    _files(context, report, found)


def _firm_left_out(context: PageContext, report: Report, anchor: str | None) -> str:
    placed = sorted(name for name in report.plan.by_firm if name in report.problem.firm)
    ordered = sorted(placed, key=lambda name: name != anchor)
    names: dict[str, Text | str] = {"": words.EVERY_FIRM}
    names |= {name: _way(context, report, name) for name in ordered}
    return choice(context, words.WITHOUT, names, ("indicators", "without")) or ""


def _way(context: PageContext, report: Report, firm_id: str | None) -> str:
    firm = report.problem.firm.get(firm_id or "")
    return context.fill(
        words.WITHOUT_ONE, firm=f"{firm.firm_id} {context.say(firm.name)}" if firm is not None else "—"
    )


def _files(context: PageContext, report: Report, found: Indicators) -> None:
    answer_files(
        context,
        report,
        shell.INDICATORS,
        key="indicators",
        paper=lambda: indicators_paper(report, found),
        rows=lambda: zipped(indicator_csv_files(report, found, lang=context.lang)),
        told=lambda: indicators_object(report, found),
        rows_suffix=".zip",
    )


if __name__ == "__main__":
    open_page(page)
