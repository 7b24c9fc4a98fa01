"""Jobs of a week done in a real browser by clicks that are counted, with the seconds one waits."""

import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotSeen

from planner.domain.solving.task import TaskState
from planner.ui.pages.replan import words as replan_words
from planner.ui.pages.scenarios import words as scenarios_words
from planner.ui.shared.words import compare, new_facts, repairs, shell, sweep
from tests.support.waiting import PATIENCE_MS

QUIET = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
CHANGED_FIRM, CHANGED_TO = "F08", "2500"
"""The most a firm takes is cut below what it has, so that it must go elsewhere."""


MOST_CLICKS = {1: 0, 2: 4, 3: 3, 4: 2, 5: 2, 6: 3, 7: 5, 8: 2, 9: 3, 10: 2}
TARGET_SECONDS = {1: 3, 2: 30, 3: 15, 4: 15, 5: 3, 6: 20, 7: 40, 8: 10, 9: 30, 10: 15}
"""What each of the ten jobs may take, from the landing page."""


@dataclass(kw_only=True)
class Done:
    """A job as it went: clicks, and seconds from the first click until each thing was seen."""

    job: int
    what: str
    clicks: int = 0
    seen: dict[str, float] = field(default_factory=dict)


class Watcher(Protocol):
    """Somebody who looks on while a job is done; without one nobody does."""

    def before_click(self, done: Done, place: Locator) -> None:
        """Look at what is about to be clicked."""

    def on_sight(self, done: Done, what: str, page: Page, place: Locator | None) -> None:
        """Look at what has just been seen."""


WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


class Hand:
    """A person at a page: every click is counted, every wait is timed from the first click."""

    def __init__(self, page: Page, done: Done) -> None:
        self.page = page
        self.done = done
        self._began = 0.0
        self._watcher = WATCHER.get()

    def opens(self, address: str) -> None:
        """Open the program; what is seen is timed from here."""
        self._began = time.monotonic()
        self.page.goto(address)

    def click(self, place: Locator) -> None:
        """Click once the place can be clicked."""
        self._told(place)
        place.click()

    def _told(self, place: Locator) -> None:
        """Count a click that is about to be made."""
        expect(place).to_be_enabled()
        if not self.done.clicks:
            self._began = time.monotonic()
        if self._watcher:
            self._watcher.before_click(self.done, place)
        self.done.clicks += 1

    def go(self, title: str) -> None:
        """Go to a page by the navigation."""
        self.click(self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True))
        self.settle()

    def press(self, label: str) -> None:
        """Press a button once the page is at rest: what is drawn above it would push it away from under the pointer."""
        self.settle()
        self.click(self.page.get_by_role("button", name=label, exact=True))

    def downloads(self, button: Locator, file: Path) -> None:
        """Click what gives a file, and keep it."""
        self.settle()
        self._told(button)
        with self.page.expect_download(timeout=PATIENCE_MS) as download:
            button.click()
        download.value.save_as(file)

    def choose(self, label: str) -> None:
        """Take an option of a row of options."""
        self.click(self.page.get_by_test_id("stMain").get_by_role("radio", name=label, exact=True))
        self.settle()

    def sees(self, what: str, place: Locator) -> None:
        """Wait until something is on screen, and note when."""
        try:
            place.first.wait_for(timeout=PATIENCE_MS)
        except NotSeen as never:
            there = self.page.get_by_test_id("stMain").inner_text()
            raise AssertionError(f"never seen: {what}; what is there instead:\n{there}") from never
        self.notes(what, place.first)

    def notes(self, what: str, place: Locator | None = None) -> None:
        """Note when something was there that may be no part of the screen."""
        self.done.seen[what] = time.monotonic() - self._began
        if self._watcher:
            self._watcher.on_sight(self.done, what, self.page, place)

    def settle(self) -> None:
        """Wait until the page is at rest."""
        self.page.wait_for_selector(QUIET)


