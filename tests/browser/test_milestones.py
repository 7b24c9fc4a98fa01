"""Milestones on a phone: a firm is tapped, a step met with one tap, a task ticked; nothing reaches over the edge."""

import pytest
from playwright.sync_api import expect

from planner.ui.pages.milestones import words
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
OVER_THE_EDGE = "() => document.querySelector('[data-testid=stMain]').scrollWidth > window.innerWidth"


def test_on_a_phone_a_firm_is_tapped_its_step_met_and_a_task_ticked(visitor: Visitor) -> None:
    size, page = visitor.page.viewport_size, visitor.page
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # the two keys it wants
    visitor.open("milestones")
    visitor.sheet("milestone_firms").get_by_text("F22").click()
    expect(visitor.sheet("milestone_head")).to_contain_text("F22")
    visitor.settle()
    name = page.get_by_label(words.YOUR_NAME.zh)
    if name.count():
        name.fill("安")
        name.press("Enter")
        visitor.settle()
    visitor.press(words.MET_ON.zh.format(day="2023-04-01"))
    expect(visitor.sheet("milestone_chain")).to_contain_text("2023-04-01")
    visitor.settle()
    page.locator("details", has_text=words.NEW_TASK.zh).locator("summary").first.click()
    title = page.get_by_role("textbox", name=words.NEW_TASK.zh)
    title.fill("代办消防备案")
    visitor.press(words.ADD.zh)
    box = page.get_by_role("checkbox", name="代办消防备案")
    expect(box).to_be_attached()
    visitor.settle()
    page.get_by_test_id("stCheckbox").filter(has_text="代办消防备案").click()
    expect(
        page.get_by_text(words.TASK_DONE.zh.format(title="代办消防备案", day="2023-04-01"))
    ).to_be_visible()
    visitor.settle()
    assert page.evaluate(OVER_THE_EDGE) is False
    if size is not None:
        page.set_viewport_size(size)
