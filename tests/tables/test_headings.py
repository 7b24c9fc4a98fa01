"""Headers in Chinese or English, at any row, with units, in any order."""

from pathlib import Path

import pytest

from planner.domain.solving.finding import Issue, Severity
from planner.tables.headings import table_of
from planner.text import Lang
from tests.support.sheets import (
    drop,
    errors,
    put,
    read_tables,
    said,
    small_dossier,
    small_tables,
    tables_of,
    the_error,
)


def notes(issues: tuple[Issue, ...], words: str) -> list[Issue]:
    return [issue for issue in issues if words in issue.message.say(Lang.EN)]


@pytest.mark.parametrize(
    ("title", "name"),
    [("units", "units"), ("单元", "units"), ("Units", "units"), (" UNITS ", "units"), ("企业类型", "archetypes"),
     ("compat_rules", "segregation_rules"), ("Sheet1", None), ("", None)],
)  # fmt: skip
def test_a_table_is_known_by_its_names(title: str, name: str | None) -> None:
    table = table_of(title)
    assert (table.name if table else None) == name


@pytest.mark.parametrize("lang", list(Lang))
def test_headers_are_read_in_either_language(tmp_path: Path, lang: Lang) -> None:
    reading = read_tables(tmp_path / "park", tables_of(small_dossier(), lang=lang))
    assert reading.dossier == small_dossier(), said(reading.issues)


def test_columns_come_in_any_order(tmp_path: Path) -> None:
    tables = {name: [row[::-1] for row in rows] for name, rows in small_tables().items()}
    assert read_tables(tmp_path / "park", tables).dossier == small_dossier()


def test_titles_above_the_header_are_skipped_and_mentioned(tmp_path: Path) -> None:
    tables = small_tables()
    width = len(tables["units"][0])
    pad = [""] * (width - 1)
    tables["units"] = [["单元一览表", *pad], ["", *pad], ["截至 2023 年 3 月", *pad], *tables["units"]]
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier()
    skipped = notes(reading.issues, "above the header")
    assert [issue.cell and issue.cell.row for issue in skipped] == [1, 3]


def test_a_header_too_far_down_is_not_found_and_said(tmp_path: Path) -> None:
    tables = small_tables()
    tables["units"] = [[""] * len(tables["units"][0]) for _ in range(20)] + tables["units"]
    issue = the_error(read_tables(tmp_path / "park", tables))
    assert "header" in issue.message.say(Lang.EN)
    assert "单元编号" in issue.message.say(Lang.ZH)
    assert issue.cell is not None
    assert issue.cell.file == "units.csv"


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    tables = small_tables()
    tables["units"] = [[*row, row[4]] for row in tables["units"]]
    tables["units"][0][-1] = "可租面积"
    issue = the_error(read_tables(tmp_path / "park", tables))
    assert "twice" in issue.message.say(Lang.EN)
    assert issue.cell is not None
    assert (issue.cell.row, issue.cell.column) == (1, "可租面积")


def test_every_missing_column_is_named_at_once(tmp_path: Path) -> None:
    tables = drop(drop(small_tables(), "units", "leasable_m2", "seq"), "floors", "plate_m2")
    found = errors(read_tables(tmp_path / "park", tables))
    assert {(i.cell.file, i.cell.column) for i in found if i.cell} == {
        ("units.csv", "可租面积 / leasable_m2"),
        ("units.csv", "层内序号 / seq"),
        ("floors.csv", "楼层面积 / plate_m2"),
    }


def test_a_column_we_do_not_know_is_mentioned_and_left(tmp_path: Path) -> None:
    tables = small_tables()
    tables["units"] = [[*row, "x"] for row in tables["units"]]
    tables["units"][0][-1] = "朝向"
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier()
    (issue,) = notes(reading.issues, "column is not used")
    assert issue.severity is Severity.WARNING
    assert issue.cell is not None
    assert issue.cell.column == "朝向"


def test_a_unit_in_the_header_converts_the_column(tmp_path: Path) -> None:
    tables = small_tables()
    place = tables["firms"][0].index("invest_10k")
    tables["firms"][0][place] = "总投资(亿元)"
    tables["firms"][1][place] = "0.1"
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier(), said(reading.issues)
    assert notes(reading.issues, "times 10000")


def test_a_unit_in_the_header_that_we_do_not_know_is_refused(tmp_path: Path) -> None:
    tables = small_tables()
    place = tables["units"][0].index("leasable_m2")
    tables["units"][0][place] = "可租面积(平方英尺)"
    issue = errors(read_tables(tmp_path / "park", tables))[0]
    assert "平方英尺" in issue.message.say(Lang.ZH)
    assert "㎡" in issue.message.say(Lang.EN)


@pytest.mark.parametrize(
    "header",
    ["可租面积(㎡)", "可租面积（㎡）", "可租面积 (m2)", "Leasable area (㎡)", "可租面积*", " 可租面积 "],
)
def test_a_header_is_known_with_its_unit_and_its_star(tmp_path: Path, header: str) -> None:
    tables = small_tables()
    tables["units"][0][tables["units"][0].index("leasable_m2")] = header
    assert read_tables(tmp_path / "park", tables).dossier == small_dossier()


@pytest.mark.parametrize("word", ["合计", "总计", "小计:", "Total", "合 计"])
def test_a_totals_row_is_skipped_and_mentioned(tmp_path: Path, word: str) -> None:
    tables = small_tables()
    total = [""] * len(tables["units"][0])
    total[0], total[tables["units"][0].index("leasable_m2")] = word, "4000"
    tables["units"].append(total)
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier(), said(reading.issues)
    (issue,) = notes(reading.issues, "totals row")
    assert issue.cell is not None
    assert issue.cell.row == 6


def test_of_a_table_with_two_columns_that_are_needed_a_totals_row_is_one_though_both_are_filled(
    tmp_path: Path,
) -> None:
    tables = small_tables()
    tables["leases"] = [["lease_id", "firm_id"], ["合计", "2"]]
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier == small_dossier(), said(reading.issues)
    assert [issue.cell and issue.cell.file for issue in notes(reading.issues, "totals row")] == ["leases.csv"]


def test_a_firm_called_total_is_no_totals_row(tmp_path: Path) -> None:
    tables = put(small_tables(), "firms", "firm_id", "合计")
    reading = read_tables(tmp_path / "park", tables)
    assert reading.dossier is not None
    assert set(reading.dossier.problem.firm) == {"合计"}


def test_empty_rows_between_are_nothing(tmp_path: Path) -> None:
    tables = small_tables()
    tables["units"].insert(2, [""] * len(tables["units"][0]))
    assert read_tables(tmp_path / "park", tables).dossier == small_dossier()
