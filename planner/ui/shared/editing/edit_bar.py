"""The bar above tables that are edited: what is unsaved, undo, redo, discard, save."""

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from planner.domain.projects.draft import Cells
from planner.services.editing.draft_changes import changes_text, draft_changes, removals_text, table_change
from planner.services.editing.editor import EditorView, RowClash, RowsEdit, StaleDraft, StaleVersion
from planner.text import Lang
from planner.ui import flash
from planner.ui.app_services import editing, me, name_me
from planner.ui.markdown import show
from planner.ui.shared.editing.clashes import show_clashes
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as words
from planner.ui.state import Slot

SAVING = Slot("saving")
"""Which kind of saving is being asked about: `save`, `plan`, or none."""
CLASHING = Slot("clashing")
"""Whether someone else saved first and the two have to be brought together."""

_COMMENT, _NAME = "save_comment", "save_name"


def edit_bar(desk: EditorView, lang: Lang, *, plan: Callable[[], None]) -> None:
    """Draw the bar; `plan` starts a solve of what was saved."""
    flash.say_now()
    draft, project_id = desk.draft, desk.saved.project_id
    blocked = not desk.is_changed or bool(desk.errors)
    with st.container(horizontal=True, vertical_alignment="center", key="edit_bar"):
        st.caption(_standing(desk, lang), width="stretch")
        _button(words.UNDO.say(lang), "undo", _undo, project_id, off=not (draft and draft.can_undo))
        _button(words.REDO.say(lang), "redo", _redo, project_id, off=not (draft and draft.can_redo))
        _button(words.DISCARD.say(lang), "discard", _discard, desk, lang, off=not desk.is_changed)
        _button(words.SAVE.say(lang), "save", SAVING.set, "save", off=blocked)
        _button(words.SAVE_AND_PLAN.say(lang), "save_plan", SAVING.set, "plan", off=blocked)
    if CLASHING.get() and desk.is_changed:
        show_clashes(desk, lang, done=lambda: CLASHING.set(""))
    elif SAVING.get() and not blocked:
        _save_form(desk, lang, plan)


def type_in(desk: EditorView, edit: RowsEdit, lang: Lang) -> tuple[Cells, ...] | None:
    """Keep what was typed; return the rows of the table as they then stand, None if nothing was kept.

    What another tab typed meanwhile stays, and is said; where both typed in one cell, the other tab's stands.
    """
    try:
        now = editing().type_over(me(), desk.saved.project_id, edit, label=edit.table)
    except RowClash as clash:
        texts = words.AND.say(lang).join(f"“{show(text)}”" for text in clash.texts)
        flash.say_next(words.ELSEWHERE.fill(lang, texts=texts or words.DELETION.say(lang)), "warn")
        return None
    except StaleDraft:
        flash.say_next(words.BUSY.say(lang), "warn")
        return None
    kept = now.table(edit.table).rows
    gone = table_change(edit.table, edit.before, edit.after)
    if len(gone.removed) > 1:
        flash.say_next(words.ROWS_GONE.fill(lang, rows=show(removals_text([gone]).say(lang))))
    if kept != edit.after:
        flash.say_next(words.BOTH_KEPT.say(lang))
    return kept


def _standing(desk: EditorView, lang: Lang) -> str:
    number = desk.saved.note.number
    if not desk.is_changed or desk.draft is None:
        return words.UNCHANGED.fill(lang, number=number)
    said = words.CHANGED.fill(lang, number=number, changes=changes_text(draft_changes(desk)).say(lang))
    errors = len(desk.errors)
    state = words.CANNOT_SAVE.fill(lang, count=errors) if errors else words.CAN_SAVE.say(lang)
    return f"{said} · {state}"


def _button(label: str, key: str, act: Callable[..., None], *args: Any, off: bool) -> None:
    kind: Literal["primary", "secondary"] = "primary" if key == "save_plan" else "secondary"
    st.button(label, key=f"edit_{key}", on_click=act, args=args, type=kind, **granted(disabled=off))


def _undo(project_id: str) -> None:
    editing().undo(me(), project_id)


def _redo(project_id: str) -> None:
    editing().redo(me(), project_id)


def _discard(desk: EditorView, lang: Lang) -> None:
    SAVING.set("")
    changes = draft_changes(desk)
    try:
        editing().discard(me(), desk)
    except StaleDraft as stale:
        flash.say_next((words.MOVED_ON if stale.draft else words.GONE).say(lang), "warn")
    else:
        flash.say_next(words.DISCARDED.fill(lang, changes=changes_text(changes).say(lang)))


def _save_form(desk: EditorView, lang: Lang, plan: Callable[[], None]) -> None:
    changes = draft_changes(desk)
    removals = removals_text(changes).say(lang)
    with st.container(border=True, key="save_form"):
        st.text(words.SAVES.fill(lang, changes=changes_text(changes).say(lang)))
        if removals:
            st.warning(words.REMOVES.fill(lang, rows=show(removals)))
        st.text_input(words.COMMENT.say(lang), key=_COMMENT, max_chars=200)
        if not me().name:
            st.text_input(words.YOUR_NAME.say(lang), key=_NAME, max_chars=40)
        with st.container(horizontal=True):
            label = words.SAVE_AND_PLAN if SAVING.get() == "plan" else words.SAVE
            args = (desk, lang, plan)
            st.button(label.say(lang), key="save_now", type="primary", on_click=_save, args=args, **granted())
            st.button(words.NOT_YET.say(lang), key="save_not", on_click=SAVING.set, args=("",))


def _save(desk: EditorView, lang: Lang, plan: Callable[[], None]) -> None:
    then_plan = SAVING.get() == "plan"
    if name := str(st.session_state.get(_NAME) or "").strip():
        name_me(name)
    comment = str(st.session_state.get(_COMMENT) or "")
    changes = changes_text(draft_changes(desk)).say(lang)
    SAVING.set("")
    try:
        note = editing().save(me(), desk.saved.project_id, comment=comment)
    except StaleVersion:
        CLASHING.set("1")
        return
    flash.say_next(words.SAVED.fill(lang, number=note.number, changes=changes, before=note.parent))
    if then_plan:
        plan()
