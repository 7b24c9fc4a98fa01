"""Two people changed one project: both sides, merged where they do not touch, a choice where they do."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from planner.domain.changes.merge import Clash, MergeSide, Place
from planner.services.editing.editor import EditorView
from planner.services.wording.grid_columns import column_title, table_title
from planner.text import Lang, Text
from planner.ui import flash
from planner.ui.app_services import editing, me
from planner.ui.markdown import show
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as words
from planner.views import format as fmt

_SHOWN = 120


def show_clashes(desk: EditorView, lang: Lang, *, done: Callable[[], None]) -> None:
    """Show who saved what meanwhile, and each place that both changed, to choose from."""
    bringing = editing().bring_together(me(), desk.saved.project_id)
    saved = bringing.saved
    with st.container(border=True, key="clashes"):
        st.warning(
            words.CLASH_TITLE.fill(
                lang, name=show(saved.actor.name), time=fmt.moment(saved.saved_at), number=saved.number
            )
        )
        clashes = bringing.merge.clashes
        said = words.CLASH_SAYS if clashes else words.CLASH_NONE
        st.text(said.fill(lang, base=bringing.base.number))
        for at, clash in enumerate(clashes):
            _choice(clash, at, lang)
        args = (desk, tuple(clash.place for clash in clashes), lang, done)
        st.button(words.MERGE.say(lang), key="merge", type="primary", on_click=_merge, args=args, **granted())


def _choice(clash: Clash, at: int, lang: Lang) -> None:
    place = words.CLASH_PLACE.fill(
        lang, table=_table(clash, lang), row=show(" ".join(clash.row)), field=_field(clash, lang)
    )
    sides = {
        MergeSide.MINE.value: words.MINE.fill(lang, value=show(_value(clash.mine, lang))),
        MergeSide.SAVED.value: words.THEIRS.fill(lang, value=show(_value(clash.saved, lang))),
    }
    st.radio(place, list(sides), format_func=lambda side: sides[side], key=_key(at), horizontal=True)


def _merge(desk: EditorView, places: tuple[Place, ...], lang: Lang, done: Callable[[], None]) -> None:
    choices = {place: MergeSide(st.session_state[_key(at)]) for at, place in enumerate(places)}
    bringing = editing().bring_together(me(), desk.saved.project_id, choices)
    editing().take_over(me(), desk.saved.project_id, bringing)
    done()
    flash.say_next(words.MERGED.fill(lang, number=bringing.saved.number))


def _key(at: int) -> str:
    return f"clash_{at}"


def _table(clash: Clash, lang: Lang) -> str:
    return table_title(clash.table.split(".")[0]).say(lang)


def _field(clash: Clash, lang: Lang) -> str:
    return column_title(clash.table, clash.field).say(lang) if clash.field else words.WHOLE_ROW.say(lang)


def _value(value: Any, lang: Lang) -> str:
    if value is None:
        return words.ABSENT.say(lang)
    said = value.say(lang) if isinstance(value, Text) else str(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
