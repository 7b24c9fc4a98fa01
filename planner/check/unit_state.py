"""A unit that is not vacant is open only to those who have a claim to it, or come after its tenant."""

from collections.abc import Iterator

from planner.check.pinned import promises
from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.park.site import Unit
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import UnitState
from planner.domain.vocabulary.words import word
from planner.text import listed, message

RULE = RuleKey.UNIT_STATE


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each firm in units whose state bars it."""
    for stay in case.asked:
        if not case.applies(RULE, "", stay.firm_id):
            continue
        barred = [
            unit
            for unit in stay.units
            if unit.state is not UnitState.VACANT and not _has_claim(case, stay, unit)
        ]
        if barred:
            yield Finding(
                rule=RULE,
                subjects=(stay.firm_id, *(unit.unit_id for unit in barred)),
                need=UnitState.VACANT.value,
                available=barred[0].state.value,
                message=message(
                    "{units} 状态为{state}，不能给 {firm}",
                    "{units}: state {state}, not open to {firm}",
                    units=listed(unit.unit_id for unit in barred),
                    state=word(barred[0].state),
                    firm=stay.firm_id,
                ),
            )


def _has_claim(case: CheckScope, stay: PlacedFirm, unit: Unit) -> bool:
    if unit.unit_id in stay.firm.rooms:
        return True
    for pin in promises(case.problem):
        if pin.firm_id == stay.firm_id and (unit.unit_id in pin.units or pin.building_id == unit.building_id):
            return True
    return any(stay.placement.start >= end for end in case.vacated(unit.unit_id))
