"""Which sheet is taken for which table and which column for which field, as guessed and to be corrected."""

from collections.abc import Callable

import streamlit as st

from planner.services.importing.review import (
    SURE,
    ColumnMapping,
    SheetInspection,
    SheetMapping,
    as_whole,
    choices_for,
    is_whole_table,
    read_as,
)
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import Incoming
from planner.ui.shared.sheet import GridRow, Tone, grid, sheet
from planner.views import format as fmt

_ABREAST = 4
_LONGEST_SAMPLE = 24
_LOOKED_FOR_SAMPLE = 6


def sheets_read(context: PageContext, incoming: Incoming) -> None:
    """Show every sheet with how it is read, and the columns of one to correct."""
    st.subheader(context.say(words.SHEETS), anchor=False)
    st.caption(context.say(words.SHEETS_HELP))
    titles = (
        words.SHEET,
        words.READ_AS,
        words.HEADER_ROW,
        words.COLUMNS_READ,
        words.CONFIDENCE,
        words.ROWS,
    )
    rows = [_row(context, incoming, one) for one in incoming.inspection.sheets]
    sheet(grid([context.say(title) for title in titles], rows), key="upload_sheets", on_pick=_look_at)
    with st.container(border=True, key="upload_sheet"):
        _correct(context, incoming, incoming.sheet)


def _row(context: PageContext, incoming: Incoming, one: SheetInspection) -> GridRow:
    mapping = incoming.mappings[one.title]
    mark = "▸ " if one.title == incoming.sheet.title else ""
    if mapping is None:
        nothing = (context.say(words.NOT_READ), *("",) * 4)
        return GridRow(cells=(f"{mark}{one.title}", *nothing), pick=one.title, tone=Tone.MUTED)
    used = [column for column in mapping.columns if column.key]
    stays = words.REPLACES_SHORT if mapping.replaces else words.KEEPS_SHORT
    is_sure = incoming.is_corrected(one.title) or mapping.confidence >= SURE
    sure = fmt.percent(mapping.confidence, 0)
    if incoming.is_corrected(one.title):
        sure = context.say(words.CORRECTED)
    cells = (
        f"{mark}{one.title}",
        dict(choices_for())[mapping.table].say(context.lang),
        str(mapping.header_row),
        context.fill(words.READ_OF, read=len(used), all=len(mapping.columns)),
        sure if is_sure else f"{sure} · {context.say(words.CHECK)}",
        context.say(stays),
    )
    return GridRow(cells=cells, pick=one.title, tone=Tone.PLAIN if is_sure else Tone.WARN)


def _look_at(title: str) -> None:
    incoming = kept.current()
    if incoming is not None and title in incoming.mappings:
        kept.keep(incoming.mapped(title, incoming.mappings[title]))


def _correct(context: PageContext, incoming: Incoming, one: SheetInspection) -> None:
    st.markdown(f"**{show(context.fill(words.COLUMNS_OF, sheet=one.title))}**")
    mapping = incoming.mappings[one.title]
    left, right = st.columns([1, 2])
    with left:
        _choose_table(context, one, mapping)
    if mapping is None:
        return
    with right:
        _choose_header(context, one, mapping)
    if is_whole_table(mapping.table):
        _choose_whole(context, mapping)
    with st.container(key="upload_columns"):
        for start in range(0, len(mapping.columns), _ABREAST):
            places = st.columns(_ABREAST)
            for place, column in zip(places, mapping.columns[start : start + _ABREAST], strict=False):
                with place:
                    _choose_column(context, one, mapping, column)


def _choose_table(context: PageContext, one: SheetInspection, mapping: SheetMapping | None) -> None:
    tables, key = {"": words.NOT_READ, **dict(choices_for())}, "upload_table"
    row = _place(one, mapping.header_row) if mapping else 1

    def change() -> None:
        table = st.session_state[key]
        _keep(one.title, read_as(one, table, row) if table else None)

    st.session_state[key] = mapping.table if mapping else ""
    st.selectbox(
        context.say(words.READ_AS),
        list(tables),
        format_func=lambda name: tables[name].say(context.lang),
        key=key,
        on_change=change,
    )


def _choose_header(context: PageContext, one: SheetInspection, mapping: SheetMapping) -> None:
    key, places = "upload_header", list(range(1, len(one.sample) + 1))
    if (now := _place(one, mapping.header_row)) not in places:
        places.append(now)
    st.session_state[key] = now

    def change() -> None:
        again = read_as(one, mapping.table, st.session_state[key])
        _keep(one.title, as_whole(again, replaces=mapping.replaces))

    def said(place: int) -> str:
        row = one.sheet.rows[place - 1]
        cells = " | ".join(cell for cell in row.cells if cell.strip())
        return context.fill(words.ROW_SAYS, row=row.number, cells=cells[:80])

    st.selectbox(context.say(words.HEADER_ROW), places, format_func=said, key=key, on_change=change)


def _choose_whole(context: PageContext, mapping: SheetMapping) -> None:
    key, said = "upload_whole", {False: words.KEEPS, True: words.REPLACES}
    st.session_state[key] = mapping.replaces
    st.radio(
        context.say(words.WHOLE),
        list(said),
        format_func=lambda one: context.say(said[one]),
        key=key,
        on_change=lambda: _keep(mapping.sheet, as_whole(mapping, replaces=st.session_state[key])),
        horizontal=True,
    )


def _choose_column(
    context: PageContext, one: SheetInspection, mapping: SheetMapping, column: ColumnMapping
) -> None:
    titles = {"": words.NOT_READ, **dict(choices_for(mapping.table))}
    key = f"upload_column_{column.place}"
    st.session_state[key] = column.key if column.key in titles else ""
    doubt = f" · {context.say(words.CHECK)}" if column.key and column.confidence < SURE else ""
    is_key = column.header == column.key and column.key in titles
    header = titles[column.key].say(context.lang) if is_key else column.header
    st.selectbox(
        show(f"{_letters(column.place)} · {header}{doubt}"),
        list(titles),
        format_func=lambda code: titles[code].say(context.lang),
        key=key,
        on_change=_correct_column(mapping, column.place, key),
    )
    st.caption(show(_sample(context, one, mapping.header_row, column.place)))


def _correct_column(mapping: SheetMapping, place: int, key: str) -> Callable[[], None]:
    def change() -> None:
        _keep(mapping.sheet, mapping.with_column(place, st.session_state[key]))

    return change


def _sample(context: PageContext, one: SheetInspection, header_row: int, place: int) -> str:
    rows = [row for row in one.sheet.rows if row.number > header_row][:_LOOKED_FOR_SAMPLE]
    found = [row.cells[place].strip() for row in rows if place < len(row.cells) and row.cells[place].strip()]
    if not found:
        return context.say(words.NO_SAMPLE)
    text = " / ".join(dict.fromkeys(found[:2]))
    cut = f"{text[:_LONGEST_SAMPLE]}…" if len(text) > _LONGEST_SAMPLE else text
    return context.fill(words.SAMPLE, text=cut)


def _keep(title: str, mapping: SheetMapping | None) -> None:
    incoming = kept.current()
    if incoming is not None:
        kept.keep(incoming.mapped(title, mapping))


def _place(one: SheetInspection, number: int) -> int:
    """Return the place (from 1) of the row that a person counts as `number`."""
    return next((at for at, row in enumerate(one.sheet.rows, start=1) if row.number == number), 1)


def _letters(place: int) -> str:
    """Return a column's letters as spreadsheets show them."""
    letters, left = "", place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
