"""Where a file goes, and the buttons: all of it is imported, or nothing."""

from pathlib import PurePath

import streamlit as st

from planner.domain.projects.person import EVERYWHERE, Permission
from planner.services.editing.editor import EditorView, StaleDraft
from planner.services.editing.file_merge import FileMerge
from planner.services.importing.review import apply
from planner.ui import flash
from planner.ui.app_services import editing, me, projects, uploads
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import DRAFT, NEW, Incoming
from planner.ui.shared.press import granted
from planner.ui.shared.project_list import open_project

_INTO, _NAME = "upload_into", "upload_name"


def choose_target(context: PageContext, incoming: Incoming) -> None:
    """Offer the draft of the project on screen, or a project of its own."""
    said = {
        DRAFT: context.fill(words.INTO_DRAFT, name=context.say(context.facts.title)),
        NEW: context.say(words.INTO_NEW),
    }
    st.session_state[_INTO] = incoming.into
    st.radio(
        context.say(words.INTO),
        list(said),
        format_func=lambda code: show(said[code]),
        key=_INTO,
        on_change=lambda: kept.keep(incoming.going(st.session_state[_INTO])),
        horizontal=True,
    )
    if incoming.into == NEW:
        st.session_state.setdefault(_NAME, PurePath(incoming.inspection.name).stem)
        st.text_input(context.say(words.NEW_NAME), key=_NAME, max_chars=80)


def buttons(context: PageContext, incoming: Incoming, desk: EditorView, merge: FileMerge | None) -> None:
    """Offer to import or to cancel; `merge` is None where nothing can be imported."""
    is_new = incoming.into == NEW
    is_ready = merge is not None and merge.is_ready and (is_new or not merge.review.difference.is_empty)
    with st.container(horizontal=True, vertical_alignment="center", key="upload_buttons"):
        label, act = (words.CREATE, _create) if is_new else (words.APPLY, _lay_in)
        args = (context, incoming, desk, merge)
        key = "upload_apply"
        st.button(
            context.say(label),
            key=key,
            type="primary",
            on_click=act,
            args=args,
            **granted(Permission.PLAN, EVERYWHERE if is_new else "", disabled=not is_ready),
        )
        st.button(context.say(words.CANCEL), key="upload_cancel", on_click=_cancel, args=(context,))
        if not is_new:
            st.caption(context.say(words.ALL_OR_NOTHING), width="stretch")


def _lay_in(context: PageContext, incoming: Incoming, desk: EditorView, merge: FileMerge) -> None:
    name = incoming.inspection.name
    try:
        result = apply(merge.review)
        editing().lay_in(me(), desk.saved.project_id, result, revision=desk.revision, label=name)
        projects().note_import(me(), desk.saved.project_id, name)
    except StaleDraft:
        flash.say_next(context.say(words.TOO_LATE), "warn")
        return
    _done(incoming)
    flash.say_next(context.fill(words.APPLIED, name=show(name)))


def _create(context: PageContext, incoming: Incoming, desk: EditorView, merge: FileMerge) -> None:
    del desk
    name = incoming.inspection.name
    title = str(st.session_state.get(_NAME) or "").strip() or name
    made = projects().create(me(), title, apply(merge.review), comment=name)
    _done(incoming)
    open_project(made.project_id)
    flash.say_next(context.fill(words.CREATED, name=show(name)))


def _done(incoming: Incoming) -> None:
    uploads().remember(me(), incoming.corrected)
    kept.forget()


def _cancel(context: PageContext) -> None:
    kept.forget()
    flash.say_next(context.say(words.CANCELLED))
