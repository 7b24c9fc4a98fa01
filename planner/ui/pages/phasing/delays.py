"""What each quarter of delay costs: asked for in the background, drawn as a map, made a scenario with one click."""

import streamlit as st

from planner.charts.phasing import handover_figure
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.construction import ConstructionTable
from planner.domain.sweeping.phasing import PhasingCase, PhasingTable
from planner.exports.answers.phasing import phasing_paper
from planner.exports.flat_csv import flat_csv
from planner.exports.phasing_json import phasing_object, phasing_rows
from planner.services.studies.phasing import QUARTERS, QUESTION_S, pending
from planner.services.tasks.book import Question
from planner.services.tasks.phasing import PHASING, PhasingOrder
from planner.services.wording.edits import edits_text
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.charts import chart, theme
from planner.ui.shared.choosing import choice, key_of
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tables import table as show_table
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import shell
from planner.views.phasing import (
    case_text,
    cost_text,
    handover_message,
    latest_text,
    proof_text,
    standing_text,
    whom_text,
)

_KIND = "phasing"
_MOST = 12


def delays(context: PageContext, report: Report, version_id: str) -> None:
    """Offer what is asked, show what the newest question comes to, and a scenario of one handover of it."""
    topic = f"phasing:{version_id}"
    names = {
        one.building_id: f"{one.building_id} {context.say(one.name)} · {one.handover_quarter}"
        for one in pending(report.problem)
    }
    st.subheader(context.say(words.Q_DELAY), anchor=False)
    left, right = st.columns([3, 1])
    with left:
        chosen = st.multiselect(
            context.say(words.BUILDINGS),
            list(names),
            format_func=lambda code: names.get(code, code),
            key=key_of(_KIND, "buildings"),
        )
    with right:
        quarters = st.number_input(
            context.say(words.QUARTERS), 1, _MOST, QUARTERS, 1, key=key_of(_KIND, "quarters")
        )
    if pressed(context.say(words.START), key="phasing_start", type="primary", disabled=is_under_way(topic)):
        order = PhasingOrder(
            problem=report.problem,
            outcome=report.outcome,
            limits=Limits(time_limit_s=QUESTION_S),
            buildings=tuple(chosen),
            quarters=int(quarters),
        )
        tasks().ask(PHASING, topic, order, actor=me(), project_id=here())
        st.rerun()
    task_panel(
        topic, lambda question: _draw(context, report, question), share=done_of, count=words.CASES_DONE
    )
    question = tasks().question(topic)
    if question is not None and question.state.is_over and question.latest is not None:
        table: PhasingTable = question.latest
        st.caption(context.say(standing_text(table)))
        _to_scenario(context, report, table)
        answer_files(
            context,
            report,
            shell.PHASING,
            key="phasing",
            paper=lambda: phasing_paper(report.problem, table),
            rows=lambda: flat_csv(phasing_rows(report.problem, table)),
            told=lambda: phasing_object(report.problem, table),
        )


def done_of(question: Question) -> tuple[int, int] | None:
    """Return how many cases are answered, and of how many that are asked about so far."""
    table: PhasingTable | ConstructionTable | None = question.latest
    return None if table is None or not table.asked else (table.answered, max(table.asked, table.answered))


def _draw(context: PageContext, report: Report, question: Question) -> None:
    table: PhasingTable | None = question.latest
    if table is None:
        return
    problem = report.problem
    sheet(paragraph(context.say(handover_message(problem, table))), key="phasing_answer")
    figure = handover_figure(problem, table, lang=context.lang, theme=theme())
    chart(figure, key="phasing_map", alt=context.say(words.Q_DELAY))
    st.caption(context.say(words.SAYS))
    with st.expander(context.say(words.TABLE), key="phasing_all"):
        latest = [
            [
                row.building_id,
                str(row.planned),
                context.say(latest_text(row)),
                context.say(case_text(problem, row.break_date.case)) if row.break_date else "",
            ]
            for row in table.rows
            if row.dates
        ]
        show_table([context.say(head) for head in words.LATEST_HEADS], latest, key="phasing_latest")
        rows = [
            [
                row.building_id,
                str(row.planned),
                str(date.quarter),
                context.say(cost_text(problem, date.case)),
                context.say(whom_text(date.case)),
                context.say(proof_text(date.case)),
            ]
            for row in table.rows
            for date in row.dates
        ]
        show_table([context.say(head) for head in words.HEADS], rows, key="phasing_dates")


def _to_scenario(context: PageContext, report: Report, table: PhasingTable) -> None:
    cases: dict[str, tuple[str, PhasingCase]] = {
        f"{row.building_id}:{date.quarter}": (f"{row.building_id} → {date.quarter}", date.case)
        for row in table.rows
        for date in row.dates
    }
    if not cases:
        return
    said = {
        code: f"{what} · {context.say(case_text(report.problem, case))}"
        for code, (what, case) in cases.items()
    }
    chosen = choice(context, words.CHOOSE, said, (_KIND, "date"))
    if chosen and pressed(context.say(words.MAKE), key="phasing_make"):
        edits = cases[chosen][1].edits
        what = context.say(edits_text(report.problem, edits))
        new_scenario(context, edits, context.fill(words.NAME, what=what))
