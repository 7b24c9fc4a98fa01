"""Raw sheets: rows of text as they stand in a file, each with the row number a person sees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from planner.domain.solving.finding import Cell, Issue, Severity
from planner.tables.cells.cell_result import Ambiguous, CellFault, Choice
from planner.tables.columns.column import Kind
from planner.text import Message


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What the text of a cell does not show: a merge, an uncalculated formula, a date.

    A column of a kind in `bars` cannot take the cell; for other columns `said` is a note if
    `is_told`. `is_copied` if the text belongs to a merged block that begins in another cell;
    `shared` are the numbers of all rows of that block.
    """

    said: Message
    bars: frozenset[Kind] = frozenset()
    is_told: bool = False
    is_copied: bool = False
    shared: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row; `number` counts from 1 as in a spreadsheet; `marks` are by place, from 0."""

    number: int
    cells: tuple[str, ...]
    marks: Mapping[int, Mark] = field(default_factory=dict)
    is_hidden: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything of its own."""
        return not any(
            cell.strip() or self._is_barred(place)
            for place, cell in enumerate(self.cells)
            if not self._is_copied(place)
        )

    def _is_copied(self, place: int) -> bool:
        return place in self.marks and self.marks[place].is_copied

    def _is_barred(self, place: int) -> bool:
        return place in self.marks and bool(self.marks[place].bars)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file of a folder, or one sheet of a workbook (`name` is empty for a file)."""

    file: str
    name: str = ""
    rows: tuple[SheetRow, ...] = ()
    blocks: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """Merged blocks, first and last cell, row and column from 0."""
    is_hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    """Places of columns that are not shown, from 0."""

    @property
    def is_empty(self) -> bool:
        """Whether no row holds anything."""
        return all(row.is_empty for row in self.rows)

    @property
    def title(self) -> str:
        """What names the table: the sheet, or the file without its ending."""
        return self.name or self.file.rsplit(".", 1)[0]


@dataclass(frozen=True, kw_only=True)
class CellIssue:
    """An issue, and what it takes to answer it.

    `place` is that of its cell in the row, `key` the column that its sheet does not have, `name` what the
    answer is given under if no row answers it alone; `choices` are the ways to read it.
    """

    issue: Issue
    place: int | None = None
    key: str = ""
    name: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def is_of_a_column(self) -> bool:
        """Whether it is known which column of the row is meant."""
        return self.place is not None or bool(self.key)


@dataclass
class Faults:
    """Issues collected on the way; nothing stops at the first."""

    found: list[CellIssue] = field(default_factory=list)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues alone."""
        return tuple(one.issue for one in self.found)

    def add(
        self,
        severity: Severity,
        said: Message,
        *,
        cell: Cell | None = None,
        subjects: tuple[str, ...] = (),
        place: int | None = None,
    ) -> None:
        """Keep one more issue; `place` is that of its cell in the row, if there is one."""
        issue = Issue(severity=severity, message=said, cell=cell, subjects=subjects)
        has_place = cell is not None and cell.row is not None
        self.found.append(CellIssue(issue=issue, place=place if has_place else None))

    def take(self, issues: Iterable[Issue]) -> None:
        """Keep issues that were found elsewhere."""
        self.found += (CellIssue(issue=issue) for issue in issues)

    def refuse(self, verdict: CellFault, cell: Cell, *, place: int | None, key: str = "") -> None:
        """Keep a refused cell, and the ways to read it if there are several.

        A column that the sheet does not have has no place; it is named by its key.
        """
        self.add(Severity.ERROR, verdict.reason, cell=cell, place=place)
        choices = verdict.choices if isinstance(verdict, Ambiguous) else ()
        self.found[-1] = replace(self.found[-1], key=key if place is None else "", choices=choices)

    def ask(self, name: str, said: Message, cell: Cell, choices: tuple[Choice, ...]) -> None:
        """Keep a question that no row answers alone; `name` is what its answer is given under."""
        issue = Issue(severity=Severity.ERROR, message=said, cell=cell)
        self.found.append(CellIssue(issue=issue, name=name, choices=choices))

    @property
    def has_error(self) -> bool:
        """Whether any issue is an error."""
        return any(one.issue.is_error for one in self.found)
