"""A portfolio as plain rows: its sites, what is gained together, who goes elsewhere, who graduates."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.keys import GoalKey
from planner.domain.measures import Measures
from planner.domain.park.problem import Problem
from planner.domain.portfolio.report import PortfolioReport, SiteShare
from planner.text import Text
from planner.views import format as fmt
from planner.views.gauges import park_gauges

OCCUPANCY = "occupancy_rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLoad:
    """One resource of a site: the fullest quarter's draw, and the cap (None: nothing limits it)."""

    resource: str
    used: Decimal
    cap: Decimal | None
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site in figures; what it comes to alone is None where it is not solved."""

    park_id: str
    name: Text
    leasable_m2: int
    requested_m2: int
    occupancy: Decimal | None
    occupancy_alone: Decimal | None
    firms: int
    firms_alone: int | None
    points: int
    points_alone: int | None
    loads: tuple[SiteLoad, ...]
    is_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereRow:
    """A firm that goes to another site, with the sentence that says why."""

    firm_id: str
    name: Text
    home: Text
    park: Text
    units: tuple[str, ...]
    start: str
    points: int
    price_10k: Decimal
    price_points: int
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GraduationRow:
    """A sitting firm and the project it moves out for; no start, no park where that finds no place."""

    sitting_id: str
    firm_id: str
    name: Text
    rooms: tuple[str, ...]
    park: Text | None
    units: tuple[str, ...]
    start: str
    followers: tuple[str, ...]
    why: Text


def site_rows(told: PortfolioReport) -> tuple[SiteRow, ...]:
    """Return a row for each site, in the order of the portfolio."""
    return tuple(_site(told.portfolio.combined, share) for share in told.sites)


def _site(problem: Problem, share: SiteShare) -> SiteRow:
    together, alone = share.together, share.alone
    gauges = park_gauges(problem, together)
    return SiteRow(
        park_id=share.park_id,
        name=share.name,
        leasable_m2=int(together.get("leasable_m2").value or 0),
        requested_m2=share.requested_m2,
        occupancy=_share(together),
        occupancy_alone=None if alone is None else _share(alone),
        firms=together.goals[GoalKey.FIRMS],
        firms_alone=None if alone is None else alone.goals[GoalKey.FIRMS],
        points=together.goals[GoalKey.EXPECTED_VALUE],
        points_alone=None if alone is None else alone.goals[GoalKey.EXPECTED_VALUE],
        loads=tuple(
            SiteLoad(
                resource=gauge.resource.value,
                used=gauge.peak.used,
                cap=gauge.peak.cap,
                share=gauge.peak.share,
            )
            for gauge in gauges
            if gauge.has_cap
        ),
        is_sound=not any(finding.is_fault for finding in share.findings),
    )


def _share(measures: Measures) -> Decimal | None:
    value = measures.get(OCCUPANCY).value
    return None if value is None else Decimal(value)


def elsewhere_rows(told: PortfolioReport) -> tuple[ElsewhereRow, ...]:
    """Return a row for each firm that goes elsewhere."""
    problem = told.portfolio.combined
    return tuple(
        ElsewhereRow(
            firm_id=one.firm_id,
            name=problem.firm[one.firm_id].name,
            home=problem.park[one.home].name,
            park=problem.park[one.park_id].name,
            units=one.placement.units,
            start=str(one.placement.start),
            points=one.points,
            price_10k=one.price_10k,
            price_points=one.price_points,
            why=one.why.both(),
        )
        for one in told.elsewhere
    )


def graduation_rows(told: PortfolioReport) -> tuple[GraduationRow, ...]:
    """Return a row for each sitting firm that may move out, those that do first, by quarter."""
    problem = told.portfolio.combined
    return tuple(
        GraduationRow(
            sitting_id=one.sitting_id,
            firm_id=one.firm_id,
            name=problem.firm[one.firm_id].name,
            rooms=one.rooms,
            park=None
            if one.placement is None
            else problem.park_of(problem.unit[one.placement.units[0]].building_id).name,
            units=() if one.placement is None else one.placement.units,
            start="" if one.placement is None else str(one.placement.start),
            followers=tuple(p.firm_id for p in one.followers),
            why=one.why.both(),
        )
        for one in told.graduations
    )


def gain_sentences(told: PortfolioReport) -> Iterator[Text]:
    """Return a sentence for each tier that carries value: alone, together, and what is gained."""
    for gain in told.gains:
        title, alone, together = gain.tier.title, fmt.number(gain.alone), fmt.number(gain.together)
        more = fmt.number(gain.together - gain.alone)
        yield Text(
            f"{title.zh}：各自规划合计 {alone}，合在一起 {together}，增加 {more}",
            f"{title.en}: {alone} planned alone, {together} together, a gain of {more}",
        )
