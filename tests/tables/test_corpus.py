"""Every nasty spreadsheet gets the verdict it deserves, and no traceback."""

from collections import Counter

import pytest

from planner.services.importing.review import inspect
from tests.tables.corpus import CASES, WRITERS
from tests.tables.corpus.case import Case
from tests.tables.corpus.judging import inspected, wrongs

NAMED = (
    "hidden parts", "units in headers", "units in cells", "merged amounts", "ends of leases", "unseen characters",
    "totals rows", "rooms in a cell", "dates in words", "numbers as written", "separators", "names of files",
    "projects and firms",
)  # fmt: skip
"""Kinds of trouble that real ledgers made."""


@pytest.mark.parametrize("case", CASES[::48], ids=lambda case: case.name)
def test_a_process_of_its_own_comes_to_the_same(case: Case) -> None:
    here, there = inspected(case), inspect(case.file, case.make())
    assert (there.mappings, there.issues) == (here.mappings, here.issues)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_nasty_spreadsheet(case: Case) -> None:
    assert wrongs(case) == []


def test_there_are_at_least_two_hundred_by_at_least_five_writers() -> None:
    assert len(CASES) >= 200
    assert len({case.name for case in CASES}) == len(CASES)
    assert len(WRITERS) >= 5
    assert all(len(cases) >= 15 for cases in WRITERS.values())


def test_each_kind_and_each_verdict_is_there_several_times() -> None:
    kinds = Counter(case.kind for case in CASES)
    assert {kind for kind in NAMED if kinds[kind] < 3} == set()
    assert sum(1 for case in CASES if case.stopped) >= 15
    assert sum(1 for case in CASES if case.refused) >= 12
    assert sum(1 for case in CASES if case.asked) >= 30
    assert sum(1 for case in CASES if case.changes or case.added) >= 80
