"""The screens can be read and used: room, keyboard, and what stays after a refresh."""

import pytest
from playwright.sync_api import expect

from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_click_brings_the_card_of_the_firm_into_view(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    visitor.open(tour="done", quarter="2024Q3")
    visitor.block("F11").click()
    expect(visitor.sheet("firm_body")).to_be_in_viewport(ratio=0.9)


def test_a_firm_without_a_place_is_chosen_with_the_keyboard(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.get_by_test_id("line-F30").focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("firm_head")).to_contain_text("F30")
    visitor.open("plan", view="unplaced")
    visitor.sheet("unplaced_table").locator("tr[data-pick=F31]").first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("firm_head")).to_contain_text("F31")


def test_a_dismissed_tour_stays_away_after_a_refresh(visitor: Visitor) -> None:
    visitor.open()
    visitor.press(shell.TOUR_DONE.zh)
    visitor.page.wait_for_url("**tour=done*")
    visitor.page.reload()
    visitor.settle()
    expect(visitor.page.get_by_text(shell.TOUR_STEPS[0].zh)).to_have_count(0)
    visitor.visit(shell.RULES.zh)
    visitor.press(shell.TOUR_AGAIN.zh)
    expect(visitor.page.get_by_text(shell.TOUR_STEPS[0].zh)).to_be_visible()
