"""Typing into tables in a real browser: nothing typed is lost, nothing bad is saved, nobody is overwritten."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from planner.ui.pages.firms import words as firms_words
from planner.ui.shared.words import editing
from tests.browser.conftest import Visitor
from tests.browser.grid import EditingTab, Grid, choose, edit_firms, editing_tab, standing
from tests.support.app_server import AppServer, app_server
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser

BAD = "约莫八百"
KIND, STAGE = 3, 6
"""Columns of the group about who a firm is."""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app on a database of these tests alone: they change the park."""
    data = with_plans(tmp_path_factory.mktemp("editing_data"))
    with app_server(tmp_path_factory.mktemp("editing"), data=data) as running:
        yield running


@pytest.fixture(scope="module")
def shared(chrome: Browser, own_server: AppServer) -> Iterator[EditingTab]:
    """Return the tab of these tests."""
    yield from editing_tab(chrome, own_server)


@pytest.fixture
def editor(shared: EditingTab, request: pytest.FixtureRequest) -> Visitor:
    """Return a tab on the firms page, ready to type, with nothing typed."""
    return shared.ready(firms_words.SPACE.zh, failed=request.session.testsfailed)


def test_a_bad_value_stays_is_named_and_blocks_saving_until_it_is_mended(editor: Visitor) -> None:
    Grid(editor).type_in(4, 3, BAD)
    expect(editor.sheet("problems")).to_contain_text(BAD)
    expect(editor.page.get_by_role("button", name=editing.SAVE.zh, exact=True)).to_be_disabled()
    edit_firms(editor)
    expect(editor.sheet("problems")).to_contain_text(BAD)
    editor.sheet("problems").get_by_text(BAD).click()
    expect(editor.page.get_by_text(editing.ONLY_THESE.zh.format(row=3))).to_be_visible()
    editor.press(editing.SHOW_ALL.zh)
    editor.settle()
    editor.press(editing.UNDO.zh)
    editor.settle()
    expect(standing(editor)).to_contain_text(re.compile(r"没有未保存的修改"))
    editor.press(editing.REDO.zh)
    expect(editor.sheet("problems")).to_contain_text(BAD)


def test_cells_pasted_from_a_spreadsheet_are_kept_right_or_wrong(editor: Visitor) -> None:
    editor.page.evaluate("text => navigator.clipboard.writeText(text)", "1180\t1080\n1290\t不详\n")
    Grid(editor).click(3, 4)
    editor.page.keyboard.press("Control+V")
    expect(editor.sheet("problems")).to_contain_text("不详")
    expect(standing(editor)).to_contain_text("1 处需要改正")
    many = "".join(f"G{at:03d}\t新来的{at}\n" for at in range(150))
    editor.page.evaluate("text => navigator.clipboard.writeText(text)", many)
    editor.settle()
    Grid(editor).click(1, 5)
    editor.page.keyboard.press("Control+V")
    expect(standing(editor)).to_contain_text(re.compile("增 1(09|50) 行"))
    expect(Grid(editor).cell(1, 5)).to_have_text("G000")
    expect(Grid(editor).cell(3, 4)).to_have_text("1180")
    expect(Grid(editor).cell(4, 5)).to_have_text("不详")


def test_words_are_picked_or_typed_and_signing_is_that_of_the_card(editor: Visitor) -> None:
    choose(editor, firms_words.WHO.zh)
    grid, choices = Grid(editor), editor.sheet("grid_choices")
    grid.open(STAGE, 4)
    sent = editor.sent
    choices.get_by_role("option", name="已签约", exact=True).click()
    editor.wait_until_sent(sent)
    expect(editor.page.get_by_text(editing.SIGNED.zh.format(firms="F04 → 0.85"))).to_be_visible()
    expect(grid.cell(STAGE, 4)).to_have_text("已签约")
    expect(grid.cell(STAGE + 1, 4)).to_have_text("0.85")
    field = grid.open(KIND, 5)
    field.fill("植介")
    expect(choices.get_by_role("option")).to_have_count(1)
    sent = editor.sent
    field.press("ArrowDown")
    field.press("Enter")
    editor.wait_until_sent(sent)
    expect(grid.cell(KIND, 5)).to_have_text("DEV_IMPLANT")
    grid.type_in(STAGE, 2, "特签")
    expect(editor.sheet("problems")).to_contain_text("特签")
    expect(grid.cell(STAGE, 2)).to_have_text("特签")


def test_two_tabs_on_one_draft_keep_what_both_type(editor: Visitor, own_server: AppServer) -> None:
    other = Visitor(editor.page.context.new_page(), own_server)
    edit_firms(other)
    Grid(editor).type_in(4, 5, "1111")
    Grid(other).type_in(4, 6, "2222")
    expect(other.page.get_by_text(editing.BOTH_KEPT.zh)).to_be_visible()
    expect(Grid(other).cell(4, 5)).to_have_text("1111")
    expect(Grid(other).cell(4, 6)).to_have_text("2222")
    Grid(editor).type_in(4, 6, "3333")
    expect(editor.page.get_by_text(editing.ELSEWHERE.zh.format(texts="“3333”"))).to_be_visible()
    expect(Grid(editor).cell(4, 6)).to_have_text("2222")
    expect(Grid(editor).cell(4, 5)).to_have_text("1111")
    other.page.close()


def test_a_new_firm_needs_six_fields_and_its_kind_fills_the_rest(editor: Visitor) -> None:
    editor.page.get_by_text(firms_words.NEW_FIRM.zh, exact=True).click()
    editor.press_until(
        firms_words.FIRM_ADD.zh,
        editor.page.get_by_text(re.compile(firms_words.FIRM_MISSING.zh.format(fields=".*"))),
    )
    for label, typed in (
        (firms_words.FIRM_NAME.zh, "新来的企业"),
        (firms_words.FIRM_AREA.zh, "1,800㎡"),
        (firms_words.FIRM_PRODUCT.zh, "无菌敷料"),
    ):
        editor.page.get_by_label(label).fill(typed)
        editor.page.get_by_label(label).press("Tab")
        editor.settle()
    for label, wanted in (
        (firms_words.FIRM_KIND.zh, "无菌耗材"),
        (firms_words.FIRM_QUARTER.zh, "2024Q3"),
        (firms_words.FIRM_STAGE.zh, "在谈"),
    ):
        editor.choose(label, wanted)
    editor.press_until(firms_words.FIRM_ADD.zh, editor.page.get_by_text(re.compile(r"已加入 F46")))
    expect(standing(editor)).to_contain_text("可以保存")
