"""One firm for those who carry the plan out: where, when, who does what by when, safety and environment, margins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from planner.domain.keys import RuleKey
from planner.domain.park.calendar import above_scale_year, milestones
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.site import Unit
from planner.domain.rule import RULES
from planner.domain.solving.report import Report
from planner.domain.vocabulary.resources import RESOURCE_NAMES
from planner.domain.vocabulary.terms import HazardClass, Resource
from planner.domain.vocabulary.words import word
from planner.text import Lang, Text, listed
from planner.views import format as fmt
from planner.views.bases import basis_text
from planner.views.margins import Margin, margins_in_plan
from planner.views.tenants import Tenant, tenant_of
from planner.views.words import Firmness

PASSES = Text("通过", "passes")
_LOOK = Text("须复核", "to be looked at")
_RULES = {rule.key: rule for rule in RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to be done: by whom, what, and by which day (None: at any time before the next)."""

    who: Text
    what: Text
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreCheck:
    """One rule of safety or environment, what it asks of the firm and the place, and whether that holds."""

    rule: Text
    basis: Text
    need: Text
    available: Text
    verdict: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorStrip:
    """The units of a floor, from left to right: id, area, and whether they are the firm's."""

    floor: int
    units: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmSheet:
    """What the sheet of a firm says; floors are those of its building, the top one first."""

    firm: Firm
    tenant: Tenant
    kind: Text
    building: Text
    handover: date
    dates: tuple[tuple[Text, date], ...]
    floors: tuple[FloorStrip, ...]
    duties: tuple[Duty, ...]
    checks: tuple[PreCheck, ...]
    margins: tuple[Margin, ...]


def firm_sheets(report: Report) -> tuple[FirmSheet, ...]:
    """Return the sheet of each placed firm, by building and unit."""
    sheets = [
        _sheet(report, placement) for placement in report.plan.placements if _is_known(report, placement)
    ]
    return tuple(sorted(sheets, key=lambda one: (one.tenant.building_id, one.tenant.units, one.tenant.start)))


def _is_known(report: Report, placement: Placement) -> bool:
    problem = report.problem
    return placement.firm_id in problem.firm and all(unit in problem.unit for unit in placement.units)


def _sheet(report: Report, placement: Placement) -> FirmSheet:
    problem, firm = report.problem, report.problem.firm[placement.firm_id]
    tenant = tenant_of(problem, placement)
    units = tuple(problem.unit[name] for name in tenant.units)
    building = problem.building[tenant.building_id]
    ready = max(problem.ready_quarter(unit) for unit in units).first_day
    found = milestones(problem, placement)
    return FirmSheet(
        firm=firm,
        tenant=tenant,
        kind=tenant.archetype,
        building=Text(
            f"{building.building_id} {building.name.zh}", f"{building.building_id} {building.name.en}"
        ),
        handover=ready,
        dates=(
            (Text("房源可用", "Rooms ready"), ready),
            (Text("入驻", "Start"), found.start),
            (Text("装修完成", "Fit-out done"), found.fitout_end),
            (Text("办证完成", "Licensed"), found.licence_end),
            (Text("投产", "Production"), found.production),
            (Text("租期至（不含）", "Lease until (excluded)"), tenant.end.first_day),
        ),
        floors=tuple(_strips(report, tenant)),
        duties=tuple(_duties(report, placement, tenant)),
        checks=tuple(_checks(report, firm, units)),
        margins=(*tenant.margins, *margins_in_plan(problem, report.plan, placement)),
    )


def _strips(report: Report, tenant: Tenant) -> Iterator[FloorStrip]:
    units = sorted(report.problem.units_of[tenant.building_id], key=lambda one: (-one.floor, one.seq))
    for floor, members in groupby(units, key=lambda one: one.floor):
        yield FloorStrip(
            floor=floor,
            units=tuple((one.unit_id, one.leasable_m2, one.unit_id in tenant.units) for one in members),
        )


