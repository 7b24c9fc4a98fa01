"""The head of a page: park, verdict, and what to do where there is no plan."""

from collections.abc import Callable

import streamlit as st

from planner.domain.report import Report
from planner.services.intake import SHIPPED
from planner.settings import ROOT
from planner.ui.bench import workbench
from planner.ui.components.sheet import items, sheet
from planner.ui.components.verdict import badges
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import shell
from planner.views.assumptions import foundation

PLAN_PAGE = ROOT / "planner" / "ui" / "pages" / "plan.py"


def banner(scene: Scene, *, after: Callable[[Scene], None]) -> Report | None:
    """Draw the head, with `after` beside what the facts stand on; the report, or None where there is no plan."""
    report = scene.report
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_title(scene), anchor=False, width="content")
        if report is not None:
            with st.container(width="content"):
                sheet(items(*badges(report, scene.lang, made_from=scene.made_from)), key="badges")
    if report is None:
        st.info(scene.say(shell.NO_PLAN))
        st.page_link(PLAN_PAGE, label=scene.say(shell.GO_PLAN))
        return None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="banner_foundation"):
        st.caption(scene.say(foundation(scene.dossier.sources)), width="content")
        after(scene)
    if report.broken:
        st.error(scene.fill(shell.REJECTED, count=len(report.broken)))
    _older(scene)
    return report


def _older(scene: Scene) -> None:
    """Say that the plan was made from older facts, and what today's facts make of it."""
    version, facts = scene.version, scene.facts
    if version is None or version.number == facts.number:
        return
    broken = workbench().broken_today(version, facts)
    said = scene.fill(shell.OLDER, made=version.number, now=facts.number)
    if not broken:
        st.warning(f"{said} {scene.say(shell.OLDER_HOLDS)}")
        return
    first = show(scene.say(broken[0].message))
    st.warning(f"{said} {scene.fill(shell.OLDER_BREAKS, count=len(broken), first=first)}")


def _title(scene: Scene) -> str:
    """The park's name; a project that did not come with the program has a name of its own before it."""
    came_along = {park.key for park in SHIPPED}
    own = "" if scene.facts.project_id in came_along else f"{show(scene.say(scene.facts.title))} · "
    return own + park_title(scene)


def park_title(scene: Scene) -> str:
    """Give the names of the parks, as Markdown shows them as typed."""
    return show(" · ".join(scene.say(park.name) for park in scene.problem.parks))
