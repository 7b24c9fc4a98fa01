"""What was typed is carried onto the rows as another left them: nothing of either is lost without a word."""

import random

import pytest

from planner.domain.projects.draft import Cells
from planner.domain.projects.row_merge import RowClash, RowsEdit, carried

WAS: tuple[Cells, ...] = (("F1", "甲", "10"), ("F2", "乙", "20"), ("F3", "丙", "30"))


def edit(*after: Cells) -> RowsEdit:
    return RowsEdit(table="firms", before=WAS, after=after)


def test_cells_of_one_row_typed_by_two_are_both_kept() -> None:
    mine = edit(("F1", "甲", "11"), *WAS[1:])
    assert carried(mine, (("F1", "子", "10"), *WAS[1:])) == (("F1", "子", "11"), *WAS[1:])


def test_a_cell_is_typed_into_its_own_row_after_another_row_is_gone() -> None:
    mine = edit(*WAS[:2], ("F3", "丙", "33"))
    assert carried(mine, WAS[1:]) == (WAS[1], ("F3", "丙", "33"))


def test_a_row_deleted_here_goes_and_one_added_there_stays() -> None:
    assert carried(edit(*WAS[1:]), (*WAS, ("F4", "丁", "40"))) == (*WAS[1:], ("F4", "丁", "40"))


def test_rows_added_by_both_are_all_there() -> None:
    here, there = ("F5", "戊", "50"), ("F4", "丁", "40")
    assert carried(edit(*WAS, here), (*WAS, there)) == (*WAS, there, here)


def test_what_both_did_alike_is_done_once() -> None:
    alike = (*WAS[:2], ("F3", "丙", "33"))
    assert carried(edit(*alike), alike) == alike
    assert carried(edit(*WAS[1:]), WAS[1:]) == WAS[1:]


@pytest.mark.parametrize(
    ("mine", "theirs", "texts"),
    [
        ((*WAS[:2], ("F3", "丙", "33")), (*WAS[:2], ("F3", "丙", "34")), ("33",)),
        ((*WAS[:2], ("F3", "丙", "33")), WAS[:2], ("33",)),
        (WAS[:2], (*WAS[:2], ("F3", "丙", "34")), ()),
    ],
)
def test_two_at_one_place_clash_by_name(
    mine: tuple[Cells, ...], theirs: tuple[Cells, ...], texts: tuple[str, ...]
) -> None:
    with pytest.raises(RowClash) as clash:
        carried(edit(*mine), theirs)
    assert clash.value.texts == texts


@pytest.mark.parametrize("seed", range(200))
def test_edits_of_different_rows_come_together_in_either_order(seed: int) -> None:
    chance = random.Random(seed)
    was = tuple((f"F{at}", str(chance.randrange(5))) for at in range(8))
    touched = chance.sample(range(8), 6)
    mine = _with(was, {at: chance.choice([None, f"m{at}"]) for at in touched[:3]})
    theirs = _with(was, {at: chance.choice([None, f"t{at}"]) for at in touched[3:]})
    one = carried(RowsEdit(table="t", before=was, after=mine), theirs)
    other = carried(RowsEdit(table="t", before=was, after=theirs), mine)
    assert one == other, f"seed {seed}"
    assert set(one) == {row for row in mine if row in theirs or row not in was} | (set(theirs) - set(was))


def _with(was: tuple[Cells, ...], changes: dict[int, str | None]) -> tuple[Cells, ...]:
    """Change the second cell of rows, or delete them (None)."""
    rows = [(row[0], changes.get(at, row[1])) for at, row in enumerate(was)]
    return tuple((name, text) for name, text in rows if text is not None)
