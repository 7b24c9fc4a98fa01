"""Space that others hold: who holds the runs that suit a firm, and which is easiest to clear."""

from collections.abc import Iterator, Sequence

from planner.analysis.explain.barriers import (
    Group,
    clauses_of,
    group_text,
    grouped,
    hard,
    has_reason,
    holders_of,
)
from planner.analysis.explain.options import PlacementOption, easiest_to_clear, is_locked
from planner.analysis.explain.shortfall import Cause
from planner.analysis.explain.survey import Survey
from planner.analysis.explain.wording import place
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding, Reason, Why
from planner.text import Text, listed, message

MOST_CLEARED = 8


def held_by_others(
    problem: Problem, plan: Plan, found: Survey, *, held: Sequence[PlacementOption], is_all: bool
) -> Reason:
    """Tell which runs that suit the firm others hold, building by building."""
    by_building: dict[str, set[str]] = {}
    for option in held:
        by_building.setdefault(option.building_id, set()).update(option.holders)
    runs = {option.placement.units for option in held}
    rows = [(building, listed(sorted(by_building[building]), 6)) for building in sorted(by_building)]
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule=RuleKey.UNIT_ONCE,
        subject=", ".join(sorted(by_building)),
        holders=tuple(sorted(set().union(*by_building.values()))),
        frees=_frees(problem, plan, held),
        message=message(
            "适合 {firm} 的{which} {runs} 处已有企业：{where}",
            "{which} runs that suit {firm} are held ({runs}): {where}",
            which=Text("全部", "All") if is_all else Text("", "Other"),
            firm=found.firm.firm_id,
            runs=len(runs),
            where=Text(
                "；".join(f"{building}（{names.zh}）" for building, names in rows),
                "; ".join(f"{building} ({names.en})" for building, names in rows),
            ),
        ),
    )


def cleared(
    problem: Problem, plan: Plan, found: Survey, *, held: tuple[PlacementOption, ...], told: set[Cause]
) -> Iterator[Reason]:
    """Return the run that is easiest to clear, and what would still bar the firm there."""
    tried: list[tuple[PlacementOption, tuple[Finding, ...]]] = []
    for option, _ in zip(easiest_to_clear(problem, held), range(MOST_CLEARED), strict=False):
        rest = Plan(placements=tuple(p for p in plan.placements if p.firm_id not in option.holders))
        tried.append((option, hard(problem, rest, option)))
        if not tried[-1][1]:
            break
    option, findings = min(tried, key=lambda row: len(row[1]))
    new = tuple(finding for finding in findings if not has_reason(problem, finding, told))
    if not new:
        yield _would_fit(problem, plan, found, option=option, is_capped=bool(findings))
    for group in grouped(new):
        yield _even_then(problem, found, option, group)


def _frees(problem: Problem, plan: Plan, held: Sequence[PlacementOption]) -> Quarter | None:
    """Return the first quarter from which one of the runs stands empty to the end of the horizon."""
    runs = {option.placement.units for option in held}
    empty = min(
        max(place.end for place in plan.placements if not set(run).isdisjoint(place.units)) for run in runs
    )
    return empty if empty <= problem.quarters[-1] else None


def _would_fit(
    problem: Problem, plan: Plan, found: Survey, *, option: PlacementOption, is_capped: bool
) -> Reason:
    locked = [name for name in option.holders if is_locked(problem, name)]
    fixed = Text(f"（{'、'.join(locked)} 已锁定）", f" ({', '.join(locked)} cannot move)")
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule=RuleKey.UNIT_ONCE,
        subject=place(option.run),
        holders=option.holders,
        frees=_frees(problem, plan, [option]),
        message=message(
            "最易腾出的一处：{where} 自 {start} 起，由 {holders} 占用{fixed}；腾出后 {firm} {fits}",
            "Easiest to clear: {where} from {start}, held by {holders}{fixed}; once cleared, {firm} {fits}",
            where=place(option.run),
            start=str(option.placement.start),
            holders=listed(option.holders),
            fixed=fixed if locked else Text("", ""),
            firm=found.firm.firm_id,
            fits=Text("只受上述上限所限", "is barred by the cap above alone")
            if is_capped
            else Text("可以落位", "fits"),
        ),
    )


def _even_then(problem: Problem, found: Survey, option: PlacementOption, group: Group) -> Reason:
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule=group[0].rule,
        clause=clauses_of(group),
        subject=place(option.run),
        need=group[0].need,
        available=group[0].available,
        holders=holders_of(problem, found.firm, group),
        message=message(
            "即使 {holders} 腾出 {where}（{start} 起），{said}",
            "Even if {holders} left {where} (from {start}): {said}",
            holders=listed(option.holders),
            where=place(option.run),
            start=str(option.placement.start),
            said=group_text(problem, found.firm, group),
        ),
    )
