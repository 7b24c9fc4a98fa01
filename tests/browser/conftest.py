"""The running app and a Chromium that notes every request it makes."""

import contextlib
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as NotSeen

from tests.browser.runs import Runs
from tests.support.app_server import AppServer, app_server
from tests.support.browser import FLAGS
from tests.support.shipped import with_plans
from tests.support.waiting import PATIENCE_MS, PATIENCE_S

QUIET = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
SOON_MS = (1_500, 5_000)
"""How long an open list may take to show an option, the first times: one whose page is drawn anew just then stays closed."""
AGAIN_MS = 15_000
"""How long an answer may take before a click counts as missed."""

expect.set_options(timeout=PATIENCE_MS)


class Visitor:
    """One browser tab on the app."""

    def __init__(self, page: Page, server: AppServer) -> None:
        self.page = page
        self.server = server
        self.outside: list[str] = []
        self.faults: list[str] = []
        self.runs = Runs(page)
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda channel: self._note(channel.url.replace("ws", "http", 1)))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def open(self, path: str = "", **address: str) -> None:
        """Go to a page of the app and wait until it is drawn."""
        query = f"?{urlencode(address)}" if address else ""
        self.page.goto(f"{self.server.address}/{path}{query}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page is at rest: all that was asked for is done."""
        self.page.wait_for_selector(QUIET)
        end = time.monotonic() + PATIENCE_S
        while self.runs.is_awaited:
            assert time.monotonic() < end, "what was asked for never came to an end"
            self.page.wait_for_timeout(20)
            self.page.wait_for_selector(QUIET)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    @property
    def sent(self) -> int:
        """How often something done here was told to the server."""
        return self.runs.asked

    def wait_until_sent(self, before: int) -> None:
        """Wait until more than `before` acts were told to the server, and the page is at rest again."""
        end = time.monotonic() + PATIENCE_S
        while self.sent <= before:
            assert time.monotonic() < end, "nothing was sent"
            self.page.wait_for_timeout(20)
        self.settle()

    def block(self, firm_id: str) -> Locator:
        """Return the first block of a firm in the stacking plan."""
        return self.page.locator(f".block[data-firm='{firm_id}']").first

    def sheet(self, name: str) -> Locator:
        """Return a sheet of parts."""
        return self.page.get_by_test_id(name)

    def visit(self, title: str) -> None:
        """Follow the way to another page until it is there: a page that is being drawn may miss the click."""
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True)
        there = str(link.get_attribute("href")).rstrip("/")
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            link.click()
            with contextlib.suppress(NotSeen):
                self.page.wait_for_url(
                    lambda url: url.partition("?")[0].rstrip("/") == there, timeout=AGAIN_MS
                )
                break
        self.settle()

    def press(self, label: str) -> None:
        """Click a button by its label, once the page is at rest: before that an old one may still be there."""
        self.settle()
        self.page.get_by_role("button", name=label, exact=True).click()

    def press_until(self, label: str, answer: Locator) -> None:
        """Click a button until its answer is seen: one that is just being drawn anew may miss a click."""
        button = self.page.get_by_role("button", name=label, exact=True)
        self._again(lambda: button.click(timeout=AGAIN_MS), answer)

    def choose(self, label: str, wanted: str) -> None:
        """Take an option of a pick list; a list that is drawn anew while it opens is opened again.

        Escape closes a list that stayed open; it would also empty a field that holds a value, so never before.
        """
        field = self.page.get_by_role("combobox", name=label)
        option = self.page.get_by_role("option").filter(has_text=wanted).first

        def open_list() -> None:
            for patience in (*SOON_MS, AGAIN_MS):
                field.click(timeout=AGAIN_MS)
                with contextlib.suppress(NotSeen):
                    option.click(timeout=patience)
                    return
                self.page.keyboard.press("Escape")

        self._again(open_list, field.and_(self.page.locator(f'[value*="{wanted}"]')))
        self.settle()

    def _again(self, act: Callable[[], None], answer: Locator) -> None:
        """Do something until its answer is on the page."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            self.settle()
            with contextlib.suppress(NotSeen):
                act()
            with contextlib.suppress(NotSeen):
                answer.first.wait_for(timeout=AGAIN_MS)
                return
        expect(answer.first).to_be_visible()

    def enter(self, label: str, value: str) -> None:
        """Type a number and let the page take it."""
        field = self.page.get_by_role("spinbutton", name=label)
        field.fill(value)
        field.press("Enter")
        self.settle()

    def _note(self, url: str) -> None:
        if not url.startswith((self.server.address, "data:", "blob:")):
            self.outside.append(url)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    data = with_plans(tmp_path_factory.mktemp("browser_data"))
    with app_server(tmp_path_factory.mktemp("log"), data=data) as running:
        yield running


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chrome: Browser) -> Iterator[BrowserContext]:
    """Return a window at 1280 px whose tabs share what was loaded once: the program of the screens is 2 MB."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def visitor(window: BrowserContext, server: AppServer) -> Iterator[Visitor]:
    """Return a fresh tab of a browser that remembers nothing; afterwards nothing may have left this machine, no script failed."""
    yield from fresh_tab(window, server)


def fresh_tab(window: BrowserContext, server: AppServer) -> Iterator[Visitor]:
    """Yield a tab; what it made the browser remember is forgotten with it."""
    tab = Visitor(window.new_page(), server)
    yield tab
    with contextlib.suppress(PlaywrightError):  # a tab that went nowhere has no memory
        tab.page.evaluate("localStorage.clear(), sessionStorage.clear()")
    tab.page.close()
    window.clear_cookies()
    assert tab.outside == []
    assert tab.faults == []
