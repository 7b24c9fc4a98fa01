"""The Monday picture of a park at one quarter, without a click."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.ui import state
from planner.ui.app_services import workbench
from planner.ui.page_context import PageContext
from planner.ui.pages.overview import words
from planner.ui.pages.overview.overview_lists import ending_soon, needs_attention, phases
from planner.ui.shared.banner import PLAN_PAGE, banner
from planner.ui.shared.frame import open_page
from planner.ui.shared.hand_moves import follow_hand_move, lifting
from planner.ui.shared.headline import economy_tiles, occupancy_bar, placed_tile
from planner.ui.shared.in_force import in_force
from planner.ui.shared.plan_drawing import plan_drawing
from planner.ui.shared.plan_views import unplaced_of
from planner.ui.shared.press import pressed
from planner.ui.shared.resources import utilities_at
from planner.ui.shared.sheet import heading, items, sheet, sheet_of
from planner.ui.shared.tour import tour
from planner.ui.shared.unplaced import unplaced_list

FILES_VIEW = "files"
STACK_PX = 530.0
"""What is left for the stacking plan on a screen of 800 px."""
LISTS_FROM_PX = 375
"""What stands above the list of firms without a place, utilities left out."""


def page(context: PageContext) -> None:
    """Draw the page."""
    follow_hand_move()
    report = banner(context, after=_beside)
    if report is None:
        return
    today = report
    if context.version is not None:
        today = workbench().as_of_today(report, context.version, context.facts)
    with st.container(key="monday_head", gap="xsmall"):
        tour(today)
        needs_attention(context, today)
    with st.container(key="monday"):
        with st.container(key="monday_stack", gap="xsmall"):
            plan_drawing(
                context,
                report,
                today=today,
                most_height=STACK_PX,
                lifting=lifting(context, today, is_elsewhere=True),
            )
        with st.container(key="monday_beside", gap="small"):
            sheet_of(
                today,
                (context.quarter, context.lang),
                lambda: [items(occupancy_bar(context, today), least_px=300)],
                key="occupancy_bar",
            )
            taken_px = utilities_at(context, today)
            _unplaced(context, today, above_px=LISTS_FROM_PX + taken_px)
        with st.container(key="monday_more", gap="small"):
            sheet_of(
                today,
                context.lang,
                lambda: [items(placed_tile(context, today), *economy_tiles(context, today), least_px=130)],
                key="headline",
            )
            phases(context, today)
            ending_soon(context, today)


def _beside(context: PageContext) -> None:
    """Say whether the plan is in force, and lead to its files: the hand-over is two clicks from here."""
    in_force(context)
    if context.version is not None and pressed(
        context.say(words.TO_FILES), key="to_files", needs=None, type="tertiary"
    ):
        state.VIEW.set(FILES_VIEW)
        st.switch_page(PLAN_PAGE)


def _unplaced(context: PageContext, report: Report, *, above_px: int) -> None:
    count = len(unplaced_of(report))
    sheet(heading(context.fill(words.UNPLACED, count=count)), key="unplaced_head")
    unplaced_list(context, report, most=f"max(110px, calc(100dvh - {above_px}px))")


if __name__ == "__main__":
    open_page(page)
