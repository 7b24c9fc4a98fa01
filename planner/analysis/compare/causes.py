"""Why a placement of one plan is not in another: the checker is asked about it there.

Nothing is said that is not so. A rule is the reason only if it bars the firm from those units at every
start its window allows, in that plan; a goal only if the plan with the firm there comes out worse by
it; a changed row only if the rule was kept there before the row changed.
"""

from collections.abc import Iterator, Sequence

from planner.analysis.compare.behind import row_behind
from planner.analysis.compare.cause_context import CauseContext, Seat
from planner.analysis.compare.ranked import ranked
from planner.analysis.explain.shortfall import cause_of
from planner.analysis.explain.wording import both, rule_title
from planner.domain.changes.comparison import Cause
from planner.domain.changes.difference import RowChange, RowKind
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Why
from planner.text import listed, message

FACTS, GOAL = "facts", "goal"
MOST_CAUSES = 3


def causes_of(
    side: CauseContext,
    placement: Placement,
    rows: Sequence[RowChange],
    *,
    same_units: bool = False,
    still_placed: bool = False,
    is_opening: bool = False,
) -> tuple[Cause, ...]:
    """Return why `placement` is not in the plan of `side`, the plainest cause first; never empty.

    First what bars it whoever else comes, then who has its place or the resource, then (if nothing
    bars it) what a goal says. With `same_units` the firm is there from another start, so that this
    very start is asked about; else every start is. `is_opening` asks it of the facts before, about
    a firm that came in since.
    """
    if gone := tuple(_gone(side.problem, placement, rows)):
        return gone
    seat = side.seat(placement) if same_units else side.best_seat(placement)
    told = [_told(side, seat, finding, rows) for finding in seat.findings]
    causes = tuple(dict.fromkeys(told))[:MOST_CAUSES]
    if not causes:
        return (Cause(rule=GOAL, message=ranked(side, seat.placement, is_opening=is_opening)),)
    return (*causes, *_elsewhere(side, placement, still_placed=still_placed or is_opening))


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
            message=message("没有单元 {units}", "there is no unit {units}", units=listed(missing)),
        )


def _told(side: CauseContext, seat: Seat, finding: Finding, rows: Sequence[RowChange]) -> Cause:
    rule, clause = cause_of(finding)
    problem, placement = side.problem, seat.placement
    holders = tuple(name for name in finding.subjects if name in problem.firm and name != placement.firm_id)
    row = row_behind(problem, placement, finding, rows)
    return Cause(
        rule=rule,
        clause=clause,
        holders=holders,
        row=None if side.held_before(seat, finding) else row,
        message=message(
            "{title}：{said}", "{title}: {said}", title=rule_title(finding), said=both(finding.message)
        ),
    )


def _elsewhere(side: CauseContext, placement: Placement, *, still_placed: bool) -> Iterator[Cause]:
    """Say why a firm that lost its place has no other; that it might have one is no reason."""
    reasons = () if still_placed else side.report.reasons.get(placement.firm_id, ())
    for reason in reasons[:1]:
        if reason.why in (Why.GOAL, Why.OPEN):
            return
        zh, en = ("别处也不行：{said}", "nor anywhere else: {said}")
        if reason.why is not Why.NOWHERE:
            zh, en = ("别处：{said}", "elsewhere: {said}")
        yield Cause(
            rule=reason.rule,
            clause=reason.clause,
            holders=reason.holders,
            message=message(zh, en, said=both(reason.message)),
        )
