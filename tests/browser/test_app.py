import re
import zipfile
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from planner.domain.goal import PRESET_TITLES
from planner.text import Lang
from planner.ui.pages.plan import words as plan_words
from planner.ui.shared.words import firm, run, shell, verdict
from tests.browser.conftest import Visitor
from tests.support.held import At
from tests.support.waiting import seen

pytestmark = pytest.mark.browser

SLOW_GOAL = "priority_area"
"""A goal whose first plan is not known to be the best."""
LONG = "600"
"""Seconds of a solve that is held: more than anything here takes on a busy machine."""
FINGER_MS = 90
"""How long a finger stays on a button; one click is enough, however often the page is drawn anew meanwhile."""


def test_first_start_shows_the_park_planned_a_click_shows_a_firm_and_the_slider_moves_the_stack(
    visitor: Visitor,
) -> None:
    visitor.open(quarter="2025Q1")
    expect(visitor.block("F01")).to_be_visible()
    expect(visitor.sheet("occupancy_bar")).to_contain_text("含意向")
    expect(visitor.sheet("meters")).to_contain_text("t/h")
    expect(visitor.sheet("unplaced_list")).to_contain_text("F30")
    visitor.block("F01").click()
    expect(visitor.sheet("firm_body")).to_contain_text(firm.PRODUCTION.zh)
    expect(visitor.sheet("firm_head")).to_contain_text("F01")
    expect(visitor.block("F01")).to_have_attribute("aria-pressed", "true")
    assert "firm=F01" in visitor.page.url
    expect(visitor.page.get_by_test_id("drawing-stacking")).to_contain_text("2025Q1")
    visitor.page.get_by_role("slider").press("ArrowRight")
    expect(visitor.page.get_by_test_id("drawing-stacking")).to_contain_text("2025Q2")
    visitor.page.wait_for_url("**quarter=2025Q2*")
    visitor.visit(shell.FIRMS.zh)
    expect(visitor.sheet("firm_head")).to_contain_text("F01")


def test_a_block_and_a_building_are_chosen_with_the_keyboard_one_at_a_time(visitor: Visitor) -> None:
    visitor.open()
    visitor.block("F01").focus()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Shift+Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("firm_head")).to_contain_text("F01")
    expect(visitor.block("F01")).to_be_focused()
    head = visitor.page.get_by_test_id("building-B1")
    head.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("building_head")).to_contain_text("B1")
    expect(head).to_have_attribute("aria-pressed", "true")
    expect(head).to_be_focused()
    expect(visitor.sheet("firm_head")).to_have_count(0)
    assert "building=B1" in visitor.page.url
    head.click()
    expect(visitor.sheet("building_head")).to_have_count(0)


def _choose_goal(visitor: Visitor, preset: str) -> None:
    visitor.page.get_by_role("combobox", name=plan_words.PRESET.zh).click()
    visitor.page.get_by_role("option", name=PRESET_TITLES[preset].zh).click()
    visitor.settle()


def test_a_solve_shows_its_progress_is_found_after_a_refresh_and_its_cancel_keeps_the_plan(
    visitor: Visitor,
) -> None:
    visitor.open("plan", view="certificate")
    _choose_goal(visitor, SLOW_GOAL)
    visitor.enter(plan_words.SECONDS.zh, LONG)
    with visitor.server.gate.closed():
        visitor.press_until(plan_words.SOLVE.zh, visitor.sheet("job_live"))
        for label, figure in ((run.INCUMBENT, r"\d"), (run.BOUND, r"\d"), (run.GAP, r"\d%")):
            tile = visitor.sheet("job_live").locator(".tile", has_text=label.zh).locator(".value")
            expect(tile).to_have_text(re.compile(figure))
        assert len(visitor.server.workers()) == 1
        visitor.page.wait_for_url("**job=*")
        visitor.press(plan_words.SOLVE.zh)
        assert len(visitor.server.workers()) == 1
        visitor.page.reload()
        expect(visitor.sheet("job_live")).to_contain_text(run.ELAPSED.zh)
        expect(visitor.page.get_by_role("spinbutton", name=plan_words.SECONDS.zh)).to_have_value(LONG)
        _cancels(visitor)


