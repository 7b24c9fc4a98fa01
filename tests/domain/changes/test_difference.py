"""Two problems compared row by row."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from planner.domain.changes.difference import RowKind, row_changes
from planner.domain.edits import DelayHandover, PinFirm, SetCap, SwitchRule, apply, replay
from planner.domain.vocabulary.terms import Resource
from tests.support import make
from tests.support.edits import edits
from tests.support.random_parks import random_park


def test_a_problem_does_not_differ_from_itself_whatever_its_base() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    assert row_changes(problem, replace(problem, base=(make.placement("F1", "A-101"),))) == ()


def test_rows_are_modified_added_and_deleted_by_key() -> None:
    before = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    after = replace(before, firms=(make.firm("F1", jobs=7), make.firm("F3")))
    found = {(row.table, row.key): row for row in row_changes(before, after)}
    assert {key: row.kind for key, row in found.items()} == {
        ("firms", ("F1",)): RowKind.MODIFIED,
        ("firms", ("F2",)): RowKind.DELETED,
        ("firms", ("F3",)): RowKind.ADDED,
    }
    (change,) = found["firms", ("F1",)].fields
    assert (change.field, change.before, change.after) == ("jobs", 20, 7)


def test_the_policy_is_compared_by_what_it_speaks_of() -> None:
    before = make.problem(firms=[make.firm("F1")], caps=(make.cap(Resource.STEAM, 6),))
    cap = SetCap(park="P", resource=Resource.STEAM, from_quarter=make.quarter("2024Q2"), value=Decimal(9))
    after = replay(
        before,
        [
            PinFirm(firm="F1"),
            SwitchRule(rule="dock", on=False),
            cap,
            DelayHandover(building="A", quarters=1),
        ],
    )
    assert {(row.table, row.key[:2]) for row in row_changes(before, after)} == {
        ("policy", ("pin", "F1")),
        ("policy", ("switch", "dock")),
        ("caps", ("park", "P")),
        ("buildings", ("A",)),
        *(("units", (name,)) for name in ("A-101", "A-102", "A-201", "A-202")),
    }


@pytest.mark.parametrize("seed", range(30))
def test_problems_without_a_row_that_differs_are_the_same(seed: int) -> None:
    before = random_park(seed)
    after = before
    for edit in edits(Random(seed), before, 1):
        after = after if edit.off else apply(after, edit)
    same = replace(after, base=before.base) == before
    # a switch that says what holds anyway is still a row
    assert (row_changes(before, after) == ()) == same
