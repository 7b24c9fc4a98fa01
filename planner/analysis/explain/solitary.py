"""Reason of a firm that may share a building with nobody: every building holds another firm."""

from collections.abc import Iterator

from planner.analysis.explain.runs import runs_of
from planner.analysis.explain.window import last_start, placed
from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.park.tags import tag_title
from planner.domain.rule import is_on
from planner.domain.solving.finding import Finding, Reason, Why
from planner.domain.vocabulary.terms import PairScope
from planner.text import message


def solitary(problem: Problem, plan: Plan, firm: Firm) -> Iterator[Reason]:
    """Return a reason for each rule that keeps the firm apart from every other, if it bites everywhere."""
    for row in problem.segregation_rules:
        if _binds(problem, firm, row):
            findings = [_neighbour(problem, plan, firm, row=row, building=b) for b in _open_to(problem, firm)]
            if findings and all(findings):
                yield _reason(problem, firm, row, [f for f in findings if f])


def _binds(problem: Problem, firm: Firm, row: SegregationRule) -> bool:
    return (
        row.hard
        and row.scope is PairScope.BUILDING
        and row.receptor_tag == ANY
        and row.emitter_tag in firm.emits
        and is_on(problem.policy, RuleKey.SEGREGATION, row.rule_id)
    )


def _open_to(problem: Problem, firm: Firm) -> list[str]:
    return [
        b.building_id
        for b in problem.buildings
        if problem.units_of[b.building_id] and (not firm.parks or b.park_id in firm.parks)
    ]


def _neighbour(
    problem: Problem, plan: Plan, firm: Firm, *, row: SegregationRule, building: str
) -> Finding | None:
    """Return the checker's finding that some firm of the building stands in the way, or None."""
    there = {unit.unit_id for unit in problem.units_of[building]}
    inside = Plan(placements=tuple(p for p in plan.placements if not there.isdisjoint(p.units)))
    run = next(iter(runs_of(problem, building, largest_m2=0)))
    asked = placed(firm, run, last_start(problem, firm, run))
    found = check_placement(problem, inside, asked)
    return next((f for f in found if (f.rule, f.clause) == (RuleKey.SEGREGATION, row.rule_id)), None)


def _reason(problem: Problem, firm: Firm, row: SegregationRule, findings: list[Finding]) -> Reason:
    others = sorted({s for f in findings for s in f.subjects if s in problem.firm and s != firm.firm_id})
    return Reason(
        firm_id=firm.firm_id,
        why=Why.TAKEN,
        rule=RuleKey.SEGREGATION,
        clause=row.rule_id,
        subject=", ".join(_open_to(problem, firm)),
        holders=tuple(others),
        message=message(
            "{rule} {note}：{firm}（{tag}）不得与任何企业同栋，而每一栋都有其他企业",
            "{rule} {note}: {firm} ({tag}) may share a building with no other firm, and every building has one",
            rule=row.rule_id,
            note=row.note,
            firm=firm.firm_id,
            tag=tag_title(problem, row.emitter_tag),
        ),
    )
