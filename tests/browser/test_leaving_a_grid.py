"""What is typed in a grid is there again after every way of leaving it at once, and what is typed next adds to it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.pages.firms import words as firms_words
from planner.ui.pages.history import words as history_words
from planner.ui.pages.upload import words as incoming
from planner.ui.shared.words import editing, history, shell
from tests.browser.conftest import Visitor
from tests.browser.grid import Grid, choose, edit_firms, standing, visiting
from tests.support.app_server import AppServer, app_server
from tests.support.shipped import with_plans
from tests.support.uploads import needs_book

pytestmark = pytest.mark.browser

PRODUCT, ORIGIN = 4, 5
"""Columns of the group about who a firm is."""
LAST = 6
UPLOADED = "传来的产品"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a database of these tests alone: they change the park."""
    data = with_plans(tmp_path_factory.mktemp("leaving_data"))
    with app_server(tmp_path_factory.mktemp("leaving"), data=data) as running:
        yield running


@pytest.fixture
def editor(chrome: Browser, own_server: AppServer) -> Iterator[Visitor]:
    """Return a tab on the firms page, ready to type, with nothing typed."""
    yield from visiting(chrome, own_server, firms_words.WHO.zh)


def _another_page(tab: Visitor) -> None:
    tab.visit(shell.PARK.zh)
    tab.visit(shell.FIRMS.zh)


def _card(tab: Visitor) -> None:
    tab.visit(shell.OVERVIEW.zh)
    tab.block("F01").click()
    expect(tab.page.locator(".st-key-firm_card")).to_be_visible()
    tab.visit(shell.FIRMS.zh)


def _another_table(tab: Visitor) -> None:
    choose(tab, "企业类型")
    choose(tab, "企业")


def _other_columns(tab: Visitor) -> None:
    choose(tab, firms_words.SPACE.zh)
    choose(tab, firms_words.WHO.zh)


def _looking(tab: Visitor) -> None:
    choose(tab, editing.LOOK.zh)
    choose(tab, editing.EDIT.zh)


def _language(tab: Visitor) -> None:
    for lang in (Lang.EN, Lang.ZH):
        tab.page.get_by_test_id("stSidebar").get_by_text(shell.LANGUAGES[lang].say(lang), exact=True).click()
        expect(tab.page.locator("html")).to_have_attribute("lang", re.compile(f"^{lang.value}"))
        tab.settle()


def _park(tab: Visitor) -> None:
    titles = tab.page.get_by_test_id("stSidebar").get_by_role("combobox")
    here = titles.input_value()
    tab.choose(shell.CHOOSE_PARK.zh, "成熟")
    expect(standing(tab)).to_contain_text("没有未保存的修改")
    tab.choose(shell.CHOOSE_PARK.zh, here)


def _back(tab: Visitor) -> None:
    tab.page.go_back()
    expect(tab.page).to_have_url(re.compile("/park"))
    tab.settle()
    tab.visit(shell.FIRMS.zh)


def _undo_and_redo(tab: Visitor) -> None:
    for label in (editing.UNDO.zh, editing.REDO.zh):
        sent = tab.sent
        tab.page.get_by_role("button", name=label, exact=True).click()
        tab.wait_until_sent(sent)


def _keys(tab: Visitor) -> None:
    """Choose other columns and these again with the keyboard alone."""
    for label in (firms_words.SPACE.zh, firms_words.WHO.zh):
        radio = tab.page.get_by_test_id("stMain").get_by_role("radio", name=label, exact=True)
        radio.focus()
        tab.page.keyboard.press("Space")
        expect(radio).to_be_checked()
        tab.settle()


WAYS: tuple[Callable[[Visitor], None], ...] = (
    _another_page,
    _back,
    _card,
    _another_table,
    _other_columns,
    _keys,
    _looking,
    _language,
    _park,
    _undo_and_redo,
)


def test_nothing_typed_is_lost_by_any_way_of_leaving(editor: Visitor) -> None:
    grid = Grid(editor)
    typed: dict[tuple[int, int], str] = {}
    for number, leave in enumerate(WAYS):
        place = (PRODUCT + number % 2, 1 + number // 2)
        typed[place] = f"写下{number}"
        grid.write(*place, typed[place]).press("Enter")
        leave(editor)
        expect(standing(editor)).to_contain_text("有未保存的修改")
        _has(grid, typed)
    grid.delete_row(LAST + 1)
    _another_page(editor)
    grid.type_in(ORIGIN, LAST, "柳州")
    expect(grid.cell(1, LAST + 1)).to_have_text(f"F{LAST + 2:02d}")
    edit_firms(editor, firms_words.WHO.zh)
    _has(grid, typed)
    _save(editor)
    editor.visit(shell.HISTORY.zh)
    for said in (f"F{LAST + 1:02d}", "柳州", *typed.values()):
        expect(editor.sheet("version_changes")).to_contain_text(said)


def test_what_comes_in_elsewhere_leaves_a_cell_that_is_being_typed(
    editor: Visitor, own_server: AppServer, tmp_path: Path
) -> None:
    grid, other = Grid(editor), Visitor(editor.page.context.new_page(), own_server)
    grid.type_in(PRODUCT, 1, "先写的")
    _save(editor)
    grid.type_in(PRODUCT, 2, "后写的")
    typed = {(PRODUCT, 2): "后写的", (ORIGIN, 3): "写到一半"}
    _finished_after(grid, (ORIGIN, 3), typed, lambda: _restore_first(other))
    _has(grid, typed)
    typed |= {(ORIGIN, 6): "又到一半"}
    _finished_after(grid, (ORIGIN, 6), typed, lambda: _lay_in(other, tmp_path))
    _has(grid, typed | {(PRODUCT, 5): UPLOADED})


def test_a_browser_asks_before_it_forgets_an_open_cell(editor: Visitor) -> None:
    Grid(editor).write(PRODUCT, 4, "写到一半")
    with editor.page.expect_event("dialog") as asked:
        editor.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()


def _finished_after(
    grid: Grid, place: tuple[int, int], typed: dict[tuple[int, int], str], act: Callable[[], None]
) -> None:
    """Do something elsewhere while a cell is open, then go on in it; all that was typed is there, and stays."""
    field = grid.write(*place, typed[place])
    act()
    grid.tab.page.bring_to_front()
    sent = grid.tab.sent
    field.press("Enter")
    grid.tab.wait_until_sent(sent)
    _has(grid, typed)
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
