"""Typing into tables in a real browser: nothing typed is lost, nothing bad is saved, nobody is overwritten."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from planner.ui.words import editing, facts, history, shell
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer, app_server
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser

BAD = "约莫八百"


class Grid:
    """The table that is typed into, a canvas with a hidden table for readers."""

    def __init__(self, tab: Visitor) -> None:
        self.tab = tab

    @property
    def frame(self) -> Locator:
        return self.tab.page.get_by_test_id("stDataFrame").first

    def cell(self, column: int, row: int) -> Locator:
        """Give a cell of the hidden table, which counts the handle of the row as its first column."""
        return self.frame.get_by_test_id(f"glide-cell-{column + 1}-{row - 1}")

    def click(self, column: int, row: int) -> None:
        """Click into the grid and go to a cell with the arrow keys."""
        self.tab.page.bring_to_front()
        self.tab.page.wait_for_timeout(
            1200
        )  # the grid mounts twice after it is drawn and swallows the first click
        expect(self.cell(column, row)).to_be_attached()
        at_row = self._enter()
        for at in range(2, column + 1):
            self._step("ArrowRight", at, at_row)
        for at in range(at_row + 1, row + 1):
            self._step("ArrowDown", column, at)
        for at in range(at_row - 1, row - 1, -1):
            self._step("ArrowUp", column, at)

    def _enter(self) -> int:
        """Click until the grid takes it, and give the row: one that is being drawn anew does not take it.

        Each try is on another row, for a click on a chosen cell opens it.
        """
        for number in range(12):
            row = number % 4 + 1
            self.tab.page.keyboard.press("Escape")
            box = self.frame.locator("canvas").first.bounding_box()
            assert box is not None
            self.tab.page.mouse.click(box["x"] + 60, box["y"] + 35 * row + 17)
            self.tab.page.wait_for_timeout(300)
            self.tab.page.keyboard.press("ArrowRight")
            self.tab.page.wait_for_timeout(700)
            if self.cell(1, row).get_attribute("aria-selected") == "true":
                return row
        raise AssertionError("the grid takes no click")

    def _step(self, key: str, column: int, row: int) -> None:
        self.tab.page.keyboard.press(key)
        expect(self.cell(column, row)).to_have_attribute("aria-selected", "true")

    def type_in(self, column: int, row: int, text: str) -> None:
        """Type into a cell; columns count from the row number, rows from 1."""
        self.click(column, row)
        self.tab.page.keyboard.press("Enter")
        field = self.tab.page.locator(".gdg-input")
        field.fill(text)
        field.press("Enter")
        self.tab.page.wait_for_timeout(500)  # the grid gathers what is typed for 150 ms before it says so
        self.tab.settle()


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a database of these tests alone: they change the park."""
    data = with_plans(tmp_path_factory.mktemp("editing_data"))
    with app_server(tmp_path_factory.mktemp("editing"), data=data) as running:
        yield running


@pytest.fixture
def editor(chrome: Browser, own_server: AppServer) -> Iterator[Visitor]:
    """Give a tab on the firms page, ready to type, with nothing typed."""
    tab = _tab(chrome, own_server)
    yield tab
    tab.page.context.close()
    assert tab.outside == []
    assert tab.faults == []


def _tab(chrome: Browser, server: AppServer) -> Visitor:
    context = chrome.new_context(viewport={"width": 1280, "height": 1000})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = Visitor(context.new_page(), server)
    _edit(tab)
    discard = tab.page.get_by_role("button", name=editing.DISCARD.zh, exact=True)
    if discard.is_enabled():
        discard.click()
        expect(_standing(tab)).to_contain_text("没有未保存的修改")
        tab.settle()
    return tab


def _edit(tab: Visitor) -> None:
    """Open the firms page to be typed in, with the columns about space."""
    tab.open("firms")
    _choose(tab, editing.EDIT.zh)
    expect(_standing(tab)).to_be_visible()
    _choose(tab, facts.SPACE.zh)


def _choose(tab: Visitor, option: str) -> None:
    radio = tab.page.get_by_test_id("stMain").get_by_role("radio", name=option, exact=True)
    radio.click()
    tab.settle()
    expect(radio).to_be_checked()


def _standing(tab: Visitor) -> Locator:
    return tab.page.locator(".st-key-edit_bar")


