"""What belongs to rows that were deleted: said with its number, and deleted with one click that undo takes back."""

import streamlit as st

from planner.services.editing.belonging import Belonging, belonging
from planner.services.editing.draft_changes import changes_text, removals_text
from planner.services.editing.editor import EditorView, StaleDraft
from planner.text import Lang
from planner.ui import flash
from planner.ui.app_services import editing, me
from planner.ui.markdown import show
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as words


def offer_what_belongs(desk: EditorView, lang: Lang) -> None:
    """Offer to delete what belongs to deleted rows; nothing where nothing does."""
    found = belonging(desk)
    if found is None:
        return
    deleted, rows = (show(removals_text(one).say(lang)) for one in (found.deleted, found.rows))
    with st.container(border=True, key="belonging"):
        st.warning(words.BELONGS.fill(lang, deleted=deleted, rows=rows))
        st.button(
            words.DELETE_TOO.fill(lang, count=found.count),
            key="delete_what_belongs",
            on_click=_delete,
            args=(desk, found, lang),
            **granted(),
        )


def _delete(desk: EditorView, found: Belonging, lang: Lang) -> None:
    label = changes_text(found.rows).say(lang)
    try:
        editing().type_in(me(), desk.saved.project_id, found.tables, revision=desk.revision, label=label)
    except StaleDraft as stale:
        flash.say_next((words.MOVED_ON if stale.draft else words.GONE).say(lang), "warn")
    else:
        flash.say_next(words.ROWS_GONE.fill(lang, rows=show(removals_text(found.rows).say(lang))))
