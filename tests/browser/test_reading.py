"""The screens can be read and used: contrast, room, keyboard, and what stays after a refresh."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.shared.words import result, shell
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer

pytestmark = pytest.mark.browser

CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
SEEN = (
    "?firm=F29",
    "plan?view=unplaced",
    "plan?view=figures",
    "plan?view=files",
    "park",
    "firms",
    "rules",
    "upload",
)
WIDER_THAN_ROOM = """() => {
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const boxes = everything(document).filter((one) => one.matches("[data-testid=stMain], .scroller"));
  return boxes.map((one) => one.scrollWidth - one.clientWidth).filter((more) => more > 1);
}"""


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_words_stand_out_from_their_ground(chrome: Browser, server: AppServer, ground: str) -> None:
    context = chrome.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark" if ground == "dark" else "light"
    )
    visitor = Visitor(context.new_page(), server)
    weak: dict[str, dict[str, str]] = {}
    for path in SEEN:
        visitor.open(path)
        weak |= {path: found} if (found := visitor.page.evaluate(CONTRAST)) else {}
    context.close()
    assert weak == {}


@pytest.mark.parametrize("lang", Lang)
def test_no_view_and_no_table_of_ours_scrolls_sideways(visitor: Visitor, lang: Lang) -> None:
    visitor.open("plan", lang=lang.value, firm="F29")
    for view in result.VIEWS.values():
        visitor.page.get_by_role("radio", name=view.say(lang), exact=True).click()
        visitor.settle()
        assert visitor.page.evaluate(WIDER_THAN_ROOM) == [], view


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
