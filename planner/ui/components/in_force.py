"""Whether the plan on show is the plan in force, and how to get to that."""

import streamlit as st

from planner.domain.lifecycle import State
from planner.ui.bench import me, what_ifs
from planner.ui.components.plan_names import plan_line
from planner.ui.on_show import put_on_show
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import what_if as words
from planner.views import format as fmt


def in_force(scene: Scene) -> None:
    """Say of the plan on show whether it is in force, and by whose word."""
    if scene.version is None:
        return
    st.caption(show(plan_line(scene.version, scene.lang)), width="content")
    if scene.in_force is None:
        return
    if scene.version.version_id != scene.in_force:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(scene.say(words.NOT_IN_FORCE), width="content")
            st.button(
                scene.say(words.SHOW_IN_FORCE),
                key="show_in_force",
                type="tertiary",
                on_click=put_on_show,
                args=(scene.in_force,),
            )
        return
    found = what_ifs().in_force(me(), scene.facts.project_id)
    kept = found[1] if found else None
    if kept is None or kept.state is not State.IN_FORCE:
        st.caption(scene.say(words.IN_FORCE_PLAN), width="content")
        return
    name, who = show(kept.scenario.name), show(kept.note.actor.name or fmt.NONE)
    st.caption(
        scene.fill(words.IN_FORCE_OF, name=name, who=who, when=fmt.moment(kept.note.saved_at)),
        width="content",
    )
