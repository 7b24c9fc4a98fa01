"""What a person sees of a project: a saved version with what they typed, and what can be read off it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.park.dossier import Dossier
from planner.domain.projects.draft import Draft, TypedTable
from planner.domain.projects.project import SavedVersion
from planner.domain.solving.finding import Issue, Severity

_NUMBERED = re.compile(r"(.*?)(\d+)")


@dataclass(frozen=True, kw_only=True)
class EditorView:
    """What a person sees of a project: a saved version, with what was typed since laid over it.

    `before` are the tables of the version. `dossier` is None while something that was typed cannot be read; `issues` say what.
    """

    saved: SavedVersion
    draft: Draft | None
    before: tuple[TypedTable, ...]
    tables: tuple[TypedTable, ...]
    dossier: Dossier | None
    issues: tuple[Issue, ...]

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self.draft and self.draft.tables)

    @property
    def revision(self) -> int:
        """The revision of the draft; -1 if nothing was typed yet."""
        return self.draft.revision if self.draft else -1

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What keeps the draft from being saved."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)

    def table_before(self, name: str) -> TypedTable:
        """Return a table as the version has it."""
        return next(table for table in self.before if table.name == name)

    def table(self, name: str) -> TypedTable:
        """Return a table as it stands."""
        return next(table for table in self.tables if table.name == name)


def next_firm_id(desk: EditorView) -> str:
    """Return an id that no firm has: the letters of the last one with the next number."""
    table = desk.table("firms")
    ids = [row[table.columns.index("firm_id")] for row in table.rows]
    numbered = [match for one in ids if (match := _NUMBERED.fullmatch(one))]
    if not numbered:
        return "F01"
    last = max(numbered, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def with_firm(desk: EditorView, cells: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the firms table with one more; what `cells` leaves out is left to its archetype."""
    table = desk.table("firms")
    return (*table.rows, tuple(cells.get(column, "") for column in table.columns))
