"""Jobs 2, 5 and 8 of a week in a real browser: an enquiry, why a firm is not in a building, a vacant unit, in few clicks."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from planner.ui.pages.enquiry import words
from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer, app_server
from tests.support.jobs import Done, Hand
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser

MOST_CLICKS = {2: 4, 5: 2, 8: 2}
TEXT = "我司生产一次性无菌输液器，需要厂房1800平方米，2024年第三季度入驻，丙类，电话13800138000。"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    data = with_plans(tmp_path_factory.mktemp("enquiry_data"))
    with app_server(tmp_path_factory.mktemp("enquiry"), data=data) as running:
        yield running


@pytest.fixture
def worker(chrome: Browser, own_server: AppServer) -> Iterator[Visitor]:
    context = chrome.new_context(viewport={"width": 1280, "height": 1000})
    tab = Visitor(context.new_page(), own_server)
    tab.open(tour="done", quarter="2025Q3")
    yield tab
    context.close()
    assert tab.outside == []
    assert tab.faults == []


def test_an_enquiry_is_answered_with_an_offer_sheet_in_four_clicks_and_outlives_a_refresh(
    worker: Visitor, tmp_path: Path
) -> None:
    page = worker.page
    hand = Hand(page, Done(job=2, what="New enquiry: can we house it?"))
    hand.go(shell.ENQUIRY.zh)
    page.get_by_label(words.TEXT.zh).fill(TEXT)
    hand.press(words.READ.zh)
    hand.sees("what was read, with its words", page.get_by_text(words.FROM.zh.format(told="1800平方米")))
    hand.press(words.FIND.zh)
    hand.sees("what must be true", page.get_by_test_id("enquiry_offer").get_by_text(words.MUST.zh))
    hand.settle()
    with page.expect_download() as download:
        hand.press(words.OFFER_SHEET.zh)
    assert hand.done.clicks <= MOST_CLICKS[2]
    download.value.save_as(tmp_path / "offer.pdf")
    said = PdfReader(BytesIO((tmp_path / "offer.pdf").read_bytes())).pages[0].extract_text()
    assert "选址意向书" in said
    asked = worker.sheet("enquiry_places").inner_text().splitlines()[0]
    page.reload()
    page.get_by_test_id("enquiry_places").wait_for()
    assert worker.sheet("enquiry_places").inner_text().splitlines()[0] == asked, (
        "places may have come meanwhile"
    )


def test_why_a_firm_is_not_in_a_building_is_answered_in_two_clicks(worker: Visitor) -> None:
    page = worker.page
    hand = Hand(page, Done(job=5, what="Why is F12 not in workshop 3?"))
    hand.click(page.locator(".block[data-firm='F12']").first)
    hand.settle()
    hand.choose("A3")
    hand.sees("why not, and what it costs", page.get_by_test_id("why_said").get_by_text("F12 可以进 A3"))
    assert hand.done.clicks <= MOST_CLICKS[5]


def test_a_vacant_unit_that_is_clicked_asks_for_firms(worker: Visitor) -> None:
    page = worker.page
    hand = Hand(page, Done(job=8, what="Fill a vacant unit"))
    hand.click(page.locator(".block[data-unit='B3-104']").first)
    hand.sees("ranked firms, or why none", page.get_by_test_id("vacancy_firms_found"))
    hand.settle()
    hand.press(words.FIND_BLOCK.zh)
    hand.sees("a chain of moves, or that there is none", page.get_by_test_id("vacancy_chains"))
    assert hand.done.clicks <= MOST_CLICKS[8]