def test_a_bad_value_stays_is_named_and_blocks_saving_until_it_is_mended(editor: Visitor) -> None:
    Grid(editor).type_in(4, 3, BAD)
    expect(editor.sheet("problems")).to_contain_text(BAD)
    expect(editor.page.get_by_role("button", name=editing.SAVE.zh, exact=True)).to_be_disabled()
    _edit(editor)
    expect(editor.sheet("problems")).to_contain_text(BAD)
    editor.sheet("problems").get_by_text(BAD).click()
    expect(editor.page.get_by_text(editing.ONLY_THESE.zh.format(row=3))).to_be_visible()
    editor.press(editing.SHOW_ALL.zh)
    editor.settle()
    editor.press(editing.UNDO.zh)
    editor.settle()
    expect(_standing(editor)).to_contain_text(re.compile(r"没有未保存的修改"))
    editor.press(editing.REDO.zh)
    expect(editor.sheet("problems")).to_contain_text(BAD)


def test_what_is_typed_survives_another_page_and_is_saved_as_a_version(editor: Visitor) -> None:
    Grid(editor).type_in(3, 2, "720㎡")
    editor.visit(shell.PARK.zh)
    editor.visit(shell.FIRMS.zh)
    expect(_standing(editor)).to_contain_text("有未保存的修改")
    editor.press(editing.SAVE.zh)
    editor.settle()
    name = editor.page.get_by_label(editing.YOUR_NAME.zh)
    if name.count():
        name.fill("小李")
        name.press("Enter")
        editor.settle()
    editor.page.locator(".st-key-save_now button").click()
    expect(editor.page.get_by_text(re.compile(r"已保存为第 \d+ 版"))).to_be_visible()
    editor.visit(shell.HISTORY.zh)
    expect(editor.sheet("version_changes")).to_contain_text("F02")
    expect(editor.sheet("version_changes")).to_contain_text("720")
    expect(editor.page.get_by_text(history.TRAIL.zh, exact=True)).to_be_visible()


def test_cells_pasted_from_a_spreadsheet_are_kept_right_or_wrong(editor: Visitor) -> None:
    editor.page.evaluate("text => navigator.clipboard.writeText(text)", "1180\t1080\n1290\t不详\n")
    Grid(editor).click(3, 4)
    editor.page.keyboard.press("Control+V")
    expect(editor.sheet("problems")).to_contain_text("不详")
    expect(_standing(editor)).to_contain_text("1 处需要改正")


def test_two_tabs_on_one_draft_see_each_other(
    editor: Visitor, chrome: Browser, own_server: AppServer
) -> None:
    other = Visitor(editor.page.context.new_page(), own_server)
    _edit(other)
    Grid(editor).type_in(4, 5, "1111")
    Grid(other).type_in(4, 6, "2222")
    expect(other.page.get_by_text(editing.ELSEWHERE.zh)).to_be_visible()
    expect(Grid(other).cell(4, 5)).to_have_text("1111")
    Grid(other).type_in(4, 6, "2222")
    expect(other.sheet("problems")).to_contain_text("第 6 行")
    expect(Grid(other).cell(4, 5)).to_have_text("1111")


def test_a_new_firm_needs_six_fields_and_its_kind_fills_the_rest(editor: Visitor) -> None:
    editor.page.get_by_text(editing.NEW_FIRM.zh, exact=True).click()
    editor.press_until(
        editing.FIRM_ADD.zh, editor.page.get_by_text(re.compile(editing.FIRM_MISSING.zh.format(fields=".*")))
    )
    for label, typed in (
        (editing.FIRM_NAME.zh, "新来的企业"),
        (editing.FIRM_AREA.zh, "1,800㎡"),
        (editing.FIRM_PRODUCT.zh, "无菌敷料"),
    ):
        editor.page.get_by_label(label).fill(typed)
        editor.page.get_by_label(label).press("Tab")
        editor.settle()
    for label, wanted in (
        (editing.FIRM_KIND.zh, "无菌耗材"),
        (editing.FIRM_QUARTER.zh, "2024Q3"),
        (editing.FIRM_STAGE.zh, "在谈"),
    ):
        editor.choose(label, wanted)
    editor.press_until(editing.FIRM_ADD.zh, editor.page.get_by_text(re.compile(r"已加入 F46")))
    expect(_standing(editor)).to_contain_text("可以保存")
