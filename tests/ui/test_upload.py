"""The page that takes files in: chosen, mapped, asked about, reviewed, imported whole or not at all."""

from dataclasses import replace

import pytest

from planner.services.importing.review import FIXED, LEAVE_OUT, PARTS, template
from planner.services.wording.grid_columns import column_title, display_text, table_title
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import editing, me, projects
from planner.ui.pages.upload import words
from planner.ui.pages.upload.incoming import Incoming
from planner.ui.pages.upload.upload_file import XLSX
from planner.ui.shared.words import editing as edit_words
from tests.support.incoming import park
from tests.support.packed import empty_parts, packed
from tests.support.uploads import (
    gbk_csv,
    hidden_row_book,
    needs_book,
    project_and_firm_book,
    without_last_rows,
)
from tests.ui.conftest import Opened, Screen

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("own_database")]

GOOD = {"企业": "示例企业04", "生产类别": "丁类", "面积(最小/期望/最大)": "900/1000/1500", "限高": "5.5m"}
HOSTILE = "<b>坏</b> **x** :smile:"


def upload(screen: Screen, content: bytes, name: str = "needs.xlsx") -> Screen:
    screen.test.file_uploader[0].upload(name, content, XLSX).run()
    assert not screen.test.exception
    return screen


def incoming_of(screen: Screen) -> Incoming:
    found = screen.test.session_state[f"{state.PREFIX}incoming"]
    assert isinstance(found, Incoming)
    return found


def grid_of(screen: Screen, part: str) -> list[list[str]]:
    (grid,) = (part for part in screen.sheet(part)["parts"] if part["kind"] == "grid")
    return [row["cells"] for row in grid["rows"]]


def press(screen: Screen, key: str) -> None:
    screen.test.button(key=key).click().run()
    assert not screen.test.exception


def test_before_a_file_the_page_says_what_to_do_and_offers_the_template(opened: Opened) -> None:
    screen = opened("upload")
    assert words.EMPTY.zh in screen.said()
    assert [one.label for one in screen.test.download_button] == [words.TEMPLATE.zh, words.TABLES.zh]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_needs_sheet_is_reviewed_cell_by_cell_and_becomes_one_step(opened: Opened, lang: str) -> None:
    screen = upload(opened("upload", lang=lang), needs_book(GOOD))
    changed = grid_of(screen, f"upload_part_{words.CHANGED.en}")
    row = next(row for row in changed if row[2] == column_title("firms", "hazard_class").say(Lang(lang)))
    assert row[0] == table_title("firms").say(Lang(lang))
    assert row[1] == "F04"
    assert row[3:] == [display_text("firms", "hazard_class", code, Lang(lang)) for code in ("丙", "丁")]
    press(screen, "upload_apply")
    desk = editing().desk(me(), "ziyuan")
    assert desk.dossier is not None
    assert str(desk.dossier.problem.firm["F04"].area_req_m2) == "1000"
    assert words.EMPTY.say(Lang(lang)) in screen.said()
    press(screen, "edit_undo")
    assert not editing().desk(me(), "ziyuan").is_changed
    press(screen, "edit_redo")
    assert editing().desk(me(), "ziyuan").is_changed


def test_a_csv_of_a_chinese_pc_is_read(opened: Opened) -> None:
    rows = [["企业编号", "企业名称", "用工人数"], ["F04", "示例企业04", "35"], ["F05", "示例企业05", "４0人"]]
    screen = upload(opened("upload"), gbk_csv(rows), "企业.csv")
    changed = grid_of(screen, f"upload_part_{words.CHANGED.en}")
    assert [(row[1], row[4]) for row in changed] == [("F04", "35"), ("F05", "40")]
    assert "GB18030" in screen.said()


def test_a_bomb_is_refused_at_once_with_the_limit(opened: Opened) -> None:
    bomb = packed(empty_parts() | {"xl/media/a.bin": bytes(100_000_001)})
    screen = upload(opened("upload"), bomb)
    refusal = "\n".join(str(one) for one in screen.sheet("upload_refusal")["parts"])
    assert "100000000" in refusal.replace(",", "")
    assert "upload_sheets" not in screen.sheets()


