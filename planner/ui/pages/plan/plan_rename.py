"""A plan gets a name by hand; its number stays what it was."""

import streamlit as st

from planner.services.workbench.what_if import LifeConflict
from planner.services.workbench.workbench import Version
from planner.ui import state
from planner.ui.app_services import me, projects
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.press import granted

MOST_CHARS = 80
_RENAMED, _REFUSED = f"{state.PREFIX}plan_renamed", f"{state.PREFIX}plan_not_renamed"


def plan_rename(context: PageContext, version: Version) -> None:
    """Offer to name a plan; nothing for one that could not be kept yet."""
    if not version.plan_number:
        return
    key = f"plan_name.{version.version_id}.{version.name}"
    with st.popover(context.say(words.RENAME), key="plan_rename"):
        st.text_input(
            context.fill(words.NAME, number=version.plan_number),
            value=version.name,
            key=key,
            max_chars=MOST_CHARS,
            help=context.say(words.NAME_SAYS),
        )
        st.button(
            context.say(words.SAVE_NAME),
            key="plan_name_save",
            on_click=_rename,
            args=(context, version, key),
            **granted(),
        )


def _rename(context: PageContext, version: Version, key: str) -> None:
    name = " ".join(str(st.session_state.get(key) or "").split())
    try:
        projects().rename_plan(me(), version.version_id, name)
    except LifeConflict as refused:
        st.session_state[_REFUSED] = show(context.say(refused.issue.message))
        return
    number = version.plan_number
    said = (
        context.fill(words.RENAMED, number=number, name=show(name))
        if name
        else context.fill(words.UNNAMED, number=number)
    )
    st.session_state[_RENAMED] = said


def say_renamed() -> None:
    """Say once what a plan is called now, or why it keeps its name."""
    if said := st.session_state.pop(_RENAMED, ""):
        st.success(said)
    if said := st.session_state.pop(_REFUSED, ""):
        st.warning(said)
