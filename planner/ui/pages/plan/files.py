"""The files of a plan, each made when it is asked for."""

from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from planner.domain.changes.comparison import Comparison
from planner.domain.park.plan import Plan
from planner.domain.solving.place import PlaceState
from planner.domain.solving.report import Report
from planner.services.planning.exporting import GROUPS, Download, FileGroup, FileOrder, downloads, file_order
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.services.workbench.place_books import topic_of
from planner.ui.app_services import later, milestone_book, tasks, what_ifs
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.answer_files import file_languages
from planner.ui.shared.plan_drawing import drawn
from planner.ui.shared.plan_names import plan_title
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.sheet import Tone, paragraph, sheet


def files(context: PageContext, report: Report) -> None:
    """Offer every file with what is in it, in the languages chosen; nothing is made before a click."""
    sheet(paragraph(context.say(words.FILES_INTRO), Tone.MUTED), key="files_intro")
    offered = downloads(_order(context, report), file_languages(context))
    for group, members in groupby(offered, key=lambda one: one.kind.group):
        st.subheader(context.say(GROUPS[group]), anchor=False)
        if group is FileGroup.PICTURES:
            quarter_slider(context)
        for download in members:
            _row(context, download)


def _row(context: PageContext, download: Download) -> None:
    left, right = st.columns([1, 3], vertical_alignment="center")
    left.download_button(
        context.say(download.kind.what),
        data=later(context.facts.project_id, download.make, download.file_name),
        file_name=download.file_name,
        mime=download.mime,
        key=f"download_{download.kind.key}",
        on_click="ignore",
        width="stretch",
    )
    right.caption(context.say(download.kind.says))


def _order(context: PageContext, report: Report) -> FileOrder:
    version = context.version
    return file_order(
        report,
        plan=None if version is None else plan_title(version),
        quarter=context.quarter,
        comparison=lambda: _against_in_force(context, report),
        before=lambda: _plan_in_force(context),
        draw=lambda lang: drawn(context, report, for_file=True, lang=lang),
        states=lambda: _states(report),
        entries=lambda: milestone_book().log(context.facts.project_id),
    )


def _states(report: Report) -> Mapping[str, Mapping[str, PlaceState]]:
    """Return what page *Why here* found so far of firms and units; nothing starts."""
    question = tasks().question(topic_of(report))
    return {} if question is None or question.latest is None else question.latest.states


def _standing(context: PageContext) -> Report | None:
    """Return the plan in force, unless it is the one on show."""
    if context.in_force is None or context.version is None or context.version.version_id == context.in_force:
        return None
    return what_ifs().base(context.in_force).report


def _against_in_force(context: PageContext, report: Report) -> Comparison | None:
    standing = _standing(context)
    if standing is None:
        return None
    sides = (
        ComparedPlan(name=words.IN_FORCE, report=standing),
        ComparedPlan(name=words.ON_SHOW, report=report),
    )
    return compare_sides(sides)


def _plan_in_force(context: PageContext) -> Plan | None:
    standing = _standing(context)
    return None if standing is None else standing.plan
