"""The verdict on a file, laid beside the one it deserves."""

from collections.abc import Iterator

from planner.services.importing.review import Inspection, SheetInspection, review_import
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import ImportReview
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.tables.corpus.case import Case


def inspected(case: Case) -> Inspection:
    """Inspect a file in this process: the same code and limits, but for the process around it."""
    faults = Faults()
    sheets = () if (found := sheets_of_file(case.file, case.make(), faults)) and faults.has_error else found
    return Inspection(
        name=case.file,
        sheets=tuple(SheetInspection(sheet=one, mapping=guess(one)) for one in sheets if not one.is_empty),
        issues=tuple(faults.issues),
    )


def wrongs(case: Case) -> list[str]:
    """Everything that came out otherwise than the case deserves; empty if its verdict is right."""
    inspection = inspected(case)
    review = review_import(case.base(), inspection, answers=case.answers)
    said = words(inspection, review, Lang.EN)
    if not all(words(inspection, review, Lang.ZH)):
        return ["something is not said in Chinese"]
    if case.stopped:
        is_right = review.result is None and any(case.stopped in one for one in said)
        return [] if is_right else [f"not stopped with “{case.stopped}”: {said}"]
    return [*_wrong_cells(case, review, said), *_wrong_changes(case, review, said)]


def words(inspection: Inspection, review: ImportReview, lang: Lang) -> list[str]:
    questions = (*review.refused, *review.ambiguous)
    issues = (
        *inspection.issues,
        *review.faults,
        *review.normalised,
        *review.asked,
        *(q.issue for q in questions),
    )
    return [issue.message.say(lang) for issue in issues]


def _wrong_cells(case: Case, review: ImportReview, said: list[str]) -> Iterator[str]:
    refused = frozenset(one.cell_id for one in review.refused)
    asked = frozenset(one.cell_id for one in review.ambiguous)
    if (refused, asked) != (case.refused, case.asked):
        yield f"refused {sorted(refused)}, asked {sorted(asked)}: {said}"
    if (review.result is None) is not bool(case.refused or case.asked):
        yield f"ready is {review.is_ready}: {said}"
    for word in case.told:
        if not any(word in one for one in said):
            yield f"“{word}” is not said: {said}"


def _wrong_changes(case: Case, review: ImportReview, said: list[str]) -> Iterator[str]:
    changed = {(one.table, one.row_id, one.column): one.new for one in review.difference.changed}
    added = {(one.table, one.row_id) for one in review.difference.added}
    if changed != case.changes or added != case.added or review.difference.removed:
        yield f"changes {changed}, adds {added}, removes {review.difference.removed}: {said}"
