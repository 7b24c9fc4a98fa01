"""Dates that follow from a placement: fit-out, licence, production, and the years they fall in.

Production = first day of the start quarter + fit-out + licence + the weeks of trial run that the policy
tells, unless the firm's actual production quarter is known. Source: typical project phases of the
park; the trial run is the one seen at the first firm (licence to production, 20 days).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span

TRIAL_RUN = ("trial_run_weeks", Decimal(3))
"""Threshold key and default: weeks of trial run between licence and production."""

MOST_TRIAL_WEEKS = 520

ABOVE_SCALE = ("above_scale_revenue_10k", Decimal(2000))
"""Threshold key and default, 万元 a year. Source: national statistics rule since 2011."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """Dates of one placement."""

    firm_id: str
    start: date
    fitout_end: date
    licence_end: date
    production: date

    @property
    def production_quarter(self) -> Quarter:
        """Quarter in which production begins."""
        return Quarter.of(self.production)


def milestones(problem: Problem, placement: Placement) -> Milestones:
    """Return the dates of a placement; no date lies after an actual start of production."""
    firm = problem.firm[placement.firm_id]
    start = placement.start.first_day
    fitout_end = start + timedelta(weeks=firm.fitout_weeks)
    licence_end = fitout_end + timedelta(weeks=firm.licence_weeks)
    production = licence_end + timedelta(weeks=trial_weeks(problem.policy))
    if firm.production_quarter is not None:
        production = firm.production_quarter.first_day
    return Milestones(
        firm_id=firm.firm_id,
        start=min(start, production),
        fitout_end=min(fitout_end, production),
        licence_end=min(licence_end, production),
        production=production,
    )


def trial_weeks(policy: Policy) -> int:
    """Return the weeks of trial run that a policy tells, begun ones counted whole."""
    return max(0, ceil(min(policy.threshold(*TRIAL_RUN), Decimal(MOST_TRIAL_WEEKS))))


def quarters_producing(problem: Problem, placement: Placement, year: int) -> tuple[Quarter, ...]:
    """Return the whole quarters of `year` in production and inside the lease.

    The quarter in which production begins counts only if it begins on its first day.
    """
    since = milestones(problem, placement).production
    quarters = span(Quarter(year * 4), Quarter(year * 4 + 3))
    return tuple(one for one in quarters if since <= one.first_day and one < placement.end)


def producing_quarters(problem: Problem, placement: Placement, year: int) -> int:
    """Count the quarters of `quarters_producing`: 0 to 4."""
    return len(quarters_producing(problem, placement, year))


def in_year(problem: Problem, placement: Placement, full_year: Decimal, *, year: int) -> Decimal:
    """Return the part of a full year's figure that falls in `year`, by whole quarters; same unit.

    Parameters
    ----------
    full_year
        What a year in production brings, e.g. 万元.
    year
        A calendar year.
    """
    return full_year * producing_quarters(problem, placement, year) / 4


def above_scale_year(problem: Problem, placement: Placement) -> int | None:
    """Return the first year whose output reaches the above-scale line; None if none ever does.

    The line is the threshold `above_scale_revenue_10k` of the policy, 万元 a year (规上企业), and the year of
    the start of production counts by its whole quarters.
    """
    firm = problem.firm[placement.firm_id]
    line = Fraction(problem.policy.threshold(*ABOVE_SCALE))
    first = milestones(problem, placement).production_quarter.year
    for year in range(first, placement.end.year + 1):
        quarters = producing_quarters(problem, placement, year)
        if quarters and Fraction(firm.output_10k) * quarters / 4 >= line:
            return year
    return None


def is_five_same_year(problem: Problem, placement: Placement) -> bool | None:
    """Whether a firm is recruited, signed, built, producing and above scale in one year.

    Building counts from the start of the placement. None if the quarter of recruiting or
    of signing is not known. Source: the county's 五个当年.
    """
    firm = problem.firm[placement.firm_id]
    said = _years_said(firm)
    if said is None:
        return None
    dates = milestones(problem, placement)
    years = {
        *said,
        dates.start.year,
        dates.production.year,
        above_scale_year(problem, placement),
    }
    return len(years) == 1


def _years_said(firm: Firm) -> tuple[int, int] | None:
    if firm.recruited_quarter is None or firm.signed_quarter is None:
        return None
    return firm.recruited_quarter.year, firm.signed_quarter.year