def test_cancel_is_heard_where_the_first_plan_took_no_time(visitor: Visitor) -> None:
    visitor.open("plan", view="certificate")
    _choose_goal(visitor, SLOW_GOAL)
    visitor.enter(plan_words.SEED.zh, "6")
    with visitor.server.gate.closed(At.PLAN_AT_ONCE):
        visitor.press_until(plan_words.SOLVE.zh, visitor.sheet("job_live"))
        _cancels(visitor)


def _cancels(visitor: Visitor) -> None:
    """See that a cancel leaves no process and keeps the plan under an honest name."""
    placed = visitor.sheet("job_live").locator(".tile", has_text=run.PLACED.zh)
    expect(placed.locator(".value")).to_have_text(re.compile("[1-9]"))
    visitor.page.get_by_role("button", name=run.CANCEL.zh, exact=True).click(delay=FINGER_MS)
    seen(lambda: not visitor.server.workers(), "the end of the worker")
    expect(visitor.sheet("job_end")).to_contain_text(run.CANCELLED_PLAN.zh)
    visitor.settle()
    assert "最优 ·" not in visitor.sheet("badges").inner_text()
    expect(visitor.sheet("badges")).to_contain_text("已取消")


def test_another_goal_is_solved_and_kept_beside_the_plan_before(visitor: Visitor) -> None:
    visitor.open("plan")
    _choose_goal(visitor, "most_firms")
    visitor.enter(plan_words.GAP.zh, "50")
    visitor.press_until(plan_words.SOLVE.zh, visitor.sheet("job_end"))
    expect(visitor.sheet("badges")).to_contain_text(PRESET_TITLES["most_firms"].zh)
    seen(lambda: not visitor.server.workers(), "the end of the worker")
    visitor.choose(plan_words.VERSION.zh, verdict.SHIPPED.zh)
    expect(visitor.sheet("badges")).to_contain_text(PRESET_TITLES["default"].zh)


MONDAY = ("alerts", "occupancy_bar", "drawing-stacking", "meters", "unplaced_list")


def test_the_monday_picture_fits_one_screen(visitor: Visitor) -> None:
    for lang in Lang:
        visitor.open(lang=lang.value, tour="done", quarter="2024Q3")
        for size in ((1280, 800), (1600, 900), (1920, 1080)):
            visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
            seen(partial(_fits, visitor, *size), f"a Monday picture that fits {size}")


def _fits(visitor: Visitor, width: int, height: int) -> bool:
    """Return whether all parts are in the window and in their places; a busy page takes a while to a new size."""
    boxes = {name: visitor.sheet(name).bounding_box() for name in (*MONDAY, "headline")}
    box = {name: found for name, found in boxes.items() if found is not None}
    if len(box) < len(boxes):
        return False
    stack, more = box["drawing-stacking"], box["headline"]
    beside = stack["x"] + stack["width"]
    is_beside = more["y"] + more["height"] <= height and more["x"] >= beside
    return (
        all(box[name]["y"] >= 0 and box[name]["y"] + box[name]["height"] <= height for name in MONDAY)
        and all(box[name]["x"] + box[name]["width"] <= width for name in MONDAY)
        and all(box["alerts"]["y"] <= box[name]["y"] for name in MONDAY)
        and all(box[name]["x"] >= beside for name in ("occupancy_bar", "meters"))
        and is_beside == (width >= 1560)
    )


def test_every_file_can_be_had_and_opens(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("plan", view="files")
    got: dict[str, Path] = {}
    for key in ("memo", "excel", "csv", "bundle", "svg"):
        button = visitor.page.locator(f".st-key-download_{key} button")
        with visitor.page.expect_download() as download:
            button.click()
        got[key] = tmp_path / download.value.suggested_filename
        download.value.save_as(got[key])
    assert got["memo"].read_bytes().startswith(b"%PDF")
    assert "xl/workbook.xml" in zipfile.ZipFile(got["excel"]).namelist()
    assert any(name.endswith(".csv") for name in zipfile.ZipFile(got["csv"]).namelist())
    assert {"problem.json", "plan.json"} <= set(zipfile.ZipFile(got["bundle"]).namelist())
    assert ET.parse(got["svg"]).getroot().tag.endswith("svg")
