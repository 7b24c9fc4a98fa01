"""Two plans to be decided on: their papers at one click; one approved or both rejected, with a comment."""

import streamlit as st

from planner.domain.projects.decision import Decision
from planner.domain.projects.person import Permission
from planner.services.database.opening import StoreError
from planner.services.scenarios.decision_pack import LETTERS, pack_name
from planner.services.workbench.decisions import DecisionOrder
from planner.services.workbench.what_if import LifeConflict
from planner.text import Lang
from planner.ui import flash, state
from planner.ui.app_services import decisions, later, me, name_me
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.compare import words
from planner.ui.pages.compare.choose_plans import PlanChoice
from planner.ui.shared.decision_lines import (
    contradiction_lines,
    decision_line,
    earlier_lines,
    reprint_button,
)
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import decisions as decision_words

_COMMENT, _NAME = "decision_comment", "decision_name"
_LANGUAGES = {"both": tuple(Lang), "zh": (Lang.ZH,), "en": (Lang.EN,)}


def decision_panel(context: PageContext, chosen: PlanChoice) -> None:
    """Offer the papers on the reference and the plan looked at, and the decision on them."""
    pair = (chosen.reference, chosen.at)
    first, second = (chosen.sides[at] for at in pair)
    with st.container(border=True, key="decision"):
        st.markdown(f"**{context.say(decision_words.DECISION)}**")
        named = [GridRow(cells=(LETTERS[0], context.say(first.name)))]
        named.append(GridRow(cells=(LETTERS[1], context.say(second.name))))
        sheet(grid(("", context.say(decision_words.PLANS)), named), key="decision_options")
        langs = _LANGUAGES[
            tabs(
                context,
                state.PACK_LANGUAGE,
                words.PACK_LANGUAGES,
                label=words.PACK_LANGUAGE,
                key="pack_language",
                is_labelled=True,
            )
        ]
        order = DecisionOrder(
            project_id=context.facts.project_id,
            plan_ids=(chosen.plan_ids[pair[0]], chosen.plan_ids[pair[1]]),
            names=(first.name, second.name),
            langs=langs,
        )
        standing = decisions().on(order.plan_ids, order.project_id)
        if standing is not None:
            _decided(context, standing)
        else:
            _open(context, order, pack_name((first, second), langs))


def _decided(context: PageContext, decision: Decision) -> None:
    st.success(show(decision_line(context, decision)))
    if decision.comment:
        st.caption(show(decision.comment))
    for said in contradiction_lines(context, decision):
        st.warning(show(said))
    st.caption(context.say(words.FROZEN))
    reprint_button(context, decision, key="decision_reprint")


def _open(context: PageContext, order: DecisionOrder, name: str) -> None:
    st.download_button(
        context.say(words.PACK),
        data=later(context.facts.project_id, lambda: decisions().pack(order).data, name),
        file_name=name,
        mime="application/zip",
        key="decision_pack",
        type="primary",
        on_click="ignore",
    )
    st.caption(context.say(words.PACK_SAYS))
    for said in earlier_lines(context, order):
        st.caption(show(said))
    if not me().name:
        st.text_input(context.say(decision_words.YOUR_NAME), key=_NAME, max_chars=40)
    st.text_input(context.say(words.COMMENT), key=_COMMENT, max_chars=200)
    with st.container(horizontal=True):
        for letter, plan_id in zip(LETTERS, order.plan_ids, strict=True):
            st.button(
                context.fill(words.APPROVE, letter=letter),
                key=f"approve_{letter.lower()}",
                on_click=_decide,
                args=(context, order, plan_id),
                **granted(Permission.APPROVE),
            )
        st.button(
            context.say(words.REJECT),
            key="reject_both",
            on_click=_decide,
            args=(context, order, None),
            **granted(Permission.APPROVE),
        )
    st.caption(context.say(words.FREEZES))


def _decide(context: PageContext, order: DecisionOrder, approved: str | None) -> None:
    if name := str(st.session_state.get(_NAME) or "").strip():
        name_me(name)
    comment = str(st.session_state.get(_COMMENT) or "")
    try:
        decision = decisions().decide(me(), order, approved=approved, comment=comment)
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return
    except StoreError as fault:
        flash.say_next(show(context.say(fault.message)), "warn")
        return
    st.session_state[_COMMENT] = ""
    flash.say_next(context.fill(words.KEPT, what=show(decision_line(context, decision))))
