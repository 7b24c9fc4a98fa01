"""The review: everything an import would do to a park, before anything is done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.park.dossier import Dossier
from planner.domain.solving.finding import Issue, Severity
from planner.tables.cells.cell_result import Choice
from planner.tables.columns import TABLE
from planner.tables.headings import HeadedSheet
from planner.tables.incoming import ledger_rows
from planner.tables.incoming.answers import (
    Answers,
    answer_id,
    row_id_of,
    with_cells,
    with_columns,
    with_headers,
)
from planner.tables.incoming.buffer import ImportBuffer
from planner.tables.incoming.difference import DossierDifference, difference
from planner.tables.incoming.foreseen import foreseen
from planner.tables.incoming.grids import grid_by
from planner.tables.incoming.hidden import sheets_to_read, without_hidden_columns, without_hidden_rows
from planner.tables.incoming.mapping import SheetMapping
from planner.tables.incoming.merging import dossier_of, take_table
from planner.tables.incoming.same_ids import with_known_ids
from planner.tables.incoming.tenancies import settle
from planner.tables.lines import ParsedRow, lines_of
from planner.tables.sheets import CellIssue, Faults, Sheet
from planner.text import message


@dataclass(frozen=True, kw_only=True)
class CellQuestion:
    """A cell that cannot be read as it stands.

    `cell_id` is what an answer is given under; `choices` are its readings, and empty where only
    another text, or leaving out the row (under `row_id`), helps. Without `row_id` no single row is
    meant: a header, or what is hidden.
    """

    cell_id: str
    row_id: str
    issue: Issue
    choices: tuple[Choice, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether one of the choices must be taken: there is no cell to write another text into."""
        return bool(self.choices) and self.issue.cell is not None and self.issue.cell.row is None


@dataclass(frozen=True, kw_only=True)
class ImportReview:
    """What an import does, and what stands in its way.

    `ambiguous` and `refused` stop it, among them what no answer to an open question would mend;
    `normalised` says what was done to cells and `asked` what should be looked at. Nothing is known
    of the difference while anything stops it.
    """

    base: Dossier | None
    sheets: tuple[Sheet, ...]
    mappings: tuple[SheetMapping, ...]
    answers: Answers
    result: Dossier | None
    difference: DossierDifference
    ambiguous: tuple[CellQuestion, ...] = ()
    refused: tuple[CellQuestion, ...] = ()
    faults: tuple[Issue, ...] = ()
    normalised: tuple[Issue, ...] = ()
    asked: tuple[Issue, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be applied."""
        return self.result is not None


class ImportStoppedError(Exception):
    """An import that cannot be applied; `review` holds all reasons."""

    def __init__(self, stopped: ImportReview) -> None:
        super().__init__("questions are open or cells refused")
        self.review = stopped


def review(
    base: Dossier | None,
    sheets: Sequence[Sheet],
    mappings: Sequence[SheetMapping],
    *,
    answers: Answers | None = None,
) -> ImportReview:
    """Review sheets against a park, or against nothing; sheets without a mapping are not read."""
    given = dict(answers or {})
    faults = Faults()
    result = _result(base, sheets, mappings, given=given, faults=faults)
    if result is None:
        faults.take(foreseen(_reading(base, sheets, mappings), given, faults, tuple(sheets)))
    said = _each_once(faults)
    questions = tuple(_question(one) for one in said if one.issue.is_error)
    placed = [question for question in questions if question.cell_id]
    return ImportReview(
        base=base,
        sheets=tuple(sheets),
        mappings=tuple(mappings),
        answers=given,
        result=result,
        difference=difference(base, result) if result is not None else DossierDifference(),
        ambiguous=tuple(question for question in placed if question.choices),
        refused=tuple(question for question in placed if not question.choices),
        faults=tuple(question.issue for question in questions if not question.cell_id),
        normalised=tuple(one.issue for one in said if one.issue.severity is Severity.NOTE),
        asked=tuple(one.issue for one in said if one.issue.severity is Severity.WARNING),
    )


def apply(reviewed: ImportReview, answers: Answers | None = None) -> Dossier:
    """Return the park after the import: all of it, through every gate.

    Raises
    ------
    ImportStoppedError
        If anything is still refused or open; nothing is changed then.
    """
    again = reviewed
    if answers:
        more = {**reviewed.answers, **answers}
        again = review(reviewed.base, reviewed.sheets, reviewed.mappings, answers=more)
    if again.result is None:
        raise ImportStoppedError(again)
    return again.result


def _result(
    base: Dossier | None,
    sheets: Sequence[Sheet],
    mappings: Sequence[SheetMapping],
    *,
    given: Answers,
    faults: Faults,
) -> Dossier | None:
    buffer = ImportBuffer(base, faults)
    policy: tuple[ParsedRow, ...] | None = None
    chosen = {mapping.sheet: with_headers(mapping, given) for mapping in mappings}
    grids = list(_grids(sheets, chosen, given=given, faults=faults))
    if not chosen:
        said = message("没有可读取的工作表", "there is no sheet to be read")
        faults.add(Severity.ERROR, said)
    whole = [(mapping, grid) for mapping, grid in grids if grid is not None]
    for mapping, grid in (one for one in whole if one[0].table in TABLE):
        lines = with_columns(lines_of(grid, faults, is_partial=mapping.table != "policy"), given, faults)
        if mapping.table == "policy":
            policy = (*(policy or ()), *lines)
        else:
            take_table(buffer, grid.table, with_known_ids(buffer, lines), replaces=mapping.replaces)
    for _, grid in (one for one in whole if one[0].table not in TABLE):
        ledger_rows.take(buffer, with_known_ids(buffer, with_columns(lines_of(grid, faults), given, faults)))
    settle(buffer, buffer.claims, buffer.whole)
    return dossier_of(buffer, base, policy)


def _reading(
    base: Dossier | None, sheets: Sequence[Sheet], mappings: Sequence[SheetMapping]
) -> Callable[[Answers], Faults]:
    def run(given: Answers) -> Faults:
        faults = Faults()
        _result(base, sheets, mappings, given=given, faults=faults)
        return faults

    return run


def _grids(
    sheets: Sequence[Sheet], chosen: Mapping[str, SheetMapping], *, given: Answers, faults: Faults
) -> Iterator[tuple[SheetMapping, HeadedSheet | None]]:
    for sheet in sheets_to_read(sheets, set(chosen), given, faults):
        mapping = without_hidden_columns(chosen[sheet.title], sheet, given, faults)
        grid = grid_by(with_cells(sheet, given), mapping, faults)
        yield mapping, None if grid is None else without_hidden_rows(grid, given, faults)


def _each_once(faults: Faults) -> list[CellIssue]:
    """The issues without those that say the same of the same place: a row may stand for several rooms."""
    found: dict[tuple[object, ...], CellIssue] = {}
    for one in faults.found:
        issue = one.issue
        found.setdefault((issue.cell, issue.message, issue.severity, one.name, one.place, one.key), one)
    return list(found.values())


def _question(asked: CellIssue) -> CellQuestion:
    row_id = "" if asked.name else row_id_of(asked.issue)
    cell_id = answer_id(asked) or row_id
    return CellQuestion(cell_id=cell_id, row_id=row_id, issue=asked.issue, choices=asked.choices)
