"""Jobs 2, 5 and 8 of a week in a real browser: an enquiry, why a firm is not in a building, a vacant unit, in few clicks."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.support import enquiry_jobs
from tests.support.app_server import AppServer, app_server
from tests.support.jobs import MOST_CLICKS
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser


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
    done = enquiry_jobs.answer_an_enquiry(worker.page, tmp_path / "offer.pdf")
    assert done.clicks <= MOST_CLICKS[2]
    said = PdfReader(BytesIO((tmp_path / "offer.pdf").read_bytes())).pages[0].extract_text()
    assert "选址意向书" in said
    asked = worker.sheet("enquiry_places").inner_text().splitlines()[0]
    worker.page.reload()
    worker.page.get_by_test_id("enquiry_places").wait_for()
    assert worker.sheet("enquiry_places").inner_text().splitlines()[0] == asked, (
        "places may have come meanwhile"
    )


def test_why_a_firm_is_not_in_a_building_is_answered_in_two_clicks(worker: Visitor) -> None:
    assert enquiry_jobs.ask_why_not(worker.page, "F12", "A3").clicks <= MOST_CLICKS[5]


def test_a_vacant_unit_that_is_clicked_asks_for_firms(worker: Visitor) -> None:
    assert enquiry_jobs.fill_a_vacant_unit(worker.page, "B3-104").clicks <= MOST_CLICKS[8]
