"""The table that is typed into, as a person at a browser uses it."""

import re
from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Browser, FloatRect, Locator, expect
from playwright.sync_api import TimeoutError as NotSeen

from planner.ui.pages.firms import words as firms_words
from planner.ui.shared.words import editing
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer
from tests.support.waiting import seen

TRIES = 12
ROW_PX = 2.1875 * 14
"""The height of a row, and of the head."""
SOON_MS = 1500
"""How long a click on a grid may take to show; one that is being drawn anew takes none."""


class Grid:
    """The table that is typed into, a canvas with a hidden table for readers."""

    def __init__(self, tab: Visitor) -> None:
        self.tab = tab

    @property
    def frame(self) -> Locator:
        return self.tab.page.get_by_test_id("stDataFrame").first

    def cell(self, column: int, row: int) -> Locator:
        """Return a cell of the hidden table, which counts the handle of the row as its first column."""
        return self.frame.get_by_test_id(f"glide-cell-{column + 1}-{row - 1}")

    def click(self, column: int, row: int) -> None:
        """Click into the grid and go to a cell with the arrow keys; columns count from 1 after the row number, rows from 1."""
        self.tab.page.bring_to_front()
        expect(self.cell(1, row)).to_be_attached()
        at_row = self._enter()
        for step in range(1, column + 1):
            self._step("ArrowRight", step, at_row)
        for step in range(at_row + 1, row + 1):
            self._step("ArrowDown", column, step)
        for step in range(at_row - 1, row - 1, -1):
            self._step("ArrowUp", column, step)

    def _enter(self) -> int:
        """Click on the number of a row until the grid takes it, and return the row.

        Each try is on another row, for a click on a chosen cell opens it.
        """
        for number in range(TRIES):
            row = number % 4 + 1
            self.tab.page.keyboard.press("Escape")
            box = self._box()
            self.tab.page.mouse.click(box["x"] + 60, box["y"] + ROW_PX * (row + 0.5))
            with suppress(NotSeen):
                self.frame.locator(f"[data-testid=glide-cell-1-{row - 1}][aria-selected=true]").wait_for(
                    state="attached", timeout=SOON_MS
                )
                return row
        raise AssertionError("the grid takes no click")

    def _box(self) -> FloatRect:
        """Return where the canvas is, once it is drawn."""
        canvas = self.frame.locator("canvas").first
        box: FloatRect | None = seen(canvas.bounding_box, "the canvas of the grid")
        assert box is not None
        return box

    def _step(self, key: str, column: int, row: int) -> None:
        self.tab.page.keyboard.press(key)
        expect(self.cell(column, row)).to_have_attribute("aria-selected", "true")

    def open(self, column: int, row: int) -> Locator:
        """Open a cell to type in, once the page is at rest; return the field."""
        self.tab.settle()
        self.click(column, row)
        self.tab.page.keyboard.press("Enter")
        return self.tab.page.locator(".gdg-input")

    def write(self, column: int, row: int, text: str) -> Locator:
        """Type into a cell and leave it open; return the field."""
        field = self.open(column, row)
        field.fill(text)
        return field

    def type_in(self, column: int, row: int, text: str) -> None:
        """Type into a cell, and wait until the server has it."""
        field = self.write(column, row, text)
        sent = self.tab.sent
        field.press("Enter")
        self.tab.wait_until_sent(sent)

    def delete_row(self, row: int) -> None:
        """Choose a row by its handle and delete it."""
        self._enter()
        box = self._box()
        self.tab.page.mouse.click(box["x"] + 12, box["y"] + ROW_PX * (row + 0.5))
        sent = self.tab.sent
        self.tab.page.keyboard.press("Delete")
        self.tab.wait_until_sent(sent)


def choose(tab: Visitor, option: str) -> None:
    """Take one of several on the page, such as a table or a group of columns."""
    radio = tab.page.get_by_test_id("stMain").get_by_role("radio", name=option, exact=True)
    radio.click()
    tab.settle()
    while (
        not radio.is_checked()
    ):  # one that is drawn anew just then misses the click, as with the ways to other pages
        radio.click()
        tab.settle()


def standing(tab: Visitor) -> Locator:
    """Return the bar that says what is unsaved."""
    return tab.page.locator(".st-key-edit_bar")


def edit_firms(tab: Visitor, columns: str = firms_words.SPACE.zh) -> None:
    """Open the firms page to be typed in, with a group of columns."""
    tab.open("firms")
    choose(tab, editing.EDIT.zh)
    expect(standing(tab)).to_be_visible()
    choose(tab, columns)


def with_nothing_typed(tab: Visitor) -> None:
    """Give up what is unsaved of the project on show."""
    discard = tab.page.get_by_role("button", name=editing.DISCARD.zh, exact=True)
    if discard.is_enabled():
        discard.click()
        expect(standing(tab)).to_contain_text(re.compile("没有未保存的修改"))
        tab.settle()


def visiting(chrome: Browser, server: AppServer, columns: str = firms_words.SPACE.zh) -> Iterator[Visitor]:
    """Yield a tab on the firms page, ready to type, with nothing typed."""
    context = chrome.new_context(viewport={"width": 1280, "height": 1000})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = Visitor(context.new_page(), server)
    edit_firms(tab, columns)
    with_nothing_typed(tab)
    yield tab
    context.close()
    assert tab.outside == []
    assert tab.faults == []
