"""The plans that can be put on show: the shipped one, and what each solve came to."""

import streamlit as st

from planner.domain.outcome import STATUS_TITLES
from planner.services.workbench import Version
from planner.ui import state
from planner.ui.components.sheet import items, sheet
from planner.ui.components.verdict import badges, goal_title
from planner.ui.on_show import put_on_show
from planner.ui.scene import Scene
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
            format_func=lambda code: _title(scene, versions[code], at=list(versions).index(code)),
            key=key,
            on_change=_choose,
            args=(scene, key),
            width=460,
        )
        with st.container(width="stretch"):
            sheet(items(*badges(scene.report, scene.lang)), key="badges")


def _choose(scene: Scene, key: str) -> None:
    version_id = state.take_from(_WIDGET, key)
    if scene.version is not None and version_id == scene.version.version_id:
        return
    put_on_show(version_id)
    if scene.run is None or scene.run.job.state.is_over:
        state.JOB.set(version_id)


def _title(scene: Scene, version: Version, *, at: int) -> str:
    outcome = version.outcome
    title = scene.fill(
        words.MADE,
        goal=goal_title(version.problem.policy, scene.lang),
        placed=len(outcome.plan.by_firm) if outcome.plan else 0,
        status=scene.say(STATUS_TITLES[outcome.status]),
    )
    number = scene.say(words.SHIPPED) if version.is_shipped else str(at + 1)
    return f"{number} · {title}"
