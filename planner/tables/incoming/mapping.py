"""Which table a sheet holds and which column is which: guessed, shown, corrected, remembered."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from planner.domain.vocabulary.spelling import spelling
from planner.tables.columns import TABLE, TABLES
from planner.tables.columns.column import Column, Table
from planner.tables.header_unit import brackets_folded
from planner.tables.headings import LOOK_DOWN, spellings, understood
from planner.tables.incoming.headers import Header, headers_at
from planner.tables.ledgers import KNOWN, LEDGERS
from planner.tables.sheets import Sheet

SURE, LIKELY, MAYBE = 1.0, 0.7, 0.5
"""How sure a guess is: the header is known; it holds a known one; it looks like one."""

_TITLE, _NAMED = 0.5, 10.0
_LEAST_COLUMNS = 2
_CLOSE = 0.8
_LEAST, _LEAST_OF_LEDGERS = 0.6, 0.45
"""A guess that is less sure is none: a whole table is replaced with more care than a ledger is read."""
_LONG_TITLE = 5
_SHORTEST, _LONGEST = 2, 40
"""Characters of a header that may be one misspelt."""

FIRM, PROJECT = "firm", "project"
"""Columns of a ledger whose headers people mix: who comes, and what for."""
_PROJECT_WORDS = ("项目", "project")
_Guess = tuple[Column | None, float]


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """One column of a sheet: its place from 0, its header, the key it fills (empty: not read)."""

    place: int
    header: str
    key: str = ""
    confidence: float = 0.0
    answered: str = ""
    """What a person said the header means, for this file only."""


@dataclass(frozen=True, kw_only=True)
class SheetMapping:
    """How a sheet is read: as which table or ledger, with its header in which row (from 1).

    With `replaces` the sheet is the whole table: rows it does not have are removed. The confidence is
    that of the least sure column, times the share of columns that are read.
    """

    sheet: str
    table: str
    header_row: int
    columns: tuple[ColumnMapping, ...]
    replaces: bool = False
    confidence: float = 0.0

    @property
    def signature(self) -> str:
        """What the mapping is remembered by: the headers, as they are compared."""
        return signature_of(column.header for column in self.columns)

    def with_column(self, place: int, key: str) -> "SheetMapping":
        """Return the mapping with one column corrected; another column loses the key."""
        columns = (
            replace(one, key=key, confidence=SURE)
            if one.place == place
            else replace(one, key="")
            if one.key == key
            else one
            for one in self.columns
        )
        return replace(self, columns=tuple(columns))


def signature_of(headers: Iterable[str]) -> str:
    """Return a short hash of headers, whatever their order, spaces and width."""
    said = "\n".join(sorted(spelling(header) for header in headers))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def guess(sheet: Sheet, remembered: Mapping[str, SheetMapping] | None = None) -> SheetMapping | None:
    """Return the likeliest mapping of a sheet; what was remembered of its headers wins."""
    best: tuple[float, int, str] = (0.0, 0, "")
    for index in range(min(LOOK_DOWN, len(sheet.rows))):
        headers = headers_at(sheet, index)
        if len(headers) < _LEAST_COLUMNS:
            continue
        known = (remembered or {}).get(signature_of(header.shown for header in headers))
        if known is not None:
            return _recalled(known, sheet, index, headers)
        for table in (*TABLES, *LEDGERS):
            score = _score(_mapped(sheet, index, headers, table, is_strict=True), sheet, table)
            best = max(best, (score, -index, table.name))
    if best[0] <= 0:
        return None
    mapping = mapped_as(sheet, best[2], 1 - best[1])
    return mapping if mapping.confidence >= (_LEAST if mapping.replaces else _LEAST_OF_LEDGERS) else None


def mapped_as(sheet: Sheet, table_name: str, header_place: int) -> SheetMapping:
    """Return the mapping of a sheet as a chosen table, with the header in a chosen row (counted from 1)."""
    headers = headers_at(sheet, header_place - 1)
    return _mapped(sheet, header_place - 1, headers, KNOWN[table_name])


def _recalled(known: SheetMapping, sheet: Sheet, index: int, headers: tuple[Header, ...]) -> SheetMapping:
    keys = {spelling(column.header): column.key for column in known.columns}
    columns = tuple(
        ColumnMapping(
            place=one.place, header=one.shown, key=keys.get(spelling(one.shown), ""), confidence=SURE
        )
        for one in headers
    )
    row = sheet.rows[index].number
    return replace(known, sheet=sheet.title, header_row=row, columns=columns, confidence=SURE)


def _mapped(
    sheet: Sheet, index: int, headers: tuple[Header, ...], table: Table, *, is_strict: bool = False
) -> SheetMapping:
    taken: dict[str, tuple[float, int]] = {}
    guesses = _set_apart(
        {header.place: _column_of(header, table, is_strict=is_strict) for header in headers}, headers, table
    )
    for header in headers:
        column, confidence = guesses[header.place]
        if column is not None and confidence > taken.get(column.key, (0.0, 0))[0]:
            taken[column.key] = (confidence, header.place)
    columns = []
    for header in headers:
        column, confidence = guesses[header.place]
        is_best = column is not None and taken[column.key][1] == header.place
        is_double = column is not None and not is_best and confidence == SURE
        key = column.key if column is not None and (is_best or is_double) else ""
        columns.append(
            ColumnMapping(
                place=header.place, header=header.shown, key=key, confidence=confidence if key else 0.0
            )
        )
    used = [column.confidence for column in columns if column.key]
    return SheetMapping(
        sheet=sheet.title,
        table=table.name,
        header_row=sheet.rows[index].number,
        columns=tuple(columns),
        replaces=table.name in TABLE,
        confidence=round(min(used, default=0.0) * len(used) / max(1, len(columns)), 2),
    )


def _set_apart(
    guesses: Mapping[int, _Guess], headers: tuple[Header, ...], table: Table
) -> Mapping[int, _Guess]:
    """The guesses with a project's name set apart from its firm's, where a sheet has both."""
    project = table.column.get(PROJECT)
    named = [header for header in headers if (found := guesses[header.place][0]) and found.key == FIRM]
    projects = [header for header in named if spelling(header.shown).startswith(_PROJECT_WORDS)]
    if project is None or not projects or len(projects) == len(named):
        return guesses
    return {**guesses, **{header.place: (project, SURE) for header in projects}}


def _column_of(header: Header, table: Table, *, is_strict: bool) -> _Guess:
    for said in header.spoken:
        meant = understood(said, table)
        if meant is not None:
            return meant, SURE
    best: _Guess = (None, 0.0)
    if is_strict:
        return best
    for said in header.spoken:
        near = _near(brackets_folded(said).split("(")[0], table)
        best = max(best, near, key=lambda one: one[1])
    return best


def _near(said: str, table: Table) -> _Guess:
    known = spellings(table.name)
    if said in known:
        return known[said], LIKELY
    held = [name for name in known if len(name) > 1 and name in said]
    if held:
        return known[max(held, key=len)], LIKELY
    if not _SHORTEST < len(said) <= _LONGEST:
        return None, 0.0
    close = max(known, key=lambda name: SequenceMatcher(None, name, said).ratio())
    if SequenceMatcher(None, close, said).ratio() >= _CLOSE:
        return known[close], MAYBE
    return None, 0.0


def _score(mapping: SheetMapping, sheet: Sheet, table: Table) -> float:
    """Weigh a mapping: sure columns count, missing required ones cost; the sheet's name all but decides."""
    used = {column.key: column.confidence for column in mapping.columns if column.key}
    if len(used) < _LEAST_COLUMNS or not any(key in used for key in table.keys):
        return 0.0
    keyed = sum(1 for column in mapping.columns if column.header == column.key)
    missing = sum(1 for column in table.columns if column.is_required and column.key not in used)
    unused = sum(1 for column in mapping.columns if not column.key)
    title = _TITLE if _is_titled(sheet, table, mapping.header_row) else 0.0
    named = _NAMED if spelling(sheet.title) in _names(table) else 0.0
    return named + sum(used.values()) * (1 + title) - 0.5 * missing - 0.3 * unused + 0.001 * keyed


def _names(table: Table) -> frozenset[str]:
    return frozenset(spelling(said) for said in (table.name, table.title.zh, table.title.en, *table.aliases))


def _is_titled(sheet: Sheet, table: Table, header_row: int) -> bool:
    """Whether the sheet's name says what it is, or a title above the header does."""
    names = _names(table)
    above = (cell for row in sheet.rows if row.number < header_row for cell in row.cells if cell.strip())
    long = [name for name in names if len(name) >= _LONG_TITLE]
    return any(name in spelling(said) for said in (sheet.title, *above) for name in long)
