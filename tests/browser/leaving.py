"""Ways of leaving a table that is typed into at once, and what was typed looked for after each."""

import re
from collections.abc import Callable, Sequence

from playwright.sync_api import expect

from planner.text import Lang
from planner.ui.pages.firms import words as firms_words
from planner.ui.pages.history import words as history_words
from planner.ui.shared.words import editing, shell
from tests.browser.conftest import Visitor
from tests.browser.grid import Grid, choose, edit_firms, standing

PRODUCT, ORIGIN = 4, 5
"""Columns of the group about who a firm is."""
LAST = 6
Typed = dict[tuple[int, int], str]
Leave = Callable[[Visitor], None]


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


WAYS: tuple[Leave, ...] = (
    _another_page,
    _back,
    _other_columns,
    _another_table,
    _card,
    _undo_and_redo,
    _keys,
    _looking,
    _language,
    _park,
)
"""The first four differ in what becomes of the grid: another page, Back, other columns in its place, another table in it."""


def leave_by(editor: Visitor, ways: Sequence[Leave]) -> None:
    """Type into a cell and leave at once, way by way; all that was typed is there each time, and is saved in the end."""
    grid = Grid(editor)
    typed: Typed = {}
    for number, leave in enumerate(ways):
        place = (PRODUCT + number % 2, 1 + number // 2)
        typed[place] = f"写下{number}"
        grid.write(*place, typed[place]).press("Enter")
        leave(editor)
        expect(standing(editor)).to_contain_text("有未保存的修改")
        has(grid, typed)
    grid.delete_row(LAST + 1)
    _another_page(editor)
    grid.type_in(ORIGIN, LAST, "柳州")
    expect(grid.cell(1, LAST + 1)).to_have_text(f"F{LAST + 2:02d}")
    edit_firms(editor, firms_words.WHO.zh)
    has(grid, typed)
    save(editor)
    editor.visit(shell.HISTORY.zh)
    for said in (f"F{LAST + 1:02d}", "柳州", *typed.values()):
        expect(editor.sheet("version_changes")).to_contain_text(said)
    expect(editor.page.get_by_text(history_words.TRAIL.zh, exact=True)).to_be_visible()


def has(grid: Grid, typed: Typed) -> None:
    """See that cells hold what was typed into them."""
    for place, text in typed.items():
        expect(grid.cell(*place)).to_have_text(text)


def save(tab: Visitor) -> None:
    """Save what was typed as a version, with a name if one is asked for."""
    tab.press(editing.SAVE.zh)
    tab.settle()
    name = tab.page.get_by_label(editing.YOUR_NAME.zh)
    if name.count():
        name.fill("小李")
        name.press("Enter")
        tab.settle()
    tab.page.locator(".st-key-save_now button").click()
    expect(tab.page.get_by_text(re.compile(r"已保存为第 \d+ 版"))).to_be_visible()
