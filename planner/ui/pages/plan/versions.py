"""The plans that can be put on show: the shipped one, and what each solve came to."""

import streamlit as st

from planner.services.workbench.workbench import Version
from planner.ui import state
from planner.ui.on_show import put_on_show
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.pages.plan.plan_rename import plan_rename, say_renamed
from planner.ui.shared.plan_names import plan_line
from planner.ui.shared.verdict import draw_badges
from planner.ui.shared.words import plan_names as names

_WIDGET = "version_choice"


def version_chooser(context: PageContext) -> None:
    """Offer every plan on these facts; say of the one on show what was proved and checked."""
    if context.version is None or context.report is None:
        return
    versions = {version.version_id: version for version in context.versions}
    key = state.key_for(_WIDGET, context.version.version_id)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(
            context.say(words.VERSION),
            list(versions),
            format_func=lambda code: _title(context, versions[code]),
            key=key,
            on_change=_choose,
            args=(context, key),
            width=560,
        )
        plan_rename(context, context.version)
        with st.container(width="stretch"):
            draw_badges(context, context.report)
    say_renamed()


def _choose(context: PageContext, key: str) -> None:
    version_id = state.take_from(_WIDGET, key)
    if context.version is not None and version_id == context.version.version_id:
        return
    put_on_show(version_id)
    if context.run is None or context.run.task.state.is_over:
        state.TASK.set(version_id)


def _title(context: PageContext, version: Version) -> str:
    placed = len(version.outcome.plan.by_firm) if version.outcome.plan else 0
    return context.fill(names.PLACED, line=plan_line(version, context.lang), placed=placed)
