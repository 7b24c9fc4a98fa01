"""What an import would do, before it is done: rows added, cells changed, rows removed, cells normalised."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from planner.domain.finding import Issue
from planner.services.importing import CellChange, DossierDifference, ImportReview, WholeRow, as_whole
from planner.services.tabling import column_title, shown, table_title
from planner.text import Text
from planner.ui import incoming as kept
from planner.ui.components.sheet import GridRow, ListItem, Part, Tile, Tone, grid, items, paragraph, sheet
from planner.ui.incoming import Incoming
from planner.ui.scene import Scene
from planner.ui.words import upload as words

MOST = 100
MOST_OPEN = 30
"""Rows of a part that is open at first."""
_MOST_HELD = 14


def review_shown(scene: Scene, incoming: Incoming, review: ImportReview) -> None:
    """Show the figures of the review, and each part of it."""
    st.subheader(scene.say(words.REVIEW), anchor=False)
    found = review.difference
    waiting = len(review.ambiguous) + len(review.refused)
    if waiting:
        st.caption(scene.fill(words.WAITING, count=waiting))
    if review.is_ready:
        sheet(_tiles(scene, review), key="upload_tiles")
    _faults(scene, review)
    if review.is_ready and found.is_empty:
        sheet(paragraph(scene.say(words.NO_CHANGE), Tone.MUTED), key="upload_same")
    _warn_of_removed(scene, incoming, found)
    _part(scene, words.REMOVED, _ROW_HEADS, [_row(scene, one) for one in found.removed])
    _part(scene, words.CHANGED, _CELL_HEADS, [_cell(scene, one) for one in found.changed])
    _part(scene, words.ADDED, _ROW_HEADS, [_row(scene, one) for one in found.added])
    for title, issues in ((words.NORMALISED, review.normalised), (words.LOOKED_AT, review.asked)):
        _part(scene, title, _NOTE_HEADS, [_note(scene, issue) for issue in issues], is_aside=True)


_ROW_HEADS = (words.TABLE, words.ROW, words.HOLDS)
_CELL_HEADS = (words.TABLE, words.ROW, words.FIELD, words.BEFORE, words.AFTER)
_NOTE_HEADS = (words.ADDRESS, words.FIELD, words.FOUND, words.WHAT)


def _tiles(scene: Scene, review: ImportReview) -> Part:
    found = review.difference
    counts = (
        (words.ADDED, words.ROWS_UNIT, len(found.added), Tone.GOOD),
        (words.CHANGED, words.CELLS_UNIT, len(found.changed), Tone.ACCENT),
        (words.REMOVED, words.ROWS_UNIT, len(found.removed), Tone.BAD),
        (words.NORMALISED, words.NOTES_UNIT, len(review.normalised), Tone.PLAIN),
        (words.LOOKED_AT, words.NOTES_UNIT, len(review.asked), Tone.WARN),
    )
    tiles = (
        Tile(
            label=scene.say(title),
            value=scene.fill(unit, count=count),
            tone=tone if count else Tone.PLAIN,
        )
        for title, unit, count, tone in counts
    )
    return items(*tiles)


def _faults(scene: Scene, review: ImportReview) -> None:
    if not review.faults:
        return
    says = words.FAULTS if review.mappings else words.NOTHING_READ
    lines = (_fault(scene, issue) for issue in review.faults[:MOST]) if review.mappings else ()
    sheet(paragraph(scene.say(says), Tone.BAD), items(*lines, most_px=300), key="upload_faults")


def _fault(scene: Scene, issue: Issue) -> ListItem:
    where = issue.cell.sheet if issue.cell else ""
    return ListItem(
        title=where or scene.say(issue.message), text=scene.say(issue.message) if where else "", tone=Tone.BAD
    )


def _warn_of_removed(scene: Scene, incoming: Incoming, found: DossierDifference) -> None:
    counts = Counter(one.table for one in found.removed)
    for mapping in incoming.chosen:
        if mapping.replaces and counts[mapping.table]:
            said = scene.fill(words.WILL_REMOVE, sheet=mapping.sheet, count=counts[mapping.table])
            sheet(paragraph(said, Tone.BAD), key=f"upload_removes_{mapping.table}")
            st.button(
                scene.say(words.KEEP_ROWS),
                key=f"upload_keep_{mapping.table}",
                on_click=_keep_rows,
                args=(mapping.sheet,),
            )


def _keep_rows(title: str) -> None:
    incoming = kept.current()
    mapping = incoming.mappings.get(title) if incoming else None
    if incoming is not None and mapping is not None:
        mapped = incoming.mapped(title, as_whole(mapping, replaces=False))
        kept.keep(replace(mapped, looked_at=incoming.looked_at))


def _part(
    scene: Scene,
    title: Text,
    heads: Sequence[Text],
    rows: Sequence[GridRow],
    *,
    is_aside: bool = False,
) -> None:
    total = len(rows)
    if not total:
        return
    label = scene.fill(words.TITLE_COUNT, title=scene.say(title), count=total)
    with st.expander(label, expanded=not is_aside and total <= MOST_OPEN):
        if total > MOST:
            st.caption(scene.fill(words.FIRST_OF, most=MOST, count=total))
        sheet(grid([scene.say(head) for head in heads], rows[:MOST]), key=f"upload_part_{title.en}")


def _row(scene: Scene, row: WholeRow) -> GridRow:
    """Give a row that comes or goes with what it holds; ids stand in a column of their own."""
    held = [
        f"{scene.say(column_title(row.table, key))} {shown(row.table, key, text, scene.lang)}"
        for key, text in row.cells.items()
        if text
    ]
    more = " …" if len(held) > _MOST_HELD else ""
    return GridRow(
        cells=(scene.say(table_title(row.table)), row.row_id, " · ".join(held[:_MOST_HELD]) + more)
    )


def _cell(scene: Scene, one: CellChange) -> GridRow:
    empty = scene.say(words.EMPTY_CELL)
    said = (shown(one.table, one.column, text, scene.lang) or empty for text in (one.old, one.new))
    field = scene.say(column_title(one.table, one.column))
    return GridRow(cells=(scene.say(table_title(one.table)), one.row_id, field, *said))


def _note(scene: Scene, issue: Issue) -> GridRow:
    cell, what = issue.cell, scene.say(issue.message)
    if cell is None:
        return GridRow(cells=("", "", "", what))
    where = cell.sheet if cell.row is None else scene.fill(words.ROW_OF, sheet=cell.sheet, row=cell.row)
    return GridRow(cells=(where, cell.column, cell.text, what))
