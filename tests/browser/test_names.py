"""Names typed by people make no element, ask no address and are read as they were typed, wherever they are drawn.

Every second page in Chinese here; the campaign hostile-names walks through all in both languages.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from planner.text import Lang
from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor, fresh_tab
from tests.browser.hostile_pages import clash, walk_hostile_pages
from tests.browser.walk import half
from tests.support.app_server import AppServer
from tests.support.hostile import hostile_server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server_of_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    with hostile_server(tmp_path_factory.mktemp("hostile")) as running:
        yield running


@pytest.fixture
def tab(window: BrowserContext, server_of_names: AppServer) -> Iterator[Visitor]:
    yield from fresh_tab(window, server_of_names)


def test_no_name_becomes_markup(tab: Visitor, tmp_path: Path) -> None:
    assert walk_hostile_pages(tab, Lang.ZH, tmp_path, (*half(Lang.ZH), shell.WHY, shell.FIRMS)) == {}


def test_two_who_clash_are_shown_by_the_names_they_typed(tab: Visitor) -> None:
    assert clash(tab, Lang.ZH) == {}