def what_if_phase_2_is_late(page: Page, *, whole: bool) -> Done:
    """Job 7, from the landing page, as far as the first bars of the tornado or to its end."""
    hand = Hand(page, Done(job=7, what="What if phase 2 comes six months late?"))
    hand.go(shell.SCENARIOS.zh)
    hand.press(scenarios_words.ADD_SOLVE.zh)
    hand.sees("KPI table", page.get_by_test_id("compared_figures"))
    hand.sees("who moves, with reasons", page.get_by_test_id("compared_firms"))
    hand.sees("row diff", page.get_by_test_id("compared_rows"))
    hand.settle()
    hand.choose(compare.VIEWS["tornado"].zh)
    hand.press(sweep.TORNADO_START.zh)
    hand.sees("first bars of the tornado", page.get_by_test_id("tornado_table"))
    if whole:
        over = page.get_by_test_id("task_tornado").get_by_text(sweep.STATES[TaskState.DONE].zh)
        hand.sees("whole tornado", over)
    return hand.done


def settle_what_does_not_fit(page: Page, firm_id: str, *, repairs_seen: int) -> Done:
    """Job 6, from the landing page: a firm without a place, so many ways it could have one, the first as a scenario."""
    hand = Hand(page, Done(job=6, what="It does not fit: settle an impossible wish list"))
    hand.click(page.get_by_test_id("unplaced_list").get_by_text(f"{firm_id} ").first)
    hand.press(repairs.START.zh)
    hand.sees("smallest conflict in words", page.get_by_test_id("repair_groups").get_by_text(firm_id))
    hand.sees(f"repairs, each proven: {repairs_seen}", page.get_by_test_id(f"repair_offer_{repairs_seen}"))
    hand.click(page.get_by_role("button", name=repairs.MAKE.zh, exact=True).first)
    hand.sees("the repair as a scenario", page.get_by_role("link", name=repairs.TO_SCENARIO.zh))
    hand.settle()
    return hand.done


def update_facts(page: Page) -> Done:
    """Job 3, from the landing page: a firm takes less area; saved, re-planned, and what changed in sentences."""
    hand = update_facts_up_to_the_solve(page)
    hand.sees("the new plan", page.get_by_test_id("job_end"))
    hand.sees("what changed downstream, a sentence each", page.get_by_test_id("downstream"))
    hand.settle()
    return hand.done


def update_facts_up_to_the_solve(page: Page) -> Hand:
    """Tell that a firm takes less area, and save; the re-plan is under way then."""
    hand = Hand(page, Done(job=3, what="Update facts: a firm takes less area"))
    hand.click(page.locator(f".block[data-firm='{CHANGED_FIRM}']").first)
    label = new_facts.AREAS["area_max_m2"].zh.partition("{")[0]
    field = page.get_by_role("spinbutton", name=label)
    hand.click(field)
    field.fill(CHANGED_TO)
    _save_news(hand)
    return hand


def tell_of_a_late_handover(page: Page, building_id: str, quarter: str) -> Done:
    """Job 3 on the card of a building, as far as it is saved."""
    hand = Hand(page, Done(job=3, what="Update facts: a handover slips"))
    hand.click(page.get_by_test_id(f"building-{building_id}"))
    hand.choose(quarter)
    _save_news(hand)
    return hand.done


def _save_news(hand: Hand) -> None:
    name = hand.page.get_by_label(new_facts.NAME_ASKED.zh)
    if name.count():
        name.fill("小李")
    hand.press(new_facts.SAVE.zh)
    hand.sees("saved as a version", hand.page.get_by_text("已保存为第"))


def re_plan(page: Page, *, seconds: str = "") -> Done:
    """Job 4, from the landing page of a tab that has the plan in force on show: that one, on facts that changed.

    `seconds` are typed first where the usual ones may be too few.
    """
    hand = Hand(page, Done(job=4, what="Re-plan without upsetting people"))
    hand.go(shell.REPLAN.zh)
    if seconds:
        field = page.get_by_role("spinbutton", name=replan_words.SECONDS.zh)
        field.fill(seconds)
        field.press("Enter")
        hand.settle()
    hand.press(replan_words.START.zh)
    hand.sees("firms moved, the rest locked", page.get_by_test_id("replan_head"))
    hand.sees("order of the moves", page.get_by_test_id("replan_steps"))
    moves = page.get_by_test_id("replan_moves")
    hand.sees("price of each move", moves.filter(has_not_text=replan_words.NEEDS["pending"].zh))
    return hand.done
