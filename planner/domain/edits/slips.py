"""What a firm that is late on its way makes of the facts: a later start, more weeks of fit-out or of the licence."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.domain.edits import ChangeFirm, Edit
from planner.domain.edits.reports import window_edits
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.milestones.observation import weeks_between
from planner.domain.milestones.status import MilestoneStatus
from planner.domain.park.calendar import trial_weeks
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter


def slip_edits(problem: Problem, placement: Placement, chain: Sequence[MilestoneStatus]) -> tuple[Edit, ...]:
    """Return the edits after which the plan's own calendar gives the production that is to be expected.

    None if production is expected in time. A handover that slips into a later quarter moves the firm's window; what
    is late within the quarter, or later, becomes weeks of fit-out and licence, rounded up. A firm that sits in the
    park has its rooms, and one whose production quarter is told gets another.
    """
    firm, by = problem.firm[placement.firm_id], {one.kind: one for one in chain}
    production = by[MilestoneKind.PRODUCTION]
    expected, planned = production.expected, production.scheduled.day
    if expected is None or planned is None or expected <= planned:
        return ()
    if firm.production_quarter is not None:
        quarter = Quarter.of(expected)
        if quarter == firm.production_quarter:
            return ()
        return (ChangeFirm(firm=firm.firm_id, field="production_quarter", value=str(quarter)),)
    rooms = by[MilestoneKind.HANDOVER].expected or placement.start.first_day
    start = placement.start if firm.is_sitting else max(placement.start, Quarter.of(rooms))
    fitout = weeks_between(start.first_day, _day(by, MilestoneKind.FITOUT, expected))
    ready = start.first_day + timedelta(weeks=fitout)
    trial = timedelta(weeks=trial_weeks(problem.policy))
    licensed = max(_day(by, MilestoneKind.LICENCE, expected), expected - trial)
    licence = weeks_between(ready, licensed)
    weeks = (("fitout_weeks", fitout), ("licence_weeks", licence))
    return (
        *(window_edits(firm, start) if start > placement.start else ()),
        *(
            ChangeFirm(firm=firm.firm_id, field=field, value=value)
            for field, value in weeks
            if value != getattr(firm, field)
        ),
    )


def _day(by: dict[MilestoneKind, MilestoneStatus], kind: MilestoneKind, otherwise: date) -> date:
    return by[kind].expected or otherwise