def test_an_ambiguous_cell_is_asked_about_and_the_answer_can_be_taken_back(opened: Opened) -> None:
    screen = upload(opened("upload"), needs_book({**GOOD, "期望入驻季度": "2024年"}))
    assert screen.test.button(key="upload_apply").disabled
    answer = screen.test.selectbox(key="upload_answer_需求!F3")
    assert answer.options == ["2024Q1", "2024Q2", "2024Q3", "2024Q4", FIXED[LEAVE_OUT].zh]
    answer.select("2024Q4").run()
    assert not screen.test.button(key="upload_apply").disabled
    press(screen, "upload_back_需求!F3")
    assert screen.test.button(key="upload_apply").disabled
    screen.test.selectbox(key="upload_answer_需求!F3").select(LEAVE_OUT).run()
    assert words.NO_CHANGE.zh in screen.said()


def test_a_corrected_column_is_read_and_remembered(opened: Opened) -> None:
    screen = upload(opened("upload"), needs_book(GOOD))
    column = screen.test.selectbox(key="upload_column_6")
    assert column.value == ""
    column.select("min_clear_height_m").run()
    assert words.CORRECTED.zh in grid_of(screen, "upload_sheets")[0]
    press(screen, "upload_apply")
    desk = editing().desk(me(), "ziyuan")
    assert desk.dossier is not None
    assert str(desk.dossier.problem.firm["F04"].min_clear_height_m) == "5.5"
    again = upload(opened("upload"), needs_book({**GOOD, "限高": "6"}))
    assert again.test.selectbox(key="upload_column_6").value == "min_clear_height_m"


def test_a_sheet_that_replaces_its_table_says_how_many_rows_go_and_can_keep_them(opened: Opened) -> None:
    title = table_title("synergies").zh
    content = without_last_rows(template(Lang.ZH, park()), title, 2)
    screen = upload(opened("upload"), content, "park.xlsx")
    assert words.WILL_REMOVE.zh.format(sheet=title, count=2) in screen.said()
    looked_at = screen.test.selectbox(key="upload_table").value
    press(screen, "upload_keep_synergies")
    assert screen.test.selectbox(key="upload_table").value == looked_at
    assert incoming_of(screen).corrected == ()
    assert words.NO_CHANGE.zh in screen.said()
    assert screen.test.button(key="upload_apply").disabled


def test_a_workbook_of_a_whole_park_becomes_a_project(opened: Opened) -> None:
    screen = upload(opened("upload"), template(Lang.EN, park()), "新园区.xlsx")
    assert words.NO_CHANGE.zh in screen.said()
    screen.test.radio(key="upload_into").set_value("new").run()
    assert screen.test.text_input(key="upload_name").value == "新园区"
    press(screen, "upload_apply")
    made = next(one for one in projects().list() if one.name.zh == "新园区")
    assert projects().open(made.project_id).dossier == park()
    assert screen.test.query_params["park"] == made.project_id


def test_cancel_changes_nothing_and_lets_the_file_go(opened: Opened) -> None:
    screen = upload(opened("upload"), needs_book(GOOD))
    press(screen, "upload_cancel")
    assert words.EMPTY.zh in screen.said()
    assert not editing().desk(me(), "ziyuan").is_changed


def test_a_draft_that_cannot_be_read_is_not_laid_over(opened: Opened) -> None:
    screen = opened("upload")
    desk = editing().desk(me(), "ziyuan")
    rows = desk.table("firms").rows
    at = desk.table("firms").columns.index("area_req_m2")
    broken = (*rows[0][:at], "多少", *rows[0][at + 1 :])
    typed = [replace(desk.table("firms"), rows=(broken, *rows[1:]))]
    editing().type_in(me(), "ziyuan", typed, revision=desk.revision)
    upload(screen, needs_book(GOOD))
    assert words.MEND_FIRST.zh.format(count=1) in screen.said()
    assert screen.test.button(key="upload_apply").disabled


def test_a_draft_that_moves_on_in_another_tab_is_reviewed_again(opened: Opened) -> None:
    screen = upload(opened("upload"), needs_book(GOOD))
    desk = editing().desk(me(), "ziyuan")
    editing().type_in(me(), "ziyuan", [desk.table("firms")], revision=desk.revision)
    press(screen, "upload_apply")
    assert words.TOO_LATE.zh in screen.said()
    press(screen, "upload_apply")
    assert edit_words.UNCHANGED.zh.format(number=1) not in screen.said()


