"""The projects: copied, renamed, put away, brought back; and who did what."""

from collections.abc import Collection

import streamlit as st

from planner.domain.projects.person import EVERYWHERE, Permission
from planner.services.editing.history import actor_text, comment_of
from planner.text import Text
from planner.ui import flash, state
from planner.ui.app_services import decisions, me, projects
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import history as words
from planner.views import format as fmt

_NAME = "project_name"


def list_projects(context: PageContext) -> None:
    """Offer what can be done with the project on screen, and with those put away."""
    name = context.say(context.facts.title)
    st.text_input(
        context.say(words.NAME), value=name, key=f"{_NAME}.{context.facts.project_id}", max_chars=80
    )
    with st.container(horizontal=True):
        st.button(
            context.say(words.RENAME), key="project_rename", on_click=_rename, args=(context,), **granted()
        )
        st.button(
            context.say(words.COPY),
            key="project_copy",
            on_click=_copy,
            args=(context,),
            **granted(Permission.PLAN, EVERYWHERE),
        )
        st.button(
            context.say(words.DELETE),
            key="project_delete",
            on_click=_delete,
            args=(context,),
            **granted(Permission.ADMINISTER, EVERYWHERE),
        )
    with st.expander(context.say(words.BIN)):
        away = projects().list(deleted=True)
        if not away:
            st.caption(context.say(words.BIN_EMPTY))
        for one in away:
            label = context.fill(words.BRING_BACK, name=show(context.say(one.name)))
            st.button(
                label,
                key=f"bring_back_{one.project_id}",
                on_click=_bring_back,
                args=(one.project_id,),
                **granted(Permission.ADMINISTER, EVERYWHERE),
            )


def trail(context: PageContext) -> None:
    """Show who did what to the project."""
    rows = []
    for entry in projects().trail(context.facts.project_id):
        action = words.ACTIONS.get(entry.action, Text(entry.action, entry.action))
        number = "" if entry.version is None else context.fill(words.VERSION, number=entry.version)
        who = actor_text(entry.actor)
        detail = Text("", "") if entry.action in words.OF_A_PLAN else comment_of(entry.actor, entry.detail)
        cells = (fmt.moment(entry.at), context.say(who), context.say(action), number, context.say(detail))
        rows.append(GridRow(cells=cells))
    titles = (words.WHEN, words.WHO, words.ACTION, words.VERSIONS, words.SAID)
    sheet(grid([context.say(title) for title in titles], rows), key="trail")


def _rename(context: PageContext) -> None:
    name = str(st.session_state[f"{_NAME}.{context.facts.project_id}"]).strip()
    if name:
        projects().rename(me(), context.facts.project_id, name)


def _copy(context: PageContext) -> None:
    title = _copy_name(context.facts.title, {one.name for one in projects().list()})
    made = projects().create(me(), title, context.dossier)
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


def _delete(context: PageContext) -> None:
    others = [one for one in projects().list() if one.project_id != context.facts.project_id]
    if not others:
        flash.say_next(context.say(words.LAST_ONE), "warn")
        return
    project_id, name = context.facts.project_id, show(context.say(context.facts.title))
    versions, plans = len(projects().history(project_id)), len(projects().plan_ids(project_id))
    kept = len(decisions().of_project(project_id))
    projects().delete(me(), project_id)
    flash.say_next(context.fill(words.DELETED, name=name, versions=versions, plans=plans, decisions=kept))
    open_project(others[0].project_id)


def _bring_back(project_id: str) -> None:
    projects().restore(me(), project_id)
    open_project(project_id)


def open_project(project_id: str) -> None:
    """Go to another project, where it was left."""
    state.PARK.set(project_id)
