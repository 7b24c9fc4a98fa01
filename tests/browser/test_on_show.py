"""The plan on show in a real browser: a save and re-plan, watched through everything a person may do meanwhile."""

import contextlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.pages.plan import words as plan_words
from planner.ui.shared.words import shell, verdict
from tests.browser.conftest import Visitor
from tests.support import jobs
from tests.support.app_server import AppServer, app_server
from tests.support.held import At
from tests.support.shipped import with_plans
from tests.support.waiting import PATIENCE_MS

pytestmark = pytest.mark.browser

SHIPPED = "shipped-1-ziyuan"
THIS_PARK, OTHER_PARK = "资源县", "成熟园区"
SECONDS = "1800"
"""Of a solve that is held for as long as a test needs."""


@pytest.fixture(scope="module")
def held_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    data = with_plans(tmp_path_factory.mktemp("on_show_data"))
    with app_server(tmp_path_factory.mktemp("on_show"), data=data) as running:
        running.gate.hurry()
        yield running


@pytest.fixture
def tab(chrome: Browser, held_server: AppServer) -> Iterator[Visitor]:
    context = chrome.new_context(viewport={"width": 1280, "height": 800})
    visitor = Visitor(context.new_page(), held_server)
    visitor.open("plan", tour="done", quarter="2024Q3")
    yield visitor
    context.close()
    assert visitor.outside == []
    assert visitor.faults == []


def _job(tab: Visitor) -> str:
    tab.page.wait_for_url("**job=*")
    return tab.page.url.partition("job=")[2].partition("&")[0]


def _shows(tab: Visitor, plan_id: str) -> None:
    """See that a plan is on show and stays so on another page and after a refresh."""
    tab.visit(shell.FIRMS.zh)
    tab.page.wait_for_url(f"**plan={plan_id}*")
    tab.page.reload()
    tab.settle()
    tab.page.wait_for_url(f"**plan={plan_id}*")


def _comes_on_show(tab: Visitor) -> None:
    over = tab.page.get_by_text(shell.RUN_OVER.zh).first
    expect(over).to_be_visible(timeout=PATIENCE_MS)
    expect(over).to_have_text(shell.RUN_SHOWN.zh)


def _speak(tab: Visitor, lang: Lang) -> None:
    tab.settle()
    tab.page.get_by_role("radio", name=shell.LANGUAGES[lang].zh, exact=True).click()
    beside = tab.page.get_by_test_id("stSidebarNav")
    expect(beside.get_by_role("link", name=shell.PLAN.say(lang), exact=True)).to_be_visible()


def _park(tab: Visitor, name: str) -> None:
    """Go to a park; a click on a list that is being drawn anew may go astray."""
    shown = tab.page.get_by_role("combobox", name=shell.CHOOSE_PARK.zh)
    while name not in shown.input_value():
        tab.choose(shell.CHOOSE_PARK.zh, name)
        with contextlib.suppress(AssertionError):
            expect(shown).to_have_value(re.compile(name), timeout=6000)
    tab.settle()


def test_a_re_plan_outlives_what_one_does_meanwhile_and_a_solve_takes_no_choice_back(tab: Visitor) -> None:
    """One after the other in one tab: each begins with what the one before left on show.

    What a park shows that was left during its solve is seen in `tests/ui/test_on_show.py`.
    """
    tab.enter(plan_words.SECONDS.zh, SECONDS)
    tab.enter(plan_words.GAP.zh, "50")
    _show_the_plan_of_a_save(tab)
    _choose_another_during_a_solve(tab)


def _show_the_plan_of_a_save(tab: Visitor) -> None:
    tab.visit(shell.OVERVIEW.zh)
    with tab.server.gate.closed(At.BEGIN):
        jobs.update_facts_up_to_the_solve(tab.page)
        expect(tab.sheet("job_live")).to_be_visible()
        job = _job(tab)
        for lang in (Lang.EN, Lang.ZH):
            _speak(tab, lang)
            expect(tab.sheet("job_live")).to_be_visible()
        _park(tab, OTHER_PARK)
        expect(tab.sheet("job_live")).to_have_count(0)
        _park(tab, THIS_PARK)
        expect(tab.sheet("job_live")).to_be_visible()
        assert _job(tab) == job
        tab.page.reload()
        expect(tab.sheet("job_live")).to_be_visible()
        tab.visit(shell.OVERVIEW.zh)
        assert f"plan={job}" not in tab.page.url
    _comes_on_show(tab)
    _shows(tab, job)


def _choose_another_during_a_solve(tab: Visitor) -> None:
    tab.visit(shell.PLAN.zh)
    tab.enter(plan_words.SEED.zh, "7")
    before = _job(tab)
    with tab.server.gate.closed(At.BEGIN):
        tab.press_until(plan_words.SOLVE.zh, tab.sheet("job_live"))
        tab.page.wait_for_url(re.compile(f"job=(?!{before})"))
        job = _job(tab)
        _at_once(tab, shell.OVERVIEW.zh)
        tab.page.get_by_role("radio", name=shell.LANGUAGES[Lang.EN].zh, exact=True).click()
        _at_once(tab, shell.PLAN.en)
        _speak(tab, Lang.ZH)
        assert _job(tab) == job
        tab.choose(plan_words.VERSION.zh, verdict.SHIPPED.zh)
        tab.page.wait_for_url(f"**plan={SHIPPED}*")
    expect(tab.sheet("job_end")).to_be_visible()
    _shows(tab, SHIPPED)
    tab.page.go_back()
    tab.settle()
    tab.page.wait_for_url(f"**plan={SHIPPED}*")


def _at_once(tab: Visitor, title: str) -> None:
    """Follow the way to another page before the page at hand is drawn."""
    tab.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
