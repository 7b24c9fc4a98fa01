"""A page speaks one language, Streamlit's own widgets included, and Back goes back a page."""

import csv
import functools
import re

import pytest
from playwright.sync_api import expect

from planner.settings import ROOT
from planner.text import Lang, Text
from planner.ui.shared.words import editing, result, shell, sweep
from tests.browser.conftest import Visitor
from tests.browser.test_names import EDITED, OPEN_ALL, PAGES

pytestmark = pytest.mark.browser

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


class Ear:
    """A walk over pages that hears which words are said."""

    def __init__(self, visitor: Visitor, lang: Lang) -> None:
        self.visitor, self.lang = visitor, lang
        self.heard: dict[str, list[str]] = {}

    def listen(self, where: str) -> None:
        """Note the foreign words of the page, everything on it unfolded."""
        self.visitor.page.evaluate(OPEN_ALL)
        self.visitor.settle()
        for text in self.visitor.page.evaluate(WORDS_SEEN):
            if found := foreign(self.lang, text):
                self.heard.setdefault(text[:120], [where, *found])

    def take(self, options: dict[str, Text]) -> None:
        """Choose one after another, and listen."""
        for option in options.values():
            self.visitor.page.get_by_role("radio", name=option.say(self.lang), exact=True).click()
            self.visitor.settle()
            self.listen(option.en)


@pytest.mark.parametrize("lang", Lang)
def test_no_page_says_a_word_of_the_other_language(visitor: Visitor, lang: Lang) -> None:
    ear = Ear(visitor, lang)
    visitor.open(lang=lang.value, firm="F20", tour="1")
    expect(visitor.page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang.value])
    for page in PAGES:
        visitor.visit(page.say(lang))
        ear.listen(page.en)
    for page in EDITED:
        visitor.visit(page.say(lang))
        ear.take({"edit": editing.EDIT, "look": editing.LOOK})
    visitor.visit(shell.PLAN.say(lang))
    ear.take(result.VIEWS)
    visitor.visit(shell.SWEEP.say(lang))
    ear.take(sweep.TABS)
    assert ear.heard == {}


def test_widgets_change_their_words_with_the_language(visitor: Visitor) -> None:
    visitor.open("plan")
    expect(visitor.page.get_by_label("加", exact=True).first).to_be_visible()
    visitor.page.get_by_role("radio", name="English", exact=True).click()
    visitor.settle()
    expect(visitor.page.get_by_label("Increment", exact=True).first).to_be_visible()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")


def test_one_back_press_goes_back_one_page(visitor: Visitor) -> None:
    visitor.open(tour="done")
    visitor.visit(shell.PLAN.zh)
    before = visitor.page.evaluate("history.length")
    for view in ("times", "tables"):
        visitor.page.get_by_role("radio", name=result.VIEWS[view].zh, exact=True).click()
        visitor.page.wait_for_url(f"**view={view}*")
    assert visitor.page.evaluate("history.length") == before
    visitor.visit(shell.RULES.zh)
    visitor.page.go_back()
    expect(visitor.page.get_by_role("heading", name=shell.PLAN.zh, exact=True)).to_be_visible()
    visitor.settle()
    visitor.page.go_back()
    visitor.page.wait_for_url(re.compile(r"127\.0\.0\.1:\d+/(\?.*)?$"))
    expect(visitor.block("F01")).to_be_visible()
