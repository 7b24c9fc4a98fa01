"""What if: an assumption chosen and solved, and held against the plan it starts from."""

import streamlit as st

from planner.ui import flash
from planner.ui.components.edit_list import edit_list, scenario_head
from planner.ui.components.edit_maker import edit_maker
from planner.ui.components.frame import open_page
from planner.ui.components.scenario_life import scenario_life, stale_base
from planner.ui.components.scenario_list import chosen_scenario, scenario_list
from planner.ui.components.scenario_result import scenario_result, scenario_solve
from planner.ui.scene import Scene
from planner.ui.words import shell
from planner.ui.words import what_if as words


def page(scene: Scene) -> None:
    """Draw the page."""
    st.title(scene.say(shell.SCENARIOS), anchor=False)
    flash.say_now()
    if scene.report is None:
        st.info(scene.say(words.NO_PLAN))
        return
    st.caption(scene.say(words.INTRO))
    seen = chosen_scenario(scene)
    edit_maker(scene, seen)
    if seen is not None:
        with st.container(border=True, key="scenario"):
            scenario_head(scene, seen)
            stale_base(scene, seen)
            edit_list(scene, seen)
            scenario_solve(scene, seen)
            scenario_life(scene, seen)
        scenario_result(scene, seen)
    scenario_list(scene)


if __name__ == "__main__":
    open_page(page)
