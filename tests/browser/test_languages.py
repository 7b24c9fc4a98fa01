"""Streamlit's own words change with the language, and Back goes back a page."""

import re

import pytest
from playwright.sync_api import expect

from planner.ui.pages.plan import words as plan_words
from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_page_and_widgets_change_their_words_with_the_language_which_outlives_a_refresh(
    visitor: Visitor,
) -> None:
    visitor.open("plan")
    expect(visitor.page.get_by_label("加", exact=True).first).to_be_visible()
    visitor.page.get_by_role("radio", name="English", exact=True).click()
    visitor.settle()
    expect(visitor.page.get_by_label("Increment", exact=True).first).to_be_visible()
    visitor.page.wait_for_url("**lang=en*")
    visitor.page.reload()
    visitor.settle()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.page.get_by_role("heading", name=shell.PLAN.en, exact=True)).to_be_visible()
    expect(visitor.page.get_by_label("Increment", exact=True).first).to_be_visible()


def test_one_back_press_goes_back_one_page(visitor: Visitor) -> None:
    visitor.open(tour="done")
    visitor.visit(shell.PLAN.zh)
    before = visitor.page.evaluate("history.length")
    for view in ("times", "tables"):
        visitor.page.get_by_role("radio", name=plan_words.VIEWS[view].zh, exact=True).click()
        visitor.page.wait_for_url(f"**view={view}*")
    assert visitor.page.evaluate("history.length") == before
    visitor.visit(shell.RULES.zh)
    visitor.page.go_back()
    expect(visitor.page.get_by_role("heading", name=shell.PLAN.zh, exact=True)).to_be_visible()
    visitor.settle()
    visitor.page.go_back()
    visitor.page.wait_for_url(re.compile(r"127\.0\.0\.1:\d+/(\?.*)?$"))
    expect(visitor.block("F01")).to_be_visible()
