"""The table that is typed into, as a person at a browser uses it."""

import re
from collections.abc import Iterator
from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, expect
from playwright.sync_api import TimeoutError as NotSeen

from planner.ui.pages.firms import words as firms_words
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer
from tests.support.waiting import seen

TRIES = 12
FIRST_ROWS = 8
"""Rows that are in sight wherever the page was scrolled to."""
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
        """Go to a cell: click into its row and take the arrow keys; columns count from 1 after the row number, rows from 1.

        A grid that is drawn anew takes neither clicks nor keys, so what did not arrive is done again.
        """
        self.tab.page.bring_to_front()
        expect(self.cell(1, row)).to_be_attached()
        for _ in range(TRIES):
            at_row = self._enter(row)
            down = ("ArrowDown" if row > at_row else "ArrowUp",) * abs(row - at_row)
            for key in ("ArrowRight",) * column + down:
                self.tab.page.keyboard.press(key)
            with suppress(AssertionError):
                expect(self.cell(column, row)).to_have_attribute("aria-selected", "true", timeout=SOON_MS)
                return
        raise AssertionError("the grid goes to no cell")

    def _enter(self, wanted: int = 1) -> int:
        """Click on the number of a row until the grid takes it, and return the row: the one that is wanted if it is near.

        Each try is on another row, for a click on a chosen cell opens it.
        """
        for number in range(TRIES):
            row = (min(wanted, FIRST_ROWS) - 1 + number) % FIRST_ROWS + 1
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
    """Take one of several on the page, such as a table or a group of columns, unless it is taken."""
    radio = tab.page.get_by_test_id("stMain").get_by_role("radio", name=option, exact=True)
    tab.settle()
    while not radio.is_checked():  # one that is drawn anew misses the click, as with the ways to other pages
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


class EditingTab:
    """A tab on the firms page that the tests of a module share, each beginning with nothing typed.

    It stays where a test left it, unless that test failed: a page that is loaded again costs more than most tests.
    """

    def __init__(self, context: BrowserContext, server: AppServer) -> None:
        self.tab = Visitor(context.new_page(), server)
        self._failed = -1

    def ready(self, columns: str, *, failed: int) -> Visitor:
        """Return the tab, ready to type into a group of columns; `failed` tests have failed until now."""
        if failed != self._failed:
            edit_firms(self.tab, columns)
            self._failed = failed
        elif "/firms" not in self.tab.page.url:
            self.tab.visit(shell.FIRMS.zh)
        self.tab.page.keyboard.press("Escape")
        for option in (editing.EDIT.zh, columns):
            choose(self.tab, option)
        with_nothing_typed(self.tab)
        return self.tab


def editing_tab(chrome: Browser, server: AppServer) -> Iterator[EditingTab]:
    """Yield a tab for the tests of a module; none of its scripts may have failed."""
    context = chrome.new_context(viewport={"width": 1280, "height": 1000})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    shared = EditingTab(context, server)
    yield shared
    context.close()
    assert shared.tab.outside == []
    assert shared.tab.faults == []
