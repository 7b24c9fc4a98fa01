"""Tabs of a real browser for campaigns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.conftest import Visitor
from tests.support import browser
from tests.support.app_server import AppServer


@contextmanager
def chrome() -> Iterator[Browser]:
    """Start the browser and end it."""
    found = browser.find()
    if found is None:
        raise SystemExit(browser.how_to_get())
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(browser.FLAGS))
        yield running
        running.close()


def visit(
    running: Browser, server: AppServer, act: Callable[[Visitor], dict[str, list[object]]]
) -> list[str]:
    """Return a sentence for each thing that was wrong where a fresh tab went."""
    context = running.new_context(viewport={"width": 1280, "height": 900})
    tab = Visitor(context.new_page(), server)
    try:
        wrong = [f"{where}: {what}" for where, found in act(tab).items() for what in found]
    except (AssertionError, PlaywrightError) as error:
        wrong = [f"{type(error).__name__}: {error}"]
    context.close()
    wrong += [f"asked elsewhere: {address}" for address in tab.outside]
    return wrong + [f"a script failed: {fault}" for fault in tab.faults]
