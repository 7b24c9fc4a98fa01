"""A table that is typed into is left at once in each of ten ways: nothing typed is lost, and all of it is saved."""

import tempfile
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from planner.ui.pages.firms import words as firms_words
from tests.browser.grid import EditingTab
from tests.browser.leaving import WAYS, leave_by
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns._tabs import chrome
from tests.support.app_server import app_server
from tests.support.shipped import with_plans


def run(count: int, seed: int) -> Evidence:
    """Leave by `count` ways from number `seed` on, one after the other on one draft."""
    chosen = WAYS[seed : seed + count]
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with app_server(folder, data=with_plans(folder / "data")) as server, chrome() as running:
            shared = EditingTab(running.new_context(viewport={"width": 1280, "height": 1000}), server)
            try:
                leave_by(shared.ready(firms_words.WHO.zh, failed=0), chosen)
            except (AssertionError, PlaywrightError) as error:
                failures.append(f"{type(error).__name__}: {error}")
            failures += [f"a script failed: {fault}" for fault in shared.tab.faults]
    ways = ", ".join(way.__name__.strip("_").replace("_", " ") for way in chosen)
    figures = (("ways of leaving", ways), ("what was typed and not found again", str(len(failures))))
    return Evidence(figures, tuple(failures))


CAMPAIGN = Campaign(
    "leaving-a-grid",
    "A cell is typed into and the table is left at once, in ten ways one after the other. After each, everything typed so far is there and told as not "
    "saved; in the end a row is deleted, one more cell is typed, and the version that is saved holds all of it.",
    count=len(WAYS),
    run=run,
)
