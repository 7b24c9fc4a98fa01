"""Rows of a ledger of ours that came back without them: ledgers take no row away, so each is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Firm
from planner.domain.vocabulary.spelling import spelling
from planner.domain.vocabulary.terms import Stage
from planner.services.importing.review import Inspection, SheetMapping
from planner.tables.ledgers.allocation import ALLOCATION
from planner.tables.ledgers.needs import NEEDS
from planner.tables.ledgers.pipeline import PIPELINE
from planner.tables.sheets import Sheet
from planner.text import Text
from planner.views.words import named

_OF_FIRMS = frozenset((PIPELINE.name, NEEDS.name))
"""Ledgers that list every firm that has not left; who stands in the others depends on a plan."""


@dataclass(frozen=True, kw_only=True)
class LedgerGap:
    """A firm or a unit that a sheet of the file no longer has, and that the project keeps."""

    sheet: str
    table: str
    row: Text


def ledger_gaps(
    written: Dossier, shown: Dossier, inspection: Inspection, mappings: Sequence[SheetMapping]
) -> tuple[LedgerGap, ...]:
    """Return what the ledgers of a file lack of the facts it was `written` from, as far as it stands in those `shown`."""
    sheets = {one.title: one.sheet for one in inspection.sheets}
    found = []
    for mapping in mappings:
        sheet = sheets.get(mapping.sheet)
        if sheet is not None:
            rows = _absent(written, shown, sheet, mapping.table)
            found += [LedgerGap(sheet=mapping.sheet, table=mapping.table, row=row) for row in rows]
    return tuple(found)


def _absent(written: Dossier, shown: Dossier, sheet: Sheet, table: str) -> Iterator[Text]:
    cells = {spelling(cell) for row in sheet.rows for cell in row.cells if cell}
    if table in _OF_FIRMS:
        firms = [one for one in written.problem.firms if one.stage is not Stage.EXITED]
        names = [name for firm in firms for name in _names(firm)]
        for firm in firms:
            now = shown.problem.firm.get(firm.firm_id)
            own = {
                name for name in _names(firm) if names.count(name) == 1
            }  # a name of two firms tells neither
            is_there = spelling(firm.firm_id) in cells or not own.isdisjoint(cells)
            if now is not None and now.stage is not Stage.EXITED and not is_there:
                yield named(firm.firm_id, firm.name)
    elif table == ALLOCATION.name:
        for unit in written.problem.units:
            if unit.unit_id in shown.problem.unit and spelling(unit.unit_id) not in cells:
                yield Text(unit.unit_id, unit.unit_id)


def _names(firm: Firm) -> frozenset[str]:
    return frozenset(spelling(name) for name in (firm.name.zh, firm.name.en) if name)
