"""The Monday picture of a park at one quarter, without a click."""

import streamlit as st

from planner.domain.report import Report
from planner.ui.components.banner import banner
from planner.ui.components.frame import open_page
from planner.ui.components.headline import economy_tiles, occupancy_tiles, placed_tile
from planner.ui.components.in_force import in_force
from planner.ui.components.monday import ending_soon, needs_attention, phases
from planner.ui.components.plan_drawing import plan_drawing
from planner.ui.components.resources import meters_at
from planner.ui.components.sheet import heading, items, sheet
from planner.ui.components.tour import tour
from planner.ui.components.unplaced import unplaced_list
from planner.ui.scene import Scene
from planner.ui.words import overview as words
from planner.views.unplaced import unplaced_rows


def page(scene: Scene) -> None:
    """Draw the page."""
    report = banner(scene)
    if report is None:
        return
    in_force(scene)
    tour()
    tiles = (placed_tile(scene, report), *occupancy_tiles(scene, report), *economy_tiles(scene, report))
    sheet(items(*tiles, least_px=130), key="headline")
    plan_drawing(scene, report)
    left, right = st.columns([3, 2], gap="large")
    with left:
        meters_at(scene, report)
        phases(scene, report)
        needs_attention(scene, report)
    with right:
        _unplaced(scene, report)
        ending_soon(scene, report)


def _unplaced(scene: Scene, report: Report) -> None:
    count = len(unplaced_rows(report.problem, report.plan, report.reasons))
    sheet(heading(scene.fill(words.UNPLACED, count=count)), key="unplaced_head")
    unplaced_list(scene, report, most_px=420)


if __name__ == "__main__":
    open_page(page)
