"""The versions of a project: who saved what when, what each changed, and the way back."""

import streamlit as st

from planner.services.draft_changes import changes_between, draft_changes, said_changes
from planner.services.history import ChangeLine, changes_of, comment_of, said_by
from planner.services.projects import StaleVersion
from planner.text import Text
from planner.ui import flash
from planner.ui.bench import editing, me, projects
from planner.ui.components.sheet import GridRow, grid, heading, paragraph, sheet
from planner.ui.scene import Scene
from planner.ui.words import history as words
from planner.views import format as fmt
from planner.views.comparison import ROW_KINDS


def versions_kept(scene: Scene) -> None:
    """Show the versions; one can be looked at and restored."""
    notes = projects().history(me(), scene.facts.project_id)
    rows = [
        GridRow(
            cells=(
                scene.fill(words.VERSION, number=note.number)
                + (f" · {scene.say(words.NEWEST)}" if note.number == scene.facts.number else ""),
                scene.say(said_by(note.actor)),
                fmt.moment(note.saved_at),
                scene.say(comment_of(note.actor, note.comment)),
            )
        )
        for note in notes
    ]
    heads = [scene.say(one) for one in (words.VERSIONS, words.WHO, words.WHEN, words.SAID)]
    sheet(grid(heads, rows), key="versions_kept")
    numbers = [note.number for note in notes]
    number = st.selectbox(
        scene.say(words.LOOK_AT),
        numbers,
        format_func=lambda one: scene.fill(words.VERSION, number=one),
        key="version_looked_at",
        width=220,
    )
    parent = next((note.parent for note in notes if note.number == number), None)
    if number is not None:
        _changes(scene, number, parent)
        if number != scene.facts.number:
            changes = scene.say(_restoring(scene, number))
            said = scene.fill(words.RESTORES, changes=changes) if changes else scene.say(words.NOTHING)
            st.caption(said)
            label = scene.fill(words.RESTORE, number=number)
            st.button(label, key="restore_version", on_click=_restore, args=(scene, number))


def _changes(scene: Scene, number: int, parent: int | None) -> None:
    if parent is None:
        sheet(paragraph(scene.say(words.FIRST)), key="version_changes")
        return
    lines = changes_of(projects(), me(), scene.facts.project_id, number, since=parent)
    head = heading(scene.fill(words.CHANGED, number=number, since=parent))
    if not lines:
        sheet(head, paragraph(scene.say(words.NOTHING)), key="version_changes")
        return
    titles = (words.TABLE, words.ROW, words.KIND, words.FIELD, words.BEFORE, words.AFTER)
    table = grid(
        [scene.say(title) for title in titles], [GridRow(cells=_cells(scene, line)) for line in lines]
    )
    sheet(head, table, key="version_changes")


def _cells(scene: Scene, line: ChangeLine) -> tuple[str, ...]:
    said = (line.field, line.before, line.after)
    return (
        scene.say(line.table),
        scene.say(line.row),
        scene.say(ROW_KINDS[line.kind]),
        *map(scene.say, said),
    )


def _restoring(scene: Scene, number: int) -> Text:
    old = projects().open(me(), scene.facts.project_id, number)
    return said_changes(changes_between(scene.dossier, old.dossier))


def _restore(scene: Scene, number: int) -> None:
    project_id, before = scene.facts.project_id, scene.facts.number
    changes = scene.say(_restoring(scene, number))
    desk = editing().desk(me(), project_id)
    try:
        note = projects().restore_version(me(), project_id, number, base=before)
    except StaleVersion:
        flash.say_next(scene.say(words.CHANGED_MEANWHILE), "warn")
        return
    flash.say_next(scene.fill(words.RESTORED, number=number, new=note.number, changes=changes, before=before))
    if desk.is_changed:
        typed = scene.say(said_changes(draft_changes(desk)))
        flash.say_next(scene.fill(words.DRAFT_STAYS, changes=typed, new=note.number), "warn")
