"""The head of a page: park, verdict, and what to do where there is no plan."""

from collections.abc import Callable

import streamlit as st

from planner.domain.solving.report import Report
from planner.services.importing.intake import SHIPPED
from planner.ui.app_services import workbench
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.verdict import draw_badges
from planner.ui.shared.words import shell
from planner.views.assumptions import foundation

PLAN_PAGE = file_of("plan")


def banner(context: PageContext, *, after: Callable[[PageContext], None]) -> Report | None:
    """Draw the head, with `after` beside what the facts stand on; the report, or None where there is no plan."""
    report = context.report
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_title(context), anchor=False, width="content")
        if report is not None:
            with st.container(width="content"):
                draw_badges(context, report)
    if report is None:
        st.info(context.say(shell.NO_PLAN))
        st.page_link(PLAN_PAGE, label=context.say(shell.GO_PLAN))
        return None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="banner_foundation"):
        st.caption(context.say(foundation(context.dossier.sources)), width="content")
        after(context)
    if report.broken:
        st.error(context.fill(shell.REJECTED, count=len(report.broken)))
    _older(context)
    return report


def _older(context: PageContext) -> None:
    """Say that the plan was made from older facts, and what today's facts make of it."""
    version, facts = context.version, context.facts
    if version is None or version.number == facts.number:
        return
    broken = workbench().broken_today(version, facts)
    said = context.fill(shell.OLDER, made=version.number, now=facts.number)
    if not broken:
        st.warning(f"{said} {context.say(shell.OLDER_HOLDS)}")
        return
    first = show(context.say(broken[0].message))
    st.warning(f"{said} {context.fill(shell.OLDER_BREAKS, count=len(broken), first=first)}")


def _title(context: PageContext) -> str:
    """The park's name; a project that did not come with the program has a name of its own before it."""
    came_along = {park.key for park in SHIPPED}
    own = "" if context.facts.project_id in came_along else f"{show(context.say(context.facts.title))} · "
    return own + park_title(context)


def park_title(context: PageContext) -> str:
    """Return the names of the parks, as Markdown shows them as typed."""
    return show(" · ".join(context.say(park.name) for park in context.problem.parks))
