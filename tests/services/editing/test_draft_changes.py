"""What a draft does is counted row by row, whatever table and order."""

import random

import pytest

from planner.domain.projects.draft import Cells
from planner.services.editing.draft_changes import TableChange, changes_text, removals_text, table_change

WAS: tuple[Cells, ...] = tuple((f"U{at:02d}", str(at)) for at in range(6))


def test_changed_added_and_removed_rows_are_told_apart() -> None:
    now = (("U00", "9"), *WAS[2:], ("U99", "x"), ("", "y"))
    change = table_change("units", WAS, now)
    assert change == TableChange(table="units", changed=1, added=2, removed=("U01",))
    assert changes_text([change]).zh == "单元 改 1 行、增 2 行、删 1 行"
    assert changes_text([change]).en == "Units: 1 changed, 2 added, 1 removed"


def test_removed_rows_are_named_before_they_are_counted() -> None:
    said = removals_text([table_change("units", WAS, ())])
    assert (said.zh, said.en) == ("单元 6 行（U00、U01、U02 等）", "Units: 6 (U00, U01, U02 and others)")
    assert removals_text([table_change("units", WAS, WAS)]).zh == ""


def test_other_order_alone_is_said_as_such() -> None:
    assert changes_text([table_change("units", WAS, WAS[::-1])]).zh == "单元 行序"


@pytest.mark.parametrize("seed", range(100))
def test_the_counts_add_up(seed: int) -> None:
    chance = random.Random(seed)
    before = [(chance.choice("ABC"), chance.choice("12")) for _ in range(chance.randrange(9))]
    after = [(chance.choice("ABC"), chance.choice("12")) for _ in range(chance.randrange(9))]
    change = table_change("units", before, after)
    assert len(before) - len(change.removed) + change.added == len(after), f"seed {seed}"
    assert change.changed + change.added <= len(after)
