"""The life of a scenario: who proposed, approved and put it in force, and the next step; stale bases."""

import streamlit as st

from planner.domain.edits.rebase import STANDING_TITLES
from planner.domain.projects.lifecycle import STATE_TITLES, State
from planner.domain.projects.person import Permission
from planner.domain.projects.project import StaleVersion
from planner.services.wording.edits import edit_text
from planner.services.workbench.what_if import LifeConflict, WhatIf
from planner.ui import flash
from planner.ui.app_services import me, name_me, what_ifs
from planner.ui.markdown import show
from planner.ui.on_show import put_on_show
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import history as history_words
from planner.views import format as fmt

_COMMENT, _NAME = "life_comment", "life_name"
_NEEDS_A_PLAN = (State.PROPOSED, State.APPROVED, State.IN_FORCE)


def scenario_life(context: PageContext, seen: WhatIf) -> None:
    """Show the steps so far and offer the next ones."""
    life = what_ifs().scenarios.life(seen.kept.scenario_id)
    heads = (words.STATE, words.LIFE_WHO, history_words.WHEN, words.LIFE_SAID)
    rows = [
        GridRow(
            cells=(
                context.say(STATE_TITLES[one.state]),
                one.author or fmt.NONE,
                fmt.moment(one.at),
                one.comment,
            )
        )
        for one in life.entries
    ]
    with st.container(border=True, key="scenario_life_box"):
        st.markdown(f"**{context.say(words.LIFE)}**")
        sheet(grid([context.say(head) for head in heads], rows), key="scenario_life")
        if not me().name:
            st.text_input(context.say(words.YOUR_NAME), key=_NAME, max_chars=40)
        st.text_input(context.say(words.COMMENT), key=_COMMENT, max_chars=200)
        with st.container(horizontal=True):
            for state in life.next_states:
                _step_button(context, seen, state)
        if seen.result is None:
            st.caption(context.say(words.SOLVE_FIRST))


def _step_button(context: PageContext, seen: WhatIf, state: State) -> None:
    label = words.STEPS[state.value]
    settled = {State.APPROVED, State.IN_FORCE}
    needs = Permission.APPROVE if settled & {state, seen.kept.state} else Permission.PLAN
    if seen.kept.state is State.ARCHIVED:
        label = words.RESTORE
    st.button(
        context.say(label),
        key=f"life_{state.value}",
        on_click=_step,
        args=(context, seen, state),
        **granted(needs, disabled=state in _NEEDS_A_PLAN and seen.result is None),
    )


def _step(context: PageContext, seen: WhatIf, state: State) -> None:
    if name := str(st.session_state.get(_NAME) or "").strip():
        name_me(name)
    comment = str(st.session_state.get(_COMMENT) or "")
    try:
        kept = what_ifs().step(me(), seen, state, comment=comment)
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return
    except StaleVersion as stale:
        flash.say_next(context.fill(words.SAVED_MEANWHILE, who=show(stale.saved.actor.name)), "warn")
        return
    if state is State.IN_FORCE and seen.result is not None:
        put_on_show(seen.result.kept.plan_id)
    st.session_state[_COMMENT] = ""
    said = context.say(STATE_TITLES[state])
    flash.say_next(context.fill(words.STEPPED, name=show(kept.scenario.name), state=said))


def stale_base(context: PageContext, seen: WhatIf) -> None:
    """Say that the facts moved on, review each edit on the plan on show, and offer to go there."""
    if not seen.is_stale:
        return
    st.warning(context.fill(words.STALE_SAYS, head=seen.head, base=seen.kept.base_version))
    version = context.version
    if version is None or version.number <= seen.kept.base_version or seen.base is None:
        return
    with st.expander(context.say(words.REVIEW)):
        review = what_ifs().review(seen.kept, version.version_id)
        rows = [
            GridRow(
                cells=(
                    context.say(edit_text(context.problem, one.edit)),
                    context.say(STANDING_TITLES[one.standing]),
                    "\n".join(context.say(issue.message) for issue in one.issues),
                )
            )
            for one in review.reviews
        ]
        heads = (words.REVIEW_EDIT, words.REVIEW_STANDING, history_words.SAID)
        sheet(grid([context.say(head) for head in heads], rows), key="scenario_review")
        st.button(
            context.say(words.REBASE),
            key="scenario_rebase",
            on_click=_rebase,
            args=(context, seen, version.version_id),
            **granted(disabled=not seen.is_open),
        )


def _rebase(context: PageContext, seen: WhatIf, plan_id: str) -> None:
    kept = what_ifs().rebase(me(), seen.kept, plan_id)
    flash.say_next(context.fill(words.REBASED, number=kept.base_version))
