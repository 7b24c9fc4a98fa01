"""What is typed in a grid is there again after every way of leaving it, and what is typed next adds to it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.words import editing, facts, shell
from tests.browser.conftest import Visitor
from tests.browser.grid import Grid, choose, edit_firms, standing, visiting
from tests.support.app_server import AppServer, app_server
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser

PRODUCT, ORIGIN = 4, 5
"""Columns of the group about who a firm is."""
LAST = 5


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a database of these tests alone: they change the park."""
    data = with_plans(tmp_path_factory.mktemp("leaving_data"))
    with app_server(tmp_path_factory.mktemp("leaving"), data=data) as running:
        yield running


@pytest.fixture
def editor(chrome: Browser, own_server: AppServer) -> Iterator[Visitor]:
    """Give a tab on the firms page, ready to type, with nothing typed."""
    yield from visiting(chrome, own_server, facts.WHO.zh)


def _another_page(tab: Visitor) -> None:
    tab.visit(shell.PARK.zh)
    tab.visit(shell.FIRMS.zh)


def _another_table(tab: Visitor) -> None:
    choose(tab, "企业类型")
    choose(tab, "企业")


def _other_columns(tab: Visitor) -> None:
    choose(tab, facts.SPACE.zh)
    choose(tab, facts.WHO.zh)


def _looking(tab: Visitor) -> None:
    choose(tab, editing.LOOK.zh)
    choose(tab, editing.EDIT.zh)


def _language(tab: Visitor) -> None:
    for lang in (Lang.EN, Lang.ZH):
        tab.page.get_by_test_id("stSidebar").get_by_text(shell.LANGUAGES[lang].say(lang), exact=True).click()
        tab.settle()


def _project(tab: Visitor) -> None:
    titles = tab.page.get_by_test_id("stSidebar").get_by_role("combobox")
    here = titles.input_value()
    tab.choose(shell.CHOOSE_PARK.zh, "成熟")
    expect(standing(tab)).to_contain_text("没有未保存的修改")
    tab.choose(shell.CHOOSE_PARK.zh, here)


def _refresh(tab: Visitor) -> None:
    tab.page.reload()
    tab.settle()
    edit_firms(tab, facts.WHO.zh)


def _undo_and_redo(tab: Visitor) -> None:
    for label in (editing.UNDO.zh, editing.REDO.zh):
        sent = tab.sent
        tab.press(label)
        tab.wait_until_sent(sent)


def _stay(_tab: Visitor) -> None:
    """Type on without leaving."""


WAYS: tuple[Callable[[Visitor], None], ...] = (
    _another_page,
    _another_table,
    _other_columns,
    _looking,
    _language,
    _project,
    _refresh,
    _undo_and_redo,
)


def test_nothing_typed_is_lost_by_any_way_of_leaving(editor: Visitor) -> None:
    grid = Grid(editor)
    typed: dict[tuple[int, int], str] = {}
    for number, leave in enumerate((*WAYS, _stay)):
        place = (PRODUCT + number % 2, 1 + number // 2)
        typed[place] = f"写下{number}"
        grid.type_in(*place, typed[place])
        _has(grid, typed)
        leave(editor)
        expect(standing(editor)).to_contain_text("有未保存的修改")
        _has(grid, typed)
    grid.delete_row(LAST + 1)
    _another_page(editor)
    grid.type_in(ORIGIN, LAST, "柳州")
    expect(grid.cell(1, LAST + 1)).to_have_text(f"F{LAST + 2:02d}")
    _has(grid, typed)
    _save(editor)
    editor.visit(shell.HISTORY.zh)
    for said in (f"F{LAST + 1:02d}", "柳州", *typed.values()):
        expect(editor.sheet("version_changes")).to_contain_text(said)


def _has(grid: Grid, typed: dict[tuple[int, int], str]) -> None:
    for place, text in typed.items():
        expect(grid.cell(*place)).to_have_text(text)


def _save(tab: Visitor) -> None:
    tab.press(editing.SAVE.zh)
    tab.settle()
    name = tab.page.get_by_label(editing.YOUR_NAME.zh)
    if name.count():
        name.fill("小李")
        name.press("Enter")
        tab.settle()
    tab.page.locator(".st-key-save_now button").click()
    expect(tab.page.get_by_text(re.compile(r"已保存为第 \d+ 版"))).to_be_visible()
