"""Jobs of a week done in a real browser by clicks that are counted, with the seconds one waits."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from planner.services.errands import ErrandState
from planner.ui.words import compare, editing, facts, replan, result, shell, sweep, what_if

QUIET = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
SOLVE_MS = 240_000
CHANGED_FIRM, CHANGED_ROW, CHANGED_COLUMN, CHANGED_TO = "F08", 8, 5, "2500"
"""The most a firm takes is cut below what it has, so that it must go elsewhere."""


@dataclass(kw_only=True)
class Done:
    """A job as it went: clicks, and seconds from the first click until each thing was seen."""

    job: int
    what: str
    clicks: int = 0
    seen: dict[str, float] = field(default_factory=dict)


class Hand:
    """A person at a page: every click is counted, every wait is timed from the first click."""

    def __init__(self, page: Page, done: Done) -> None:
        self.page = page
        self.done = done
        self._began = 0.0

    def click(self, place: Locator) -> None:
        """Click once the place can be clicked."""
        expect(place).to_be_enabled()
        if not self.done.clicks:
            self._began = time.monotonic()
        self.done.clicks += 1
        place.click()

    def go(self, title: str) -> None:
        """Go to a page by the navigation."""
        self.click(self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True))
        self.settle()

    def press(self, label: str) -> None:
        """Press a button."""
        self.click(self.page.get_by_role("button", name=label, exact=True))

    def choose(self, label: str) -> None:
        """Take an option of a row of options."""
        self.click(self.page.get_by_test_id("stMain").get_by_role("radio", name=label, exact=True))
        self.settle()

    def sees(self, what: str, place: Locator) -> None:
        """Wait until something is on screen, and note when."""
        place.first.wait_for(timeout=SOLVE_MS)
        self.done.seen[what] = time.monotonic() - self._began

    def settle(self) -> None:
        """Wait until the page is at rest."""
        self.page.wait_for_selector(QUIET)


def what_if_phase_2_is_late(page: Page) -> Done:
    """Job 7, from the landing page."""
    hand = Hand(page, Done(job=7, what="What if phase 2 comes six months late?"))
    hand.go(shell.SCENARIOS.zh)
    hand.press(what_if.ADD_SOLVE.zh)
    hand.sees("KPI table", page.get_by_test_id("compared_figures"))
    hand.sees("who moves, with reasons", page.get_by_test_id("compared_firms"))
    hand.sees("row diff", page.get_by_test_id("compared_rows"))
    hand.settle()
    hand.choose(compare.VIEWS["tornado"].zh)
    hand.press(sweep.TORNADO_START.zh)
    hand.sees("first bars of the tornado", page.get_by_test_id("tornado_table"))
    hand.sees(
        "whole tornado", page.get_by_test_id("errand_tornado").get_by_text(sweep.STATES[ErrandState.DONE].zh)
    )
    return hand.done


def update_facts(page: Page, type_in: Callable[[int, int, str], None]) -> Done:
    """Job 3: a firm takes less area; saved, re-planned, and what changed downstream in sentences."""
    hand = Hand(page, Done(job=3, what="Update facts: a firm takes less area"))
    hand.go(shell.FIRMS.zh)
    hand.choose(editing.EDIT.zh)
    hand.choose(facts.SPACE.zh)
    type_in(CHANGED_COLUMN, CHANGED_ROW, CHANGED_TO)
    hand.done.clicks += 1
    hand.press(editing.SAVE_AND_PLAN.zh)
    hand.settle()
    name = page.get_by_label(editing.YOUR_NAME.zh)
    if name.count():
        name.fill("小李")
        name.press("Enter")
        hand.settle()
    hand.click(page.locator(".st-key-save_now button"))
    hand.sees("saved as a version", page.get_by_text("已保存为第"))
    hand.go(shell.PLAN.zh)
    hand.sees("the new plan", page.get_by_test_id("job_end"))
    hand.settle()
    hand.choose(result.VIEWS["against"].zh)
    hand.sees("what changed downstream, a sentence each", page.get_by_test_id("what_matters"))
    return hand.done


def re_plan(page: Page) -> Done:
    """Job 4, on facts that changed, from the landing page."""
    hand = Hand(page, Done(job=4, what="Re-plan without upsetting people"))
    hand.go(shell.REPLAN.zh)
    hand.press(replan.START.zh)
    hand.sees("firms moved, the rest locked", page.get_by_test_id("replan_head"))
    hand.sees("order of the moves", page.get_by_test_id("replan_steps"))
    moves = page.get_by_test_id("replan_moves")
    hand.sees("price of each move", moves.filter(has_not_text=replan.NEEDS["pending"].zh))
    return hand.done
