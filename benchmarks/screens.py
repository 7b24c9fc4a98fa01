"""How long a planner waits on screen: `python -m benchmarks.screens [--write]`, a script and no test.

A real browser does the jobs of a week on the Ziyuan park. Each wait is told on the wall, beside the processor
seconds that the server and its workers took for it: on a machine that others use these are the fair ones, and
with free cores the wait is no longer than they are, plus what the browser takes.
"""

import argparse
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from benchmarks.handovers import move_handovers
from benchmarks.peers import ROOT
from benchmarks.visits import LATE_QUARTER, Visit, Wait, median_of
from benchmarks.yardstick import yardstick
from planner.domain.solving.task import TaskState
from planner.ui.pages.enquiry import words as enquiry_words
from planner.ui.pages.prices import words as prices_words
from planner.ui.pages.replan import words as replan_words
from planner.ui.pages.scenarios import words as scenarios_words
from planner.ui.pages.sweep import words as sweep_page
from planner.ui.pages.why import words as why_words
from planner.ui.shared.words import compare, shell, sweep
from tests.support import browser, enquiry_jobs, jobs
from tests.support.app_server import app_server
from tests.support.jobs import Done, Hand
from tests.support.shipped import with_plans

PAGE = ROOT / "benchmarks" / "SCREENS.md"
CLICKED = (3, 60, 117, 174, 231)
"""Marks of the map that are clicked, by their place in the drawing."""
DRAGGED = ("F12", "F20", "F02")
ALL_DEMAND = "全部需求（倍）"
CELLS = ", ".join(str(round(0.8 + 0.02 * step, 2)) for step in range(21))


def measured(folder: Path, only: list[str] | None = None) -> list[Wait]:
    """Do every job once, or `only` these, each on a tab of its own, and return the waits."""
    chromium = browser.find()
    assert chromium is not None, browser.how_to_get()
    found: list[Wait] = []
    with (
        app_server(folder, data=with_plans(folder / "data"), is_warm=True) as server,
        sync_playwright() as playwright,
    ):
        chrome = playwright.chromium.launch(executable_path=chromium, args=list(browser.FLAGS))
        for job in JOBS.values() if only is None else (JOBS[name] for name in only):
            visit = Visit(chrome, server)
            job(visit)
            visit.close()
            found += visit.waits
            for one in visit.waits:
                print(f"{one.what}: {one.seconds:.1f} s, processor {one.processor:.1f} s", file=sys.stderr)
    return found


def _paint(visit: Visit) -> None:
    with visit.wait("first paint of the overview, cold", 3.0):
        visit.open()
        visit.page.locator(".block").first.wait_for()
    titles = [
        shell.FIRMS.zh,
        shell.RULES.zh,
        shell.OVERVIEW.zh,
        shell.PLAN.zh,
        shell.FIRMS.zh,
        shell.OVERVIEW.zh,
    ]
    visit.medians("another page", 0.5, [lambda title=title: visit.go(title) for title in titles])  # type: ignore[misc]
    slider = visit.page.get_by_role("slider").first
    slider.focus()

    def moved(key: str) -> None:
        slider.press(key)
        visit.settle()

    keys = ["ArrowRight", "ArrowLeft"] * 3
    visit.medians("the slider of quarters", 0.3, [lambda key=key: moved(key) for key in keys])  # type: ignore[misc]


def _what_if(visit: Visit) -> None:
    visit.open()
    hand = Hand(visit.page, Done(job=7, what=""))
    hand.go(shell.SCENARIOS.zh)
    with visit.wait("what if phase 2 is late, to the comparison", 3.0):
        hand.press(scenarios_words.ADD_SOLVE.zh)
        visit.page.get_by_test_id("compared_firms").wait_for()
    hand.settle()
    hand.choose(compare.VIEWS["tornado"].zh)
    inputs = visit.page.get_by_role("combobox", name=sweep.TORNADO_INPUTS.zh)
    for _ in range(6):
        inputs.click()
        option = visit.page.get_by_role("option")
        if not option.count() or len(visit.page.locator("[data-baseweb=tag]").all()) >= 6:
            break
        option.first.click()
        visit.settle()
    visit.page.keyboard.press("Escape")
    with visit.wait("tornado of six inputs", 6.0):
        hand.press(sweep.TORNADO_START.zh)
        visit.page.get_by_test_id("task_tornado").get_by_text(sweep.STATES[TaskState.DONE].zh).wait_for()


