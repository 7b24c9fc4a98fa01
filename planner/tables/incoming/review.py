"""The review: everything an import would do to a park, before anything is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.dossier import Dossier
from planner.domain.finding import Issue, Severity
from planner.tables.cells import read_cell
from planner.tables.cells.verdict import Choice, Refused
from planner.tables.columns import TABLE
from planner.tables.incoming import ledger_rows
from planner.tables.incoming.desk import Desk
from planner.tables.incoming.difference import Difference, difference
from planner.tables.incoming.grids import grid_by
from planner.tables.incoming.mapping import SheetMapping
from planner.tables.incoming.merging import merged, take_table
from planner.tables.lines import Line, lines_of
from planner.tables.sheets import Faults, Row, Sheet
from planner.tables.workbook.scan import address
from planner.text import message

LEAVE_OUT = "leave_out"
"""The answer that leaves a whole row out."""

Answers = Mapping[str, str]
"""Text by cell (`sheet!B7`), by row and column key where the sheet lacks the column (`sheet!7:stage`),
or `LEAVE_OUT` by row (`sheet!7`)."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A cell that cannot be read as it stands.

    `cell_id` is what an answer is given under; `choices` are its readings, and empty where only
    another text, or leaving out the row (under `row_id`), helps.
    """

    cell_id: str
    row_id: str
    issue: Issue
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Review:
    """What an import does, and what stands in its way.

    `ambiguous` and `refused` stop it; `normalised` says what was done to cells and `asked`
    what should be looked at. Nothing is known of the difference while anything stops it.
    """

    base: Dossier | None
    sheets: tuple[Sheet, ...]
    mappings: tuple[SheetMapping, ...]
    answers: Answers
    result: Dossier | None
    difference: Difference
    ambiguous: tuple[Question, ...] = ()
    refused: tuple[Question, ...] = ()
    faults: tuple[Issue, ...] = ()
    normalised: tuple[Issue, ...] = ()
    asked: tuple[Issue, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be applied."""
        return self.result is not None


class ImportStoppedError(Exception):
    """An import that cannot be applied; `review` holds all reasons."""

    def __init__(self, stopped: Review) -> None:
        super().__init__("questions are open or cells refused")
        self.review = stopped


def review(
    base: Dossier | None,
    sheets: Sequence[Sheet],
    mappings: Sequence[SheetMapping],
    *,
    answers: Answers | None = None,
) -> Review:
    """Review sheets against a park, or against nothing; sheets without a mapping are not read."""
    given = dict(answers or {})
    faults = Faults()
    result = _result(base, sheets, mappings, given=given, faults=faults)
    questions = tuple(_question(issue, faults) for issue in faults.issues if issue.is_error)
    placed = [question for question in questions if question.cell_id]
    return Review(
        base=base,
        sheets=tuple(sheets),
        mappings=tuple(mappings),
        answers=given,
        result=result,
        difference=difference(base, result) if result is not None else Difference(),
        ambiguous=tuple(question for question in placed if question.choices),
        refused=tuple(question for question in placed if not question.choices),
        faults=tuple(question.issue for question in questions if not question.cell_id),
        normalised=tuple(issue for issue in faults.issues if issue.severity is Severity.NOTE),
        asked=tuple(issue for issue in faults.issues if issue.severity is Severity.WARNING),
    )


def apply(reviewed: Review, answers: Answers | None = None) -> Dossier:
    """Give the park after the import: all of it, through every gate.

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
    desk = Desk(base, faults)
    policy: tuple[Line, ...] | None = None
    chosen = {mapping.sheet: mapping for mapping in mappings}
    grids = [
        (chosen[sheet.title], grid_by(_answered(sheet, given), chosen[sheet.title], faults))
        for sheet in sheets
        if sheet.title in chosen
    ]
    if not grids:
        said = message("没有可读取的工作表", "there is no sheet to be read")
        faults.add(Severity.ERROR, said)
    whole = [(mapping, grid) for mapping, grid in grids if grid is not None]
    for mapping, grid in (one for one in whole if one[0].table in TABLE):
        lines = _told(lines_of(grid, faults, is_partial=mapping.table != "policy"), given, faults)
        if mapping.table == "policy":
            policy = (*(policy or ()), *lines)
        else:
            take_table(desk, grid.table, lines, replaces=mapping.replaces)
    for _, grid in (one for one in whole if one[0].table not in TABLE):
        ledger_rows.take(desk, _told(lines_of(grid, faults), given, faults))
    return merged(desk, base, policy)


def _told(lines: Sequence[Line], given: Answers, faults: Faults) -> Sequence[Line]:
    """Write answers for columns that the sheet lacks into the lines, in place."""
    for line in lines if given else ():
        there = {heading.column.key for heading in line.grid.headings}
        for column in line.table.columns:
            text = given.get(f"{row_name(line.grid.sheet, line.number)}:{column.key}")
            if text is None or column.key in there:
                continue
            verdict = read_cell(text, column)
            if isinstance(verdict, Refused):
                faults.refuse(verdict, line.cell(column.key), place=None, key=column.key)
            else:
                line.values[column.key] = verdict.value
    return lines


def _answered(sheet: Sheet, given: Answers) -> Sheet:
    """Give the sheet with answers in place of what its cells said, and rows left out."""
    rows = []
    for row in sheet.rows:
        if given.get(row_name(sheet, row.number)) == LEAVE_OUT:
            continue
        said = {
            place: given[name]
            for place in range(len(row.cells))
            if (name := cell_name(sheet, row.number, place)) in given
        }
        rows.append(_with_answers(row, said) if said else row)
    return Sheet(file=sheet.file, name=sheet.name, rows=tuple(rows), blocks=sheet.blocks)


def _with_answers(row: Row, said: Mapping[int, str]) -> Row:
    cells = tuple(said.get(place, cell) for place, cell in enumerate(row.cells))
    marks = {place: mark for place, mark in row.marks.items() if place not in said}
    return Row(number=row.number, cells=cells, marks=marks)


def cell_name(sheet: Sheet, row: int, place: int) -> str:
    """Give the name under which a cell is answered: `sheet!B7`."""
    return f"{sheet.title}!{address((row - 1, place))}"


def row_name(sheet: Sheet, row: int) -> str:
    """Give the name under which a row is answered: `sheet!7`."""
    return f"{sheet.title}!{row}"


def _question(issue: Issue, faults: Faults) -> Question:
    cell = issue.cell
    if cell is None or cell.row is None:
        return Question(cell_id="", row_id="", issue=issue)
    sheet = Sheet(file=cell.file, name=cell.sheet)
    place, key = faults.places.get(id(issue)), faults.keys.get(id(issue))
    named = row_name(sheet, cell.row)
    if place is not None:
        named = cell_name(sheet, cell.row, place[1])
    elif key is not None:
        named = f"{named}:{key}"
    return Question(
        cell_id=named,
        row_id=row_name(sheet, cell.row),
        issue=issue,
        choices=faults.choices.get(id(issue), ()),
    )
