"""The stack itself: walked by arrow keys, firms picked up and put down by key and by pointer."""

import pytest
from playwright.sync_api import expect

from planner.ui.pages.replan import words
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_firm_is_put_elsewhere_by_keyboard_or_pointer_priced_and_taken_back(visitor: Visitor) -> None:
    visitor.open("replan")
    visitor.page.get_by_text(words.TABS["hand"].zh).click()
    visitor.settle()
    firm = visitor.page.locator(".block[data-following='F12']").first
    place = firm.get_attribute("data-testid")
    assert visitor.page.locator(".block[tabindex='0'], .waiting button[tabindex='0']").count() == 1

    firm.focus()
    visitor.page.keyboard.press("ArrowDown")
    below = visitor.page.locator(".block[tabindex='0']")
    expect(below).to_be_focused()
    assert below.get_attribute("data-testid") != place
    visitor.page.keyboard.press("ArrowUp")
    expect(firm).to_be_focused()

    visitor.page.keyboard.press(" ")
    target = visitor.page.locator(".block[data-landing='moves']").first
    expect(target).to_be_visible()
    expect(visitor.page.locator(".block[data-landing='barred']").first).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".block[data-landing]")).to_have_count(0)
    visitor.settle()

    firm.hover()
    visitor.page.mouse.down()
    visitor.page.locator("[data-testid='block-A1-101']").hover()
    expect(visitor.page.locator(".ghost[data-landing='barred']")).to_be_visible()
    target.hover()
    expect(visitor.page.locator(".ghost[data-landing='moves']")).to_be_visible()
    visitor.page.mouse.up()
    back = visitor.page.get_by_role("button", name=words.WISH_UNDO.zh)
    expect(visitor.page.get_by_role("button", name=words.KEEP.zh).first).to_be_visible()
    expect(visitor.sheet("wish_head")).to_contain_text("F12")
    expect(visitor.page.locator(f"[data-testid='{place}']")).not_to_have_attribute("data-following", "F12")
    back.click()
    expect(back).to_have_count(0)
    expect(visitor.page.locator(f"[data-testid='{place}']")).to_have_attribute("data-following", "F12")


def test_a_building_is_chosen_on_the_site_plan_which_is_a_list_on_a_narrow_screen(visitor: Visitor) -> None:
    visitor.open("park")
    visitor.page.locator("[data-testid='site-B2']").focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.sheet("building_head")).to_contain_text("B2")
    visitor.settle()
    expect(visitor.page.locator("[data-row]")).to_have_count(0)
    size = visitor.page.viewport_size
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    expect(visitor.page.locator("[data-testid='site-B2']")).to_be_hidden()
    visitor.page.locator("[data-row='site-B3']").click()
    expect(visitor.sheet("building_head")).to_contain_text("B3")
    visitor.settle()
    if size is not None:
        visitor.page.set_viewport_size(size)
