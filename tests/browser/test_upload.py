"""A real workbook comes in: mapped, corrected, imported, undone, imported again, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from planner.ui.pages.upload import words
from planner.ui.shared.words import editing as edit_words
from planner.ui.shared.words import history, shell
from tests.browser.conftest import Visitor
from tests.support.app_server import app_server
from tests.support.uploads import needs_book

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hacked=1>"
ROW = {
    "企业": "示例企业04",
    "产品": HOSTILE,
    "面积(最小/期望/最大)": "900/1000/1500",
    "期望入驻季度": "2024年",
    "限高": "5.5m",
}
BAR = ".st-key-edit_bar"


@pytest.fixture
def visitor(chrome: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Return a tab on a server of its own: what is saved here is nobody else's."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900})
    with app_server(tmp_path) as server:
        tab = Visitor(context.new_page(), server)
        yield tab
        context.close()
    assert tab.outside == []
    assert tab.faults == []


def bring(visitor: Visitor, folder: Path) -> None:
    """Choose the file and wait until it was read."""
    file = folder / "需求表.xlsx"
    file.write_bytes(needs_book(ROW))
    visitor.page.locator("input[type=file]").set_input_files(file)
    expect(visitor.sheet("upload_sheets")).to_contain_text("需求")
    visitor.settle()


def choose(visitor: Visitor, label: str, option: str) -> None:
    field = visitor.page.get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    field.click()
    visitor.page.get_by_role("option", name=option, exact=True).click()
    visitor.settle()


def test_a_workbook_with_merged_cells_is_corrected_imported_undone_and_saved(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open("upload")
    bring(visitor, tmp_path)
    choose(visitor, "G · 限高", "净高")
    expect(visitor.sheet("upload_sheets")).to_contain_text(words.CORRECTED.zh)
    expect(visitor.page.get_by_role("button", name=words.APPLY.zh)).to_be_disabled()
    choose(visitor, words.ANSWER_AT.zh.format(address="需求!F3"), "2024Q4")
    changed = visitor.sheet(f"upload_part_{words.CHANGED.en}")
    expect(changed).to_contain_text(HOSTILE)
    expect(changed).to_contain_text("5.5")
    visitor.press(words.APPLY.zh)
    bar = visitor.page.locator(BAR)
    expect(bar).to_contain_text(edit_words.CAN_SAVE.zh)
    visitor.press(edit_words.UNDO.zh)
    expect(bar).to_contain_text(edit_words.UNCHANGED.zh.format(number=1))
    visitor.press(edit_words.REDO.zh)
    expect(bar).to_contain_text(edit_words.CAN_SAVE.zh)
    visitor.press(edit_words.UNDO.zh)
    expect(bar).to_contain_text(edit_words.UNCHANGED.zh.format(number=1))
    bring(visitor, tmp_path)
    expect(visitor.page.get_by_role("combobox", name="G · 限高")).to_have_value("净高")
    choose(visitor, words.ANSWER_AT.zh.format(address="需求!F3"), "2024Q4")
    visitor.press(words.APPLY.zh)
    expect(bar).to_contain_text(edit_words.CAN_SAVE.zh)
    visitor.press(edit_words.SAVE.zh)
    visitor.page.locator(".st-key-save_now button").click()
    expect(bar).to_contain_text(edit_words.UNCHANGED.zh.format(number=2))
    visitor.visit(shell.HISTORY.zh)
    expect(visitor.sheet("versions_kept")).to_contain_text(history.VERSION.zh.format(number=2))
    assert visitor.page.evaluate("window.hacked") is None
