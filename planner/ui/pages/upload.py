"""A file comes in: chosen, mapped, reviewed, answered, imported whole or not at all."""

import streamlit as st

from planner.services.editing import EditorView
from planner.ui import incoming as kept
from planner.ui.components.edit_bar import edit_bar
from planner.ui.components.editor import desk_of, plan_again
from planner.ui.components.frame import open_page
from planner.ui.components.upload_apply import buttons, choose_target
from planner.ui.components.upload_file import choose_file, downloads, refusal
from planner.ui.components.upload_questions import answers, questions
from planner.ui.components.upload_review import review_shown
from planner.ui.components.upload_sheets import sheets_read
from planner.ui.incoming import DRAFT, Incoming
from planner.ui.scene import Scene
from planner.ui.words import shell
from planner.ui.words import upload as words


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(scene.say(shell.UPLOAD), anchor=False)
    desk = desk_of(scene)
    edit_bar(desk, scene.lang, plan=lambda: plan_again(scene))
    left, right = st.columns([3, 1], gap="large")
    with left:
        choose_file(scene)
    with right:
        downloads(scene, desk)
    incoming = kept.current()
    if incoming is None:
        st.info(scene.say(words.EMPTY))
        return
    refusal(scene, incoming.inspection)
    if incoming.inspection.sheets:
        _import(scene, incoming, desk)


def _import(scene: Scene, incoming: Incoming, desk: EditorView) -> None:
    choose_target(scene, incoming)
    sheets_read(scene, incoming)
    if incoming.into == DRAFT and desk.dossier is None:
        st.warning(scene.fill(words.MEND_FIRST, count=len(desk.errors)))
        buttons(scene, incoming, desk, None)
        return
    with st.spinner(scene.say(words.REVIEWING)):
        review = kept.reviewed(incoming, desk)
    questions(scene, review)
    answers(scene, incoming)
    review_shown(scene, incoming, review)
    buttons(scene, incoming, desk, review)


if __name__ == "__main__":
    open_page(page)
