"""Names typed by people make no element, ask no address and are read as they were typed, on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor
from tests.browser.walk import Walk
from tests.support.app_server import AppServer, app_server
from tests.support.hostile import ESCAPED_IN_VAIN, ID_MARKUP, MADE_BY_A_NAME, hostile, hostile_database

pytestmark = pytest.mark.browser

SEEN = f"() => [...({MADE_BY_A_NAME})(), ...({ESCAPED_IN_VAIN})()]"


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "data").mkdir()
    hostile_database(folder / "planner.sqlite3", folder / "home")
    with app_server(
        folder, data=folder / "data", database=folder / "planner.sqlite3", home=folder / "home"
    ) as running:
        yield running


@pytest.fixture(params=Lang)
def tab(request: pytest.FixtureRequest, chrome: Browser, hostile_server: AppServer) -> Iterator[Visitor]:
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    visitor = Visitor(context.new_page(), hostile_server)
    visitor.open(lang=request.param.value)
    yield visitor
    context.close()
    assert visitor.outside == []
    assert visitor.faults == []


def walk_of(tab: Visitor) -> Walk:
    """Return a walk that notes what a name made of a page."""
    lang = Lang.EN if "lang=en" in tab.page.url else Lang.ZH
    return Walk(tab, lang, unfolded=lambda page: page.evaluate(SEEN))


def test_no_name_becomes_markup_on_any_page(tab: Visitor, tmp_path: Path) -> None:
    walk = walk_of(tab)
    tab.open(lang=walk.lang.value, firm=f"F1{ID_MARKUP}")
    walk.everywhere()
    file = tmp_path / f"{ID_MARKUP.replace('/', '')}.csv"
    file.write_text(f"企业,产品,面积\n{hostile('甲')},{hostile('乙')},约八百\n", "utf-8")
    walk.visit(shell.UPLOAD)
    tab.page.locator("input[type=file]").set_input_files(file)
    expect(tab.sheet("upload_sheets")).to_be_visible()
    walk.look("an upload")
    tab.open(lang=walk.lang.value, building=f"A{ID_MARKUP}")
    walk.look("a building")
    assert walk.found == {}
    assert tab.page.evaluate("window.hacked") is None


def test_two_who_clash_are_shown_by_the_names_they_typed(tab: Visitor) -> None:
    walk = walk_of(tab)
    walk.visit(shell.FIRMS)
    walk.take(editing.EDIT, "firms")
    tab.press(editing.SAVE.say(walk.lang))
    tab.page.locator(".st-key-save_now button").click()
    expect(tab.page.locator(".st-key-clashes")).to_contain_text("![evil](http:")
    walk.look("a clash")
    assert walk.found == {}
