"""Reasons of a firm that some run suits: what others hold, in space, in resources, next door."""

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
from planner.analysis.explain.caps import exhausted
from planner.analysis.explain.goal import worth_it
from planner.analysis.explain.options import PlacementOption, options
from planner.analysis.explain.shortfall import Cause, cause_of, shortfall
from planner.analysis.explain.space import cleared, held_by_others
from planner.analysis.explain.survey import Survey
from planner.analysis.explain.wording import place
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Reason, Why
from planner.text import message

MOST_FREE_ASKED = 60
MOST_FREE_TOLD = 2
MOST_FITTING = 6


def taken(problem: Problem, plan: Plan, found: Survey) -> Iterator[Reason]:
    """Return what keeps the firm out as the plan stands, the most useful first."""
    choices = options(plan, found)
    free = [option for option in choices if not option.holders][:MOST_FREE_ASKED]
    judged = [(option, hard(problem, plan, option)) for option in free]
    fitting = [option.placement for option, findings in judged if not findings]
    if fitting:
        yield worth_it(problem, plan, fitting[:MOST_FITTING])
        return
    caps = _park_caps(problem, plan, choices)
    for finding in caps.values():
        yield exhausted(problem, plan, found.firm, finding)
    yield from _free_but_barred(problem, plan, found, judged=judged, told=set(caps))
    held = tuple(option for option in choices if option.holders)
    open_runs = {option.placement.units for option in choices if not option.holders}
    full = tuple(option for option in held if option.placement.units not in open_runs)
    if full:
        yield held_by_others(problem, plan, found, held=full, is_all=not open_runs)
    if held:
        yield from cleared(problem, plan, found, held=held, told=set(caps))


def _park_caps(problem: Problem, plan: Plan, choices: Sequence[PlacementOption]) -> dict[Cause, Finding]:
    """Return the park caps that bar every option: in each park, those broken from every start."""
    told: dict[Cause, Finding] = {}
    for park_id in sorted({problem.building[option.building_id].park_id for option in choices}):
        by_start = {
            option.placement.start: option
            for option in choices
            if problem.building[option.building_id].park_id == park_id
        }
        broken = _broken_from_all(problem, plan, [by_start[q] for q in sorted(by_start)], park_id=park_id)
        if not broken:
            return {}
        told |= broken
    return told


def _broken_from_all(
    problem: Problem, plan: Plan, options_by_start: Sequence[PlacementOption], *, park_id: str
) -> dict[Cause, Finding]:
    """Return the park's caps that every one of the options breaks, each where it is broken least."""
    mildest: dict[Cause, Finding] | None = None
    for option in reversed(options_by_start):
        found = {
            cause_of(f): f
            for f in hard(problem, plan, option)
            if f.rule == RuleKey.UTILITIES and park_id in f.subjects
        }
        mildest = (
            found
            if mildest is None
            else {c: min(mildest[c], found[c], key=shortfall) for c in mildest if c in found}
        )
        if not mildest:
            break
    return mildest or {}


def _free_but_barred(
    problem: Problem,
    plan: Plan,
    found: Survey,
    *,
    judged: Sequence[tuple[PlacementOption, tuple[Finding, ...]]],
    told: set[Cause],
) -> Iterator[Reason]:
    """Return the free runs that fail least, each once, from the start that fails least."""
    mildest: dict[tuple[str, ...], tuple[PlacementOption, Group]] = {}
    for option, findings in judged:
        new = tuple(finding for finding in findings if not has_reason(problem, finding, told))
        before = mildest.get(option.placement.units)
        if new and (before is None or len(new) < len(before[1])):
            mildest[option.placement.units] = option, new
    seen: set[frozenset[tuple[str, ...]]] = set()
    for option, findings in sorted(mildest.values(), key=lambda row: len(row[1])):
        kind = frozenset((f.rule, f.clause, *holders_of(problem, found.firm, (f,))) for f in findings)
        if kind not in seen and len(seen) < MOST_FREE_TOLD:
            seen.add(kind)
            for group in grouped(findings):
                yield _barred(problem, plan, found, option=option, group=group)


def _barred(problem: Problem, plan: Plan, found: Survey, *, option: PlacementOption, group: Group) -> Reason:
    if group[0].rule == RuleKey.UTILITIES:
        return exhausted(problem, plan, found.firm, group[0])
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
            "{where} 自 {start} 起空着，但{said}",
            "{where} is free from {start}, but {said}",
            where=place(option.run),
            start=str(option.placement.start),
            said=group_text(problem, found.firm, group),
        ),
    )
