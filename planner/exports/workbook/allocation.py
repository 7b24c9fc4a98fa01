"""厂房分配台账: unit by unit, with subtotals by building and phase; contract columns only where there is a contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import UnitState
from planner.domain.vocabulary.words import WORDS
from planner.exports.ledgers import BY_UNIT
from planner.exports.workbook.sheet import BookSheet, RowStyle, SheetCell, SheetFormula
from planner.text import Text
from planner.views.allocation import UnitRow, unit_rows

_BESIDE = 3
"""Columns beside the ledger: whose plan it is; they also say that a plan wrote it, when it is read again."""
_GROSS, _LEASABLE, _CONTRACT, _REMARK = 4, 5, 12, 16
_STATE = 10
_SUMS = {_GROSS: "E", _LEASABLE: "F", _CONTRACT: "M"}
_TOTAL, _SUB = Text("合计", "Total"), Text("小计", "Subtotal")


@dataclass(slots=True)
class _Rows:
    """The rows so far; sums are those of stretches that end at the last row."""

    cells: list[tuple[SheetCell, ...]] = field(default_factory=list)
    styles: dict[int, RowStyle] = field(default_factory=dict)

    def sum_up(
        self, first: int, of: Sequence[UnitRow], *, label: Text, remark: Text | None = None, style: RowStyle
    ) -> None:
        """Add a row of sums from row `first` on; sums within are not counted twice."""
        line: list[SheetCell] = [None] * len(BY_UNIT)
        line[1], line[_REMARK] = label, remark
        once = {row.unit.unit_id: row for row in of}.values()
        values = {
            _GROSS: sum(row.gross_m2 for row in once),
            _LEASABLE: sum(row.unit.leasable_m2 for row in once),
            _CONTRACT: sum(row.contract_m2 or 0 for row in of),
        }
        for column, letter in _SUMS.items():
            stretch = f"{letter}{first + 2}:{letter}{len(self.cells) + 1}"
            line[column] = SheetFormula(f"SUBTOTAL(9,{stretch})", values[column], "#,##0")
        self.styles[len(self.cells)] = style
        self.cells.append(tuple(line))


def allocation_sheet(report: Report) -> BookSheet:
    """Return the ledger of units."""
    problem, found = report.problem, _Rows()
    rows = unit_rows(problem, report.plan)
    names = {(phase.park_id, phase.phase_id): phase.name for phase in problem.phases}
    number = 0
    for (park_id, phase_id), of_phase in groupby(
        rows, key=lambda r: (r.building.park_id, r.building.phase_id)
    ):
        members, start = list(of_phase), len(found.cells)
        for building, of_building in groupby(members, key=lambda r: r.building):
            inside, first = list(of_building), len(found.cells)
            for line in _lines(inside, number):
                found.cells.append(line)
            number += len(inside)
            label = Text(f"{_SUB.zh}({building.building_id})", f"{_SUB.en} ({building.building_id})")
            found.sum_up(first, inside, label=label, remark=building.name, style=RowStyle.SUBTOTAL)
        name = names.get((park_id, phase_id), Text(phase_id, phase_id))
        found.sum_up(
            start,
            members,
            label=Text(f"{_TOTAL.zh}({name.zh})", f"{_TOTAL.en} ({name.en})"),
            remark=None,
            style=RowStyle.TOTAL,
        )
    if rows:
        found.sum_up(0, rows, label=_TOTAL, style=RowStyle.TOTAL)
    return BookSheet(
        key="allocation_ledger",
        title=Text("厂房分配台账", "Allocation by unit"),
        columns=BY_UNIT,
        rows=tuple(found.cells),
        styles=found.styles,
        fixed=4,
        beside=_BESIDE,
        choices={_STATE: tuple(WORDS[UnitState][state] for state in UnitState)},
    )


def _lines(rows: Sequence[UnitRow], before: int) -> Iterator[tuple[SheetCell, ...]]:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=before + 1):
        again = row.unit.unit_id in seen
        seen.add(row.unit.unit_id)
        yield (
            number,
            row.building.building_id,
            row.unit.floor,
            row.unit.unit_id,
            None if again else row.gross_m2,
            None if again else row.unit.leasable_m2,
            row.storey_height_m,
            row.load_kg_m2,
            row.unit.freight_lift_t,
            row.building.transformer_kva,
            row.state,
            row.tenant.name if row.tenant else None,
            row.contract_m2,
            row.starts,
            row.ends,
            row.unit.list_rent_yuan_m2_month,
            row.remark,
            row.tenant.firm_id if row.tenant else None,
            str(row.tenant.start) if row.tenant else None,
            str(row.tenant.end) if row.tenant else None,
        )
