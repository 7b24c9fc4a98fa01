"""The Monday picture: figures, phase bars, what ends soon, what needs attention."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.measures import Measure
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Severity
from planner.domain.solving.report import Report
from planner.domain.vocabulary.terms import CapScope
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.certificate import verdict
from planner.views.gauges import gauges
from planner.views.stacking import Block, BlockState, PhaseStack, stacking_view
from planner.views.tenants import Tenant, tenants_of
from planner.views.unplaced import unplaced_rows
from planner.views.words import RESOURCES, Firmness

EXPIRY_QUARTERS = 2
"""Leases and holds that end within six months are listed."""


class PhaseShare(StrEnum):
    """A part of a phase's leasable area."""

    SIGNED = "signed"
    RESERVED = "reserved"
    PENCILLED = "pencilled"
    HELD = "held"
    VACANT = "vacant"
    NOT_HANDED_OVER = "not_handed_over"


SHARES: dict[PhaseShare, Text] = {
    PhaseShare.SIGNED: Text("已签", "Signed"),
    PhaseShare.RESERVED: Text("预留", "Reserved"),
    PhaseShare.PENCILLED: Text("意向", "Pencilled"),
    PhaseShare.HELD: Text("暂留空", "Held free"),
    PhaseShare.VACANT: Text("空置", "Vacant"),
    PhaseShare.NOT_HANDED_OVER: Text("尚未交付", "Not handed over"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBar:
    """How the leasable ㎡ of a phase are used in the quarter; the parts add up to the whole."""

    park_id: str
    phase_id: str
    title: Text
    leasable_m2: int
    parts: tuple[tuple[PhaseShare, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingEnd:
    """A lease or a reservation that ends soon; `quarter` is the first one without it."""

    quarter: Quarter
    what: Text
    tenant: Tenant | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something to look at."""

    severity: Severity
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One quarter at a glance."""

    quarter: Quarter
    figures: tuple[Measure, ...]
    phases: tuple[PhaseBar, ...]
    endings: tuple[UpcomingEnd, ...]
    alerts: tuple[Alert, ...]


_FIGURES = (
    "firms_placed",
    "firms_unplaced",
    "occupancy_signed",
    "occupancy_expected",
    "occupancy_pencilled",
    "tax_10k",
    "tax_without_real_10k",
    "output_10k",
    "output_without_real_10k",
    "jobs",
    "jobs_without_real",
)
_IN_QUARTER = ("delivered_m2", "allocated_m2", *_FIGURES[2:5])


def overview(report: Report, quarter: Quarter) -> Overview:
    """Return the Monday picture at `quarter`."""
    measures = report.measures
    headline = {measure.key: measure for measure in measures.headline()}
    then = {m.key: m for m in measures.kpis if m.quarter == quarter and not m.subject_id}
    figures = [headline[key] for key in _FIGURES if key in headline]
    figures += [then[key] for key in _IN_QUARTER if key in then]
    return Overview(
        quarter=quarter,
        figures=tuple(figures),
        phases=phase_bars(report, quarter),
        endings=endings(report, quarter),
        alerts=alerts(report, quarter),
    )


def phase_bars(report: Report, quarter: Quarter) -> tuple[PhaseBar, ...]:
    """Return the phase bars of every park."""
    return tuple(
        _phase_bar(report.problem, park.park_id, phase)
        for park in stacking_view(report.problem, report.plan, quarter).parks
        for phase in park.phases
    )


def endings(report: Report, quarter: Quarter) -> tuple[UpcomingEnd, ...]:
    """Return the leases, reservations and holds that end after `quarter`, within six months."""
    last = quarter + EXPIRY_QUARTERS
    tenants = tenants_of(report.problem, report.plan)
    found = [
        UpcomingEnd(quarter=t.end, what=Text("租约到期", "Lease ends"), tenant=t, units=t.units)
        for t in tenants
        if t.start <= quarter < t.end <= last
    ]
    by_firm = {tenant.firm_id: tenant for tenant in tenants}
    found += [
        UpcomingEnd(
            quarter=hold.until,
            what=Text("预留到期", "Hold ends"),
            tenant=by_firm.get(hold.firm_id or ""),
            units=hold.units,
        )
        for hold in report.problem.policy.holds
        if quarter < hold.until <= last
    ]
    return tuple(sorted(found, key=lambda e: (e.quarter, e.units)))


def alerts(report: Report, quarter: Quarter) -> tuple[Alert, ...]:
    """Return what needs attention, the worst first."""
    found: list[Alert] = []
    if report.outcome.plan is None or report.broken:
        said = verdict(report)
        found.append(Alert(severity=Severity.ERROR, message=message(said.zh, said.en)))
    found += _left_out(report)
    found += _tight(report, quarter)
    return tuple(found)


def _left_out(report: Report) -> list[Alert]:
    rows = unplaced_rows(report.problem, report.plan, report.reasons)
    return [
        Alert(
            severity=Severity.ERROR,
            message=message(
                "已签企业 {firm} {name} 未落位",
                "Signed firm {firm} {name} has no place",
                firm=row.firm.firm_id,
                name=row.firm.name,
            ),
        )
        for row in rows
        if row.firm.is_signed
    ]


def _tight(report: Report, quarter: Quarter) -> list[Alert]:
    found = []
    for gauge in gauges(report.problem, report.measures):
        peak = max(
            (r for r in gauge.readings if r.quarter >= quarter and r.share is not None),
            key=lambda r: (r.share or 0, -r.quarter.index),
            default=None,
        )
        if peak is None or peak.level == "ample":
            continue
        where = gauge.subject if gauge.scope is CapScope.PARK else Text(gauge.subject_id, gauge.subject_id)
        found.append(
            Alert(
                severity=Severity.ERROR if peak.level == "over" else Severity.WARNING,
                message=message(
                    "{where} {what}在 {when} 达到上限的 {share}（{used} / {cap}）",
                    "{where}: {what} reaches {share} of the cap in {when} ({used} of {cap})",
                    where=where,
                    what=RESOURCES[gauge.resource],
                    when=fmt.quarter(peak.quarter),
                    share=fmt.percent(peak.share),
                    used=fmt.amount(peak.used, gauge.resource),
                    cap=fmt.amount(peak.cap, gauge.resource),
                ),
            )
        )
    return sorted(found, key=lambda alert: alert.severity is not Severity.ERROR)


def _phase_bar(problem: Problem, park_id: str, phase: PhaseStack) -> PhaseBar:
    blocks = [b for building in phase.buildings for floor in building.floors for b in floor.blocks]
    title = phase.name
    if len(problem.parks) > 1:
        park = problem.park[park_id].name
        title = Text(f"{park.zh} · {title.zh}", f"{park.en} · {title.en}")
    return PhaseBar(
        park_id=park_id,
        phase_id=phase.phase_id,
        title=title,
        leasable_m2=sum(block.area_m2 for block in blocks),
        parts=tuple((part, sum(b.area_m2 for b in blocks if share_of(b) is part)) for part in PhaseShare),
    )


def share_of(block: Block) -> PhaseShare:
    """Return which part of the leasable area a block is."""
    if block.tenant is None:
        return {
            BlockState.HELD: PhaseShare.HELD,
            BlockState.NOT_HANDED_OVER: PhaseShare.NOT_HANDED_OVER,
        }.get(block.state, PhaseShare.VACANT)
    return {
        Firmness.SIGNED: PhaseShare.SIGNED,
        Firmness.RESERVED: PhaseShare.RESERVED,
        Firmness.PENCILLED: PhaseShare.PENCILLED,
    }[block.tenant.standing]
