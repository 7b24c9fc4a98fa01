"""Rooms kept for some firms or let now: the same futures played again, and the price of either."""

import streamlit as st

from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.future import FutureTable, RoomReserve
from planner.domain.sweeping.risk import ReserveAdvice
from planner.domain.vocabulary.terms import GroundFloor
from planner.exports.answers.reserve import reserve_paper
from planner.exports.risk_json import future_csv, reserve_object
from planner.services.studies.risk import reserve_advice
from planner.services.tasks.book import Question
from planner.services.tasks.risk import RISK, RiskOrder
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.risk import words
from planner.ui.shared import choosing
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.choosing import key_of
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views import format as fmt
from planner.views.reserve import reserve_message
from planner.views.risk import firm_text

_KIND = "risk_keep"


def done_of(question: Question) -> tuple[int, int] | None:
    """Return how many futures are played, and how many are wanted."""
    table: FutureTable | None = question.latest
    return None if table is None else (len(table.rows), table.asked)


def keep_or_let(context: PageContext, report: Report, topic: str, confidence: float) -> None:
    """Ask which rooms to keep for whom, and show what keeping brings in the futures of `topic`."""
    st.subheader(context.say(words.RESERVE_QUESTION), anchor=False)
    st.caption(context.say(words.RESERVE_SAYS))
    base = tasks().question(topic)
    let: FutureTable | None = base.latest if base is not None and base.state.is_over else None
    if let is None or not let.rows:
        st.info(context.say(words.RESERVE_FIRST))
        return
    reserve, own = _reserve(context, report), f"{topic}:keep"
    if pressed(
        context.say(words.KEEP_START),
        key="risk_keep_start",
        type="primary",
        disabled=is_under_way(own) or not (reserve.units and reserve.firms),
    ):
        order = RiskOrder(
            problem=report.problem,
            plan=report.plan,
            limits=Limits(),
            futures=let.asked,
            seed=let.seed,
            assumptions=let.assumptions,
            reserve=reserve,
        )
        tasks().ask(RISK, own, order, actor=me(), project_id=here())
        st.rerun()

    def draw(question: Question) -> None:
        kept: FutureTable | None = question.latest
        is_same = kept is not None and (kept.seed, kept.assumptions) == (let.seed, let.assumptions)
        advice = reserve_advice(kept, let, confidence) if kept is not None and is_same else None
        if kept is not None and kept.reserve is not None and advice is not None:
            sheet(paragraph(context.say(reserve_message(kept.reserve, advice))), key="risk_keep_answer")
            if question.state.is_over:
                _files(context, report, kept, (advice, confidence))

    task_panel(own, draw, share=done_of, key="risk_keep", count=words.FUTURES_DONE)


def _files(
    context: PageContext, report: Report, kept: FutureTable, found: tuple[ReserveAdvice, float]
) -> None:
    assert kept.reserve is not None
    reserve, (advice, confidence) = kept.reserve, found
    answer_files(
        context,
        report,
        words.TABS["reserve"],
        key="risk_keep",
        paper=lambda: reserve_paper(report.problem, reserve, advice, seed=kept.seed, confidence=confidence),
        rows=lambda: future_csv(kept),
        told=lambda: reserve_object(reserve, advice),
    )


def _reserve(context: PageContext, report: Report) -> RoomReserve:
    """Return what is asked: rooms, until when, for whom; firms that want ground floor and are not signed come first."""
    problem = report.problem
    ground = {
        unit.unit_id: f"{unit.unit_id} · {fmt.area(unit.leasable_m2)}"
        for unit in problem.units
        if unit.is_ground
    }
    names = {
        one.firm_id: context.say(firm_text(problem, one.firm_id))
        for one in problem.firms
        if not one.is_sitting
    }
    like = [
        one.firm_id
        for one in problem.firms
        if one.ground_floor is GroundFloor.REQUIRED and not one.is_signed and one.firm_id in names
    ]
    left, middle, right = st.columns([2, 1, 2])
    with left:
        units = st.multiselect(
            context.say(words.KEEP_UNITS),
            list(ground),
            list(ground)[-1:],
            format_func=lambda code: ground[code],
            key=key_of(_KIND, "units"),
        )
    with middle:
        middle_quarter = str(problem.quarters[len(problem.quarters) // 2])
        until = choosing.quarter(context, problem, _KIND, words.KEEP_UNTIL, start=middle_quarter)
    with right:
        firms = st.multiselect(
            context.say(words.KEEP_FOR),
            list(names),
            like,
            format_func=lambda code: names[code],
            key=key_of(_KIND, "firms"),
        )
    return RoomReserve(units=tuple(units), until=Quarter.parse(until), firms=tuple(firms))