def _sweep(visit: Visit) -> None:
    visit.open()
    visit.go(shell.SWEEP.zh)
    visit.page.get_by_role("combobox", name=sweep_page.AXIS.zh.format(at=1)).click()
    visit.page.get_by_role("option", name=ALL_DEMAND, exact=True).click()
    visit.settle()
    field = visit.page.get_by_role("textbox", name=sweep_page.VALUES.zh).first
    field.fill(CELLS)
    field.press("Enter")
    visit.settle()
    with visit.wait("sweep of 21 cells", 15.0):
        visit.page.get_by_role("button", name=sweep_page.START.zh, exact=True).click()
        visit.page.get_by_text(sweep.STATES[TaskState.DONE].zh).first.wait_for()


def _frontier(visit: Visit) -> None:
    visit.open()
    visit.go(shell.SWEEP.zh)
    visit.page.get_by_role("radio", name=sweep_page.TABS["frontier"].zh, exact=True).click()
    visit.settle()
    with visit.wait("frontier of two goals, five points", 6.0):
        visit.page.get_by_role("button", name=sweep_page.FRONTIER_START.zh, exact=True).click()
        visit.page.get_by_text(sweep.STATES[TaskState.DONE].zh).first.wait_for()


def _facts(visit: Visit) -> None:
    visit.open()
    with visit.wait("a new fact told, saved, re-planned and explained", 5.0):
        jobs.update_facts(visit.page)


def _replan(visit: Visit) -> None:
    visit.open()
    hand = Hand(visit.page, Done(job=4, what=""))
    hand.go(shell.REPLAN.zh)
    with visit.wait("a re-plan with every reason and price", 5.0):
        hand.press(replan_words.START.zh)
        moves = visit.page.get_by_test_id("replan_moves")
        moves.filter(has_not_text=replan_words.NEEDS["pending"].zh).first.wait_for()


def _enquiry(visit: Visit) -> None:
    visit.open(LATE_QUARTER)
    with tempfile.TemporaryDirectory() as folder, visit.wait("an enquiry, to its offer sheet", 30.0):
        enquiry_jobs.answer_an_enquiry(visit.page, Path(folder) / "offer.pdf")


def _why(visit: Visit) -> None:
    visit.open(LATE_QUARTER)
    with visit.wait("why a firm is not in a building, on its card", 3.0):
        enquiry_jobs.ask_why_not(visit.page, "F12", "A3")
    visit.go(shell.WHY.zh)
    visit.page.get_by_role("button", name=why_words.FILL.zh, exact=True).click()
    with visit.wait("the map of every firm and place", 20.0):
        visit.page.get_by_text(sweep.STATES[TaskState.DONE].zh).first.wait_for()
    visit.settle()
    visit.medians("a click on a cell of the map", 0.3, [partial(_click_cell, visit, at) for at in CLICKED])


def _click_cell(visit: Visit, at: int) -> None:
    """Click one of the marks of the map, and wait for another answer than the one above it."""
    answer = visit.page.get_by_test_id("why_answer")
    before = answer.inner_text()
    mark = visit.page.locator(".st-key-why_map .scatterlayer .points path").nth(at)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(answer).not_to_have_text(before)


def _vacancy(visit: Visit) -> None:
    visit.open(LATE_QUARTER)
    with visit.wait("firms for a vacant unit that is clicked", 10.0):
        visit.page.locator(".block[data-unit='B3-104']").first.click()
        visit.page.get_by_test_id("vacancy_firms_found").wait_for()
    visit.settle()
    with visit.wait("the first chain of moves that makes 2,000 ㎡ free", 10.0):
        visit.page.get_by_role("button", name=enquiry_words.FIND_BLOCK.zh, exact=True).click()
        visit.page.get_by_test_id("vacancy_chains").wait_for()


