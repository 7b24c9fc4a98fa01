"""Raw sheets: rows of text as they stand in a file, each with the row number a person sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.finding import Cell, Issue, Severity
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


@dataclass
class Faults:
    """Issues collected on the way; nothing stops at the first."""

    issues: list[Issue] = field(default_factory=list)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    choices: dict[int, tuple[Choice, ...]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

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
        self.issues.append(issue)
        if place is not None and cell is not None and cell.row is not None:
            self.places[id(issue)] = (cell.row, place)

    def refuse(self, verdict: CellFault, cell: Cell, *, place: int | None, key: str = "") -> None:
        """Keep a refused cell, and the ways to read it if there are several.

        A column that the sheet does not have has no place; it is named by its key.
        """
        self.add(Severity.ERROR, verdict.reason, cell=cell, place=place)
        if place is None and key:
            self.keys[id(self.issues[-1])] = key
        if isinstance(verdict, Ambiguous):
            self.choices[id(self.issues[-1])] = verdict.choices

    def ask(self, name: str, said: Message, cell: Cell, choices: tuple[Choice, ...]) -> None:
        """Keep a question that no row answers alone; `name` is what its answer is given under."""
        self.add(Severity.ERROR, said, cell=cell)
        self.names[id(self.issues[-1])] = name
        self.choices[id(self.issues[-1])] = choices

    @property
    def has_error(self) -> bool:
        """Whether any issue is an error."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)
