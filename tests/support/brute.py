"""A planner without a method: tries every plan of a tiny park and lets the checker judge.

Candidates are every set of units of one building from every quarter; the shape of a run is
left to the checker. A candidate or a partial plan is given up only for findings that adding
firms can never cure, so nothing is lost by giving up early.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

from planner.check import CHECKS, check_plan, is_valid
from planner.check.inherited import as_fact
from planner.check.scope import CheckScope, stay_of
from planner.domain.goal import GoalMode, Tier
from planner.domain.measures import measure_goals
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.seats import seats_of

CURED_BY_OTHERS = ("speculative_hold",)
"""Rules that a further firm may put right: someone may fill the unit that would stand empty."""

Worth = tuple[int, ...]


@dataclass(frozen=True)
class Best:
    """The best plan there is, and what it is worth tier by tier."""

    plan: Plan
    worth: Worth


def best_plan(problem: Problem) -> Best | None:
    """Try every plan; None if the checker accepts none."""
    best: Best | None = None
    for plan in plans(problem):
        worth = worth_of(problem, plan)
        if (best is None or worth > best.worth) and is_valid(check_plan(problem, plan)):
            best = Best(plan, worth)
    return best


def valid_plans(problem: Problem) -> Iterator[Plan]:
    """Return every plan that the checker accepts."""
    return (plan for plan in plans(problem) if is_valid(check_plan(problem, plan)))


def plans(problem: Problem) -> Iterator[Plan]:
    """Return every plan that is not given up on the way; those the checker accepts are among them.

    Sitting firms are in all of them, where they sit.
    """
    promised = _promised(problem)
    incoming = [firm for firm in problem.firms if not firm.is_sitting]
    firms = sorted(incoming, key=lambda firm: (firm.firm_id not in promised, firm.firm_id))
    choices = [candidates(problem, firm) for firm in firms]
    must = sum(firm.firm_id in promised for firm in firms)
    seats = tuple(seat for firm in problem.firms if firm.is_sitting for seat in seats_of(problem, firm))
    apart = _clashes(problem, [*seats, *(one for firm in choices for one in firm)])
    for placements in _combined(problem, choices, seats, apart=apart, must=must):
        yield Plan(placements=placements)


def candidates(problem: Problem, firm: Firm, *, largest: int | None = None) -> list[Placement]:
    """Return the placements of a firm that nothing but other firms could bar."""
    return [
        placement
        for placement in every_placement(problem, firm, largest=largest)
        if not _is_hopeless(problem, (), placement)
    ]


def every_placement(problem: Problem, firm: Firm, *, largest: int | None = None) -> Iterator[Placement]:
    """Return every set of units of one building (at most `largest`) from every quarter, or the firm's seats."""
    if firm.is_sitting:
        yield from seats_of(problem, firm)
        return
    for building_id in sorted(problem.units_of):
        names = [unit.unit_id for unit in problem.units_of[building_id]]
        for count in range(1, 1 + min(len(names), largest or len(names))):
            for units in combinations(names, count):
                for start in problem.quarters:
                    end = start + 4 * firm.lease_years
                    yield Placement(firm_id=firm.firm_id, units=units, start=start, end=end)


def tiers_of(problem: Problem) -> tuple[Tier, ...]:
    return problem.policy.goal_tiers


def worth_of(problem: Problem, plan: Plan) -> Worth:
    """Return the value of each stage: the tiers, or the weighted sum and then the tidy tiers."""
    goals = measure_goals(problem, plan)
    values = [sum(term.rate * goals[term.goal] for term in tier.terms) for tier in tiers_of(problem)]
    if problem.policy.mode is GoalMode.RANKED:
        return tuple(values)
    weighed = [
        (Fraction(tier.weight), value)
        for tier, value in zip(tiers_of(problem), values, strict=True)
        if tier.carries_value
    ]
    scale = lcm(*(weight.denominator for weight, _ in weighed))
    tidy = [v for tier, v in zip(tiers_of(problem), values, strict=True) if not tier.carries_value]
    return (int(sum(weight * scale * value for weight, value in weighed)), *tidy)


def _is_hopeless(problem: Problem, plan: Sequence[Placement], placement: Placement) -> bool:
    """Whether `check_placement` finds a fault that others cannot cure; no more is looked for once there is one."""
    stays = [stay for one in (*plan, placement) if (stay := stay_of(problem, one)) is not None]
    scope = CheckScope(problem=problem, stays=tuple(stays), asked=(stays[-1],), strangers=(), is_whole=False)
    return any(
        as_fact(scope, one).is_fault
        for rule, check in CHECKS
        if rule not in CURED_BY_OTHERS
        for one in check(scope)
    )


def _promised(problem: Problem) -> frozenset[str]:
    """Return the firms the checker misses in an empty plan; nothing but placing them cures that."""
    return frozenset(finding.subjects[0] for finding in check_plan(problem, Plan()) if finding.is_fault)


def _clashes(problem: Problem, placements: Sequence[Placement]) -> frozenset[tuple[Placement, Placement]]:
    """Return the pairs of placements of different firms that can never be in one plan."""
    return frozenset(
        (one, other)
        for one, other in combinations(placements, 2)
        if one.firm_id != other.firm_id and _is_hopeless(problem, (one,), other)
    )


def _combined(
    problem: Problem,
    choices: Sequence[Sequence[Placement]],
    chosen: tuple[Placement, ...],
    *,
    apart: frozenset[tuple[Placement, Placement]],
    must: int,
) -> Iterator[tuple[Placement, ...]]:
    """Return every choice of at most one placement a firm that is not given up on the way.

    The first `must` firms are promised a place: a plan without them is never valid.
    """
    if not choices:
        yield chosen
        return
    if must <= 0:
        yield from _combined(problem, choices[1:], chosen, apart=apart, must=0)
    for placement in choices[0]:
        if any((before, placement) in apart for before in chosen):
            continue
        if len(chosen) > 1 and _is_hopeless(problem, chosen, placement):
            continue
        yield from _combined(problem, choices[1:], (*chosen, placement), apart=apart, must=must - 1)
