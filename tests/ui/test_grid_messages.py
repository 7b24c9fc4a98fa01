"""What a browser says of a grid is taken only if a grid can have said it."""

from typing import Any

import pytest

from planner.ui.shared.editing.grid_messages import read_message

NOTHING: dict[str, Any] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
COLUMNS = ("firm_id", "area_req_m2")


def said(**parts: Any) -> Any:
    return read_message(lambda: NOTHING | parts, rows=3, columns=COLUMNS)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"edited_rows": {0: {"firm_id": "F1"}, 2: {"area_req_m2": None}}},
        {"edited_rows": {1: {"area_req_m2": 5.5, "_index": 1}}},
        {"added_rows": [{}, {"firm_id": "F99", "_row": None}]},
        {"deleted_rows": [0, 2]},
    ],
)
def test_what_is_typed_added_and_deleted_is_taken(parts: dict[str, Any]) -> None:
    assert said(**parts) == NOTHING | parts


@pytest.mark.parametrize(
    "parts",
    [
        {"edited_rows": {3: {"firm_id": "F1"}}},
        {"edited_rows": {-1: {"firm_id": "F1"}}},
        {"edited_rows": {"word": {"firm_id": "F1"}}},
        {"edited_rows": {True: {"firm_id": "F1"}}},
        {"edited_rows": {0: {"nowhere": "x"}}},
        {"edited_rows": {0: {"firm_id": ["a", "b"]}}},
        {"edited_rows": {0: {"firm_id": {"a": 1}}}},
        {"edited_rows": {0: {"firm_id": "\ud800"}}},
        {"edited_rows": {0: "F1"}},
        {"edited_rows": [0]},
        {"edited_rows": None},
        {"added_rows": {"firm_id": "F1"}},
        {"added_rows": [5]},
        {"added_rows": [{"nowhere": "x"}]},
        {"added_rows": [{5: "x"}]},
        {"added_rows": 7},
        {"deleted_rows": ["x"]},
        {"deleted_rows": [1e9]},
        {"deleted_rows": [[0]]},
        {"deleted_rows": [3]},
        {"deleted_rows": "all"},
    ],
)
def test_what_no_grid_says_is_not(parts: dict[str, Any]) -> None:
    assert said(**parts) is None


@pytest.mark.parametrize("whole", [None, [], [1, 2], "text", 5, {}, {"edited_rows": {}}])
def test_what_is_no_state_of_a_grid_is_not_taken(whole: object) -> None:
    assert read_message(lambda: whole, rows=3, columns=COLUMNS) is None


def test_what_cannot_even_be_read_is_not_taken() -> None:
    def say() -> object:
        return int("word")

    assert read_message(say, rows=3, columns=COLUMNS) is None
