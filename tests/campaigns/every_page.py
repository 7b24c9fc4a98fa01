"""Every page and view in both languages on both grounds: one language, no scrolling sideways, words that stand out."""

import itertools
import tempfile
from functools import partial
from pathlib import Path

from planner.text import Lang
from tests.browser.every_page import GROUNDS, MORE_VIEWS, walk_pages
from tests.browser.walk import PAGES, VIEWS
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns._tabs import chrome, visit
from tests.support.app_server import app_server
from tests.support.shipped import with_plans

WALKS = tuple(itertools.product(Lang, GROUNDS))


def run(count: int, seed: int) -> Evidence:
    """Take `count` walks through all pages, each in one language on one ground, from number `seed` on."""
    failures: list[str] = []
    chosen = WALKS[seed : seed + count]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = with_plans(folder / "browser_data0")
        with app_server(folder, data=data) as server, chrome() as running:
            for lang, ground in chosen:
                walk = partial(walk_pages, lang=lang, ground=ground, pages=PAGES, is_whole=True)
                found = visit(running, server, walk)
                failures += [f"{lang.value} on {ground}: {one}" for one in found]
    figures = (
        ("walks", ", ".join(f"{lang.value} on {ground}" for lang, ground in chosen)),
        ("pages of a walk", str(len(PAGES))),
        ("views of those pages", str(sum(map(len, (VIEWS | MORE_VIEWS).values())))),
        ("pages or views with a fault", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


CAMPAIGN = Campaign(
    "every-page",
    "Every page, view and editing side of the Ziyuan park in both languages, on light and on dark ground, at 1280 px with everything unfolded: no word of the "
    "other language outside names, units and codes, nothing to be scrolled sideways, and text stands out at least 4.5 to 1; axe-core finds nothing serious on any "
    "of them (Streamlit's own list of pages set aside).",
    count=len(WALKS),
    run=run,
)
