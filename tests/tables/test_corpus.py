"""Every nasty spreadsheet gets the verdict it deserves, in time and without a traceback."""

import time

import pytest

from planner.services.importing import Inspection, SheetInspection, inspect, review_import
from planner.tables.incoming.mapping import guess
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.support.sheets import small_dossier
from tests.tables.corpus import CASES, WRITERS
from tests.tables.corpus.case import Case

LONGEST = 10.0


def inspected(case: Case) -> Inspection:
    """Inspect a file in this process: the same code and limits, but for the process around it."""
    faults = Faults()
    sheets = () if (found := sheets_of_file(case.file, case.make(), faults)) and faults.has_error else found
    return Inspection(
        name=case.file,
        sheets=tuple(SheetInspection(sheet=one, mapping=guess(one)) for one in sheets if not one.is_empty),
        issues=tuple(faults.issues),
    )


@pytest.mark.parametrize("case", CASES[::16], ids=lambda case: case.name)
def test_a_process_of_its_own_comes_to_the_same(case: Case) -> None:
    here, there = inspected(case), inspect(case.file, case.make())
    assert (there.mappings, there.issues) == (here.mappings, here.issues)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_nasty_spreadsheet(case: Case) -> None:
    begun = time.process_time()
    inspection = inspected(case)
    review = review_import(small_dossier(), inspection)
    assert time.process_time() - begun < LONGEST
    questions = (*review.refused, *review.ambiguous)
    issues = (
        *inspection.issues,
        *review.faults,
        *review.normalised,
        *review.asked,
        *(one.issue for one in questions),
    )
    said = [issue.message.say(Lang.EN) for issue in issues]
    assert all(issue.message.say(Lang.ZH) for issue in issues)
    if case.stopped:
        assert review.result is None
        assert any(case.stopped in words for words in said), said
        return
    assert {one.cell_id for one in review.refused} == case.refused, said
    assert {one.cell_id for one in review.ambiguous} == case.asked, said
    assert all(any(word in words for words in said) for word in case.told), said
    assert (review.result is None) is bool(case.refused or case.asked), said
    changed = {(one.table, one.row_id, one.column): one.new for one in review.difference.changed}
    assert changed == case.changes
    assert {(one.table, one.row_id) for one in review.difference.added} == case.added
    assert review.difference.removed == ()


def test_there_are_at_least_sixty_by_at_least_four_writers() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(len(cases) >= 7 for cases in WRITERS.values())


def test_each_verdict_is_deserved_by_several() -> None:
    assert sum(1 for case in CASES if case.stopped) >= 15
    assert sum(1 for case in CASES if case.refused) >= 12
    assert sum(1 for case in CASES if case.asked) >= 5
    assert sum(1 for case in CASES if case.changes or case.added) >= 30
