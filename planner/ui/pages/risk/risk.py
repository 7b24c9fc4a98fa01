"""Futures asked for and shown: what to draw from above, then one question a view, an answer, a picture, a table."""

import streamlit as st

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import MOST_SEED, Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.future import AllocationPolicy, FutureTable, RiskAssumptions
from planner.exports.answers.risk import risk_paper
from planner.exports.risk_json import future_csv, risk_object
from planner.services.studies.risk import FUTURES, SEED, risk_summary
from planner.services.tasks.book import Question
from planner.services.tasks.risk import RISK, RiskOrder
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.risk import words
from planner.ui.pages.risk.keep_or_let import done_of, keep_or_let
from planner.ui.pages.risk.risk_views import VIEWS, Found
from planner.ui.pages.risk.robust import robust
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.choosing import choice, exact, key_of
from planner.ui.shared.frame import open_page
from planner.ui.shared.futures import risk_topic
from planner.ui.shared.no_plan import say_no_plan
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tabs import tabs
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import shell
from planner.ui.state import Slot
from planner.views.risk import POLICIES, POLICY_SAYS, basis_message

TAB = Slot("risk_tab", "value")
_KIND = "risk"
_MOST = 20_000
_CONFIDENCES = {"0.9": "90%", "0.95": "95%", "0.99": "99%"}


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.RISK), anchor=False)
    st.caption(context.say(words.INTRO))
    report, version = context.report, context.version
    if report is None or version is None or report.outcome.plan is None:
        say_no_plan(context, words.NO_PLAN)
        return
    topic = risk_topic(version)
    confidence, assumptions, seed = _ask(context, report, topic)
    chosen = tabs(context, TAB, words.TABS, label=words.TAB, key="risk_tab_choice")
    with st.expander(context.say(words.POLICY_TITLE)):
        for policy in AllocationPolicy:
            st.markdown(f"**{context.say(POLICIES[policy])}** · {context.say(POLICY_SAYS[policy])}")
        st.caption(context.say(words.POLICY_NOTE))
    if chosen == "reserve":
        keep_or_let(context, report, topic, confidence)
        return
    if chosen == "robust":
        robust(context, report, topic, confidence, assumptions=assumptions, seed=seed)
        return
    if tasks().question(topic) is None:
        st.subheader(context.say(words.QUESTIONS[chosen]), anchor=False)
        st.info(context.say(words.FUTURES_FIRST))
    task_panel(
        topic,
        lambda question: _draw(context, report, question, (chosen, confidence)),
        share=done_of,
        count=words.FUTURES_DONE,
    )


def _ask(context: PageContext, report: Report, topic: str) -> tuple[float, RiskAssumptions, int]:
    left, middle, right = st.columns(3)
    with left:
        futures = st.number_input(
            context.say(words.HOW_MANY), 10, _MOST, FUTURES, 100, key=key_of(_KIND, "futures")
        )
    with middle:
        seed = st.number_input(context.say(words.SEED), 0, MOST_SEED, SEED, 1, key=key_of(_KIND, "seed"))
    with right:
        confidence = choice(context, words.CONFIDENCE, _CONFIDENCES, (_KIND, "confidence"), start="0.95")
    assumptions = _assumptions(context, report.problem)
    if pressed(context.say(words.START), key="risk_start", type="primary", disabled=is_under_way(topic)):
        order = RiskOrder(
            problem=report.problem,
            plan=report.plan,
            limits=Limits(),
            futures=int(futures),
            seed=int(seed),
            assumptions=assumptions,
        )
        tasks().ask(RISK, topic, order, actor=me(), project_id=here())
        st.rerun()
    return float(confidence or "0.95"), assumptions, int(seed)


def _assumptions(context: PageContext, problem: Problem) -> RiskAssumptions:
    own = RiskAssumptions.of(problem.policy)
    if own.flaw() is not None:
        own = RiskAssumptions()
    with st.expander(context.say(words.ASSUMED), key="risk_assumed"):
        st.caption(context.say(words.ASSUMPTIONS_SAY))
        places = st.columns(len(words.ASSUMPTIONS))
        values = {
            name: place.number_input(
                context.say(title),
                0.0,
                0.95 if name != "licence_spread" else 5.0,
                float(getattr(own, name)),
                0.05,
                key=key_of(_KIND, name),
            )
            for place, (name, title) in zip(places, words.ASSUMPTIONS.items(), strict=True)
        }
    return RiskAssumptions(**{name: exact(value) for name, value in values.items()})


def _draw(context: PageContext, report: Report, question: Question, shown: tuple[str, float]) -> None:
    table: FutureTable | None = question.latest
    if table is None or not table.rows:
        return
    chosen, confidence = shown
    found = Found(report, risk_summary(report.problem, report.plan, table, confidence))
    sheet(paragraph(context.say(basis_message(found.summary))), key="risk_basis")
    st.subheader(context.say(words.QUESTIONS[chosen]), anchor=False)
    view = VIEWS[chosen]
    sheet(paragraph(context.say(view.answer(found))), key="risk_answer")
    view.draw(context, found)
    st.caption(context.say(words.SAYS[chosen]))
    if question.state.is_over:
        _files(context, report, table, found)


def _files(context: PageContext, report: Report, table: FutureTable, found: Found) -> None:
    answer_files(
        context,
        report,
        shell.RISK,
        key="risk",
        paper=lambda: risk_paper(report.problem, report.plan, found.summary),
        rows=lambda: future_csv(table),
        told=lambda: risk_object(report.problem, report.plan, table, found.summary),
    )


if __name__ == "__main__":
    open_page(page)
