"""The files of a plan, each made when it is asked for."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.services.planning.exporting import downloads
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared.plan_drawing import drawn
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.sheet import Tone, paragraph, sheet
from planner.views import format as fmt

_TITLES = {
    "excel": (words.EXCEL, words.EXCEL_SAYS),
    "csv": (words.CSV, words.CSV_SAYS),
    "bundle": (words.BUNDLE, words.BUNDLE_SAYS),
    "svg": (words.SVG, words.SVG_SAYS),
}


def files(context: PageContext, report: Report) -> None:
    """Offer every file with what is in it."""
    sheet(paragraph(context.say(words.FILES_INTRO), Tone.MUTED), key="files_intro")
    offered = downloads(
        report,
        context.lang,
        park=context.facts.project_id,
        draw=lambda: drawn(context, report, for_file=True),
    )
    for download in offered:
        title, says = _TITLES[download.key]
        left, right = st.columns([1, 3], vertical_alignment="center")
        left.download_button(
            context.say(title),
            data=download.make,
            file_name=download.file_name,
            mime=download.mime,
            key=f"download_{download.key}",
            on_click="ignore",
            width="stretch",
        )
        right.caption(context.fill(says, quarter=fmt.quarter(context.quarter)))
    quarter_slider(context)
