"""Words, lists, ids, texts and blanks."""

import pytest

from planner.domain.vocabulary.spelling import fold, spelling
from planner.domain.vocabulary.terms import GroundFloor, HazardClass, Stage
from planner.tables.cells import LONGEST_CELL, read_cell
from planner.tables.cells.cell_result import CellFault, CellValue
from planner.tables.cells.choices import read_id, read_list, read_word, read_yes_no
from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import FILLED, Kind
from planner.text import Lang

NOTES = TABLE["firms"].column["notes"]
NAME = TABLE["firms"].column["name_zh"]
FIRM_ID = TABLE["firms"].column["firm_id"]
CLEANROOM = TABLE["firms"].column["cleanroom_class"]


@pytest.mark.parametrize("text", ["Y", "y", "yes", "TRUE", "1", "是", "有", "√", " 是 ", "\uff39", "需要"])
def test_yes_is_read(text: str) -> None:
    assert read_yes_no(text) == CellValue(value=True)


@pytest.mark.parametrize("text", ["N", "no", "FALSE", "0", "否", "无", "×", "不需要"])
def test_no_is_read(text: str) -> None:
    assert read_yes_no(text) == CellValue(value=False)


@pytest.mark.parametrize("text", ["maybe", "2", "也许", "-", "是否", "yn"])
def test_what_is_neither_is_refused(text: str) -> None:
    assert isinstance(read_yes_no(text), CellFault)


@pytest.mark.parametrize("text", ["signed", "SIGNED", "已签约", "签约", "正式签约", " signed "])
def test_a_word_is_read_in_its_spellings(text: str) -> None:
    assert read_word(text, Stage) == CellValue(Stage.SIGNED)


@pytest.mark.parametrize(
    ("text", "word"), [("丙", HazardClass.C), ("丙类", HazardClass.C), ("甲", HazardClass.A)]
)
def test_hazard_classes_are_read(text: str, word: HazardClass) -> None:
    assert read_word(text, HazardClass) == CellValue(word)


def test_an_unknown_word_is_refused_with_the_words_to_choose_from() -> None:
    verdict = read_word("也许", GroundFloor)
    assert isinstance(verdict, CellFault)
    assert "required" in verdict.reason.say(Lang.EN)
    assert "优先" in verdict.reason.say(Lang.ZH)


def test_ids_keep_their_spelling() -> None:
    for text in ("001", "NA", "None", "nan", "1E5", "A-1", "A_1", "\uff21１", "91450329MA5XXXXX0X"):
        assert read_id(text) == CellValue(text)


@pytest.mark.parametrize("text", ["A;B", "A,B", "A、B", "A；B", "A\nB", "A\tB"])
def test_an_id_holds_no_separator(text: str) -> None:
    assert isinstance(read_id(text), CellFault)


def test_outer_spaces_of_an_id_are_dropped_and_said() -> None:
    verdict = read_id(" A1 ")
    assert isinstance(verdict, CellValue)
    assert verdict.value == "A1"
    assert verdict.remark is not None
    assert verdict.remark.say(Lang.EN) == "outer spaces dropped"


def test_characters_of_an_id_that_cannot_be_seen_are_dropped_and_said() -> None:
    verdict = read_id(" A\u200b1 ")
    assert isinstance(verdict, CellValue)
    assert verdict.value == "A1"
    assert verdict.remark is not None
    assert verdict.remark.say(Lang.EN) == "characters that cannot be seen dropped"


@pytest.mark.parametrize("text", ["A;B", "A；B", "A、B", "A,B", "A，B", "A\nB", " A ; B ;"])
def test_a_list_is_split_at_every_separator_people_use(text: str) -> None:
    verdict = read_list(text)
    assert isinstance(verdict, CellValue)
    assert verdict.value == ("A", "B")
    assert (verdict.remark is None) is (text == "A;B")


@pytest.mark.parametrize("text", ["A;A", "A;-", "A;\x01"])
def test_a_list_with_repeats_or_dashes_is_refused(text: str) -> None:
    assert isinstance(read_list(text), CellFault)


@pytest.mark.parametrize("text", ["-", "无", "none"])
def test_an_empty_list_has_words(text: str) -> None:
    assert read_list(text) == CellValue(())


@pytest.mark.parametrize(
    "text", ["NA", "None", "n/a", "nan", "NULL", "#N/A", "TRUE", "001", " 带空格 ", "=1+1", "1E5"]
)
def test_a_name_is_kept_as_it_is(text: str) -> None:
    assert read_cell(text, NAME) == CellValue(text)


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_a_blank_is_the_default_or_an_error(text: str) -> None:
    assert isinstance(read_cell(text, FIRM_ID), CellFault)
    assert read_cell("", NOTES) == CellValue("")
    assert read_cell("", CLEANROOM) == CellValue(FILLED)


@pytest.mark.parametrize(("length", "is_read"), [(LONGEST_CELL, True), (LONGEST_CELL + 1, False)])
def test_a_cell_is_as_long_as_a_spreadsheet_allows(length: int, *, is_read: bool) -> None:
    assert isinstance(read_cell("x" * length, NOTES), CellValue) is is_read


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1bb", "\x7f"])
def test_control_characters_are_refused(text: str) -> None:
    assert isinstance(read_cell(text, NOTES), CellFault)


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\r\nb"])
def test_line_breaks_and_tabs_are_text(text: str) -> None:
    assert read_cell(text, NOTES) == CellValue(text)


def test_a_dash_says_nothing_where_a_blank_is_filled() -> None:
    assert read_cell("-", CLEANROOM) == CellValue("")
    assert read_cell("--", CLEANROOM) == CellValue("-")
    assert read_cell("-", NOTES) == CellValue("-")


def test_full_width_forms_fold() -> None:
    assert fold("\u3000\uff21１，２㎡\u3000") == "A1,2m2"
    assert fold("m²") == "m2"
    assert fold("10²") == "10²"
    assert spelling(" 建筑面积（㎡） ") == "建筑面积(m2)"


def test_every_kind_of_column_has_a_reader_that_refuses_nonsense_with_a_reason() -> None:
    for table in TABLES:
        for column in table.columns:
            verdict = read_cell("\x01", column)
            assert isinstance(verdict, CellFault), (table.name, column.key)
            if column.kind not in {Kind.TEXT, Kind.ID, Kind.LIST}:
                assert isinstance(read_cell("完全不对", column), CellFault), (table.name, column.key)


def test_no_two_columns_of_a_table_share_a_header() -> None:
    for table in TABLES:
        for lang in Lang:
            said = [spelling(column.header(lang)) for column in table.columns]
            assert len(set(said)) == len(said), (table.name, lang)
