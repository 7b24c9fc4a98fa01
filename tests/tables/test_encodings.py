"""CSV files with the bytes that people's programs write."""

from pathlib import Path

import pytest

from planner.domain.csv_text import guard, undo
from planner.domain.solving.finding import Severity
from planner.tables.folder import sheet_of_bytes
from planner.tables.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from planner.tables.reading import read_folder
from planner.tables.sheets import Faults, Sheet
from planner.text import Lang
from tests.support.sheets import csv_bytes, errors, read_tables, said, small_dossier, small_tables, write_csvs

ROWS = [["企业编号", "企业名称"], ["F1", "杉源（广西）医疗㎡"]]


def read_bytes(content: bytes) -> tuple[Sheet | None, Faults]:
    faults = Faults()
    return sheet_of_bytes("firms.csv", content, faults), faults


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_of_a_spreadsheet_gives_the_same_cells(encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    rows = [[cell.replace("㎡", "平") for cell in row] for row in ROWS] if encoding == "gbk" else ROWS
    sheet, faults = read_bytes(marks.get(encoding, b"") + csv_bytes(rows, encoding))
    assert sheet is not None, said(faults.issues)
    assert [list(row.cells) for row in sheet.rows] == rows
    assert bool(faults.issues) is (encoding.startswith(("gb", "utf-16")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_whole_folder_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    reading = read_folder(write_csvs(tmp_path / "park", small_tables(), encoding))
    assert reading.dossier == small_dossier()


def test_an_unknown_encoding_is_refused_with_what_to_do() -> None:
    sheet, faults = read_bytes(b"\xff\xff\x81\x00")
    assert sheet is None
    assert "UTF-8" in faults.issues[0].message.say(Lang.ZH)
    assert faults.issues[0].severity is Severity.ERROR


def test_chinese_bytes_that_happen_to_be_another_script_are_taken_as_chinese_and_asked_about() -> None:
    content = csv_bytes([["rule_id", "note_zh"], ["S1", "协同"]], "gbk")
    assert "协同" not in content.decode("utf-8")
    sheet, faults = read_bytes(content)
    assert sheet is not None
    assert sheet.rows[1].cells == ("S1", "协同")
    assert faults.issues[0].severity is Severity.WARNING


@pytest.mark.parametrize("text", ["Ünïcode", "企业", "㎡", "Эͬ и ещё слова"])
def test_text_that_is_utf_8_stays_so(text: str) -> None:
    sheet, _ = read_bytes(csv_bytes([["a", "b"], ["x", text]], "utf-8"))
    assert sheet is not None
    assert sheet.rows[1].cells[1] == text


def test_half_a_character_at_the_end_is_no_reason_to_guess() -> None:
    content = csv_bytes(ROWS, "utf-8")[:-4]
    sheet, faults = read_bytes(content)
    assert sheet is None or faults.issues


def test_tabs_separate_where_the_header_says_so() -> None:
    sheet, _ = read_bytes(csv_bytes(ROWS, "utf-16", delimiter="\t"))
    assert sheet is not None
    assert sheet.rows[1].cells == ("F1", "杉源（广西）医疗㎡")


def test_commas_quotes_and_line_breaks_stay_inside_their_cell() -> None:
    rows = [["a", "b"], ['x,"y"', "line\none"], ["z", ""]]
    sheet, _ = read_bytes(csv_bytes(rows))
    assert sheet is not None
    assert [list(row.cells) for row in sheet.rows] == rows


def test_a_row_is_counted_where_a_person_sees_it_begin() -> None:
    sheet, _ = read_bytes(b'a,b\n"two\nlines",1\nlast,2\n')
    assert sheet is not None
    assert [row.number for row in sheet.rows] == [1, 2, 4]


def test_quotes_that_do_not_match_are_refused_with_the_row() -> None:
    sheet, faults = read_bytes(b'a,b\nx,"never ends\n')
    assert sheet is None
    assert faults.issues[0].cell is not None
    assert faults.issues[0].cell.row == 3 or faults.issues[0].cell.row == 2


@pytest.mark.parametrize(("rows", "is_read"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_rows_have_a_limit_that_is_named(rows: int, *, is_read: bool) -> None:
    sheet, faults = read_bytes(b"a,b\n" * rows)
    assert (sheet is not None) is is_read
    if not is_read:
        words = faults.issues[0].message.say(Lang.EN)
        assert str(MOST_ROWS) in words
        assert str(MOST_ROWS + 1) in words


@pytest.mark.parametrize(("columns", "is_read"), [(MOST_COLUMNS, True), (MOST_COLUMNS + 1, False)])
def test_columns_have_a_limit_that_is_named(columns: int, *, is_read: bool) -> None:
    sheet, faults = read_bytes(b",".join([b"a"] * columns))
    assert (sheet is not None) is is_read
    if not is_read:
        assert f"{MOST_COLUMNS}" in faults.issues[0].message.say(Lang.EN)
        assert f"{MOST_COLUMNS + 1}" in faults.issues[0].message.say(Lang.ZH)


def test_a_file_has_a_largest_size() -> None:
    sheet, faults = read_bytes(b"a" * (LARGEST_FILE + 1))
    assert sheet is None
    assert str(LARGEST_FILE) in faults.issues[0].message.say(Lang.EN)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    reading = read_folder(tmp_path)
    assert reading.dossier is None
    assert errors(reading)


def test_a_trailing_comma_does_not_shift_the_columns(tmp_path: Path) -> None:
    folder = write_csvs(tmp_path / "park", small_tables())
    path = folder / "phases.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], *(line + "," for line in lines[1:])]), "utf-8")
    assert read_folder(folder).dossier == small_dossier()


def test_a_surplus_field_is_refused_with_its_row(tmp_path: Path) -> None:
    folder = write_csvs(tmp_path / "park", small_tables())
    path = folder / "phases.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], lines[1] + ",shifted"]), "utf-8")
    (issue,) = errors(read_folder(folder))
    assert issue.cell is not None
    assert (issue.cell.file, issue.cell.row, issue.cell.text) == ("phases.csv", 2, "shifted")


def test_a_short_row_is_refused_with_its_row(tmp_path: Path) -> None:
    tables = small_tables()
    tables["phases"][1] = tables["phases"][1][:2]
    (issue,) = errors(read_tables(tmp_path / "park", tables))
    assert issue.cell is not None
    assert issue.cell.row == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1", "''=1", "\t=1", "-", "x", "", "'x", "＝1"])
def test_a_guard_is_undone(text: str) -> None:
    assert undo(guard(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1"])
def test_a_guarded_text_is_no_formula(text: str) -> None:
    assert guard(text).startswith("'")
