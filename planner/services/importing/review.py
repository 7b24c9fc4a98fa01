"""Files come in: inspected in a process of their own, reviewed against a park, applied whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed_to

from pydantic import TypeAdapter

from planner.domain.park.dossier import Dossier
from planner.domain.projects.file_base import BASE_SHEET, mark_in
from planner.domain.solving.finding import Issue
from planner.tables.columns import TABLE, TABLES
from planner.tables.incoming.answers import FIXED, LEAVE_OUT, Answers
from planner.tables.incoming.difference import CellChange, DossierDifference, WholeRow
from planner.tables.incoming.hidden import PARTS
from planner.tables.incoming.mapping import SURE, ColumnMapping, SheetMapping, guess, mapped_as
from planner.tables.incoming.review import CellQuestion, ImportReview, ImportStoppedError, apply, review
from planner.tables.ledgers import KNOWN, LEDGERS
from planner.tables.limits import LARGEST_FILE
from planner.tables.parsing import DEFAULT, Allowance, parse
from planner.tables.reading import HIDDEN
from planner.tables.sheets import Sheet, SheetRow
from planner.tables.template import empty_template, filled_template
from planner.text import Lang, Text

__all__ = [
    "FIXED",
    "LARGEST_FILE",
    "LEAVE_OUT",
    "PARTS",
    "SURE",
    "Answers",
    "CellChange",
    "CellQuestion",
    "ColumnMapping",
    "DossierDifference",
    "ImportReview",
    "ImportStoppedError",
    "Inspection",
    "Memory",
    "SheetInspection",
    "SheetMapping",
    "WholeRow",
    "apply",
    "as_whole",
    "choices_for",
    "inspect",
    "is_whole_table",
    "learnt",
    "memory_from_json",
    "memory_to_json",
    "read_as",
    "review_import",
    "template",
]

Memory = Mapping[str, SheetMapping]
"""Mappings by the signature of the headers they were made for; the store keeps them."""

_SHOWN_ROWS = 30
_MEMORY: TypeAdapter[dict[str, SheetMapping]] = TypeAdapter(dict[str, SheetMapping])


@dataclass(frozen=True, kw_only=True)
class SheetInspection:
    """A sheet as it came: its first rows, and how it would be read; None if nothing fits."""

    sheet: Sheet
    mapping: SheetMapping | None

    @property
    def title(self) -> str:
        """Name of the sheet, or of the file without its ending."""
        return self.sheet.title

    @property
    def sample(self) -> tuple[SheetRow, ...]:
        """The first rows, for a person to look at."""
        return self.sheet.rows[:_SHOWN_ROWS]


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What a file holds; without sheets, the issues say why. `mark` tells the facts it was written from."""

    name: str
    sheets: tuple[SheetInspection, ...]
    issues: tuple[Issue, ...]
    mark: str = ""

    @property
    def mappings(self) -> tuple[SheetMapping, ...]:
        """The guessed mappings, one for each sheet that fits something."""
        return tuple(one.mapping for one in self.sheets if one.mapping is not None)


def inspect(
    name: str, content: bytes, *, remembered: Memory | None = None, allowance: Allowance = DEFAULT
) -> Inspection:
    """Parse an uploaded file within its allowance, and guess how each sheet is read."""
    parsed = parse(name, content, allowance)
    sheets = (sheet for sheet in parsed.sheets if not sheet.is_empty and not sheet.name.startswith(HIDDEN))
    marks = (mark_in(row.cells for row in one.rows) for one in parsed.sheets if one.name == BASE_SHEET)
    return Inspection(
        name=name,
        sheets=tuple(SheetInspection(sheet=sheet, mapping=guess(sheet, remembered)) for sheet in sheets),
        issues=parsed.issues,
        mark=next(marks, ""),
    )


def read_as(inspected: SheetInspection, table: str, header_row: int) -> SheetMapping:
    """Return the mapping of a sheet as a table and header row (from 1) that a person chose."""
    return mapped_as(inspected.sheet, table, header_row)


def choices_for(table: str = "") -> tuple[tuple[str, Text], ...]:
    """Return what may be chosen: tables and ledgers, or the columns of one, with their titles."""
    if table:
        return tuple((column.key, column.title) for column in KNOWN[table].columns)
    return tuple((one.name, one.title) for one in (*LEDGERS, *TABLES))


def is_whole_table(table: str) -> bool:
    """Whether a sheet read as this may stand for the whole table; a ledger never does."""
    return table in TABLE


def as_whole(mapping: SheetMapping, *, replaces: bool) -> SheetMapping:
    """Return the mapping of a sheet that is the whole table, or only adds and changes rows."""
    return changed_to(mapping, replaces=replaces and is_whole_table(mapping.table))


def review_import(
    base: Dossier | None,
    inspection: Inspection,
    *,
    mappings: Sequence[SheetMapping] | None = None,
    answers: Answers | None = None,
) -> ImportReview:
    """Review a file against a park, as guessed or by the mappings that a person corrected."""
    sheets = [one.sheet for one in inspection.sheets]
    chosen = inspection.mappings if mappings is None else mappings
    return review(base, sheets, chosen, answers=answers)


def learnt(mappings: Iterable[SheetMapping]) -> Memory:
    """Return what to remember of mappings that were applied."""
    return {mapping.signature: mapping for mapping in mappings}


def memory_to_json(memory: Memory) -> bytes:
    """Write remembered mappings as JSON."""
    return _MEMORY.dump_json(dict(memory))


def memory_from_json(content: bytes) -> Memory:
    """Read what `memory_to_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        If it is anything else.
    """
    return _MEMORY.validate_json(content)


def template(lang: Lang, dossier: Dossier | None = None) -> bytes:
    """Return the workbook to fill in: empty, or with the rows of a park."""
    return empty_template(lang) if dossier is None else filled_template(dossier, lang)
