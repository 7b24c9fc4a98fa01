"""Cells with several readings, or with none: asked one by one, answered, taken back."""

import re
from collections.abc import Sequence

import streamlit as st

from planner.services.importing.review import FIXED, LEAVE_OUT, PARTS, CellQuestion, ImportReview
from planner.text import Text
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import Incoming

MOST = 20
_ROW_AND_KEY = re.compile(r"(?<=[0-9]):[a-z_0-9]+$")
"""What follows a row in the name of an answer for a column that the sheet lacks."""


def questions(context: PageContext, review: ImportReview) -> None:
    """Ask what has to be known before the file can be imported; a place is asked about once."""
    asked = _by_place(review.ambiguous, but=())
    refused = _by_place(review.refused, but=asked)
    for open_, title, says, key in (
        (asked, words.ASKED_TITLE, words.ASKED_HELP, "asked"),
        (refused, words.REFUSED_TITLE, words.REFUSED_HELP, "refused"),
    ):
        if open_:
            _ask(context, open_, title=title, says=says, key=key)


def answers(context: PageContext, incoming: Incoming) -> None:
    """List what was answered, each to be taken back."""
    if not incoming.answers:
        return
    with st.expander(context.fill(words.ANSWERED, count=len(incoming.answers))):
        for name, text in incoming.answers.items():
            said = context.say(FIXED[text]) if text in FIXED else text
            label = show(context.fill(words.TAKE_BACK, address=_shown(context, name), answer=said))
            st.button(label, key=f"upload_back_{name}", on_click=_take_back, args=(name,))


def _by_place(
    found: Sequence[CellQuestion], *, but: Sequence[Sequence[CellQuestion]]
) -> list[list[CellQuestion]]:
    """The questions, those about one place together; what `but` asks about already is left for later."""
    places: dict[str, list[CellQuestion]] = {}
    taken = {one[0].cell_id for one in but}
    for question in found:
        if question.cell_id not in taken:
            places.setdefault(question.cell_id, []).append(question)
    return list(places.values())


def _ask(
    context: PageContext, open_: Sequence[Sequence[CellQuestion]], *, title: Text, says: Text, key: str
) -> None:
    st.subheader(context.fill(title, count=len(open_)), anchor=False)
    st.caption(context.say(says))
    with st.container(border=True, key=f"upload_{key}"):
        for together in open_[:MOST]:
            _question(context, together)
        if len(open_) > MOST:
            st.caption(context.fill(words.MORE, count=len(open_) - MOST))


def _question(context: PageContext, together: Sequence[CellQuestion]) -> None:
    question = together[0]
    key = f"upload_answer_{question.cell_id}"
    said = {choice.text: choice.shown for one in together for choice in one.choices}
    said |= {LEAVE_OUT: FIXED[LEAVE_OUT]} if question.row_id else {}
    left, right = st.columns([3, 2], vertical_alignment="center")
    for one in together:
        left.markdown(show(_place(context, one)))
    right.selectbox(
        context.fill(words.ANSWER_AT, address=show(_address(question))),
        list(said),
        index=None,
        format_func=lambda text: context.say(said[text]) if text in said else str(text),
        key=key,
        placeholder=context.say(words.ANSWER if not question.is_closed else words.CHOOSE_ONE),
        accept_new_options=not question.is_closed,
        label_visibility="collapsed",
        on_change=lambda: kept.answer(question.cell_id, question.row_id, st.session_state[key]),
    )


def _address(question: CellQuestion) -> str:
    """The place asked about as a person names it: a cell, a row, or a whole sheet."""
    cell = question.issue.cell
    is_whole = cell is not None and cell.row is None
    return (
        cell.sheet or cell.file if cell is not None and is_whole else _ROW_AND_KEY.sub("", question.cell_id)
    )


def _shown(context: PageContext, name: str) -> str:
    """The place that an answer was given for, without the words of the program."""
    sheet, _, part = name.rpartition("!")
    return f"{sheet} · {context.say(PARTS[part])}" if part in PARTS else _ROW_AND_KEY.sub("", name)


def _place(context: PageContext, question: CellQuestion) -> str:
    cell, what = question.issue.cell, context.say(question.issue.message)
    address = _address(question)
    if cell is None or cell.row is None:
        return context.fill(words.SHEET_WHAT, sheet=address, what=what)
    if not cell.text:
        return context.fill(words.ROW_WHAT, address=address, column=cell.column, what=what)
    if not question.row_id:
        return context.fill(words.HEADER_WHAT, address=address, text=cell.text, what=what)
    return context.fill(words.CELL, address=address, column=cell.column, text=cell.text, what=what)


def _take_back(name: str) -> None:
    incoming = kept.current()
    if incoming is not None:
        kept.keep(incoming.answered(name, None))
