"""What is typed in a grid is there again after every way of leaving it at once, and what is typed next adds to it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from planner.ui.pages.firms import words as firms_words
from planner.ui.pages.history import words as history_words
from planner.ui.pages.upload import words as incoming
from planner.ui.shared.words import history
from tests.browser.conftest import Visitor
from tests.browser.grid import EditingTab, Grid, edit_firms, editing_tab
from tests.browser.leaving import ORIGIN, PRODUCT, WAYS, Typed, has, leave_by, save
from tests.support.app_server import AppServer, app_server
from tests.support.shipped import with_plans
from tests.support.uploads import needs_book

pytestmark = pytest.mark.browser

UPLOADED = "传来的产品"
MOST_DIFFERENT = 4
"""How many of the ways of leaving are gone here; the campaign leaving-a-grid goes all of them."""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a database of these tests alone: they change the park."""
    data = with_plans(tmp_path_factory.mktemp("leaving_data"))
    with app_server(tmp_path_factory.mktemp("leaving"), data=data) as running:
        yield running


@pytest.fixture(scope="module")
def shared(chrome: Browser, own_server: AppServer) -> Iterator[EditingTab]:
    """Return the tab of these tests."""
    yield from editing_tab(chrome, own_server)


@pytest.fixture
def editor(shared: EditingTab, request: pytest.FixtureRequest) -> Visitor:
    """Return a tab on the firms page, ready to type, with nothing typed."""
    return shared.ready(firms_words.WHO.zh, failed=request.session.testsfailed)


def test_nothing_typed_is_lost_by_any_way_of_leaving(editor: Visitor) -> None:
    leave_by(editor, WAYS[:MOST_DIFFERENT])


def test_what_comes_in_elsewhere_leaves_a_cell_that_is_being_typed(
    editor: Visitor, own_server: AppServer, tmp_path: Path
) -> None:
    grid, other = Grid(editor), Visitor(editor.page.context.new_page(), own_server)
    grid.type_in(PRODUCT, 1, "先写的")
    save(editor)
    grid.type_in(PRODUCT, 2, "后写的")
    typed = {(PRODUCT, 2): "后写的", (ORIGIN, 3): "写到一半"}
    _finished_after(grid, (ORIGIN, 3), typed, lambda: _restore_first(other))
    has(grid, typed)
    typed |= {(ORIGIN, 6): "又到一半"}
    _finished_after(grid, (ORIGIN, 6), typed, lambda: _lay_in(other, tmp_path))
    has(grid, typed | {(PRODUCT, 5): UPLOADED})
    other.page.close()


def test_a_browser_asks_before_it_forgets_an_open_cell(editor: Visitor) -> None:
    Grid(editor).write(PRODUCT, 4, "写到一半")
    with editor.page.expect_event("dialog") as asked:
        editor.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()


def _finished_after(grid: Grid, place: tuple[int, int], typed: Typed, act: Callable[[], None]) -> None:
    """Do something elsewhere while a cell is open, then go on in it; all that was typed is there, and stays."""
    field = grid.write(*place, typed[place])
    act()
    grid.tab.page.bring_to_front()
    sent = grid.tab.sent
    field.press("Enter")
    grid.tab.wait_until_sent(sent)
    has(grid, typed)
    edit_firms(grid.tab, firms_words.WHO.zh)


def _restore_first(tab: Visitor) -> None:
    tab.open("history")
    tab.choose(history_words.LOOK_AT.zh, history.VERSION.zh.format(number=1))
    tab.press(history_words.RESTORE.zh.format(number=1))
    expect(tab.page.get_by_text(re.compile("仍在草稿里"))).to_be_visible()


def _lay_in(tab: Visitor, folder: Path) -> None:
    file = folder / "需求表.xlsx"
    file.write_bytes(needs_book({"企业": "示例企业05", "产品": UPLOADED, "期望入驻季度": "2024Q4"}))
    tab.open("upload")
    tab.page.locator("input[type=file]").set_input_files(file)
    tab.press_until(
        incoming.APPLY.zh, tab.page.get_by_text(re.compile(incoming.APPLIED.zh.format(name=file.name)))
    )
