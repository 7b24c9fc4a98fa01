"""Where resources and times differ between two plans."""

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.changes.comparison import ResourceChange, TimeChange, TimeKind
from planner.domain.measures import Measures, ResourceUse
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import CapScope, Resource

_Place = tuple[CapScope, str, Resource, Quarter]


def resource_changes(before: Report, after: Report) -> tuple[ResourceChange, ...]:
    """Return each resource of a park or building, quarter by quarter, whose draw or cap differs."""
    one, other = _uses(before.measures), _uses(after.measures)
    found = (_change(place, one.get(place), other.get(place)) for place in dict.fromkeys((*one, *other)))
    return tuple(
        change
        for change in found
        if (change.used_before, change.cap_before) != (change.used_after, change.cap_after)
    )


def time_changes(before: Report, after: Report) -> tuple[TimeChange, ...]:
    """Return the handovers, starts and ends that moved, in that order."""
    return (*_handovers(before, after), *_stays(before, after))


def _uses(measures: Measures) -> dict[_Place, ResourceUse]:
    return {(use.scope, use.subject_id, use.resource, use.quarter): use for use in measures.resources}


def _change(place: _Place, one: ResourceUse | None, other: ResourceUse | None) -> ResourceChange:
    scope, subject_id, resource, quarter = place
    return ResourceChange(
        scope=scope,
        subject_id=subject_id,
        resource=resource,
        quarter=quarter,
        used_before=one.used if one else Decimal(0),
        used_after=other.used if other else Decimal(0),
        cap_before=one.cap if one else None,
        cap_after=other.cap if other else None,
    )


def _handovers(before: Report, after: Report) -> Iterator[TimeChange]:
    for building in before.problem.buildings:
        now = after.problem.building.get(building.building_id)
        if now is not None and now.handover_quarter != building.handover_quarter:
            yield TimeChange(
                kind=TimeKind.HANDOVER,
                subject_id=building.building_id,
                before=building.handover_quarter,
                after=now.handover_quarter,
            )


def _stays(before: Report, after: Report) -> Iterator[TimeChange]:
    for firm_id in sorted(before.plan.by_firm.keys() & after.plan.by_firm.keys()):
        was, now = before.plan.by_firm[firm_id][0], after.plan.by_firm[firm_id][0]
        for kind, one, other in (
            (TimeKind.START, was.start, now.start),
            (TimeKind.END, was.end, now.end),
        ):
            if one != other:
                yield TimeChange(kind=kind, subject_id=firm_id, before=one, after=other)
