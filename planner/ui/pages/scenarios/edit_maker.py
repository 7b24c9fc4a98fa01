"""The panel where an assumption is chosen, set and solved: for a new scenario, or the one worked on."""

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.projects.project import StaleVersion
from planner.domain.solving.outcome import Limits
from planner.services.wording.edits import edits_text
from planner.services.workbench.what_if import LifeConflict, WhatIf
from planner.ui import flash, state
from planner.ui.app_services import me, what_ifs
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.pages.scenarios.makers import MAKERS
from planner.ui.shared.press import pressed
from planner.ui.state import Slot

KIND = Slot("assumption", "late_phase")
SECONDS = "what_if.seconds"
USUAL_SECONDS = 30


def edit_maker(context: PageContext, seen: WhatIf | None) -> None:
    """Draw the panel."""
    base = seen.base if seen is not None and seen.base is not None else None
    problem = base.report.problem if base else context.problem
    with st.container(border=True, key="edit_maker"):
        left, middle, right = st.columns([3, 5, 2], gap="medium")
        with left:
            kind = _kind(context)
        with middle:
            edits = MAKERS[kind](context, problem)
        with right:
            _buttons(context, seen, edits)
        if edits:
            goes = context.say(words.TO_NEW)
            if seen is not None and seen.is_open:
                goes = context.fill(words.TO_THIS, name=show(seen.kept.scenario.name))
            st.caption(f"{show(context.say(edits_text(problem, edits)))} · {goes}")


def limits() -> Limits:
    """Return the limits of the solve of a scenario."""
    return Limits(time_limit_s=float(st.session_state.get(SECONDS, USUAL_SECONDS)))


def ask(scenario_id: str, *, any_changes: bool = False) -> None:
    """Start the solve of a scenario whose edits fit, with few changes unless `any_changes` may be."""
    if what_ifs().open(scenario_id).problem is not None:
        what_ifs().ask(me(), scenario_id, limits(), any_changes=any_changes)


def _kind(context: PageContext) -> str:
    key = "assumption_choice"
    chosen = state.primed(KIND, key, list(MAKERS))
    st.selectbox(
        context.say(words.KIND),
        list(MAKERS),
        format_func=lambda code: context.say(words.KINDS[code]),
        key=key,
        on_change=state.copy_to(KIND, key),
    )
    return chosen


def _buttons(context: PageContext, seen: WhatIf | None, edits: tuple[Edit, ...]) -> None:
    """Act in this very run, so that what is carried out is what the widgets say now."""
    solve = pressed(
        context.say(words.ADD_SOLVE), key="add_solve", type="primary", disabled=not edits, width="stretch"
    )
    add = pressed(context.say(words.ADD), key="add_only", disabled=not edits, width="stretch")
    if not edits or not (solve or add):
        return
    scenario_id = _added(context, seen, edits)
    if scenario_id is None:
        st.rerun()
    state.SCENARIO.set(scenario_id)
    if solve:
        ask(scenario_id)
    st.rerun()


def _added(context: PageContext, seen: WhatIf | None, edits: tuple[Edit, ...]) -> str | None:
    """Add the edits to the scenario worked on, or make one of them; None if someone was first."""
    try:
        if seen is not None and seen.is_open:
            kept = what_ifs().change(me(), seen.kept, edits=(*seen.kept.scenario.edits, *edits))
        elif context.version is not None:
            name = context.say(edits_text(context.problem, edits))
            kept = what_ifs().begin(me(), context.version.version_id, name, edits)
        else:
            return None
    except StaleVersion as stale:
        flash.say_next(context.fill(words.SAVED_MEANWHILE, who=show(stale.saved.actor.name)), "warn")
        return None
    except LifeConflict as refused:
        flash.say_next(show(context.say(refused.issue.message)), "warn")
        return None
    return kept.scenario_id
