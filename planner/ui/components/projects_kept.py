"""The projects: copied, renamed, put away, brought back; and who did what."""

from collections.abc import Collection

import streamlit as st

from planner.services.history import comment_of, said_by
from planner.text import Text
from planner.ui import flash, state
from planner.ui.bench import me, projects
from planner.ui.components.sheet import GridRow, grid, sheet
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import history as words
from planner.views import format as fmt

_NAME = "project_name"


def projects_kept(scene: Scene) -> None:
    """Offer what can be done with the project on screen, and with those put away."""
    name = scene.say(scene.facts.title)
    st.text_input(scene.say(words.NAME), value=name, key=f"{_NAME}.{scene.facts.project_id}", max_chars=80)
    with st.container(horizontal=True):
        st.button(scene.say(words.RENAME), key="project_rename", on_click=_rename, args=(scene,))
        st.button(scene.say(words.COPY), key="project_copy", on_click=_copy, args=(scene,))
        st.button(scene.say(words.DELETE), key="project_delete", on_click=_delete, args=(scene,))
    with st.expander(scene.say(words.BIN)):
        away = projects().list(me(), deleted=True)
        if not away:
            st.caption(scene.say(words.BIN_EMPTY))
        for one in away:
            label = scene.fill(words.BRING_BACK, name=show(scene.say(one.name)))
            st.button(label, key=f"bring_back_{one.project_id}", on_click=_bring_back, args=(one.project_id,))


def trail(scene: Scene) -> None:
    """Show who did what to the project."""
    rows = []
    for entry in projects().trail(me(), scene.facts.project_id):
        action = words.ACTIONS.get(entry.action, Text(entry.action, entry.action))
        number = "" if entry.version is None else scene.fill(words.VERSION, number=entry.version)
        who = said_by(entry.actor)
        detail = Text("", "") if entry.action in words.OF_A_PLAN else comment_of(entry.actor, entry.detail)
        cells = (fmt.moment(entry.at), scene.say(who), scene.say(action), number, scene.say(detail))
        rows.append(GridRow(cells=cells))
    titles = (words.WHEN, words.WHO, words.ACTION, words.VERSIONS, words.SAID)
    sheet(grid([scene.say(title) for title in titles], rows), key="trail")


def _rename(scene: Scene) -> None:
    name = str(st.session_state[f"{_NAME}.{scene.facts.project_id}"]).strip()
    if name:
        projects().rename(me(), scene.facts.project_id, name)


def _copy(scene: Scene) -> None:
    title = _copy_name(scene.facts.title, {one.name for one in projects().list(me())})
    made = projects().create(me(), title, scene.dossier)
    open_project(made.project_id)


def _copy_name(name: Text, taken: Collection[Text]) -> Text:
    """A name that begins with what tells the copy from the original, and from other copies."""
    counts = ("", *(f" {count}" for count in range(2, len(taken) + 3)))
    names = (
        Text(
            words.COPY_NAME.zh.format(name=name.zh, count=count),
            words.COPY_NAME.en.format(name=name.en, count=count),
        )
        for count in counts
    )
    return next(one for one in names if one not in taken)


def _delete(scene: Scene) -> None:
    others = [one for one in projects().list(me()) if one.project_id != scene.facts.project_id]
    if not others:
        flash.say_next(scene.say(words.LAST_ONE), "warn")
        return
    project_id, name = scene.facts.project_id, show(scene.say(scene.facts.title))
    versions, plans = len(projects().history(me(), project_id)), len(projects().plan_ids(me(), project_id))
    projects().delete(me(), project_id)
    flash.say_next(scene.fill(words.DELETED, name=name, versions=versions, plans=plans))
    open_project(others[0].project_id)


def _bring_back(project_id: str) -> None:
    projects().restore(me(), project_id)
    open_project(project_id)


def open_project(project_id: str) -> None:
    """Go to another project, where it was left."""
    state.PARK.set(project_id)
