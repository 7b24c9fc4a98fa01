"""A park's cap that is used up: it bars every run of the park, whichever is free."""

from decimal import Decimal

from planner.analysis.explain.shortfall import amount_text
from planner.domain.measures.kpis.resource_use import cap_in_force, drawn_in
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.solving.finding import Finding, Reason, Why
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.domain.vocabulary.words import word
from planner.text import Text, listed, message, plain


def exhausted(problem: Problem, plan: Plan, firm: Firm, finding: Finding) -> Reason:
    """Tell a utilities finding as what the firm needs, what is left, and who draws the rest."""
    resource, quarter = _resource_and_quarter(finding)
    subject = next(s for s in finding.subjects if s in problem.park or s in problem.building)
    scope = CapScope.PARK if subject in problem.park else CapScope.BUILDING
    cap = cap_in_force(problem, scope, subject, resource=resource, at=quarter)
    diversity = cap.diversity if cap else Decimal(1)
    limit, drawn = (Decimal(text.split()[0]) for text in (finding.available, finding.need))
    own = firm.draw(resource) * diversity
    unit = finding.available.split()[-1]
    need, left = f"{plain(own)} {unit}", f"{plain(limit - (drawn - own))} {unit}"
    holders = sorted(
        (s for s in finding.subjects if s in problem.firm and s != firm.firm_id),
        key=lambda name: (-problem.firm[name].draw(resource), name),
    )
    return Reason(
        firm_id=firm.firm_id,
        why=Why.TAKEN,
        rule=finding.rule,
        clause=finding.clause,
        subject=subject,
        need=need,
        available=left,
        holders=tuple(holders),
        frees=_frees(problem, plan, firm, subject=subject, resource=resource),
        message=message(
            "{subject} {resource} {quarter}：{firm} 需要 {need}，上限 {cap} 只剩 {left}{drawn}",
            "{subject} {resource} in {quarter}: {firm} needs {need}, of {cap} only {left} is left{drawn}",
            subject=subject,
            resource=word(resource),
            quarter=str(quarter),
            firm=firm.firm_id,
            need=amount_text(need),
            cap=amount_text(finding.available),
            left=amount_text(left),
            drawn=_drawn_by(holders),
        ),
    )


def _frees(problem: Problem, plan: Plan, firm: Firm, *, subject: str, resource: Resource) -> Quarter | None:
    """Return the first quarter of the firm from which a cap has room for it to the end of the horizon."""
    is_park = subject in problem.park
    park = problem.park[subject] if is_park else problem.park_of(subject)
    scope = CapScope.PARK if is_park else CapScope.BUILDING
    within = frozenset(
        one.building_id
        for one in problem.buildings
        if (one.park_id == subject if is_park else one.building_id == subject)
    )
    free: Quarter | None = None
    for at in reversed(span(max(firm.desired_quarter, park.first_quarter), park.last_quarter)):
        cap = cap_in_force(problem, scope, subject, resource=resource, at=at)
        drawn = drawn_in(problem, plan, resource, quarter=at, within=within) + firm.draw(resource)
        if cap is not None and drawn * cap.diversity > cap.value:
            break
        free = at
    return free


def _resource_and_quarter(finding: Finding) -> tuple[Resource, Quarter]:
    resource, quarter = finding.clause.split("@")
    return Resource(resource), Quarter.parse(quarter)


def _drawn_by(holders: list[str]) -> Text:
    if not holders:
        return Text("", "")
    names = listed(holders, 4)
    return Text(f"；主要由 {names.zh} 占用", f"; most is drawn by {names.en}")
