"""A file comes in: chosen, mapped, reviewed, answered, imported whole or not at all."""

import streamlit as st

from planner.services.editing.editor import EditorView
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import DRAFT, Incoming
from planner.ui.pages.upload.upload_apply import buttons, choose_target
from planner.ui.pages.upload.upload_file import choose_file, downloads, refusal
from planner.ui.pages.upload.upload_merge import show_base, show_choices
from planner.ui.pages.upload.upload_questions import answers, questions
from planner.ui.pages.upload.upload_review import show_review
from planner.ui.pages.upload.upload_sheets import sheets_read
from planner.ui.shared.editing.edit_bar import edit_bar
from planner.ui.shared.editing.editor import desk_of, plan_again
from planner.ui.shared.frame import open_page
from planner.ui.shared.words import shell


def page(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.say(shell.UPLOAD), anchor=False)
    desk = desk_of(context)
    edit_bar(desk, context.lang, plan=lambda: plan_again(context))
    left, right = st.columns([3, 1], gap="large")
    with left:
        choose_file(context)
    with right:
        downloads(context, desk)
    incoming = kept.current()
    if incoming is None:
        st.info(context.say(words.EMPTY))
        return
    refusal(context, incoming.inspection)
    if incoming.inspection.sheets:
        _import(context, incoming, desk)


def _import(context: PageContext, incoming: Incoming, desk: EditorView) -> None:
    choose_target(context, incoming)
    sheets_read(context, incoming)
    if incoming.into == DRAFT and desk.dossier is None:
        st.warning(context.fill(words.MEND_FIRST, count=len(desk.errors)))
        buttons(context, incoming, desk, None)
        return
    with st.spinner(context.say(words.REVIEWING)):
        merge = kept.reviewed(incoming, desk)
    show_base(context, incoming, merge)
    questions(context, merge.review)
    answers(context, incoming)
    show_choices(context, incoming, merge)
    show_review(context, incoming, merge)
    buttons(context, incoming, desk, merge)


if __name__ == "__main__":
    open_page(page)
