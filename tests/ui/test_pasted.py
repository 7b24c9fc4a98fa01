"""A large paste is laid in where it was pasted, as a grid would have laid it in."""

from typing import Any

import pytest

from planner.domain.projects.draft import Cells
from planner.ui.shared.editing.pasted import PastedText, pasted_rows, read_pasted
from planner.ui.shared.editing.typed_grid import Seed

ROWS: tuple[Cells, ...] = (("a1", "b1", "c1"), ("a2", "b2", "c2"), ("a3", "b3", "c3"))


def laid(text: str, *, row: int, column: str = "a", shown: tuple[int, ...] = (0, 1, 2)) -> tuple[Cells, ...]:
    seed = Seed(rows=ROWS, shown=shown, columns=("a", "b", "c"), visible=("a", "c"))
    pasted = PastedText(row=row, column=column, text=text)
    return pasted_rows(seed, ROWS, pasted, read=lambda _key, text: text.strip())


def test_it_lies_over_the_rows_from_its_cell_on_and_adds_what_is_below_the_last() -> None:
    after = laid("x\t y \nz\tw\tbeyond\n", row=2)
    assert after == (*ROWS[:2], ("x", "b3", "y"), ("z", "", "w"))


def test_it_begins_at_its_column_and_leaves_the_others() -> None:
    assert laid("x\r\ny\r\n", row=0, column="c") == (("a1", "b1", "x"), ("a2", "b2", "y"), ROWS[2])


def test_it_keeps_to_the_rows_that_are_shown_and_then_adds() -> None:
    assert laid("x\ny", row=0, shown=(1,)) == (ROWS[0], ("x", "b2", "c2"), ROWS[2], ("y", "", ""))


def test_below_the_last_row_it_adds_only_rows_that_say_something() -> None:
    assert laid("x\n\ny\n", row=3) == (*ROWS, ("x", "", ""), ("y", "", ""))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('"two\nlines"\tz', "two\nlines"),
        ('"a ""b"""\tz', 'a "b"'),
        ('5" pipe\tz', '5" pipe'),
        ('"stray\tz', '"stray'),
    ],
)
def test_quotes_are_those_of_a_spreadsheet(text: str, cell: str) -> None:
    assert laid(text, row=0)[0] == (cell, "b1", "z")


def test_what_no_browser_of_ours_says_is_not_taken() -> None:
    sound: dict[str, Any] = {"grid": "t", "row": 1, "column": "a", "text": "x"}
    assert read_pasted(sound, token="t", columns=("a",)) == PastedText(row=1, column="a", text="x")
    parts: list[dict[str, Any]] = [
        {"grid": "u"},
        {"row": -1},
        {"row": "1"},
        {"row": None},
        {"column": "b"},
        {"column": ["a"]},
        {"text": None},
        {"text": "\ud800"},
    ]
    for wrong in parts:
        assert read_pasted(sound | wrong, token="t", columns=("a",)) is None
    others: list[Any] = [None, "x", [], 7]
    for other in others:
        assert read_pasted(other, token="t", columns=("a",)) is None
