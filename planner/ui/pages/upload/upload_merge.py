"""A file that was written from a version of the project: what both changed is chosen cell by cell, or all at once."""

from collections.abc import Callable, Sequence

import streamlit as st

from planner.domain.changes.merge import Clash, MergeSide
from planner.services.editing.file_merge import FILE, PROJECT, FileMerge
from planner.services.editing.history import actor_text, clash_line
from planner.services.importing.review import is_whole_table
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.upload import incoming as kept
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import DRAFT, Incoming
from planner.ui.shared.words import editing as edit_words
from planner.views import format as fmt

MOST = 60
_LONGEST = 160


def show_base(context: PageContext, incoming: Incoming, merge: FileMerge) -> None:
    """Say which version the file was written from, and what of a ledger is not taken in."""
    if incoming.into != DRAFT:
        return
    note = merge.base.note if merge.base else None
    if note is not None:
        said = context.fill(
            words.BASE_VERSION,
            number=note.number,
            name=show(context.say(actor_text(note.actor))),
            time=fmt.moment(note.saved_at),
        )
    elif merge.base is not None:
        said = context.say(words.BASE_SHOWN)
    else:
        said = context.say(words.BASE_UNKNOWN if incoming.inspection.mark else words.BASE_NONE)
    st.caption(said)
    if merge.untouched:
        st.caption(show(context.fill(words.UNTOUCHED, sheets=" · ".join(merge.untouched))))
    if any(not is_whole_table(one.table) for one in incoming.chosen):
        st.caption(context.say(words.LEDGER_LIMIT))


def show_choices(context: PageContext, incoming: Incoming, merge: FileMerge) -> None:
    """List each cell that file and project both changed, with the base, to choose from."""
    if not merge.clashes:
        return
    title = context.fill(words.CLASHES, count=len(merge.clashes), open=len(merge.open))
    st.subheader(title, anchor=False)
    st.caption(context.say(words.CLASHES_HELP))
    with st.container(horizontal=True, key="upload_clash_all"):
        for side, label in ((PROJECT, words.ALL_PROJECT), (FILE, words.ALL_FILE)):
            st.button(
                context.say(label),
                key=f"upload_all_{side}",
                on_click=_choose_all,
                args=(merge.clashes, side),
            )
    # What nobody chose for comes first, so that the end of a long list is reached by answering.
    listed = sorted(merge.clashes, key=lambda one: one.place in incoming.choices)
    listed = listed if len(merge.clashes) > MOST else list(merge.clashes)
    with st.container(border=True, key="upload_clashes"):
        for clash in listed[:MOST]:
            _choice(context, incoming, clash)
        if len(listed) > MOST:
            st.caption(context.fill(words.MORE, count=len(listed) - MOST))


def _choice(context: PageContext, incoming: Incoming, clash: Clash) -> None:
    line = clash_line(clash)
    place = edit_words.CLASH_PLACE.fill(
        context.lang,
        table=context.say(line.table),
        row=context.say(line.row),
        field=context.say(line.field) or edit_words.WHOLE_ROW.say(context.lang),
    )
    said = {
        PROJECT.value: context.fill(words.OF_PROJECT, value=_cut(context.say(line.mine))),
        FILE.value: context.fill(words.OF_FILE, value=_cut(context.say(line.saved))),
    }
    was = context.fill(words.OF_BASE, value=_cut(context.say(line.base)))
    key = "upload_clash_" + "_".join((clash.table, *clash.row, clash.field))
    side = incoming.choices.get(clash.place)
    st.session_state[key] = side.value if side else None
    st.radio(
        show(f"{place} — {was}"),
        list(said),
        format_func=lambda one: show(said[one]),
        key=key,
        on_change=_choose(clash, key),
        horizontal=True,
    )


def _choose(clash: Clash, key: str) -> Callable[[], None]:
    def change() -> None:
        if side := st.session_state.get(key):
            _choose_all((clash,), MergeSide(side))

    return change


def _choose_all(clashes: Sequence[Clash], side: MergeSide) -> None:
    incoming = kept.current()
    if incoming is not None:
        kept.keep(incoming.chose({one.place: side for one in clashes}))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
