"""One resource by quarter in several plans, and quarters that moved, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.changes.comparison import PlanDifference, TimeKind
from planner.domain.park.quarter import Quarter
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Text
from planner.views.comparison import TIME_KINDS
from planner.views.gauges import Gauge, GaugeReading, gauges

Subject = tuple[str, Resource]
"""Id of a park or building, and the resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """One resource of one subject in one plan; `readings` is empty where the plan has no such subject."""

    plan: Text
    readings: tuple[GaugeReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A quarter that moved."""

    kind: TimeKind
    what: Text
    subject: str
    before: Quarter
    after: Quarter


def subjects(reports: Sequence[Report]) -> dict[Subject, Text]:
    """Return what can be compared: parks and buildings with their resources, and what each is called."""
    found: dict[Subject, Text] = {}
    for report in reports:
        for gauge in gauges(report.problem, report.measures):
            if _matters(gauge):
                found.setdefault((gauge.subject_id, gauge.resource), gauge.subject)
    return found


def usages(plans: Sequence[tuple[Text, Report]], subject: Subject) -> tuple[Usage, ...]:
    """Return the resource of a subject in each plan."""
    return tuple(Usage(plan=name, readings=_readings(report, subject)) for name, report in plans)


def shifts(difference: PlanDifference) -> tuple[Shift, ...]:
    """Return the quarters that moved: handovers first, then starts and ends."""
    return tuple(
        Shift(
            kind=change.kind,
            what=TIME_KINDS[change.kind],
            subject=change.subject_id,
            before=change.before,
            after=change.after,
        )
        for change in difference.times
    )


def _readings(report: Report, subject: Subject) -> tuple[GaugeReading, ...]:
    for gauge in gauges(report.problem, report.measures):
        if (gauge.subject_id, gauge.resource) == subject:
            return gauge.readings
    return ()


def _matters(gauge: Gauge) -> bool:
    """Whether something limits it, or the park draws it at all."""
    return gauge.has_cap or (gauge.scope is CapScope.PARK and any(one.used for one in gauge.readings))
