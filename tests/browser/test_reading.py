"""The screens can be read and used: room and keyboard."""

import pytest
from playwright.sync_api import expect

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
