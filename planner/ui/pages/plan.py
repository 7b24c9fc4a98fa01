"""What new facts changed; set goals, run, watch, and look at what came out."""

import streamlit as st

from planner.ui.components.downstream import downstream, was_drawn
from planner.ui.components.frame import open_page
from planner.ui.components.goal_form import goal_form
from planner.ui.components.job_panel import job_panel
from planner.ui.components.result import result
from planner.ui.components.versions import version_chooser
from planner.ui.scene import Scene
from planner.ui.words import goals, shell


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(scene.say(shell.PLAN), anchor=False)
    top = st.container()
    with st.container(border=True, key="goal_form"):
        goal_form(scene)
    job = st.container()
    was_drawn()
    if scene.report is not None:
        version_chooser(scene)
        result(scene, scene.report)
    elif scene.run is None:
        st.info(scene.say(goals.EMPTY))
    if was_drawn():  # on the card where the news was told
        return
    with top:
        is_told = downstream(scene)
    if not is_told:
        with job:
            job_panel(scene)


if __name__ == "__main__":
    open_page(page)
