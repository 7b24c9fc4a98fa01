"""The facts that a workbook was written from, told by a mark on a hidden sheet: the base of a three-way import."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from pydantic import TypeAdapter

from planner.domain.park.dossier import Dossier
from planner.domain.park.policy import Policy

BASE_SHEET = "_base"
"""Name of the hidden sheet; sheets whose names begin so are never read as tables."""
_LABEL = "base"
_NOTE = "Park Planner · 园区规划师"
_DOSSIER: TypeAdapter[Dossier] = TypeAdapter(Dossier)


class MarkScope(StrEnum):
    """Which part of a dossier a mark stands for."""

    FACTS = "facts"
    """Without policy, plan in force and sources: all that the ledgers of a plan can hold."""
    TABLES = "tables"
    """All of it."""


def mark_of(dossier: Dossier, scope: MarkScope) -> str:
    """Return the mark of a dossier: `scope:` and 64 hex digits; equal for equal facts in any order of rows."""
    told = replace(
        dossier,
        records=tuple(sorted(dossier.records, key=lambda one: one.firm_id)),
        sources=tuple(sorted(dossier.sources, key=lambda one: (one.table, one.row, one.column))),
    )
    if scope is MarkScope.FACTS:
        told = replace(told, problem=replace(told.problem, policy=Policy(), base=()), sources=())
    return f"{scope}:{hashlib.sha256(_DOSSIER.dump_json(told)).hexdigest()}"


def is_marked(dossier: Dossier, mark: str) -> bool:
    """Whether a file with this mark was written from these facts."""
    scope = mark.partition(":")[0]
    return scope in set(MarkScope) and mark_of(dossier, MarkScope(scope)) == mark


def mark_rows(mark: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the hidden sheet."""
    return ((_NOTE,), (_LABEL, mark))


def mark_in(rows: Iterable[Sequence[str]]) -> str:
    """Return the mark that the rows of a hidden sheet hold; empty if they hold none."""
    for row in rows:
        cells = [cell.strip() for cell in row]
        if len(cells) > 1 and cells[0] == _LABEL:
            return cells[1]
    return ""
