"""A walk over every page and view of the app that looks at each."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import Page

from planner.text import Lang, Text
from planner.ui.pages.plan import words as plan_words
from planner.ui.pages.sweep import words as sweep_words
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor

PAGES = (
    shell.OVERVIEW,
    shell.PLAN,
    shell.REPLAN,
    shell.WHY,
    shell.MILESTONES,
    shell.SCENARIOS,
    shell.COMPARE,
    shell.SWEEP,
    shell.PRICES,
    shell.PORTFOLIO,
    shell.CAPACITY,
    shell.INDICATORS,
    shell.PHASING,
    shell.RISK,
    shell.ENQUIRY,
    shell.PARK,
    shell.FIRMS,
    shell.RULES,
    shell.UPLOAD,
    shell.HISTORY,
)
VIEWS = {
    shell.PLAN: tuple(plan_words.VIEWS.values()),
    shell.SWEEP: tuple(sweep_words.TABS.values()),
    **dict.fromkeys((shell.PARK, shell.FIRMS, shell.RULES), (editing.EDIT, editing.LOOK)),
}
"""What is chosen on a page, one after another, before it is left."""
OPEN_ALL = (
    """() => document.querySelectorAll("details:not([open]) > summary").forEach((one) => one.click())"""
)


def half(lang: Lang) -> tuple[Text, ...]:
    """Return every second page: together the languages visit each once."""
    return PAGES[list(Lang).index(lang) :: len(Lang)]


Judge = Callable[[Page], object]
"""From a page to what is wrong with it; empty if nothing is."""


class Walk:
    """A walk of one visitor in one language.

    `found` says what was wrong, by where: `folded` judges a page as it is drawn, `unfolded` with all on it unfolded.
    """

    def __init__(self, tab: Visitor, lang: Lang, *, unfolded: Judge, folded: Judge | None = None) -> None:
        self.tab, self.lang = tab, lang
        self._judges = folded, unfolded
        self.found: dict[str, list[object]] = {}

    def everywhere(self, pages: Sequence[Text] = PAGES, views: Mapping[Text, Sequence[Text]] = VIEWS) -> None:
        """Visit every page, and every view of those that have some."""
        for page in pages:
            self.visit(page)
            for view in views.get(page, ()):
                self.take(view, f"{page.en}: {view.en}")

    def visit(self, page: Text) -> None:
        """Go to a page, and look."""
        self.tab.visit(page.say(self.lang))
        self.look(page.en)

    def take(self, option: Text, where: str) -> None:
        """Choose one of several, and look."""
        self.tab.page.get_by_role("radio", name=option.say(self.lang), exact=True).click()
        self.tab.settle()
        self.look(where)

    def look(self, where: str) -> None:
        """Note what is wrong with the page at hand."""
        folded, unfolded = self._judges
        self._note(where, folded)
        self.tab.page.evaluate(OPEN_ALL)
        self.tab.settle()
        self._note(where, unfolded)

    def _note(self, where: str, judge: Judge | None) -> None:
        if judge is not None and (wrong := judge(self.tab.page)):
            self.found.setdefault(where, []).append(wrong)
