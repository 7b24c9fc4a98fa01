"""The plans that can be put on show: the shipped one, and what each solve came to."""

import streamlit as st

from planner.services.workbench import Version
from planner.ui import state
from planner.ui.components.plan_names import plan_line
from planner.ui.components.plan_rename import plan_rename, say_renamed
from planner.ui.components.sheet import items, sheet
from planner.ui.components.verdict import badges
from planner.ui.on_show import put_on_show
from planner.ui.scene import Scene
from planner.ui.words import plan_names as names
from planner.ui.words import verdict as words

_WIDGET = "version_choice"


def version_chooser(scene: Scene) -> None:
    """Offer every plan on these facts; say of the one on show what was proved and checked."""
    if scene.version is None or scene.report is None:
        return
    versions = {version.version_id: version for version in scene.versions}
    key = state.key_for(_WIDGET, scene.version.version_id)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(
            scene.say(words.VERSION),
            list(versions),
            format_func=lambda code: _title(scene, versions[code]),
            key=key,
            on_change=_choose,
            args=(scene, key),
            width=560,
        )
        plan_rename(scene, scene.version)
        with st.container(width="stretch"):
            sheet(items(*badges(scene.report, scene.lang, made_from=scene.made_from)), key="badges")
    say_renamed()


def _choose(scene: Scene, key: str) -> None:
    version_id = state.take_from(_WIDGET, key)
    if scene.version is not None and version_id == scene.version.version_id:
        return
    put_on_show(version_id)
    if scene.run is None or scene.run.job.state.is_over:
        state.JOB.set(version_id)


def _title(scene: Scene, version: Version) -> str:
    placed = len(version.outcome.plan.by_firm) if version.outcome.plan else 0
    return scene.fill(names.PLACED, line=plan_line(version, scene.lang), placed=placed)
