"""What the wishes told on the stack cost, with the ways to keep or to take them back."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.services.studies.replanning import Replan, first_loss
from planner.services.tasks.book import Question
from planner.services.wording.edits import edit_text
from planner.ui.page_context import PageContext
from planner.ui.pages.replan import words
from planner.ui.pages.replan.replan_result import keep_replan
from planner.ui.shared.hand_moves import hand_moves, keep_hand_moves, named
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import Tone, paragraph, sheet
from planner.views import format as fmt


def hand_move_head(context: PageContext, report: Report, question: Question, done: Replan | None) -> None:
    """Say what the wishes cost, with the way back; `done` is the plan repaired around them, as far as it is known."""
    is_found = done is not None and isinstance(question.latest, Replan)
    lines = [context.say(edit_text(report.problem, one)) for one in hand_moves(context)]
    parts = [paragraph("; ".join(lines), Tone.MUTED)]
    if done is not None and not is_found:
        parts.insert(0, paragraph(context.say(words.WISH_SO_FAR), Tone.MUTED))
    if done is not None:
        parts.insert(0, paragraph(_price(context, report, done), Tone.ACCENT))
    elif question.state.is_over and isinstance(question.latest, Replan):
        parts.insert(0, paragraph(context.say(words.WISH_IMPOSSIBLE), Tone.BAD))
    sheet(*parts, key="wish_head")
    with st.container(horizontal=True):
        if is_found:
            st.button(
                context.say(words.KEEP),
                key="wish_keep",
                on_click=keep_replan,
                args=(context, question),
                **granted(),
            )
        st.button(context.say(words.WISH_UNDO), key="wish_undo", on_click=_forget, args=(context, 1))
        if len(hand_moves(context)) > 1:
            every = len(hand_moves(context))
            st.button(
                context.say(words.WISH_UNDO_ALL), key="wish_undo_all", on_click=_forget, args=(context, every)
            )


def _price(context: PageContext, report: Report, done: Replan) -> str:
    asked = {one.firm for one in hand_moves(context)}
    others = [move.firm_id for move in done.moves if move.firm_id not in asked]
    moved = (
        context.fill(words.WISH_MOVES, firms=named(context, others))
        if others
        else context.say(words.WISH_NOBODY)
    )
    lost = first_loss(done.report.problem, report.measures.goals, done.report.measures.goals)
    if lost is None:
        return context.fill(words.WISH_FREE, moved=moved)
    tier, points = lost
    said = words.WISH_PRICE if points > 0 else words.WISH_GAIN
    return context.fill(said, tier=context.say(tier.title), points=fmt.number(abs(points)), moved=moved)


def _forget(context: PageContext, count: int) -> None:
    keep_hand_moves(context, hand_moves(context)[:-count])
