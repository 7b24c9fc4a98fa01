"""A new firm from six fields; its kind fills the rest, and the table shows with what."""

import streamlit as st

from planner.domain.vocabulary.terms import Priority, Stage
from planner.domain.vocabulary.words import WORDS
from planner.services.editing.editor import RowsEdit
from planner.services.editing.editor_view import EditorView, next_firm_id, with_firm
from planner.ui import flash
from planner.ui.page_context import PageContext
from planner.ui.pages.firms import words
from planner.ui.shared.editing.edit_bar import type_in
from planner.ui.shared.press import granted
from planner.ui.shared.words import editing as editing_words

_KEYS = ("name_zh", "archetype", "area_req_m2", "desired_quarter", "stage", "priority", "product")
_NEEDED = ("name_zh", "archetype", "area_req_m2", "desired_quarter", "stage")


def new_firm(context: PageContext, desk: EditorView) -> None:
    """Draw the form."""
    with st.expander(context.say(words.NEW_FIRM)):
        left, middle, right = st.columns(3)
        with left:
            st.text_input(context.say(words.FIRM_NAME), key=_widget("name_zh"), max_chars=80)
            st.text_input(context.say(words.FIRM_AREA), key=_widget("area_req_m2"), max_chars=20)
        with middle:
            kinds = {one.archetype: context.say(one.name) for one in desk.saved.dossier.problem.archetypes}
            st.selectbox(
                context.say(words.FIRM_KIND),
                list(kinds),
                index=None,
                format_func=lambda code: kinds.get(code, code),
                key=_widget("archetype"),
            )
            quarters = [str(quarter) for quarter in desk.saved.dossier.problem.quarters]
            st.selectbox(
                context.say(words.FIRM_QUARTER), quarters, index=None, key=_widget("desired_quarter")
            )
        with right:
            _choice(context, "stage", Stage, words.FIRM_STAGE)
            _choice(context, "priority", Priority, words.FIRM_PRIORITY)
        st.text_input(context.say(words.FIRM_PRODUCT), key=_widget("product"), max_chars=120)
        st.button(
            context.say(words.FIRM_ADD),
            key="new_firm_add",
            type="primary",
            on_click=_add,
            args=(context, desk),
            **granted(),
        )


def _choice(context: PageContext, key: str, kind: type[Stage] | type[Priority], title: object) -> None:
    said = {one.value: context.say(WORDS[kind][one]) for one in kind}
    st.selectbox(
        context.say(title),  # type: ignore[arg-type]
        list(said),
        index=None,
        format_func=lambda code: said.get(code, code),
        key=_widget(key),
    )


def _add(context: PageContext, desk: EditorView) -> None:
    typed = {key: str(st.session_state.get(_widget(key)) or "").strip() for key in _KEYS}
    titles = dict(zip(_KEYS, words.FIRM_FIELDS, strict=True))
    missing = [context.say(titles[key]) for key in _NEEDED if not typed[key]]
    if not (typed["priority"] or typed["product"]):
        missing.append(context.say(words.FIRM_PRIORITY_OR_PRODUCT))
    if missing:
        flash.say_next(
            context.fill(words.FIRM_MISSING, fields=context.say(editing_words.AND).join(missing)), "warn"
        )
        return
    firm_id = next_firm_id(desk)
    rows = with_firm(desk, {"firm_id": firm_id, **typed})
    edit = RowsEdit(table="firms", before=desk.table("firms").rows, after=rows)
    if type_in(desk, edit, context.lang) is None:
        return
    for key in _KEYS:
        # In the callback, before the fields are drawn: afterwards Streamlit refuses to set a widget that is on the
        # page.
        st.session_state[_widget(key)] = "" if key in {"name_zh", "area_req_m2", "product"} else None
    flash.say_next(context.fill(words.FIRM_ADDED, firm_id=firm_id))


def _widget(key: str) -> str:
    return f"new_firm_{key}"
