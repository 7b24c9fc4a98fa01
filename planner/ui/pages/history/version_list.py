"""The versions of a project: who saved what when, what each changed, and the way back."""

import streamlit as st

from planner.services.editing.draft_changes import changes_between, changes_text, draft_changes
from planner.services.editing.history import ChangeLine, actor_text, changes_of, comment_of
from planner.services.projects.projects import StaleVersion
from planner.text import Text
from planner.ui import flash
from planner.ui.app_services import editing, me, projects
from planner.ui.page_context import PageContext
from planner.ui.pages.history import words
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, grid, heading, paragraph, sheet
from planner.ui.shared.words import history as history_words
from planner.views import format as fmt
from planner.views.comparison import ROW_KINDS


def list_versions(context: PageContext) -> None:
    """Show the versions; one can be looked at and restored."""
    notes = projects().history(context.facts.project_id)
    rows = [
        GridRow(
            cells=(
                context.fill(history_words.VERSION, number=note.number)
                + (f" · {context.say(words.NEWEST)}" if note.number == context.facts.number else ""),
                context.say(actor_text(note.actor)),
                fmt.moment(note.saved_at),
                context.say(comment_of(note.actor, note.comment)),
            )
        )
        for note in notes
    ]
    heads = [
        context.say(one)
        for one in (history_words.VERSIONS, history_words.WHO, history_words.WHEN, history_words.SAID)
    ]
    sheet(grid(heads, rows), key="versions_kept")
    numbers = [note.number for note in notes]
    number = st.selectbox(
        context.say(words.LOOK_AT),
        numbers,
        format_func=lambda one: context.fill(history_words.VERSION, number=one),
        key="version_looked_at",
        width=220,
    )
    parent = next((note.parent for note in notes if note.number == number), None)
    if number is not None:
        _changes(context, number, parent)
        if number != context.facts.number:
            changes = context.say(_restoring(context, number))
            said = context.fill(words.RESTORES, changes=changes) if changes else context.say(words.NOTHING)
            st.caption(said)
            label = context.fill(words.RESTORE, number=number)
            st.button(label, key="restore_version", on_click=_restore, args=(context, number), **granted())


def _changes(context: PageContext, number: int, parent: int | None) -> None:
    if parent is None:
        sheet(paragraph(context.say(words.FIRST)), key="version_changes")
        return
    lines = changes_of(projects(), context.facts.project_id, number, since=parent)
    head = heading(context.fill(words.CHANGED, number=number, since=parent))
    if not lines:
        sheet(head, paragraph(context.say(words.NOTHING)), key="version_changes")
        return
    titles = (words.TABLE, words.ROW, words.KIND, words.FIELD, words.BEFORE, words.AFTER)
    table = grid(
        [context.say(title) for title in titles], [GridRow(cells=_cells(context, line)) for line in lines]
    )
    sheet(head, table, key="version_changes")


def _cells(context: PageContext, line: ChangeLine) -> tuple[str, ...]:
    said = (line.field, line.before, line.after)
    return (
        context.say(line.table),
        context.say(line.row),
        context.say(ROW_KINDS[line.kind]),
        *map(context.say, said),
    )


def _restoring(context: PageContext, number: int) -> Text:
    old = projects().open(context.facts.project_id, number)
    return changes_text(changes_between(context.dossier, old.dossier))


def _restore(context: PageContext, number: int) -> None:
    project_id, before = context.facts.project_id, context.facts.number
    changes = context.say(_restoring(context, number))
    desk = editing().desk(me(), project_id)
    try:
        note = projects().restore_version(me(), project_id, number, base=before)
    except StaleVersion:
        flash.say_next(context.say(words.CHANGED_MEANWHILE), "warn")
        return
    flash.say_next(
        context.fill(words.RESTORED, number=number, new=note.number, changes=changes, before=before)
    )
    if desk.is_changed:
        typed = context.say(changes_text(draft_changes(desk)))
        flash.say_next(context.fill(words.DRAFT_STAYS, changes=typed, new=note.number), "warn")
