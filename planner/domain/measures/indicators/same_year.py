"""五个当年 of each firm: recruited, signed, built, producing and above scale, in which quarter, and when it files.

Building counts from the start of the placement. A firm of which recruiting or signing is not known
is open, unless what is known already lies in different years. Filing as an above-scale firm: newly
built firms file by the 20th of the month after the one in which this year's revenue passes the line,
all others with the yearly rounds at the end of November or December. Source: county practice 五个当年;
questions and answers of a county's statistics office, 2025.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planner.domain.measures.placed import first_placements, park_of
from planner.domain.park.calendar import ABOVE_SCALE, above_scale_year, milestones, producing_quarters
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span

FILING_DAY = 20
"""Day of the month by which a newly built firm files."""


class SameYearStep(StrEnum):
    """The five steps, in order."""

    RECRUITED = "recruited"
    SIGNED = "signed"
    BUILT = "built"
    PRODUCING = "producing"
    ABOVE_SCALE = "above_scale"


class SameYearVerdict(StrEnum):
    """Whether all five steps fall in one calendar year."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    """Recruiting or signing is not known, and nothing known speaks against it."""


class FilingRound(StrEnum):
    """When firms may file as above-scale firms."""

    MONTHLY = "monthly"
    NOVEMBER = "november"
    DECEMBER = "december"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The first round in which a firm can file; `day` is None for the rounds at the end of a month."""

    round: FilingRound
    year: int
    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameYearForecast:
    """The steps of one placed firm; a step is None where it is not known, above scale also where it is never reached."""

    firm_id: str
    quarters: Mapping[SameYearStep, Quarter | None]
    verdict: SameYearVerdict
    filing: Filing | None

    @property
    def year(self) -> int | None:
        """The one year that all known steps fall in; None if they do not."""
        years = {quarter.year for quarter in self.quarters.values() if quarter is not None}
        return years.pop() if len(years) == 1 else None


def same_year(problem: Problem, plan: Plan) -> tuple[SameYearForecast, ...]:
    """Return the forecast of each placed firm, by id, from its first placement."""
    first = first_placements(plan)
    return tuple(_forecast(problem, first[firm_id]) for firm_id in sorted(first))


def _forecast(problem: Problem, placement: Placement) -> SameYearForecast:
    firm, dates = problem.firm[placement.firm_id], milestones(problem, placement)
    reached = above_scale_quarter(problem, placement)
    quarters = {
        SameYearStep.RECRUITED: firm.recruited_quarter,
        SameYearStep.SIGNED: firm.signed_quarter,
        SameYearStep.BUILT: Quarter.of(dates.start),
        SameYearStep.PRODUCING: dates.production_quarter,
        SameYearStep.ABOVE_SCALE: reached,
    }
    return SameYearForecast(
        firm_id=firm.firm_id,
        quarters=quarters,
        verdict=_verdict(problem, placement, quarters),
        filing=None if reached is None else _filing(problem, placement, reached),
    )


def _verdict(
    problem: Problem, placement: Placement, quarters: Mapping[SameYearStep, Quarter | None]
) -> SameYearVerdict:
    known = {quarter.year for quarter in quarters.values() if quarter is not None}
    firm, built = problem.firm[placement.firm_id], quarters[SameYearStep.BUILT]
    is_signed_before = (  # that it has signed is told as of the cut-off day
        firm.is_signed and built is not None and park_of(problem, placement).cut_off.year < built.year
    )
    if len(known) > 1 or quarters[SameYearStep.ABOVE_SCALE] is None or is_signed_before:
        return SameYearVerdict.NO
    return SameYearVerdict.OPEN if None in quarters.values() else SameYearVerdict.YES


def above_scale_quarter(problem: Problem, placement: Placement) -> Quarter | None:
    """Return the quarter by whose end the year's output first reaches the above-scale line; None if it never does."""
    year = above_scale_year(problem, placement)
    if year is None:
        return None
    firm, line = problem.firm[placement.firm_id], Fraction(problem.policy.threshold(*ABOVE_SCALE))
    since, sum_ = milestones(problem, placement).production, Fraction(0)
    for quarter in span(Quarter(year * 4), Quarter(year * 4 + 3)):
        if since <= quarter.first_day and quarter < placement.end:
            sum_ += Fraction(firm.output_10k) / 4
            if sum_ >= line:
                return quarter
    raise AssertionError(f"{producing_quarters(problem, placement, year)} quarters reach the line of {year}")


def _filing(problem: Problem, placement: Placement, reached: Quarter) -> Filing:
    is_new = milestones(problem, placement).production_quarter.year == reached.year
    if reached.number == 4:
        return Filing(round=FilingRound.DECEMBER, year=reached.year, month=12)
    if not is_new:
        return Filing(round=FilingRound.NOVEMBER, year=reached.year, month=11)
    after = (reached + 1).first_day
    return Filing(round=FilingRound.MONTHLY, year=after.year, month=after.month, day=FILING_DAY)
