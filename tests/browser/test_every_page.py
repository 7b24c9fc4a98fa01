"""Every page and view, walked once a language: one language, no scrolling sideways, words that stand out from their ground."""

import csv
import functools
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from planner.settings import ROOT
from planner.text import Lang, Text
from planner.ui.pages.plan import words as plan_words
from planner.ui.pages.sweep import words as sweep_words
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor
from tests.browser.test_names import EDITED, OPEN_ALL, PAGES

pytestmark = pytest.mark.browser

GROUND = {Lang.ZH: "light", Lang.EN: "dark"}
"""The walk through the pages of a language is done on one ground each."""
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
WIDER_THAN_ROOM = """() => {
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const boxes = everything(document).filter((one) => one.matches("html, [data-testid=stMain], .scroller"));
  return boxes.map((one) => one.scrollWidth - one.clientWidth).filter((more) => more > 1);
}"""
WORDS_SEEN = """() => {
  const out = new Set();
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(one.tagName) || !one.checkVisibility()) continue;
      if (one.closest("[data-testid=stIconMaterial]")) continue;
      for (const n of one.childNodes) if (n.nodeType === 3 && n.data.trim()) out.add(n.data.trim());
      for (const k of ["placeholder", "aria-label", "title", "alt"]) if (one.getAttribute(k)) out.add(one.getAttribute(k).trim());
    }
  };
  look(document.body);
  return [...out];
}"""
_SAME_IN_BOTH = (
    "English Park Planner Excel CSV JSON SVG UTF PuLP HiGHS pulp highs python planner check zip xlsx xls et csv Tab GBK MB "
    "GB GMP ISO VOC EO CRO IVD PCR DNA GMO API ANY GSP WPS ETHER max"
)
OWN_NAMES = frozenset(_SAME_IN_BOTH.split())
"""Names of programs, files, standards and substances, the same in both languages."""
UNITS = re.compile(r"(?<![A-Za-z])(?:kW|kVA|kN|kg|km|mm|m|t|h|d|a|s|W|F|Q)(?![A-Za-z])")
CODES = re.compile(r"\b[A-Za-z]*\d[\w-]*|\b[0-9a-f]{16,}\b|\b[A-Z]{1,2}\b")
LATIN = re.compile(r"[A-Za-z][A-Za-z.]+")
CHINESE = re.compile(r"[\u3400-\u9fff]+")


@functools.cache
def told_by_the_park() -> tuple[str, ...]:
    """Return what stands in the tables of the park, and may stand in a sentence; the longest first."""
    cells = set[str]()
    for table in (ROOT / "data" / "ziyuan").glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as file:
            cells |= {part for row in csv.reader(file) for cell in row for part in (cell, *cell.split(" / "))}
    own = (cell for cell in cells if CHINESE.search(cell) and len(cell) > 1)
    return tuple(sorted(own, key=len, reverse=True))


def foreign(lang: Lang, text: str) -> list[str]:
    """Return the words of a text that are not in the language of the page, names and units set aside."""
    for cell in told_by_the_park():
        if cell in text:
            text = text.replace(cell, " ")
    if lang is Lang.EN:
        return [] if text == shell.LANGUAGES[Lang.ZH].zh else CHINESE.findall(text)
    plain = UNITS.sub(" ", CODES.sub(" ", text))
    return [word for word in LATIN.findall(plain) if word.strip(".") not in OWN_NAMES]


class Walk:
    """A walk over pages that looks at each."""

    def __init__(self, visitor: Visitor, lang: Lang) -> None:
        self.visitor, self.lang = visitor, lang
        self.foreign: dict[str, list[str]] = {}
        self.weak: dict[str, dict[str, str]] = {}
        self.wide: dict[str, list[int]] = {}

    def visit(self, page: Text) -> None:
        """Go to a page, and look."""
        self.visitor.visit(page.say(self.lang))
        self.look(page.en)

    def take(self, options: dict[str, Text]) -> None:
        """Choose one after another, and look."""
        for option in options.values():
            self.visitor.page.get_by_role("radio", name=option.say(self.lang), exact=True).click()
            self.visitor.settle()
            self.look(option.en)

    def look(self, where: str) -> None:
        """Note what is wrong with the page: what needs a scroll as it is, then words and colours with everything unfolded."""
        page = self.visitor.page
        self.wide |= {where: found} if (found := page.evaluate(WIDER_THAN_ROOM)) else {}
        page.evaluate(OPEN_ALL)
        self.visitor.settle()
        self.weak |= {where: found} if (found := page.evaluate(CONTRAST)) else {}
        for text in page.evaluate(WORDS_SEEN):
            if found := foreign(self.lang, text):
                self.foreign.setdefault(text[:120], [where, *found])


@pytest.mark.parametrize("lang", Lang)
def test_every_page_speaks_one_language_fits_the_screen_and_can_be_read(visitor: Visitor, lang: Lang) -> None:
    walk = Walk(visitor, lang)
    visitor.page.emulate_media(color_scheme="dark" if GROUND[lang] == "dark" else "light")
    visitor.open(lang=lang.value, firm="F29")
    expect(visitor.page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang.value])
    walk.look("a firm that waits")
    visitor.open(lang=lang.value, firm="F20", tour="1")
    for page in PAGES:
        walk.visit(page)
    for page in EDITED:
        walk.visit(page)
        walk.take({"edit": editing.EDIT, "look": editing.LOOK})
    walk.visit(shell.PLAN)
    walk.take(plan_words.VIEWS)
    walk.visit(shell.SWEEP)
    walk.take(sweep_words.TABS)
    assert (walk.foreign, walk.wide, walk.weak) == ({}, {}, {})
