"""What the way of one firm teaches of its archetype: a licence that took longer than is assumed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.milestones.status import MilestoneStatus
from planner.domain.park.problem import Problem

_WEEK = 7


def weeks_between(first: date, last: date) -> int:
    """Return the weeks from one day to another, begun ones counted whole; 0 if `last` is not later."""
    return max(0, -(-(last - first).days // _WEEK))


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceObservation:
    """Weeks that the licence of a firm took, above those assumed of its archetype (the middle of `low` to `high`).

    With `new_high` for `high` the archetype's default is what was observed.
    """

    firm_id: str
    archetype: str
    weeks: int
    assumed: int
    low: int
    high: int
    new_high: int


def licence_observation(
    problem: Problem, firm_id: str, chain: Sequence[MilestoneStatus]
) -> LicenceObservation | None:
    """Return what is learnt of a firm that has its licence; None where that took no longer than is assumed.

    The weeks count from the fit-out, or where nobody told its day from the handover and the firm's weeks of fit-out.
    """
    by = {one.kind: one for one in chain}
    licensed, ready = by[MilestoneKind.LICENCE].actual, by[MilestoneKind.FITOUT].expected
    kind = problem.archetype.get(problem.firm[firm_id].archetype)
    if licensed is None or ready is None or kind is None:
        return None
    low, high = kind.licence_weeks_lo, kind.licence_weeks_hi
    weeks, assumed = weeks_between(ready, licensed), (low + high) // 2
    if weeks <= assumed:
        return None
    return LicenceObservation(
        firm_id=firm_id,
        archetype=kind.archetype,
        weeks=weeks,
        assumed=assumed,
        low=low,
        high=high,
        new_high=max(high, 2 * weeks - low),
    )


def with_observation(problem: Problem, found: LicenceObservation) -> Problem:
    """Return the facts with the archetype's default as it was observed."""
    kinds = tuple(
        replace(kind, licence_weeks_hi=found.new_high) if kind.archetype == found.archetype else kind
        for kind in problem.archetypes
    )
    return replace(problem, archetypes=kinds)
