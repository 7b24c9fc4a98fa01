"""Raw sheets: rows of text as they stand in a file, each with the row number a person sees."""

from dataclasses import dataclass, field

from planner.domain.finding import Cell, Issue, Severity
from planner.text import Message

MOST_ROWS = 20_000
MOST_COLUMNS = 256


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row; `number` counts from 1 as in a spreadsheet."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file of a folder, or one sheet of a workbook (`name` is empty for a file)."""

    file: str
    name: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def title(self) -> str:
        """What names the table: the sheet, or the file without its ending."""
        return self.name or self.file.rsplit(".", 1)[0]


@dataclass
class Faults:
    """Issues collected on the way; nothing stops at the first."""

    issues: list[Issue] = field(default_factory=list)

    def add(
        self, severity: Severity, said: Message, *, cell: Cell | None = None, subjects: tuple[str, ...] = ()
    ) -> None:
        """Keep one more issue."""
        self.issues.append(Issue(severity=severity, message=said, cell=cell, subjects=subjects))

    @property
    def has_error(self) -> bool:
        """Whether any issue is an error."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)
