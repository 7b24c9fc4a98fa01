"""A walk through every page of a park in which every name is markup, and two people who clash there."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import expect

from planner.text import Lang, Text
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor
from tests.browser.walk import PAGES, Walk
from tests.support.hostile import ESCAPED_IN_VAIN, ID_MARKUP, MADE_BY_A_NAME, MARKUP, hostile

SEEN = f"() => [...({MADE_BY_A_NAME})(), ...({ESCAPED_IN_VAIN})()]"
Found = dict[str, list[object]]


def walk_hostile_pages(
    tab: Visitor, lang: Lang, folder: Path, pages: Sequence[Text] = PAGES, *, markup: str = MARKUP
) -> Found:
    """Return what names that begin with `markup` made of pages, cards and an upload, by where.

    `folder` takes the file for the upload.
    """
    walk = _walk(tab, lang)
    tab.open(lang=lang.value, firm=f"F1{ID_MARKUP}")
    tab.page.locator(".block[data-firm]").last.hover()
    expect(tab.page.locator(".card")).to_contain_text(_plain(markup))
    walk.everywhere(pages)
    file = folder / f"{ID_MARKUP.replace('/', '')}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = (("企业", "产品", "面积"), (hostile("甲", markup), hostile("乙", markup), "约八百"))
        csv.writer(out).writerows(rows)
    walk.visit(shell.UPLOAD)
    tab.page.locator("input[type=file]").set_input_files(file)
    expect(tab.sheet("upload_sheets")).to_be_visible()
    walk.look("an upload")
    tab.open(lang=lang.value, building=f"A{ID_MARKUP}")
    walk.look("a building")
    return walk.found | _hacked(tab)


def clash(tab: Visitor, lang: Lang, *, markup: str = MARKUP) -> Found:
    """Return what names made of the page on which two who saved are shown to each other."""
    walk = _walk(tab, lang)
    tab.open("firms", lang=lang.value)
    walk.take(editing.EDIT, "firms")
    tab.press(editing.SAVE.say(lang))
    tab.page.locator(".st-key-save_now button").click()
    expect(tab.page.locator(".st-key-clashes")).to_contain_text(_plain(markup))
    walk.look("a clash")
    return walk.found | _hacked(tab)


def _plain(markup: str) -> str:
    """Return a part of a name that a reader sees letter by letter; in an address there are joiners, so that it is none."""
    return next(word for word in markup.split() if not re.search("//|@|www", word))


def _walk(tab: Visitor, lang: Lang) -> Walk:
    return Walk(tab, lang, unfolded=lambda page: page.evaluate(SEEN))


def _hacked(tab: Visitor) -> Found:
    """Return whether a script in a name was run."""
    ran = tab.page.evaluate("window.hacked")
    return {} if ran is None else {"a script of a name": [ran]}
