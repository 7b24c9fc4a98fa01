"""The edits of a scenario: readable, switched off, moved, removed; and what does not fit together."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.projects.lifecycle import STATE_TITLES
from planner.domain.projects.project import StaleVersion
from planner.services.wording.edits import edit_text
from planner.services.workbench.what_if import LifeConflict, WhatIf
from planner.ui import flash, state
from planner.ui.app_services import me, what_ifs
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.pages.scenarios.scenario_list import put_away
from planner.ui.shared.press import granted
from planner.views import format as fmt

_MOST_NAME = 80


def scenario_head(context: PageContext, seen: WhatIf) -> None:
    """Offer name, copy and bin of a scenario."""
    kept = seen.kept
    key = f"scenario_name.{kept.scenario_id}.{kept.note.number}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            context.say(words.NAME),
            value=kept.scenario.name,
            key=key,
            max_chars=_MOST_NAME,
            disabled=not seen.is_open,
            on_change=_rename,
            args=(context, seen, key),
            width=420,
        )
        st.button(
            context.say(words.COPY), key="scenario_copy", on_click=_copy, args=(context, seen), **granted()
        )
        if seen.is_open:
            st.button(
                context.say(words.DELETE),
                key="scenario_delete",
                on_click=put_away,
                args=(context, kept),
                **granted(),
            )
        st.button(context.say(words.START_NEW), key="scenario_new", on_click=state.SCENARIO.set, args=("",))
    if seen.decision is not None:
        who = show(seen.decision.actor.name)
        day = fmt.moment(seen.decision.decided_at)
        st.info(context.fill(words.FROZEN_BY_DECISION, who=who, day=day))
    elif not seen.is_open:
        st.info(context.fill(words.FROZEN, state=context.say(STATE_TITLES[kept.state])))


def edit_list(context: PageContext, seen: WhatIf) -> None:
    """List the edits in order, each with its switch and buttons; then what does not fit."""
    edits = seen.kept.scenario.edits
    st.markdown(f"**{context.say(words.EDITS)}**")
    if not edits:
        st.caption(context.say(words.EDITS_NONE))
    for at in range(len(edits)):
        _edit(context, seen, at)
    if seen.issues:
        said = [f"- {show(context.say(issue.message))}" for issue in seen.issues]
        st.error("\n".join([context.say(words.CONFLICTS), "", *said]))


def _edit(context: PageContext, seen: WhatIf, at: int) -> None:
    edits, is_open = seen.kept.scenario.edits, seen.is_open
    edit = edits[at]
    problem = seen.base.report.problem if seen.base else context.problem
    said = show(context.say(edit_text(problem, edit)))
    version = f"{seen.kept.scenario_id}.{seen.kept.note.number}.{at}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"edit_{at}"):
        st.markdown(f"{at + 1}. ~~{said}~~" if edit.off else f"{at + 1}. {said}", width="stretch")
        st.toggle(
            context.say(words.OFF),
            value=edit.off,
            key=f"edit_off.{version}",
            disabled=not is_open,
            on_change=_keep,
            args=(context, seen, _with(edits, at, replace(edit, off=not edit.off))),
        )
        moves = ((words.UP, words.UP_HELP, at - 1), (words.DOWN, words.DOWN_HELP, at + 1))
        for label, help_, to in moves:
            st.button(
                context.say(label),
                key=f"edit_to_{to}.{version}",
                on_click=_keep,
                args=(context, seen, _swapped(edits, at, to)),
                **granted(disabled=not is_open or to not in range(len(edits)), help=context.say(help_)),
            )
        st.button(
            context.say(words.REMOVE),
            key=f"edit_remove.{version}",
            on_click=_keep,
            args=(context, seen, (*edits[:at], *edits[at + 1 :])),
            **granted(disabled=not is_open),
        )


def _keep(context: PageContext, seen: WhatIf, edits: Sequence[Edit]) -> None:
    _changed(context, seen, edits=edits)


def _rename(context: PageContext, seen: WhatIf, key: str) -> None:
    name = " ".join(str(st.session_state[key]).split())
    if name:
        _changed(context, seen, name=name)


def _copy(context: PageContext, seen: WhatIf) -> None:
    name = context.fill(words.COPY_NAME, name=seen.kept.scenario.name)
    state.SCENARIO.set(what_ifs().branch(me(), seen.kept, name).scenario_id)


def _changed(
    context: PageContext, seen: WhatIf, *, name: str | None = None, edits: Sequence[Edit] | None = None
) -> None:
    try:
        what_ifs().change(me(), seen.kept, name=name, edits=edits)
    except StaleVersion as stale:
        flash.say_next(context.fill(words.SAVED_MEANWHILE, who=show(stale.saved.actor.name)), "warn")
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")


def _with(edits: Sequence[Edit], at: int, edit: Edit) -> tuple[Edit, ...]:
    return (*edits[:at], edit, *edits[at + 1 :])


def _swapped(edits: Sequence[Edit], at: int, to: int) -> tuple[Edit, ...]:
    order = list(edits)
    if to in range(len(order)):
        order[at], order[to] = order[to], order[at]
    return tuple(order)
