"""Reasons of a firm that some run suits: what others hold, in space, in resources, next door."""

from collections.abc import Iterator, Sequence

from planner.analysis.explain.caps import exhausted
from planner.analysis.explain.goal import worth_it
from planner.analysis.explain.options import Option, easiest_to_clear, is_locked, options
from planner.analysis.explain.shortfall import Cause, cause_of, shortfall
from planner.analysis.explain.survey import Survey
from planner.analysis.explain.wording import both, listed, place
from planner.check import check_placement
from planner.domain.finding import Finding, Reason, Why
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.text import Text, message

MOST_FREE_ASKED = 60
MOST_FREE_TOLD = 2
MOST_CLEARED = 8
MOST_FITTING = 6


def taken(problem: Problem, plan: Plan, found: Survey) -> Iterator[Reason]:
    """Give what keeps the firm out as the plan stands, the most useful first."""
    choices = options(plan, found)
    free = [option for option in choices if not option.holders][:MOST_FREE_ASKED]
    judged = [(option, hard(problem, plan, option)) for option in free]
    fitting = [option.placement for option, findings in judged if not findings]
    if fitting:
        yield worth_it(problem, plan, fitting[:MOST_FITTING])
        return
    caps = _park_caps(problem, plan, choices)
    for finding in caps.values():
        yield exhausted(problem, found.firm, finding)
    yield from _free_but_barred(problem, found, judged=judged, told=set(caps))
    held = tuple(option for option in choices if option.holders)
    open_runs = {option.placement.units for option in choices if not option.holders}
    full = tuple(option for option in held if option.placement.units not in open_runs)
    if full:
        yield _held(found, full, is_all=not open_runs)
    if held:
        yield from _cleared(problem, plan, found, held=held, told=set(caps))


def hard(problem: Problem, plan: Plan, option: Option) -> tuple[Finding, ...]:
    """Give the rules that the option would break in the plan."""
    found = check_placement(problem, plan, option.placement)
    return tuple(finding for finding in found if not finding.soft)


def _park_caps(problem: Problem, plan: Plan, choices: Sequence[Option]) -> dict[Cause, Finding]:
    """Give the park caps that bar every option: in each park, those broken from every start."""
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
    problem: Problem, plan: Plan, options_by_start: Sequence[Option], *, park_id: str
) -> dict[Cause, Finding]:
    """Give the park's caps that every one of the options breaks, each where it is broken least."""
    mildest: dict[Cause, Finding] | None = None
    for option in reversed(options_by_start):
        found = {
            cause_of(f): f
            for f in hard(problem, plan, option)
            if f.rule == "utilities" and park_id in f.subjects
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
    found: Survey,
    *,
    judged: Sequence[tuple[Option, tuple[Finding, ...]]],
    told: set[Cause],
) -> Iterator[Reason]:
    """Give the free runs that fail by the fewest further rules, each kind of failure once."""
    rows = [(option, _untold(problem, findings, told)) for option, findings in judged]
    seen: set[frozenset[tuple[str, ...]]] = set()
    for option, findings in sorted(rows, key=lambda row: len(row[1])):
        kind = frozenset((f.rule, f.clause, *_others(problem, found, f)) for f in findings)
        if findings and kind not in seen and len(seen) < MOST_FREE_TOLD:
            seen.add(kind)
            for finding in findings:
                yield _barred(problem, found, option=option, finding=finding)


def _barred(problem: Problem, found: Survey, *, option: Option, finding: Finding) -> Reason:
    if finding.rule == "utilities":
        return exhausted(problem, found.firm, finding)
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule=finding.rule,
        clause=finding.clause,
        subject=place(option.run),
        need=finding.need,
        available=finding.available,
        holders=_others(problem, found, finding),
        message=message(
            "{where} 自 {start} 起空着,但{said}",
            "{where} is free from {start}, but {said}",
            where=place(option.run),
            start=str(option.placement.start),
            said=both(finding.message),
        ),
    )


def _held(found: Survey, held: Sequence[Option], *, is_all: bool) -> Reason:
    by_building: dict[str, set[str]] = {}
    for option in held:
        by_building.setdefault(option.building_id, set()).update(option.holders)
    runs = {option.placement.units for option in held}
    rows = [
        f"{building} ({listed(sorted(by_building[building]), most=6)})" for building in sorted(by_building)
    ]
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule="unit_once",
        subject=", ".join(sorted(by_building)),
        holders=tuple(sorted(set().union(*by_building.values()))),
        message=message(
            "适合 {firm} 的{which} {runs} 处已有企业:{where}",
            "{which} {runs} runs that suit {firm} are held: {where}",
            which=Text("全部", "All") if is_all else Text("", "Of the others,"),
            firm=found.firm.firm_id,
            runs=len(runs),
            where="; ".join(rows),
        ),
    )


def _cleared(
    problem: Problem, plan: Plan, found: Survey, *, held: tuple[Option, ...], told: set[Cause]
) -> Iterator[Reason]:
    """Give the run that is easiest to clear, and what would still bar the firm there."""
    tried: list[tuple[Option, tuple[Finding, ...]]] = []
    for option, _ in zip(easiest_to_clear(problem, held), range(MOST_CLEARED), strict=False):
        rest = Plan(placements=tuple(p for p in plan.placements if p.firm_id not in option.holders))
        tried.append((option, _untold(problem, hard(problem, rest, option), told)))
        if not tried[-1][1]:
            break
    option, findings = min(tried, key=lambda row: len(row[1]))
    if not findings:
        yield _would_fit(problem, found, option, is_capped=bool(told))
    for finding in findings:
        yield _even_then(problem, found, option, finding)


def _would_fit(problem: Problem, found: Survey, option: Option, *, is_capped: bool) -> Reason:
    locked = [name for name in option.holders if is_locked(problem, name)]
    fixed = Text(f"({', '.join(locked)} 已锁定)", f" ({', '.join(locked)} cannot move)")
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule="unit_once",
        subject=place(option.run),
        holders=option.holders,
        message=message(
            "最易腾出的一处:{where} 自 {start} 起,由 {holders} 占用{fixed};腾出后 {firm} {fits}",
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


def _even_then(problem: Problem, found: Survey, option: Option, finding: Finding) -> Reason:
    return Reason(
        firm_id=found.firm.firm_id,
        why=Why.TAKEN,
        rule=finding.rule,
        clause=finding.clause,
        subject=place(option.run),
        need=finding.need,
        available=finding.available,
        holders=_others(problem, found, finding),
        message=message(
            "即使 {holders} 腾出 {where}({start} 起),{said}",
            "Even if {holders} left {where} (from {start}): {said}",
            holders=listed(option.holders),
            where=place(option.run),
            start=str(option.placement.start),
            said=both(finding.message),
        ),
    )


def _untold(problem: Problem, findings: Sequence[Finding], told: set[Cause]) -> tuple[Finding, ...]:
    """Leave out the park caps already told."""
    return tuple(
        f
        for f in findings
        if f.rule != "utilities" or cause_of(f) not in told or not any(s in problem.park for s in f.subjects)
    )


def _others(problem: Problem, found: Survey, finding: Finding) -> tuple[str, ...]:
    return tuple(s for s in finding.subjects if s in problem.firm and s != found.firm.firm_id)
