"""Why a placement of one plan is not in another: the checker is asked about it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.analysis.compare.behind import row_behind
from planner.analysis.explain.shortfall import cause_of
from planner.analysis.explain.wording import both, rule_title
from planner.check import check_placement
from planner.domain.comparison import Cause
from planner.domain.difference import RowChange, RowKind
from planner.domain.finding import Finding
from planner.domain.plan import Placement, Plan
from planner.domain.problem import Problem
from planner.domain.report import Report
from planner.text import message

FACTS, GOAL = "facts", "goal"
_CURED_BY_OTHERS = "speculative_hold"
MOST_CAUSES = 3


@dataclass(frozen=True)
class Side:
    """The plan that does not have the placement, with the facts it was made from."""

    report: Report

    @property
    def problem(self) -> Problem:
        """The facts."""
        return self.report.problem

    def without(self, firm_id: str) -> Plan:
        """Give the plan with the firm taken out."""
        return Plan(placements=tuple(p for p in self.report.plan.placements if p.firm_id != firm_id))


def causes_of(
    side: Side,
    placement: Placement,
    rows: Sequence[RowChange],
    *,
    still_placed: bool = False,
    is_opening: bool = False,
) -> tuple[Cause, ...]:
    """Give why `placement` is not in the plan of `side`, the plainest cause first; never empty.

    First what bars it whoever else comes, then who has its place or the resource, then (if
    nothing bars it) that another plan is worth more. `is_opening` asks it of the facts
    before, about a firm that came in since.
    """
    if gone := tuple(_gone(side.problem, placement, rows)):
        return gone
    alone = _hard(side.problem, Plan(), placement, is_alone=True)
    found = alone or _hard(side.problem, side.without(placement.firm_id), placement)
    told = [_told(side.problem, placement, finding, rows) for finding in found]
    causes = tuple(dict.fromkeys(told))[:MOST_CAUSES]
    if causes:
        return (*causes, *_elsewhere(side, placement, still_placed=still_placed or is_opening))
    return (_ranked(placement, is_opening=is_opening),)


def _gone(problem: Problem, placement: Placement, rows: Sequence[RowChange]) -> Iterator[Cause]:
    firm_id = placement.firm_id
    if firm_id not in problem.firm:
        row = next((r for r in rows if r.table == "firms" and r.key == (firm_id,)), None)
        is_new = row is not None and row.kind is RowKind.ADDED
        said = (
            message("{firm} 是新增企业", "{firm} is new among the firms", firm=firm_id)
            if is_new
            else message("{firm} 已不在企业表中", "{firm} is no longer among the firms", firm=firm_id)
        )
        yield Cause(rule=FACTS, row=row, message=said)
        return
    missing = sorted(set(placement.units) - set(problem.unit))
    if missing:
        row = next((r for r in rows if r.table == "units" and r.key[0] in missing), None)
        yield Cause(
            rule=FACTS,
            row=row,
            message=message("没有单元 {units}", "there is no unit {units}", units=", ".join(missing)),
        )


def _hard(
    problem: Problem, plan: Plan, placement: Placement, *, is_alone: bool = False
) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in check_placement(problem, plan, placement)
        if finding.is_fault and not (is_alone and finding.rule == _CURED_BY_OTHERS)
    )


def _told(problem: Problem, placement: Placement, finding: Finding, rows: Sequence[RowChange]) -> Cause:
    rule, clause = cause_of(finding)
    holders = tuple(name for name in finding.subjects if name in problem.firm and name != placement.firm_id)
    return Cause(
        rule=rule,
        clause=clause,
        holders=holders,
        row=row_behind(problem, placement, finding, rows),
        message=message(
            "{title}：{said}", "{title}: {said}", title=rule_title(finding), said=both(finding.message)
        ),
    )


def _elsewhere(side: Side, placement: Placement, *, still_placed: bool) -> Iterator[Cause]:
    """Say why a firm that lost its place has no other."""
    reasons = () if still_placed else side.report.reasons.get(placement.firm_id, ())
    for reason in reasons[:1]:
        yield Cause(
            rule=reason.rule,
            clause=reason.clause,
            holders=reason.holders,
            message=message("别处也不行：{said}", "nor anywhere else: {said}", said=both(reason.message)),
        )


def _ranked(placement: Placement, *, is_opening: bool) -> Cause:
    firm_id, units = placement.firm_id, "+".join(placement.units)
    said = message(
        "{firm} 仍可在 {units}，但另一方案的目标值更高",
        "{firm} could still be in {units}, but another plan is worth more",
        firm=firm_id,
        units=units,
    )
    if is_opening:
        said = message(
            "{firm} 原本也可在 {units}，但当时另一方案的目标值更高",
            "{firm} could have been in {units} before, but another plan was worth more then",
            firm=firm_id,
            units=units,
        )
    return Cause(rule=GOAL, message=said)
