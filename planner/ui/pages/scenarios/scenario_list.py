"""The scenarios of a park: which there are, where they stand, and which one is worked on."""

import streamlit as st

from planner.domain.projects.lifecycle import STATE_TITLES
from planner.domain.projects.project import StoredScenario
from planner.services.workbench.what_if import LifeConflict, WhatIf
from planner.ui import flash, state
from planner.ui.app_services import me, what_ifs
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.plan_names import plan_name
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, Tone, grid, paragraph, sheet
from planner.ui.shared.words import history as history_words
from planner.views import format as fmt


def chosen_scenario(context: PageContext) -> WhatIf | None:
    """Return the scenario that is worked on; None where a new one is to be made."""
    known = {one.scenario_id for one in what_ifs().scenarios.list(context.facts.project_id)}
    scenario_id = state.SCENARIO.get()
    return what_ifs().open(scenario_id) if scenario_id in known else None


def scenario_list(context: PageContext) -> None:
    """List the scenarios; a click works on one."""
    st.subheader(context.say(words.LIST))
    every = what_ifs().scenarios.list(context.facts.project_id)
    if not every:
        sheet(paragraph(context.say(words.LIST_EMPTY), Tone.MUTED), key="scenario_list")
    else:
        heads = (
            words.NAME,
            words.STATE,
            words.EDITS_COUNT,
            words.RESULT,
            words.BASE,
            words.AUTHOR,
            words.SAVED_AT,
        )
        rows = [_row(context, one) for one in every]
        part = grid([context.say(head) for head in heads], rows, right={2})
        sheet(part, key="scenario_list", on_pick=_pick)
    of_what = plan_name(context.version, context.lang) if context.version else ""
    st.button(
        context.fill(words.AS_IT_IS, plan=show(of_what)),
        key="scenario_as_it_is",
        type="tertiary",
        on_click=_take_as_it_is,
        args=(context,),
        **granted(help=context.say(words.AS_IT_IS_HELP)),
    )
    with st.expander(context.say(words.BIN)):
        _bin(context)


def _take_as_it_is(context: PageContext) -> None:
    if context.version is not None:
        name = plan_name(context.version, context.lang)
        state.SCENARIO.set(what_ifs().begin(me(), context.version.version_id, name).scenario_id)


def _pick(scenario_id: str) -> None:
    state.SCENARIO.set("" if state.SCENARIO.get() == scenario_id else scenario_id)


def _row(context: PageContext, kept: StoredScenario) -> GridRow:
    seen = what_ifs().open(kept.scenario_id)
    is_chosen = state.SCENARIO.get() == kept.scenario_id
    version = context.fill(history_words.VERSION, number=kept.base_version)
    return GridRow(
        cells=(
            f"{context.say(words.CHOSEN) if is_chosen else ''}{kept.scenario.name}",
            context.say(STATE_TITLES[kept.state]),
            str(len(kept.scenario.edits)),
            _result(context, seen),
            f"{version} · {context.say(words.STALE)}" if seen.is_stale else version,
            kept.note.actor.name or fmt.NONE,
            fmt.moment(kept.note.saved_at),
        ),
        pick=kept.scenario_id,
        tone=Tone.WARN if seen.is_stale else Tone.PLAIN,
    )


def _result(context: PageContext, seen: WhatIf) -> str:
    if seen.result is None:
        return context.say(words.NOT_SOLVED)
    return context.fill(words.PLACED, count=len(seen.result.report.plan.by_firm))


def _bin(context: PageContext) -> None:
    away = what_ifs().scenarios.list(context.facts.project_id, deleted=True)
    if not away:
        st.caption(context.say(history_words.BIN_EMPTY))
    for one in away:
        label = context.fill(words.BRING_BACK, name=show(one.scenario.name))
        st.button(
            label,
            key=f"bring_back.{one.scenario_id}",
            on_click=_bring_back,
            args=(one.scenario_id,),
            **granted(),
        )


def _bring_back(scenario_id: str) -> None:
    what_ifs().scenarios.restore(me(), scenario_id)
    state.SCENARIO.set(scenario_id)


def put_away(context: PageContext, kept: StoredScenario) -> None:
    """Put a scenario away, and say that it can come back."""
    try:
        what_ifs().scenarios.delete(me(), kept.scenario_id)
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return
    state.SCENARIO.set("")
    flash.say_next(context.fill(words.DELETED, name=show(kept.scenario.name)))
