"""Whether the plan on show is the plan in force, and how to get to that."""

import streamlit as st

from planner.domain.projects.lifecycle import State
from planner.ui.app_services import what_ifs
from planner.ui.markdown import show
from planner.ui.on_show import put_on_show
from planner.ui.page_context import PageContext
from planner.ui.shared.plan_names import plan_line
from planner.ui.shared.words import what_if as words
from planner.views import format as fmt


def in_force(context: PageContext) -> None:
    """Say of the plan on show whether it is in force, and by whose word."""
    if context.version is None:
        return
    st.caption(show(plan_line(context.version, context.lang)), width="content")
    if context.in_force is None:
        return
    if context.version.version_id != context.in_force:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(context.say(words.NOT_IN_FORCE), width="content")
            st.button(
                context.say(words.SHOW_IN_FORCE),
                key="show_in_force",
                type="tertiary",
                on_click=put_on_show,
                args=(context.in_force,),
            )
        return
    found = what_ifs().in_force(context.facts.project_id)
    kept = found[1] if found else None
    if kept is None or kept.state is not State.IN_FORCE:
        st.caption(context.say(words.IN_FORCE_PLAN), width="content")
        return
    name, who = show(kept.scenario.name), show(kept.note.actor.name or fmt.NONE)
    st.caption(
        context.fill(words.IN_FORCE_OF, name=name, who=who, when=fmt.moment(kept.note.saved_at)),
        width="content",
    )
