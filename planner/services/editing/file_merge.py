"""An edited file merged with the project as it now stands, over the version that the file was written from.

The file is reviewed against that version, so that what it says otherwise is what was edited in it;
`domain.changes.merge` then brings both sides together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.changes.merge import Clash, MergeSide, Place, merge
from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import TypedTable
from planner.domain.projects.file_base import is_marked
from planner.domain.projects.project import VersionNote
from planner.domain.solving.finding import Cell, Issue
from planner.services.editing.ledger_gaps import LedgerGap, ledger_gaps
from planner.services.importing.park_tables import dossier_of, tables_of
from planner.services.importing.review import Answers, ImportReview, Inspection, SheetMapping, review_import
from planner.services.projects.projects import Projects
from planner.services.wording.grid_columns import column_title, table_title
from planner.tables.incoming.difference import DossierDifference, difference
from planner.text import message

FILE, PROJECT = MergeSide.SAVED, MergeSide.MINE
"""Whose value stands where both changed one: that of the file, that of the project."""


@dataclass(frozen=True, kw_only=True)
class FileBase:
    """The facts a file was written from, as version `note`; without one they are those on screen, not saved yet."""

    dossier: Dossier
    note: VersionNote | None


@dataclass(frozen=True, kw_only=True)
class FileMerge:
    """What an import does, with a known base or without.

    `review` is told against the project as it stands. `clashes` are all cells that both changed in
    different ways, `open` those among them nobody chose for: there the project stands. `kept` is what
    the project changed since and the file leaves alone; both are empty without a base. `untouched` are
    sheets that say what the base says and were left out, since others that were edited contradict them.
    `gaps` are rows that a ledger of the file no longer has; they stay in the project.
    """

    review: ImportReview
    base: FileBase | None = None
    clashes: tuple[Clash, ...] = ()
    open: tuple[Clash, ...] = ()
    kept: DossierDifference = field(default_factory=DossierDifference)
    untouched: tuple[str, ...] = ()
    gaps: tuple[LedgerGap, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken in: all is read, all is chosen."""
        return self.review.is_ready and not self.open


def base_of(projects: Projects, project_id: str, mark: str, shown: Dossier | None) -> FileBase | None:
    """Return what a file with this mark was written from; None if no version says so.

    `shown` are the facts on screen, with what was typed and not saved.
    """
    if not mark:
        return None
    for note in projects.history(project_id):
        dossier = projects.open(project_id, note.number).dossier
        if is_marked(dossier, mark):
            return FileBase(dossier=dossier, note=note)
    return FileBase(dossier=shown, note=None) if shown is not None and is_marked(shown, mark) else None


def merge_file(
    shown: Dossier | None,
    base: FileBase | None,
    inspection: Inspection,
    *,
    mappings: Sequence[SheetMapping],
    answers: Answers,
    choices: Mapping[Place, MergeSide],
) -> FileMerge:
    """Return what a file would do to the facts on screen; without a base it is compared with them alone."""
    if base is None or shown is None:
        return FileMerge(review=review_import(shown, inspection, mappings=mappings, answers=answers))
    gaps = ledger_gaps(base.dossier, shown, inspection, mappings)
    reviewed = review_import(base.dossier, inspection, mappings=mappings, answers=answers)
    untouched: tuple[str, ...] = ()
    if reviewed.result is None:
        untouched = _untouched(base.dossier, inspection, mappings, answers)
        edited = [one for one in mappings if one.sheet not in untouched]
        if untouched and edited:
            reviewed = review_import(base.dossier, inspection, mappings=edited, answers=answers)
    theirs = reviewed.result
    if theirs is None:
        return FileMerge(review=replace(reviewed, base=shown), base=base, untouched=untouched, gaps=gaps)
    # Unless somebody chooses, a merge takes the file's side of a clash: what differs from the file then is the project's alone.
    first = merge(base.dossier, shown, theirs)
    kept = difference(theirs, first.dossier)
    chosen = {one.place: choices.get(one.place, PROJECT) for one in first.clashes}
    merged = merge(base.dossier, shown, theirs, choices=chosen).dossier
    faults = _faults(merged)
    return FileMerge(
        review=replace(
            reviewed,
            base=shown,
            result=None if faults else merged,
            difference=DossierDifference() if faults else difference(shown, merged),
            faults=faults,
        ),
        base=base,
        clashes=first.clashes,
        open=tuple(one for one in first.clashes if one.place not in choices),
        kept=kept,
        untouched=untouched,
        gaps=gaps,
    )


def _untouched(
    base: Dossier, inspection: Inspection, mappings: Sequence[SheetMapping], answers: Answers
) -> tuple[str, ...]:
    """Return the sheets that say by themselves what the base says.

    Ledgers tell one fact on several sheets: where it was edited on one of them, the others contradict it.
    """
    found = []
    for one in mappings:
        alone = review_import(base, inspection, mappings=[one], answers=answers)
        if alone.is_ready and alone.difference.is_empty:
            found.append(one.sheet)
    return tuple(found)


def _faults(merged: Dossier) -> tuple[Issue, ...]:
    """Return what keeps the facts of both sides from standing together, each with its table, row and column."""
    tables = tables_of(merged)
    rows = {table.name: table for table in tables}
    _, issues = dossier_of(tables)
    return tuple(_placed(one, rows) for one in issues if one.is_error)


def _placed(issue: Issue, tables: Mapping[str, TypedTable]) -> Issue:
    cell = issue.cell
    if cell is None or cell.sheet not in tables:
        return issue
    rows = tables[cell.sheet].rows
    row = rows[cell.row - 1][0] if cell.row and cell.row <= len(rows) else ""
    table, column = table_title(cell.sheet), column_title(cell.sheet, cell.column)
    said = message(
        "合并后的“{table}”{row}（{column}）填写的是“{text}”：{what}。文件与项目各改了一处，请在其中一边改正",
        "after the merge {table} {row} ({column}) says “{text}”: {what}. File and project each changed a part: "
        "correct one of them",
        table=table,
        row=row,
        column=column,
        text=cell.text,
        what=issue.message.both(),
    )
    return replace(issue, message=said, cell=Cell(file=cell.file, sheet="", row=None, column="", text=""))
