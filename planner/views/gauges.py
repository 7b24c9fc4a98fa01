"""Gauges: what is drawn of every resource against its cap, by quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from planner.domain.measures import Measures, ResourceUse
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Text

WHOLE_PARK = Text("全园", "Whole park")
TIGHT = Decimal("0.9")
"""Share of a cap from which a gauge is called tight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GaugeReading:
    """One gauge in one quarter; `cap` and `share` are None where nothing limits it."""

    quarter: Quarter
    used: Decimal
    cap: Decimal | None
    share: Decimal | None

    @property
    def level(self) -> str:
        """`ample`, `tight` or `over`: the key of its colour."""
        if self.share is None:
            return "ample"
        if self.cap is not None and self.used > self.cap:
            return "over"
        return "tight" if self.share >= TIGHT else "ample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """One resource of one park or building over time.

    `place` is what tells it from the others in a list: a building by the number that stands on it, a park by
    its name where there are several.
    """

    scope: CapScope
    subject_id: str
    subject: Text
    place: Text
    resource: Resource
    readings: tuple[GaugeReading, ...]

    @property
    def has_cap(self) -> bool:
        """Whether anything limits it in some quarter."""
        return any(reading.cap is not None for reading in self.readings)

    @property
    def peak(self) -> GaugeReading:
        """The fullest quarter: by share where there is a cap, else by use."""
        return max(self.readings, key=lambda r: (r.share or Decimal(0), r.used, -r.quarter.index))

    def at(self, quarter: Quarter) -> GaugeReading:
        """Return the reading in `quarter`, or the nearest one inside the park's horizon."""
        return min(self.readings, key=lambda r: (abs(r.quarter - quarter), r.quarter.index))


def gauges(problem: Problem, measures: Measures) -> tuple[Gauge, ...]:
    """Return every gauge: parks first, then buildings, by resource."""

    def subject(use: ResourceUse) -> tuple[bool, str, int]:
        return use.scope is CapScope.BUILDING, use.subject_id, list(Resource).index(use.resource)

    uses = sorted(measures.resources, key=lambda use: (subject(use), use.quarter))
    return tuple(_gauge(problem, members) for _, members in groupby(uses, key=subject))


def park_gauges(problem: Problem, measures: Measures) -> tuple[Gauge, ...]:
    """Return every resource of every park, whether a cap limits it or not."""
    return tuple(gauge for gauge in gauges(problem, measures) if gauge.scope is CapScope.PARK)


def building_gauges(problem: Problem, measures: Measures) -> tuple[Gauge, ...]:
    """Return what is limited in a building; power is, in all."""
    return tuple(
        gauge for gauge in gauges(problem, measures) if gauge.scope is CapScope.BUILDING and gauge.has_cap
    )


def _gauge(problem: Problem, members: Iterable[ResourceUse]) -> Gauge:
    uses = tuple(members)
    first = uses[0]
    is_park = first.scope is CapScope.PARK
    named = problem.park[first.subject_id] if is_park else problem.building[first.subject_id]
    return Gauge(
        scope=first.scope,
        subject_id=first.subject_id,
        subject=named.name,
        place=_place(problem, first.subject_id, named.name if is_park else None),
        resource=first.resource,
        readings=tuple(
            GaugeReading(quarter=use.quarter, used=use.used, cap=use.cap, share=use.share) for use in uses
        ),
    )


def _place(problem: Problem, subject_id: str, park: Text | None) -> Text:
    if park is None:
        return Text(subject_id, subject_id)
    return park if len(problem.parks) > 1 else WHOLE_PARK