def _duties(report: Report, placement: Placement, tenant: Tenant) -> Iterator[Duty]:
    problem = report.problem
    firm, found = problem.firm[placement.firm_id], milestones(problem, placement)
    promotion, park, self_ = (
        Text("招商部门", "Investment promotion"),
        Text("园区管理方", "Park management"),
        Text("企业", "The firm"),
    )
    if tenant.standing is not Firmness.SIGNED:
        yield Duty(
            who=promotion,
            what=Text(
                "签订投资协议和租赁合同，收取保证金", "sign investment agreement and lease, take the deposit"
            ),
            due=found.start,
        )
    drawn = [(one, firm.draw(one)) for one in Resource if firm.draw(one)]
    amounts = "、".join(f"{RESOURCE_NAMES[one].zh} {fmt.amount(value, one)}" for one, value in drawn)
    amounts_en = ", ".join(f"{RESOURCE_NAMES[one].en} {fmt.amount(value, one)}" for one, value in drawn)
    rooms = listed(tenant.units)
    yield Duty(
        who=park,
        what=Text(
            f"交付 {rooms.zh}，并备好{amounts or '公用工程'}",
            f"hand {rooms.en} over with {amounts_en or 'utilities'}",
        ),
        due=found.start,
    )
    yield Duty(
        who=self_,
        what=Text("办理环评、安评和消防设计审查", "environmental and safety assessment, fire design review"),
        due=found.start,
    )
    if firm.fitout_weeks:
        yield Duty(
            who=self_,
            what=Text(
                f"装修 {firm.fitout_weeks} 周并验收", f"fit out in {firm.fitout_weeks} weeks, and acceptance"
            ),
            due=found.fitout_end,
        )
    if firm.licence_weeks:
        path = word(firm.reg_path)
        yield Duty(
            who=Text("企业、药监部门", "The firm, drug administration"),
            what=Text(
                f"{path.zh}：{firm.licence_type}，{firm.licence_weeks} 周",
                f"{path.en}: {firm.licence_type}, {firm.licence_weeks} weeks",
            ),
            due=found.licence_end,
        )
    yield Duty(who=self_, what=Text("试产、投产", "trial run and production"), due=found.production)
    year = above_scale_year(problem, placement)
    if year is not None:
        yield Duty(
            who=Text("统计部门、企业", "Statistics, the firm"),
            what=Text(f"{year} 年上规入统", f"above-scale entry in {year}"),
            due=None,
        )


def _checks(report: Report, firm: Firm, units: tuple[Unit, ...]) -> Iterator[PreCheck]:
    worst = min((unit.max_hazard_class for unit in units), key=lambda one: one.rank)
    yield _check(
        RuleKey.HAZARD_CLASS, word(firm.hazard_class), word(worst), holds=firm.hazard_class.rank <= worst.rank
    )
    if firm.hazard_class.rank >= HazardClass.C.rank:
        yield from _compartments(report, units)
    yield from _segregation(report, firm)


def _compartments(report: Report, units: tuple[Unit, ...]) -> Iterator[PreCheck]:
    for (building, storey), members in groupby(units, key=lambda one: (one.building_id, one.floor)):
        floor = report.problem.floor.get((building, storey))
        taken = sum(one.leasable_m2 for one in members)
        if floor is not None:
            where = f"{storey}F "
            yield _check(
                RuleKey.FIRE_COMPARTMENT,
                Text(where + fmt.area(taken), where + fmt.area(taken)),
                Text(f"≤ {fmt.area(floor.fire_compartment_m2)}", f"≤ {fmt.area(floor.fire_compartment_m2)}"),
                holds=taken <= floor.fire_compartment_m2,
            )


def _segregation(report: Report, firm: Firm) -> Iterator[PreCheck]:
    """Return each row of the segregation rules that the firm emits or receives under."""
    nothing = Text(fmt.NONE, fmt.NONE)
    said = {
        finding.clause: finding.message
        for finding in report.findings
        if finding.rule == RuleKey.SEGREGATION and firm.firm_id in finding.subjects
    }
    for row in report.problem.segregation_rules:
        if row.emitter_tag not in firm.emits and row.receptor_tag not in firm.receptors:
            continue
        found, scope = said.get(row.rule_id), word(row.scope)
        sentence = (
            None if found is None else Text(fmt.grouped(found.say(Lang.ZH)), fmt.grouped(found.say(Lang.EN)))
        )
        yield PreCheck(
            rule=Text(f"{row.rule_id} {row.note.zh}", f"{row.rule_id} {row.note.en}"),
            basis=basis_text(row.basis),
            need=Text(f"不得{scope.zh}", f"not in one {scope.en}"),
            available=sentence or nothing,
            verdict=PASSES if found is None else _LOOK,
        )


def _check(key: RuleKey, need: Text, available: Text, *, holds: bool) -> PreCheck:
    rule = _RULES[key]
    return PreCheck(
        rule=rule.title,
        basis=basis_text(rule.source),
        need=need,
        available=available,
        verdict=PASSES if holds else _LOOK,
    )
