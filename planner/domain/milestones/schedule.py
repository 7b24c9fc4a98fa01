"""When each step of a placed firm is due: forwards from the plan, backwards from a wanted start of production.

Forwards, the dates are those of `park.calendar`: first day of the start quarter + fit-out + licence + the weeks
of trial run. What the calendar does not say is set here, and is an assumption: the contract four weeks before the
rooms are handed over, acceptance four weeks after the fit-out and within the weeks of the licence, and the day on
which a firm above the line is filed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil

from planner.domain.measures.indicators.same_year import FILING_DAY
from planner.domain.measures.placed import park_of
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.park.calendar import ABOVE_SCALE, milestones, trial_weeks
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter

SIGN_WEEKS = 4
"""Weeks from contract to handover. Source: expert judgement (a signed firm waits a month at most)."""

ACCEPTANCE_WEEKS = 4
"""Weeks from fit-out to acceptance, within those of the licence. Source: expert judgement, 2 to 8 weeks."""

QUARTERS = 4


class DateBasis(StrEnum):
    """What a day of the schedule stands on."""

    FACT = "fact"
    """A quarter told in the park's tables; its first day."""
    PLAN = "plan"
    """The start quarter of the placement; its first day."""
    WEEKS = "weeks"
    """The step before and the weeks told of the firm, by itself or by its archetype."""
    ASSUMPTION = "assumption"
    """A default of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledMilestone:
    """A step with the day it is due; None where the figures never lead to it."""

    kind: MilestoneKind
    day: date | None
    basis: DateBasis
    weeks: int = 0
    """The weeks that are added, where the day stands on some."""


def schedule(problem: Problem, placement: Placement) -> tuple[ScheduledMilestone, ...]:
    """Return the seven steps of a placement in order, scheduled forwards from the plan."""
    firm, found = problem.firm[placement.firm_id], milestones(problem, placement)
    accepted = min(found.fitout_end + timedelta(weeks=ACCEPTANCE_WEEKS), found.licence_end)
    is_told = firm.production_quarter is not None
    return (
        _sign(firm, found.start),
        ScheduledMilestone(kind=MilestoneKind.HANDOVER, day=found.start, basis=DateBasis.PLAN),
        ScheduledMilestone(
            kind=MilestoneKind.FITOUT, day=found.fitout_end, basis=DateBasis.WEEKS, weeks=firm.fitout_weeks
        ),
        ScheduledMilestone(
            kind=MilestoneKind.ACCEPTANCE,
            day=accepted,
            basis=DateBasis.ASSUMPTION,
            weeks=(accepted - found.fitout_end).days // 7,
        ),
        ScheduledMilestone(
            kind=MilestoneKind.LICENCE, day=found.licence_end, basis=DateBasis.WEEKS, weeks=firm.licence_weeks
        ),
        ScheduledMilestone(
            kind=MilestoneKind.PRODUCTION,
            day=found.production,
            basis=DateBasis.FACT if is_told else DateBasis.ASSUMPTION,
            weeks=0 if is_told else trial_weeks(problem.policy),
        ),
        ScheduledMilestone(
            kind=MilestoneKind.ABOVE_SCALE,
            day=filing_day(firm, problem.policy, production=found.production, end=placement.end),
            basis=DateBasis.ASSUMPTION,
        ),
    )


def _sign(firm: Firm, start: date) -> ScheduledMilestone:
    if firm.signed_quarter is not None:
        day = min(firm.signed_quarter.first_day, start)
        return ScheduledMilestone(kind=MilestoneKind.SIGN, day=day, basis=DateBasis.FACT)
    day = start - timedelta(weeks=SIGN_WEEKS)
    return ScheduledMilestone(kind=MilestoneKind.SIGN, day=day, basis=DateBasis.ASSUMPTION, weeks=SIGN_WEEKS)


def quarters_to_line(firm: Firm, policy: Policy) -> int | None:
    """Return how many whole quarters of one year reach the above-scale line; None if four do not."""
    if firm.output_10k <= 0:
        return None
    line = Fraction(policy.threshold(*ABOVE_SCALE))
    needed = max(1, ceil(line * QUARTERS / Fraction(firm.output_10k)))
    return needed if needed <= QUARTERS else None


def filing_day(firm: Firm, policy: Policy, *, production: date, end: Quarter) -> date | None:
    """Return the day by which the firm can be filed as above scale; None if it never is, to the end of its stay.

    The year is the first whose whole quarters in production reach the line, as in `park.calendar`. In the year in
    which production began the filing is monthly, by the 20th of the month after the line is reached, or the
    round at the end of December where it is reached in the last quarter; in a later year it is the round at the end of
    November, or of December likewise. The rounds are those of `measures.indicators.same_year`.
    """
    needed = quarters_to_line(firm, policy)
    if needed is None:
        return None
    first = Quarter.of(production)
    if first.first_day < production:
        first += 1
    for year in range(first.year, end.year + 1):
        begins = max(first, Quarter(year * QUARTERS))
        reached = begins + (needed - 1)
        if reached.year == year and reached < end:
            return _filed(reached, year, is_new=year == production.year)
    return None


def _filed(reached: Quarter, year: int, *, is_new: bool) -> date:
    after = reached + 1
    if after.year > year:
        return date(year, 12, 31)
    if is_new:
        return after.first_day.replace(day=FILING_DAY)
    return date(year, 11, 30)


def latest_days(firm: Firm, policy: Policy, production: date) -> Mapping[MilestoneKind, date]:
    """Return the latest day of each step up to `production`, scheduled backwards with the firm's own weeks.

    A contract that is told as signed has no latest day of its own: it is taken as four weeks before the handover
    like any other.
    """
    licence = production - timedelta(weeks=trial_weeks(policy))
    fitout = licence - timedelta(weeks=firm.licence_weeks)
    handover = fitout - timedelta(weeks=firm.fitout_weeks)
    return {
        MilestoneKind.SIGN: handover - timedelta(weeks=SIGN_WEEKS),
        MilestoneKind.HANDOVER: handover,
        MilestoneKind.FITOUT: fitout,
        MilestoneKind.ACCEPTANCE: min(fitout + timedelta(weeks=ACCEPTANCE_WEEKS), licence),
        MilestoneKind.LICENCE: licence,
        MilestoneKind.PRODUCTION: production,
    }


def latest_start(firm: Firm, policy: Policy, production: date) -> Quarter:
    """Return the latest start quarter from whose first day production can begin by `production`."""
    return Quarter.of(latest_days(firm, policy, production)[MilestoneKind.HANDOVER])


class SameYearObstacle(StrEnum):
    """What keeps a firm from all five steps in one calendar year."""

    OUTPUT = "output"
    """A whole year of output stays below the line."""
    TIME = "time"
    """From 1 January on, fit-out, licence and trial run leave too few quarters for the line."""
    RECRUITED = "recruited"
    SIGNED = "signed"
    PRODUCING = "producing"
    """Told to have been recruited, signed, or in production, in another year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameYearSchedule:
    """五个当年 of one firm: recruited, signed, built, producing and above scale in `year`.

    `production` is the latest start of production and `start` the latest start quarter of the stay; both None
    where an obstacle stands. `days_short` is how much too late the plan's own production is; 0 if it is in time.
    `is_planned` says whether the plan as it stands does it.
    """

    year: int
    obstacle: SameYearObstacle | None
    production: date | None = None
    start: Quarter | None = None
    days_short: int = 0
    is_planned: bool = False