def _drop(visit: Visit) -> None:
    visit.open()
    visit.go(shell.REPLAN.zh)
    visit.page.get_by_role("radio", name=replan_words.TABS["hand"].zh, exact=True).click()
    visit.settle()
    told, repaired, found = [], [], []
    price = visit.page.get_by_test_id("wish_head").get_by_text(re.compile("这个愿望|按愿望"))
    for firm_id in DRAGGED:
        visit.page.locator(f".block[data-firm='{firm_id}']").first.hover()
        target = visit.page.locator(".block[data-landing='moves'], .block[data-landing='free']").first
        with visit.wait("a firm picked up: where it may go", 0.3):
            visit.page.mouse.down()
            visit.page.locator("[data-testid='block-A1-101']").hover()
            target.wait_for()
        told.append(visit.waits.pop())
        target.hover()
        with visit.wait("a firm dropped on the stack, the plan repaired around it", 2.0):
            visit.page.mouse.up()
            price.first.wait_for()
        repaired.append(visit.waits.pop())
        with visit.wait("then the best plan around it, to be kept", 10.0):
            visit.page.get_by_role("button", name=replan_words.KEEP.zh).first.wait_for()
        found.append(visit.waits.pop())
        visit.settle()
        visit.page.get_by_role("button", name=replan_words.WISH_UNDO.zh).click()
        visit.settle()
    visit.waits += [median_of(told), median_of(repaired), median_of(found)]


def _repairs(visit: Visit) -> None:
    visit.open()
    with visit.wait("three proven repairs, one made a scenario", 20.0):
        jobs.settle_what_does_not_fit(visit.page, "F33", repairs_seen=3)


def _prices(visit: Visit) -> None:
    visit.open()
    visit.go(shell.PRICES.zh)
    visit.page.get_by_role("button", name=prices_words.START.zh, exact=True).click()
    answer = visit.page.get_by_test_id("prices_answer").first
    with visit.wait("the first price of a utility", 10.0):
        answer.get_by_text("kW").or_(answer.get_by_text("t/h")).first.wait_for()
    with visit.wait("then the first price of a ㎡", 10.0):
        answer.get_by_text("㎡").first.wait_for()


JOBS: dict[str, Callable[[Visit], None]] = {
    "paint": _paint,
    "what-if": _what_if,
    "sweep": _sweep,
    "frontier": _frontier,
    "facts": _facts,
    "replan": _replan,
    "enquiry": _enquiry,
    "why": _why,
    "vacancy": _vacancy,
    "drop": _drop,
    "handover": move_handovers,
    "repairs": _repairs,
    "prices": _prices,
}


def page(found: list[Wait], loads: tuple[float, float], measured_by: str) -> str:
    """Return the waits as Markdown; `measured_by` is what the yardstick says of the machine."""
    rows = [f"| {one.what} | {one.wanted:g} | {one.seconds:.1f} | {one.processor:.1f} |" for one in found]
    made = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {platform.python_version()}, {os.cpu_count()} processors"
    speed = (
        f"Processor seconds to the proven value of the park, as a yardstick of this machine: {measured_by}."
    )
    lines = [
        "# How long a planner waits",
        "",
        "The Ziyuan park in a real browser (headless Chromium); each job done once. Made by",
        f"`python -m benchmarks.screens --write` on {made},",
        f"load {loads[0]:.1f} before and {loads[1]:.1f} after.",
        "*Processor* is what the server and its workers took meanwhile, without the browser: on a machine that others",
        "use the wall says little. Nothing here is asserted by a test.",
        speed,
        "",
        "| wait for | wanted s | wall s | processor s |",
        "|---|---|---|---|",
        *rows,
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Measure and print, or write."""
    parser = argparse.ArgumentParser("python -m benchmarks.screens", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write benchmarks/{PAGE.name}")
    parser.add_argument("--job", action="append", choices=list(JOBS), help="this job alone")
    given = parser.parse_args(arguments)
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), given.job)
    text = page(found, (before, os.getloadavg()[0]), yardstick())
    if given.write:
        PAGE.write_text(text, "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
