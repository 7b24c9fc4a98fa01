"""A park in which every name is markup, on every page in both languages: no element, no address asked, no script run."""

import tempfile
from functools import partial
from pathlib import Path

from planner.text import Lang
from tests.browser.hostile_pages import clash, walk_hostile_pages
from tests.browser.walk import PAGES, VIEWS
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns._tabs import chrome, visit
from tests.support.hostile import hostile_server


def run(count: int, seed: int) -> Evidence:
    """Walk in `count` languages from number `seed` on, and let two people clash in each."""
    failures: list[str] = []
    chosen = list(Lang)[seed : seed + count]
    with tempfile.TemporaryDirectory() as name, chrome() as running:
        folder = Path(name)
        with hostile_server(folder) as server:
            for lang in chosen:
                found = visit(running, server, partial(walk_hostile_pages, lang=lang, folder=folder))
                found += visit(running, server, partial(clash, lang=lang))
                failures += [f"{lang.value}: {one}" for one in found]
    figures = (
        ("languages", ", ".join(lang.value for lang in chosen)),
        ("pages of a walk", str(len(PAGES))),
        ("views of those pages", str(sum(map(len, VIEWS.values())))),
        ("cards, an upload and a clash looked at in each", "4"),
        ("elements, requests and scripts made by a name", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


CAMPAIGN = Campaign(
    "hostile-names",
    "Every name of a park, its firms, plans, scenarios, people and files is markup. On every page, view and card, in both languages, no name becomes an "
    "element, none asks an address or runs a script, and none shows the marks that keep it from doing so.",
    count=len(Lang),
    run=run,
)
