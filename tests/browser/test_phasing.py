"""Handovers on the Gantt chart: moved by keyboard and by pointer, told to the server once each, taken back."""

import pytest
from playwright.sync_api import expect

from planner.ui.pages.phasing import words
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_handover_is_moved_by_keyboard_and_by_pointer_and_taken_back(visitor: Visitor) -> None:
    visitor.open("phasing", lang="en")
    mark = visitor.page.get_by_test_id("handover-B5")
    expect(mark).to_have_attribute("aria-valuetext", "2024Q3")
    mark.focus()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("handover_said")).to_contain_text("Handed over B5 2025Q1: ")
    expect(mark).to_have_attribute("aria-valuetext", "2025Q1")
    mark.hover()
    visitor.page.mouse.down()
    visitor.page.get_by_test_id("handover-B6").hover()
    visitor.page.mouse.up()
    expect(mark).to_have_attribute("aria-valuetext", "2024Q2")
    visitor.page.get_by_role("button", name=words.BACK.en).click()
    expect(mark).to_have_attribute("aria-valuetext", "2024Q3")
    expect(visitor.page.get_by_role("button", name=words.BACK.en)).to_have_count(0)
