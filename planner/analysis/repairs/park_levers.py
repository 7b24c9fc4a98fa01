"""What the park can give way in: a cap raised, a building handed over earlier, a unit split.

How far each may go, and its points of effort, are assumptions: they order repairs, and no proof rests on them.
"""

from collections.abc import Iterator
from decimal import Decimal

from planner.analysis.repairs.firm_levers import QUARTERS
from planner.analysis.repairs.levers import Lever, LeverStep, once, share_points
from planner.domain.edits import DelayHandover, Edit, SetCap, SplitUnit
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.park.site import Cap, Unit
from planner.domain.rule import is_on
from planner.domain.sweeping.repair import RepairKind
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource, UnitState
from planner.text import Message, Text, message

CAP_STEPS: dict[Resource, Decimal] = {
    Resource.POWER: Decimal(10),
    Resource.WATER: Decimal(1),
    Resource.WASTEWATER: Decimal(1),
    Resource.STEAM: Decimal("0.1"),
    Resource.HAZWASTE: Decimal(1),
}
"""The step in which a cap is raised, in the unit of the resource."""
MOST_STEPS = 400
CAP_POINTS, EARLIER_POINTS, SPLIT_POINTS, MOST_EARLIER = 5, 12, 8, 8
PARTS = (2, 3, 4)
SPLITS = Text("处拆分", "split")


def park_levers(problem: Problem, *, smallest_m2: int) -> Iterator[Lever]:
    """Return the caps first, then the handovers, then the units; no part of a split is below `smallest_m2`."""
    yield from _caps(problem)
    yield from _handovers(problem)
    yield from _splits(problem, smallest_m2)


def cap_rows(problem: Problem) -> dict[tuple[CapScope, str, Resource], list[Cap]]:
    """Return the caps there are by what they limit, in order of time; the transformer of a building is one."""
    rows: dict[tuple[CapScope, str, Resource], list[Cap]] = {}
    for cap in sorted(problem.caps, key=lambda one: one.from_quarter):
        rows.setdefault((cap.scope, cap.subject_id, cap.resource), []).append(cap)
    for building in problem.buildings:
        own = (CapScope.BUILDING, building.building_id, Resource.POWER)
        if own not in rows and problem.units_of.get(building.building_id):
            rows[own] = [
                Cap(
                    scope=CapScope.BUILDING,
                    subject_id=building.building_id,
                    resource=Resource.POWER,
                    from_quarter=building.handover_quarter,
                    value=building.usable_kw,
                )
            ]
    return rows


def _caps(problem: Problem) -> Iterator[Lever]:
    for (scope, subject, resource), own_rows in cap_rows(problem).items():
        if is_on(problem.policy, RuleKey.UTILITIES, resource.value):
            drawn = sum((firm.draw(resource) for firm in problem.firms), Decimal(0))
            yield _cap(scope, subject, resource, own_rows, drawn=drawn)


def _cap(scope: CapScope, subject: str, resource: Resource, rows: list[Cap], *, drawn: Decimal) -> Lever:
    """Return the lever of a cap: as much again, or what all firms together draw, whichever is more."""
    step = CAP_STEPS[resource]
    most = max(row.value for row in rows)
    count = min(MOST_STEPS, max(1, int(max(most, drawn) / step) + 1))
    return Lever(
        key=f"cap:{subject}:{resource.value}",
        kind=RepairKind.CAP,
        unit=Text(RESOURCE_UNITS[resource], RESOURCE_UNITS[resource]),
        step=step,
        steps=tuple(
            LeverStep(
                amount=step * number,
                edits=tuple(_raised(scope, row, step * number) for row in rows),
                effort=CAP_POINTS + share_points(step * number, most),
                message=_cap_message(subject, resource, rows, step * number),
            )
            for number in range(1, count + 1)
        ),
    )


def _raised(scope: CapScope, row: Cap, amount: Decimal) -> Edit:
    return SetCap(
        park=row.subject_id if scope is CapScope.PARK else None,
        building=row.subject_id if scope is CapScope.BUILDING else None,
        resource=row.resource,
        from_quarter=row.from_quarter,
        value=row.value + amount,
        diversity=row.diversity,
    )


def _cap_message(subject: str, resource: Resource, rows: list[Cap], amount: Decimal) -> Message:
    last = rows[-1]
    return message(
        "{subject} 的{resource}上限增加 {amount} {unit}，自 {start} 起（到 {value} {unit}）",
        "{amount} {unit} more {resource} in {subject} from {start} (cap {value} {unit})",
        subject=subject,
        resource=RESOURCE_NAMES[resource],
        amount=amount,
        unit=RESOURCE_UNITS[resource],
        start=str(rows[0].from_quarter),
        value=last.value + amount,
    )


def _handovers(problem: Problem) -> Iterator[Lever]:
    for building in problem.buildings:
        opening = problem.park[building.park_id].opening_quarter
        most = min(MOST_EARLIER, building.handover_quarter - opening)
        if most > 0 and problem.units_of.get(building.building_id):
            yield Lever(
                key=f"handover:{building.building_id}",
                kind=RepairKind.HANDOVER,
                unit=QUARTERS,
                step=Decimal(1),
                steps=tuple(
                    LeverStep(
                        amount=Decimal(number),
                        edits=(DelayHandover(building=building.building_id, quarters=-number),),
                        effort=Decimal(EARLIER_POINTS * number),
                        message=message(
                            "{building} 提前 {n} 季，于 {quarter} 交付",
                            "{building} is handed over {n} quarters earlier, in {quarter}",
                            building=building.building_id,
                            n=number,
                            quarter=str(building.handover_quarter + -number),
                        ),
                    )
                    for number in range(1, most + 1)
                ),
            )


def _splits(problem: Problem, smallest_m2: int) -> Iterator[Lever]:
    bound = {name for pin in problem.policy.pins for name in pin.units}
    for unit in problem.units:
        if unit.state is UnitState.VACANT and unit.unit_id not in bound:
            for parts in PARTS:
                if unit.leasable_m2 // parts >= smallest_m2:
                    yield _split(unit, parts)


def _split(unit: Unit, parts: int) -> Lever:
    each, rest = divmod(unit.leasable_m2, parts)
    areas = tuple(each + (number < rest) for number in range(parts))
    return once(
        f"split:{unit.unit_id}",
        RepairKind.SPLIT,
        SplitUnit(unit=unit.unit_id, parts=areas),
        SPLIT_POINTS * (parts - 1),
        unit=SPLITS,
        said=message(
            "把 {building} 第 {floor} 层 {unit} 拆成 {parts} × {each} ㎡",
            "split {building} floor {floor}, {unit}, into {parts} × {each} ㎡",
            building=unit.building_id,
            floor=unit.floor,
            unit=unit.unit_id,
            parts=parts,
            each=each,
        ),
    )