def test_names_of_files_sheets_and_headers_are_shown_as_they_were_typed(opened: Opened) -> None:
    rows = [["企业编号", "企业名称", "用工人数", HOSTILE], ["F04", "示例企业04", "35", HOSTILE]]
    screen = upload(opened("upload"), gbk_csv(rows), f"{HOSTILE.replace('/', '')}.csv")
    labels = [one.label for one in screen.test.selectbox]
    assert not [label for label in labels if "<b>" in label or ":smile:" in label or "**x" in label]
    assert [label for label in labels if "smile" in label]
    press(screen, "upload_apply")
    assert "<b>" not in "\n".join(one.value for one in screen.test.success)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_ledger_with_a_project_and_a_firm_name_is_asked_about_place_by_place(
    opened: Opened, lang: str
) -> None:
    screen = upload(opened("upload", lang=lang), project_and_firm_book(), "招商台账.xlsx")
    chosen = {one.label: one.value for one in screen.test.selectbox if one.label.startswith(("B ·", "C ·"))}
    assert chosen == {"B · 项目名称": "project", "C · 企业名称": "firm"}
    assert not [one for one in screen.test.selectbox if one.label.endswith("!3")]


def test_a_column_that_is_there_twice_is_asked_about_and_one_is_left_out(opened: Opened) -> None:
    rows = [["企业编号", "企业名称", "用工人数", "用工人数"], ["F04", "示例企业04", "35", "36"]]
    screen = upload(opened("upload"), gbk_csv(rows), "企业.csv")
    assert screen.test.button(key="upload_apply").disabled
    answer = screen.test.selectbox(key="upload_answer_企业!C1")
    answer.select("leave_column").run()
    changed = grid_of(screen, f"upload_part_{words.CHANGED.en}")
    assert [row[4] for row in changed] == ["36"]
    assert FIXED["leave_column"].zh in screen.test.button(key="upload_back_企业!C1").label


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv.exe", b"MZ\x90\x00"),
        ("x.html", b"<html><body>x</body></html>"),
        ("a.csv.exe", "企业编号,企业名称\nF04,示例企业04\n".encode()),
        ("..\\..\\a.docx", b"PK\x03\x04 no zip"),
        ("\u202exslx.exe", b"\x00\x01"),
        (".csv", b""),
    ],
)
def test_a_file_of_any_name_gets_a_sentence(opened: Opened, name: str, content: bytes) -> None:
    screen = upload(opened("upload"), content, name)
    assert screen.sheet("upload_refusal")["parts"]
    assert "upload_sheets" not in screen.sheets()


def test_hidden_rows_are_asked_about_by_a_choice_that_can_be_taken_back(opened: Opened) -> None:
    screen = upload(opened("upload"), hidden_row_book())
    answer = screen.test.selectbox(key="upload_answer_招商项目台账!hidden_rows")
    assert answer.options == [FIXED["skip_hidden"].zh, FIXED["read_hidden"].zh]
    answer.select("skip_hidden").run()
    assert [row[1] for row in grid_of(screen, f"upload_part_{words.CHANGED.en}")] == ["F04"]
    back = screen.test.button(key="upload_back_招商项目台账!hidden_rows")
    assert PARTS["hidden_rows"].zh in back.label
    assert "hidden" not in back.label
    press(screen, "upload_back_招商项目台账!hidden_rows")
    assert screen.test.button(key="upload_apply").disabled


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_unit_that_says_too_little_is_asked_about_at_its_header(opened: Opened, lang: str) -> None:
    rows = [["企业", "用水（t/月）", "主要产品"], ["示例企业04", "73", "器械"]]
    screen = upload(opened("upload", lang=lang), gbk_csv(rows), "需求登记表.csv")
    answer = screen.test.selectbox(key="upload_answer_需求登记表!B1")
    assert FIXED[LEAVE_OUT].say(Lang(lang)) not in answer.options
    answer.select_index(0).run()
    water = next(row for row in grid_of(screen, f"upload_part_{words.CHANGED.en}") if row[4] == "2.4")
    assert water[1] == "F04"
