"""A walk through pages in one language on one ground: one language, no scrolling sideways, words that stand out, and
what axe-core finds."""

import csv
import functools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from planner.settings import ROOT
from planner.text import Lang, Text
from planner.ui.pages.capacity import words as capacity_words
from planner.ui.pages.enquiry import words as enquiry_words
from planner.ui.pages.indicators import words as indicators_words
from planner.ui.pages.milestones import words as milestones_words
from planner.ui.pages.phasing import words as phasing_words
from planner.ui.pages.risk import words as risk_words
from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor
from tests.browser.walk import VIEWS, Walk

Ground = Literal["light", "dark"]
GROUNDS: tuple[Ground, ...] = ("light", "dark")
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
    "English Park Planner Excel PDF CSV JSON SVG UTF PuLP HiGHS pulp highs python planner check zip xlsx xls et csv Tab GBK MB "
    "PNG PPTX PowerPoint iCalendar GB GMP ISO VOC EO CRO IVD PCR DNA GMO API ANY GSP WPS ETHER max Esc End"
)
OWN_NAMES = frozenset(_SAME_IN_BOTH.split())
"""Names of programs, files, standards, substances and keys, the same in both languages."""
UNITS = re.compile(r"(?<![A-Za-z])(?:kW|kVA|kN|kg|km|mm|m|t|h|d|a|s|W|F|Q)(?![A-Za-z])")
CODES = re.compile(r"\b[A-Za-z]*\d[\w-]*|\b[0-9a-f]{16,}\b|\b[A-Z]{1,2}\b")
FILES = re.compile(r"browser_data\d+|\b\w+\.csv\b", re.ASCII)
"""The data folder of these tests, and files in it."""
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
    plain = UNITS.sub(" ", CODES.sub(" ", FILES.sub(" ", text)))
    return [word for word in LATIN.findall(plain) if word.strip(".") not in OWN_NAMES]


def wrong_words_and_colours(page: Page, lang: Lang) -> dict[str, object]:
    """Return the colours that do not stand out and the texts with words of the other language."""
    texts = {text[:120]: words for text in page.evaluate(WORDS_SEEN) if (words := foreign(lang, text))}
    return {**page.evaluate(CONTRAST), **texts}


MAIN_PAGES = frozenset(("", "plan", "why", "enquiry", "park"))
"""Addresses of the pages that axe looks at in the tests, each once a walk; in the campaign it looks at every page and view."""
NOT_OURS = "[data-testid=stSidebarNavItems]"
"""Streamlit's own list of pages: headings stand between its entries."""


MORE_VIEWS = {
    shell.MILESTONES: tuple(milestones_words.TABS.values()),
    shell.CAPACITY: tuple(capacity_words.TABS.values()),
    shell.INDICATORS: tuple(indicators_words.TABS.values()),
    shell.PHASING: tuple(phasing_words.TABS.values()),
    shell.RISK: tuple(risk_words.TABS.values()),
    shell.ENQUIRY: tuple(enquiry_words.TABS.values()),
}
"""Views that a walk looks at besides, if it is whole."""


def unreachable(page: Page, seen: set[str] | None) -> list[str]:
    """Return what axe-core finds serious: rule, and where; on a main page not `seen` before, or on any without `seen`."""
    if seen is not None:
        address = urlsplit(page.url).path.strip("/")
        if address not in MAIN_PAGES or address in seen:
            return []
        seen.add(address)
    found = Axe().run(page, context={"exclude": [NOT_OURS]}, options={"resultTypes": ["violations"]})
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found.response["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def walk_pages(
    tab: Visitor, lang: Lang, ground: Ground, pages: Sequence[Text], *, is_whole: bool = False
) -> dict[str, list[object]]:
    """Return what is wrong with pages and their views, by where; a card of a firm that waits is looked at first.

    A walk that `is_whole` goes to every view, and axe-core looks at each; else to every second, and at the main pages.
    """
    seen = None if is_whole else set[str]()
    walk = Walk(
        tab,
        lang,
        folded=lambda page: [*page.evaluate(WIDER_THAN_ROOM), *unreachable(page, seen)],
        unfolded=lambda page: wrong_words_and_colours(page, lang),
    )
    tab.page.emulate_media(color_scheme=ground)
    tab.open(lang=lang.value, firm="F29")
    expect(tab.page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang.value])
    walk.look("a firm that waits")
    tab.open(lang=lang.value, firm="F20", tour="1")
    some = {page: views[::2] for page, views in VIEWS.items()}
    walk.everywhere(pages, {**VIEWS, **MORE_VIEWS} if is_whole else some)
    return walk.found
