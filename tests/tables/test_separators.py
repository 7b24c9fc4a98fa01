"""CSV files parted by whatever a program of some country writes between fields."""

import codecs

import pytest

from planner.tables.folder import sheet_of_bytes
from planner.tables.sheets import Faults, Sheet
from planner.text import Lang

ROWS = [["编号", "名称", "数值"], ["F1", "甲", "1"], ["F2", "乙", "2"]]


def sheet(content: bytes) -> tuple[Sheet, str]:
    faults = Faults()
    found = sheet_of_bytes("a.csv", content, faults)
    assert found is not None
    return found, " ".join(issue.message.say(Lang.EN) for issue in faults.issues)


@pytest.mark.parametrize("mark", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_mark_between_fields_is_seen_and_said(mark: str, encoding: str) -> None:
    found, said = sheet("\n".join(mark.join(row) for row in ROWS).encode(encoding))
    assert [list(row.cells) for row in found.rows] == ROWS
    assert (f"separated by “{mark}”" in said) is (mark not in {",", "\t"})


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_a_line_that_says_the_mark_is_no_row(line: str) -> None:
    found, _ = sheet((line + "\n".join(";".join(row) for row in ROWS)).encode())
    assert [row.number for row in found.rows] == [2, 3, 4]
    assert list(found.rows[0].cells) == ROWS[0]


def test_a_decimal_comma_or_a_title_does_not_decide() -> None:
    found, _ = sheet("编号;名称;数值\nF1;甲;1,5\nF2;乙;2,5\n".encode())
    assert list(found.rows[1].cells) == ["F1", "甲", "1,5"]
    found, _ = sheet("某园区台账，2023年；内部\n编号,名称,数值\nF1,甲;乙,1\n".encode())
    assert list(found.rows[2].cells) == ["F1", "甲;乙", "1"]


def test_two_byte_order_marks_are_none() -> None:
    found, _ = sheet(codecs.BOM_UTF8 * 2 + "编号,名称\nF1,甲\n".encode())
    assert found.rows[0].cells[0] == "编号"
