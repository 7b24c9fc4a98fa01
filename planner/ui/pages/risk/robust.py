"""The view of the robust plan: asked for, chosen among candidates, judged on fresh futures against the plan on show."""

import streamlit as st

from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.robust import RobustTable
from planner.exports.answers.risk import robust_paper
from planner.exports.robust_json import robust_csv, robust_object
from planner.services.studies.robust import CANDIDATE_S, FRESH, TRAINING, robust_summary
from planner.services.tasks.book import Question
from planner.services.tasks.robust import ROBUST, RobustOrder
from planner.text import listed
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.risk import words
from planner.ui.shared.answer_files import answer_files
from planner.ui.shared.choosing import exact, key_of
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import paragraph, sheet
from planner.ui.shared.tables import Value
from planner.ui.shared.tables import table as show_table
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views import format as fmt
from planner.views.risk import firm_text
from planner.views.robust import candidate_title, robust_lines

_KIND = "risk_robust"
_MOST = 20_000
_KNOWN_ALL = 10
"""Fresh futures that are solved as if all were known, for what perfect information is worth."""


def robust(
    context: PageContext,
    report: Report,
    topic: str,
    confidence: float,
    *,
    assumptions: RiskAssumptions,
    seed: int,
) -> None:
    """Ask for a robust plan, and show what there is of it."""
    st.subheader(context.say(words.ROBUST_QUESTION), anchor=False)
    st.caption(context.say(words.ROBUST_SAYS))
    own = f"{topic}:robust"
    left, middle, right = st.columns(3)
    training = left.number_input(
        context.say(words.TRAINING), 10, _MOST, TRAINING, 10, key=key_of(_KIND, "training")
    )
    fresh = middle.number_input(context.say(words.FRESH), 10, _MOST, FRESH, 100, key=key_of(_KIND, "fresh"))
    weight = right.number_input(context.say(words.WEIGHT), 0.0, 1.0, 0.5, 0.1, key=key_of(_KIND, "weight"))
    if pressed(
        context.say(words.ROBUST_START), key="risk_robust_start", type="primary", disabled=is_under_way(own)
    ):
        order = RobustOrder(
            problem=report.problem,
            outcome=report.outcome,
            limits=Limits(time_limit_s=CANDIDATE_S),
            assumptions=assumptions,
            training=int(training),
            fresh=int(fresh),
            seed=seed,
            weight=exact(weight),
            perfect=_KNOWN_ALL,
        )
        tasks().ask(ROBUST, own, order, actor=me(), project_id=here())
        st.rerun()
    if tasks().question(own) is None:
        st.info(context.say(words.ROBUST_FIRST))
    task_panel(
        own,
        lambda question: _draw(context, report, question, confidence),
        share=_done,
        key="risk_robust",
        count=words.FUTURES_DONE,
    )


def _done(question: Question) -> tuple[int, int] | None:
    table: RobustTable | None = question.latest
    return None if table is None else (table.done, table.wanted)


def _draw(context: PageContext, report: Report, question: Question, confidence: float) -> None:
    table: RobustTable | None = question.latest
    if table is None:
        return
    found = robust_summary(table, confidence)
    sheet(*(paragraph(context.say(one)) for one in robust_lines(table, found)), key="risk_robust_answer")
    rows: list[list[Value]] = [
        [
            context.say(candidate_title(one)),
            fmt.number(score.mean),
            fmt.number(score.tail),
            fmt.number(score.score),
            context.say(words.YES) if table.is_chosen and k == found.chosen else "",
        ]
        for k, (one, score) in enumerate(zip(table.candidates, found.scores, strict=False))
        if score is not None
    ]
    if rows:
        heads = (words.CANDIDATE, words.TRAINING_MEAN, words.TRAINING_TAIL, words.SCORE, words.CHOSEN)
        with st.expander(context.say(words.CANDIDATES), key="risk_robust_all", expanded=True):
            show_table([context.say(head) for head in heads], rows, key="risk_robust_table")
    if table.is_chosen:
        plan = table.candidates[found.chosen].plan
        homes: list[list[Value]] = [
            [
                context.say(firm_text(report.problem, place.firm_id)),
                context.say(listed(place.units)),
                str(place.start),
            ]
            for place in plan.placements
        ]
        with st.expander(context.say(words.CHOSEN_PLAN), key="risk_robust_plan"):
            show_table(
                [context.say(head) for head in (words.FIRM, words.ROOM, words.QUARTER)],
                homes,
                key="risk_robust_places",
            )
    if question.state.is_over and table.trained:
        answer_files(
            context,
            report,
            words.TABS["robust"],
            key="risk_robust",
            paper=lambda: robust_paper(report.problem, table, found),
            rows=lambda: robust_csv(table, found.finalists),
            told=lambda: robust_object(table, found),
        )
