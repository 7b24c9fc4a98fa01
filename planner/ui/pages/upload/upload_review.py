"""What an import would do, before it is done: rows added, cells changed, rows removed, cells normalised."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from planner.domain.solving.finding import Issue
from planner.services.editing.file_merge import FileMerge
from planner.services.importing.review import CellChange, DossierDifference, ImportReview, WholeRow, as_whole
from planner.services.wording.grid_columns import column_title, display_text, table_title
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import Incoming
from planner.ui.shared.sheet import GridRow, ListItem, Part, Tile, Tone, grid, items, paragraph, sheet

MOST = 100
MOST_OPEN = 30
"""Rows of a part that is open at first."""
_MOST_HELD = 14


def show_review(context: PageContext, incoming: Incoming, merge: FileMerge) -> None:
    """Show the figures of the review, and each part of it."""
    review = merge.review
    st.subheader(context.say(words.REVIEW), anchor=False)
    if merge.open and review.is_ready:
        st.caption(context.fill(words.STILL_OPEN, count=len(merge.open)))
    found = review.difference
    waiting = len(review.ambiguous) + len(review.refused)
    if waiting:
        st.caption(context.fill(words.WAITING, count=waiting))
    if review.is_ready:
        sheet(_tiles(context, review), key="upload_tiles")
    _faults(context, review)
    if review.is_ready and found.is_empty:
        same = words.NO_CHANGE if merge.kept.is_empty else words.NOTHING_PROPOSED
        sheet(paragraph(context.say(same), Tone.MUTED), key="upload_same")
    _warn_of_removed(context, incoming, found)
    _part(context, words.REMOVED, _ROW_HEADS, [_row(context, one) for one in found.removed])
    _part(context, words.CHANGED, _CELL_HEADS, [_cell(context, one) for one in found.changed])
    _part(context, words.ADDED, _ROW_HEADS, [_row(context, one) for one in found.added])
    _gaps(context, merge)
    _kept(context, merge.kept)
    for title, issues in ((words.NORMALISED, review.normalised), (words.LOOKED_AT, review.asked)):
        _part(context, title, _NOTE_HEADS, [_note(context, issue) for issue in issues], is_aside=True)


_ROW_HEADS = (words.TABLE, words.ROW, words.HOLDS)
_CELL_HEADS = (words.TABLE, words.ROW, words.FIELD, words.BEFORE, words.AFTER)
_KEPT_HEADS = (words.TABLE, words.ROW, words.FIELD, words.IN_FILE, words.IN_PROJECT)
_NOTE_HEADS = (words.ADDRESS, words.FIELD, words.FOUND, words.WHAT)


def _tiles(context: PageContext, review: ImportReview) -> Part:
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
            label=context.say(title),
            value=context.fill(unit, count=count),
            tone=tone if count else Tone.PLAIN,
        )
        for title, unit, count, tone in counts
    )
    return items(*tiles)


def _faults(context: PageContext, review: ImportReview) -> None:
    if not review.faults:
        return
    says = words.FAULTS if review.mappings else words.NOTHING_READ
    lines = (_fault(context, issue) for issue in review.faults[:MOST]) if review.mappings else ()
    sheet(paragraph(context.say(says), Tone.BAD), items(*lines, most_px=300), key="upload_faults")


def _fault(context: PageContext, issue: Issue) -> ListItem:
    where = issue.cell.sheet if issue.cell else ""
    return ListItem(
        title=where or context.say(issue.message),
        text=context.say(issue.message) if where else "",
        tone=Tone.BAD,
    )


def _gaps(context: PageContext, merge: FileMerge) -> None:
    """List the rows that a ledger no longer has; the project keeps them."""
    if merge.gaps:
        st.caption(context.say(words.GAPS_HELP))
    rows = [GridRow(cells=(one.sheet, context.say(one.row))) for one in merge.gaps]
    _part(context, words.GAPS, (words.SHEET, words.ROW), rows)


def _kept(context: PageContext, kept: DossierDifference) -> None:
    """List what the project changed since the file was written, and keeps."""
    label = context.fill(words.KEPT, count=len(kept.added) + len(kept.changed) + len(kept.removed))
    if kept.is_empty:
        return
    with st.expander(label):
        st.caption(context.say(words.KEPT_HELP))
        cells = [_cell(context, one) for one in kept.changed]
        if cells:
            heads = [context.say(head) for head in _KEPT_HEADS]
            sheet(grid(heads, cells[:MOST]), key="upload_kept_cells")
        rows = [
            GridRow(cells=(context.say(title), *_row(context, one).cells))
            for title, these in ((words.ADDED, kept.added), (words.REMOVED, kept.removed))
            for one in these
        ]
        if rows:
            heads = [context.say(head) for head in (words.WHAT_CHANGED, *_ROW_HEADS)]
            sheet(grid(heads, rows[:MOST]), key="upload_kept_rows")
        if (total := max(len(cells), len(rows))) > MOST:
            st.caption(context.fill(words.FIRST_OF, most=MOST, count=total))


def _warn_of_removed(context: PageContext, incoming: Incoming, found: DossierDifference) -> None:
    counts = Counter(one.table for one in found.removed)
    for mapping in incoming.chosen:
        if mapping.replaces and counts[mapping.table]:
            said = context.fill(words.WILL_REMOVE, sheet=mapping.sheet, count=counts[mapping.table])
            sheet(paragraph(said, Tone.BAD), key=f"upload_removes_{mapping.table}")
            st.button(
                context.say(words.KEEP_ROWS),
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
    context: PageContext,
    title: Text,
    heads: Sequence[Text],
    rows: Sequence[GridRow],
    *,
    is_aside: bool = False,
) -> None:
    total = len(rows)
    if not total:
        return
    label = context.fill(words.TITLE_COUNT, title=context.say(title), count=total)
    with st.expander(label, expanded=not is_aside and total <= MOST_OPEN):
        if total > MOST:
            st.caption(context.fill(words.FIRST_OF, most=MOST, count=total))
        sheet(grid([context.say(head) for head in heads], rows[:MOST]), key=f"upload_part_{title.en}")


def _row(context: PageContext, row: WholeRow) -> GridRow:
    """Return a row that comes or goes with what it holds; ids stand in a column of their own."""
    held = [
        f"{context.say(column_title(row.table, key))} {display_text(row.table, key, text, context.lang)}"
        for key, text in row.cells.items()
        if text
    ]
    more = " …" if len(held) > _MOST_HELD else ""
    return GridRow(
        cells=(context.say(table_title(row.table)), row.row_id, " · ".join(held[:_MOST_HELD]) + more)
    )


def _cell(context: PageContext, one: CellChange) -> GridRow:
    empty = context.say(words.EMPTY_CELL)
    said = (display_text(one.table, one.column, text, context.lang) or empty for text in (one.old, one.new))
    field = context.say(column_title(one.table, one.column))
    return GridRow(cells=(context.say(table_title(one.table)), one.row_id, field, *said))


def _note(context: PageContext, issue: Issue) -> GridRow:
    cell, what = issue.cell, context.say(issue.message)
    if cell is None:
        return GridRow(cells=("", "", "", what))
    where = cell.sheet if cell.row is None else context.fill(words.ROW_OF, sheet=cell.sheet, row=cell.row)
    return GridRow(cells=(where, cell.column, cell.text, what))
