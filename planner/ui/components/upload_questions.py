"""Cells with several readings, or with none: asked one by one, answered, taken back."""

from collections.abc import Sequence

import streamlit as st

from planner.services.importing import LEAVE_OUT, Question, Review
from planner.text import Text
from planner.ui import incoming as kept
from planner.ui.incoming import Incoming
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import upload as words

MOST = 20


def questions(scene: Scene, review: Review) -> None:
    """Ask what has to be known before the file can be imported."""
    asked = ((review.ambiguous, words.ASKED_TITLE, words.ASKED_HELP, "asked"),)
    refused = ((review.refused, words.REFUSED_TITLE, words.REFUSED_HELP, "refused"),)
    for open_, title, says, key in (*asked, *refused):
        if open_:
            _ask(scene, open_, title=title, says=says, key=key)


def answers(scene: Scene, incoming: Incoming) -> None:
    """List what was answered, each to be taken back."""
    if not incoming.answers:
        return
    with st.expander(scene.fill(words.ANSWERED, count=len(incoming.answers))):
        for name, text in incoming.answers.items():
            said = scene.say(words.LEAVE_ROW) if text == LEAVE_OUT else text
            label = show(scene.fill(words.TAKE_BACK, address=name, answer=said))
            st.button(label, key=f"upload_back_{name}", on_click=_take_back, args=(name,))


def _ask(scene: Scene, open_: Sequence[Question], *, title: Text, says: Text, key: str) -> None:
    st.subheader(scene.fill(title, count=len(open_)), anchor=False)
    st.caption(scene.say(says))
    with st.container(border=True, key=f"upload_{key}"):
        for question in open_[:MOST]:
            _question(scene, question)
        if len(open_) > MOST:
            st.caption(scene.fill(words.MORE, count=len(open_) - MOST))


def _question(scene: Scene, question: Question) -> None:
    key = f"upload_answer_{question.cell_id}"
    said = {choice.text: choice.shown for choice in question.choices} | {LEAVE_OUT: words.LEAVE_ROW}
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.markdown(show(_place(scene, question)))
    right.selectbox(
        scene.fill(words.ANSWER_AT, address=question.cell_id),
        list(said),
        index=None,
        format_func=lambda text: scene.say(said[text]) if text in said else str(text),
        key=key,
        placeholder=scene.say(words.ANSWER),
        accept_new_options=True,
        label_visibility="collapsed",
        on_change=lambda: kept.answer(question.cell_id, question.row_id, st.session_state[key]),
    )


def _place(scene: Scene, question: Question) -> str:
    cell, what = question.issue.cell, scene.say(question.issue.message)
    if cell is None or not cell.text:
        column = cell.column if cell else ""
        return scene.fill(words.ROW_WHAT, address=question.cell_id, column=column, what=what)
    return scene.fill(words.CELL, address=question.cell_id, column=cell.column, text=cell.text, what=what)


def _take_back(name: str) -> None:
    incoming = kept.current()
    if incoming is not None:
        kept.keep(incoming.answered(name, None))
