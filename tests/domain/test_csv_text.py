"""Text that a spreadsheet would change is marked, all other text is left, and every text comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.csv_text import guard, undo

CHANGED = [
    *("3-5", "1-2", "007", "1E5", "123456789012345678", "00", "1.50", "1.0", "0.10", "123456789012"),
    *(
        "3/5",
        "2024-03-01",
        "2024.30",
        "10:30",
        "3:5",
        "50%",
        "1,234",
        "(5)",
        "¥5",
        "￥5",
        "$7",
        " 5 ",
        "5 1/2",
    ),
    *(
        "１２",
        "３－５",
        "3月5日",
        "2025年3月",
        "2025年3月1日",
        "5月",
        "3-May",
        "May-5",
        "Mar 5",
        "5mar",
        "10 am",
        "8时30分",
    ),
    *("TRUE", "false", "=1+1", "+x", "-x", "@x", "＝1", "＋x", "－x", "＠x", "\tx", "1;2"),
]
LEFT = [
    *(
        "",
        "-",
        "0",
        "1",
        "42",
        "12345678901",
        "0.5",
        "12.25",
        "F05",
        "A1-101",
        "A-3-5",
        "3-5层",
        "2024Q1",
        "x",
    ),
    *("杉源", "三-五", "7号楼", "B2", "1E5x", "12 rooms", "3.5.x", "Mayer 5x", "trueish", "5年期", "月租"),
]


@pytest.mark.parametrize("text", CHANGED)
def test_text_that_a_spreadsheet_changes_is_marked(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert undo(guard(text)) == text


@pytest.mark.parametrize("text", LEFT)
def test_text_that_a_spreadsheet_leaves_is_left(text: str) -> None:
    assert guard(text) == text
    assert undo(text) == text


@given(st.one_of(st.text(max_size=12), st.from_regex(r"'{0,3}[0-9eE.:/\-月日年 ]{0,9}", fullmatch=True)))
def test_every_text_comes_back(text: str) -> None:
    assert undo(guard(text)) == text
