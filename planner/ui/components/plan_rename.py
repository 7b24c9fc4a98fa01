"""A plan gets a name by hand; its number stays what it was."""

import streamlit as st

from planner.services.workbench import Version
from planner.ui import state
from planner.ui.bench import me, projects
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import plan_names as words

MOST_CHARS = 80
_RENAMED = f"{state.PREFIX}plan_renamed"


def plan_rename(scene: Scene, version: Version) -> None:
    """Offer to name a plan; nothing for one that could not be kept yet."""
    if not version.plan_number:
        return
    key = f"plan_name.{version.version_id}.{version.name}"
    with st.popover(scene.say(words.RENAME), key="plan_rename"):
        st.text_input(
            scene.fill(words.NAME, number=version.plan_number),
            value=version.name,
            key=key,
            max_chars=MOST_CHARS,
            help=scene.say(words.NAME_SAYS),
        )
        st.button(
            scene.say(words.SAVE_NAME), key="plan_name_save", on_click=_rename, args=(scene, version, key)
        )


def _rename(scene: Scene, version: Version, key: str) -> None:
    name = " ".join(str(st.session_state.get(key) or "").split())
    projects().rename_plan(me(), version.version_id, name)
    number = version.plan_number
    said = (
        scene.fill(words.RENAMED, number=number, name=show(name))
        if name
        else scene.fill(words.UNNAMED, number=number)
    )
    st.session_state[_RENAMED] = said


def say_renamed() -> None:
    """Say once what a plan is called now."""
    if said := st.session_state.pop(_RENAMED, ""):
        st.success(said)
