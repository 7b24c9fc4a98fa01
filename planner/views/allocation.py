"""The allocation, told twice: unit by unit, and firm by firm."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.domain.measures.placed import waiting_quarters, without_unknown
from planner.domain.park.calendar import Milestones, milestones
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Hold, Reserve
from planner.domain.park.problem import Problem
from planner.domain.park.site import Building, Unit
from planner.domain.vocabulary.terms import UnitState
from planner.text import Text
from planner.views.format import period, rounded
from planner.views.tenants import Tenant, tenant_of
from planner.views.words import Firmness, word

KG_PER_KN = Decimal(100)
"""Kilograms of load for a kilonewton, as park offices reckon, and as ledgers are read again."""
_STATES = {
    Firmness.SIGNED: word(UnitState.SIGNED),
    Firmness.RESERVED: word(UnitState.RESERVED),
    Firmness.PENCILLED: Text("意向", "pencilled"),
}
"""What a ledger says of a unit that the plan gives to a firm, in the words of the states a unit has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit and one firm in it; a free unit has a row of its own without a firm.

    `gross_m2` is the share of the building's gross floor area (建筑面积); `load_kg_m2` is the
    floor load in whole kilograms. `contract_m2` is what the contract takes of this unit, `starts` and
    `ends` are its first and last day: only a signed firm has them.
    """

    building: Building
    unit: Unit
    gross_m2: Decimal
    storey_height_m: Decimal | None
    load_kg_m2: int
    state: Text
    tenant: Tenant | None
    contract_m2: int | None
    starts: date | None
    ends: date | None
    note: Text

    @property
    def remark(self) -> Text:
        """The note, and from when to when the plan has a firm here that has no contract."""
        if self.tenant is None or self.contract_m2 is not None:
            return self.note
        when = period(self.tenant.start, self.tenant.end)
        said = [one for one in (self.note, Text(f"拟 {when}", f"planned {when}")) if one.zh]
        return Text(";".join(one.zh for one in said), "; ".join(one.en for one in said))


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmRow:
    """One placement of one firm."""

    firm: Firm
    tenant: Tenant
    building: Building
    waited_quarters: int
    dates: Milestones


def unit_rows(problem: Problem, plan: Plan) -> tuple[UnitRow, ...]:
    """Return every unit by building, floor and seq, with each of its firms by start."""
    placements = without_unknown(problem, plan).placements
    rows: list[UnitRow] = []
    for building in problem.buildings:
        for unit in problem.units_of[building.building_id]:
            inside = sorted((p for p in placements if unit.unit_id in p.units), key=lambda p: p.start)
            rows += [_unit_row(problem, building, unit, placement) for placement in inside]
            if not inside:
                rows.append(_unit_row(problem, building, unit, None))
    return tuple(rows)


def firm_rows(problem: Problem, plan: Plan) -> tuple[FirmRow, ...]:
    """Return every placement in the order of the plan."""
    return tuple(
        FirmRow(
            firm=problem.firm[placement.firm_id],
            tenant=tenant_of(problem, placement),
            building=problem.building[problem.unit[placement.units[0]].building_id],
            waited_quarters=waiting_quarters(problem, placement),
            dates=milestones(problem, placement),
        )
        for placement in without_unknown(problem, plan).placements
    )


def _unit_row(problem: Problem, building: Building, unit: Unit, placement: Placement | None) -> UnitRow:
    floor = problem.floor.get((unit.building_id, unit.floor))
    tenant = tenant_of(problem, placement) if placement else None
    let = placement if tenant and tenant.standing is Firmness.SIGNED else None
    return UnitRow(
        building=building,
        unit=unit,
        gross_m2=rounded(unit.leasable_m2 / building.net_to_gross, 2)
        if building.net_to_gross
        else Decimal(unit.leasable_m2),
        storey_height_m=floor.storey_height_m if floor else None,
        load_kg_m2=int(rounded(unit.load_kn_m2 * KG_PER_KN)),
        state=_state(problem, unit, tenant),
        tenant=tenant,
        contract_m2=unit.leasable_m2 if let else None,
        starts=let.start.first_day if let else None,
        ends=let.end.first_day - timedelta(days=1) if let else None,
        note=_note(problem, unit),
    )


def _state(problem: Problem, unit: Unit, tenant: Tenant | None) -> Text:
    if tenant is None:
        return word(unit.state)
    sits = unit.unit_id in problem.firm[tenant.firm_id].rooms
    if sits and unit.state is not UnitState.VACANT:
        return word(unit.state)
    return _STATES[tenant.standing]


def _note(problem: Problem, unit: Unit) -> Text:
    policy = problem.policy
    notes = [
        *(_kept("预留", "Held", kept) for kept in policy.holds if unit.unit_id in kept.units),
        *(_kept("保留", "Kept free", kept) for kept in policy.reserves if unit.unit_id in kept.units),
    ]
    return Text("；".join(note.zh for note in notes), "; ".join(note.en for note in notes))


def _kept(zh: str, en: str, kept: Hold | Reserve) -> Text:
    reason = kept.reason
    return Text(
        f"{kept.until} 前{zh}" + (f"：{reason.zh}" if reason.zh else ""),
        f"{en} before {kept.until}" + (f": {reason.en}" if reason.en else ""),
    )
