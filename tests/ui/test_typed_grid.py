"""What is done in a grid reaches the rows behind it, and nothing else does."""

from planner.ui.shared.editing.typed_grid import Seed, typed_rows, visible_rows

ROWS = (("F01", "杉源", "5610"), ("F02", "冷敷贴", "700"), ("F03", "耦合剂", "900"))
ALL = Seed(
    rows=ROWS,
    shown=(0, 1, 2),
    columns=("firm_id", "name_zh", "area_req_m2"),
    visible=("firm_id", "area_req_m2"),
)


def test_an_edit_changes_one_cell_and_leaves_hidden_columns() -> None:
    assert typed_rows(ALL, {"edited_rows": {1: {"area_req_m2": "约七百"}}}) == (
        ROWS[0],
        ("F02", "冷敷贴", "约七百"),
        ROWS[2],
    )


def test_an_emptied_cell_is_empty_text() -> None:
    assert typed_rows(ALL, {"edited_rows": {"0": {"area_req_m2": None}}})[0] == ("F01", "杉源", "")


def test_rows_go_and_come() -> None:
    said = {
        "deleted_rows": [0],
        "added_rows": [{"firm_id": "F99"}, {}],
        "edited_rows": {2: {"area_req_m2": "1"}},
    }
    assert typed_rows(ALL, said) == (ROWS[1], ("F03", "耦合剂", "1"), ("F99", "", ""))


def test_a_grid_of_some_rows_edits_those_very_rows() -> None:
    some = Seed(rows=ROWS, shown=(2,), columns=ALL.columns, visible=ALL.visible)
    assert typed_rows(some, {"edited_rows": {0: {"firm_id": "F33"}}}) == (
        ROWS[0],
        ROWS[1],
        ("F33", "耦合剂", "900"),
    )
    assert typed_rows(some, {"deleted_rows": [0]}) == ROWS[:2]


def test_what_the_grid_never_showed_is_ignored() -> None:
    crafted = {
        "edited_rows": {7: {"firm_id": "X"}, -1: {"firm_id": "Y"}, 0: {"name_zh": "Z", "nowhere": "W"}},
        "deleted_rows": [9, -2],
    }
    assert typed_rows(ALL, crafted) == ROWS


def test_only_rows_that_exist_are_shown() -> None:
    assert visible_rows(3, only=None) == (0, 1, 2)
    assert visible_rows(3, only=(2, 5)) == (2,)
