"""A firm that signs in a table of firms does what it does on its card."""

from dataclasses import dataclass, replace
from decimal import Decimal

from planner.domain.edits.reports import raised_by
from planner.domain.projects.draft import Cells, TypedTable
from planner.domain.projects.row_merge import RowsEdit
from planner.domain.vocabulary.terms import Stage
from planner.services.wording.grid_columns import read_value
from planner.text import plain


@dataclass(frozen=True, kw_only=True)
class Signing:
    """An edit with what signing brings with it, and the firms that signed, with their new probability."""

    edit: RowsEdit
    raised: tuple[tuple[str, str], ...]


def with_signing(table: TypedTable, edit: RowsEdit) -> Signing:
    """Return the edit of the firms table with the probability of each firm that signs by it.

    A probability that was typed along with the stage stays as typed.
    """
    if len(edit.after) < len(edit.before):
        return Signing(edit=edit, raised=())
    stage, probability = table.columns.index("stage"), table.columns.index("probability")
    rows, raised = list(edit.after), []
    for at, (was, now) in enumerate(zip(edit.before, edit.after, strict=False)):
        if was[stage] == now[stage] or was[probability] != now[probability]:
            continue
        if (usual := _raised(was[stage], now[stage], now[probability])) is not None:
            rows[at] = _with(now, probability, plain(usual))
            raised.append((now[table.columns.index("firm_id")], plain(usual)))
    return Signing(edit=replace(edit, after=tuple(rows)), raised=tuple(raised))


def _raised(was: str, now: str, probability: str) -> Decimal | None:
    before, stage = read_value("firms", "stage", was), read_value("firms", "stage", now)
    likely = read_value("firms", "probability", probability)
    if not isinstance(stage, Stage) or not isinstance(likely, Decimal):
        return None
    return None if isinstance(before, Stage) and before.is_signed else raised_by(stage, likely)


def _with(row: Cells, at: int, text: str) -> Cells:
    return (*row[:at], text, *row[at + 1 :])
