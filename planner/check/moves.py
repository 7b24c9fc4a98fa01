"""A move order replayed step by step: no unit, building cap or park cap is over-filled on the way.

Sitting firms take no steps; their leases are facts. What was over-full before the first step,
because facts changed under the old plan, may stay so until its turn comes, but must never get
fuller.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.check import unit_once, utilities
from planner.check.scope import CheckScope, stay_of
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding
from planner.domain.sweeping.relocation import MoveStep
from planner.domain.vocabulary.resources import RESOURCE_NAMES, RESOURCE_UNITS
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.domain.vocabulary.words import word
from planner.text import Message, listed, message

RULE = "moves"
STEP, END = "step", "end"


@dataclass(frozen=True)
class _Fill:
    """How full a state is: firms by unit and quarter, and loads by cap and quarter with the cap."""

    crowds: Mapping[tuple[str, int], frozenset[str]]
    loads: Mapping[tuple[CapScope, str, Resource, int], tuple[Decimal, Decimal]]


def check_moves(
    problem: Problem, before: Plan, after: Plan, steps: Sequence[MoveStep]
) -> tuple[Finding, ...]:
    """Return everything that is wrong with an order of steps; empty if nothing is.

    Parameters
    ----------
    before, after
        The plan in force, and the one the steps are to end in.
    steps
        Replayed one by one: each must begin where its firm stands, over-fill no unit and no cap,
        and the last must leave exactly `after`.
    """
    return tuple(_replayed(problem, before, after, steps))


def _replayed(problem: Problem, before: Plan, after: Plan, steps: Sequence[MoveStep]) -> Iterator[Finding]:
    state = _seated(problem, before, after)
    fill = _fill(problem, state)
    for number, step in enumerate(steps, start=1):
        standing = _home(state, step.firm_id)
        if standing != step.before or (step.before is None and step.after is None):
            yield _finding(
                STEP,
                (step.firm_id,),
                message(
                    "第 {n} 步：{firm} 当时不在所述之处",
                    "step {n}: {firm} is not where the step says",
                    n=number,
                    firm=step.firm_id,
                ),
            )
        state = _after(state, step)
        now = _fill(problem, state)
        yield from _fuller(fill, now, number)
        fill = now
    if state != after:
        wrong = sorted({p.firm_id for p in {*state.placements} ^ {*after.placements}})
        said = message(
            "最后与新方案不符：{firms}", "the end is not the new plan: {firms}", firms=listed(wrong)
        )
        yield _finding(END, tuple(wrong), said)


def _seated(problem: Problem, before: Plan, after: Plan) -> Plan:
    """Return the plan to begin with: sitting firms are where the facts say, which are those of `after`."""
    sit = {firm.firm_id for firm in problem.firms if firm.is_sitting}
    kept = [p for p in before.placements if p.firm_id not in sit]
    return Plan(placements=(*kept, *(p for p in after.placements if p.firm_id in sit)))


def _home(plan: Plan, firm_id: str) -> Placement | None:
    return next((p for p in plan.placements if p.firm_id == firm_id), None)


def _after(plan: Plan, step: MoveStep) -> Plan:
    left = [p for p in plan.placements if p.firm_id != step.firm_id]
    return Plan(placements=(*left, *([step.after] if step.after is not None else ())))


def _fill(problem: Problem, plan: Plan) -> _Fill:
    stays = tuple(stay for p in plan.placements if (stay := stay_of(problem, p)) is not None)
    case = CheckScope(problem=problem, stays=stays, asked=stays, strangers=(), is_whole=True)
    crowds: dict[tuple[str, int], frozenset[str]] = {}
    for unit_id, inside in case.in_unit.items():
        for quarter in range(case.first, case.after):
            firms = frozenset(stay.firm_id for stay in inside if stay.start <= quarter < stay.end)
            if len(firms) > 1:
                crowds[unit_id, quarter] = firms
    loads = {
        (scope, subject, resource, load.quarter): (load.drawn, load.cap)
        for scope, subject, resource, load in utilities.loads(case)
    }
    return _Fill(crowds, loads)


def _fuller(before: _Fill, now: _Fill, number: int) -> Iterator[Finding]:
    """Return what has become too full, each unit and each cap once, by its first quarter."""
    told: set[tuple[str, ...]] = set()
    for subject, finding in (*_crowded(before, now, number), *_overloaded(before, now, number)):
        if subject not in told:
            told.add(subject)
            yield finding


def _crowded(before: _Fill, now: _Fill, number: int) -> Iterator[tuple[tuple[str, ...], Finding]]:
    for (unit_id, quarter), firms in now.crowds.items():
        if not firms <= before.crowds.get((unit_id, quarter), frozenset()):
            said = message(
                "第 {n} 步后 {unit} 在 {quarter} 有 {firms}",
                "after step {n} unit {unit} has {firms} in {quarter}",
                n=number,
                unit=unit_id,
                quarter=str(Quarter(quarter)),
                firms=listed(sorted(firms)),
            )
            yield (unit_id,), _finding(unit_once.RULE, (*sorted(firms), unit_id), said)


def _overloaded(before: _Fill, now: _Fill, number: int) -> Iterator[tuple[tuple[str, ...], Finding]]:
    for (scope, subject, resource, quarter), (drawn, cap) in now.loads.items():
        was = before.loads.get((scope, subject, resource, quarter), (Decimal(0), cap))[0]
        if drawn > cap and drawn > was:
            said = message(
                "第 {n} 步后{scope} {subject} 在 {quarter} {resource} {drawn} {unit}，上限 {cap} {unit}",
                "after step {n} {scope} {subject} draws {drawn} {unit} of {resource} in {quarter}; the cap is "
                "{cap} {unit}",
                n=number,
                scope=word(scope),
                subject=subject,
                resource=RESOURCE_NAMES[resource],
                unit=RESOURCE_UNITS[resource],
                quarter=str(Quarter(quarter)),
                drawn=drawn,
                cap=cap,
            )
            told = (subject, resource.value)
            yield (scope.value, *told), _finding(utilities.RULE, told, said)


def _finding(clause: str, subjects: tuple[str, ...], said: Message) -> Finding:
    return Finding(rule=RULE, clause=clause, subjects=subjects, message=said)