def same_year_schedule(problem: Problem, placement: Placement, year: int) -> SameYearSchedule:
    """Return what the firm would have to keep to for all five steps in `year`.

    Where the quarter of recruiting or signing is not told, it is taken to lie in `year`.
    """
    firm = problem.firm[placement.firm_id]
    for told, obstacle in (
        (firm.recruited_quarter, SameYearObstacle.RECRUITED),
        (firm.signed_quarter, SameYearObstacle.SIGNED),
        (firm.production_quarter, SameYearObstacle.PRODUCING),
    ):
        if told is not None and told.year != year:
            return SameYearSchedule(year=year, obstacle=obstacle)
    is_signed_before = firm.is_signed and firm.signed_quarter is None
    if is_signed_before and park_of(problem, placement).cut_off.year < year:
        return SameYearSchedule(year=year, obstacle=SameYearObstacle.SIGNED)
    needed = quarters_to_line(firm, problem.policy)
    if needed is None:
        return SameYearSchedule(year=year, obstacle=SameYearObstacle.OUTPUT)
    latest = Quarter(year * QUARTERS + QUARTERS - needed).first_day
    start = latest_start(firm, problem.policy, latest)
    if start.year < year:
        return SameYearSchedule(year=year, obstacle=SameYearObstacle.TIME)
    planned = milestones(problem, placement).production
    is_planned = placement.start.year == year and planned.year == year and planned <= latest
    return SameYearSchedule(
        year=year,
        obstacle=None,
        production=latest,
        start=start,
        days_short=max(0, (planned - latest).days),
        is_planned=is_planned,
    )
