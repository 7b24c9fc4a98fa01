"""Versions and projects: who saved what, the way back, and who did what."""

import streamlit as st

from planner.ui import flash
from planner.ui.components.frame import open_page
from planner.ui.components.projects_kept import projects_kept, trail
from planner.ui.components.versions_kept import versions_kept
from planner.ui.scene import Scene
from planner.ui.words import history as words
from planner.ui.words import shell


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(scene.say(shell.HISTORY), anchor=False)
    flash.say_now()
    versions_kept(scene)
    st.subheader(scene.say(words.PROJECTS))
    projects_kept(scene)
    st.subheader(scene.say(words.TRAIL))
    trail(scene)


if __name__ == "__main__":
    open_page(page)
