"""Re-planning without upsetting people: few changes, each with its price and what it buys."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.analysis.moves import order_of
from planner.check import check_moves
from planner.domain.goal import GoalMode, Term, Tier, with_least_change
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals, tier_value
from planner.domain.measures.placed import without_unknown
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Limits, Outcome, Progress, Status
from planner.domain.solving.report import Report
from planner.domain.sweeping.relocation import Move, MoveStep, Need
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.in_hand import InHand, outcome_with, told
from planner.services.planning.solving import (
    Clock,
    HaltedError,
    Session,
    begun,
    first_in_hand,
    nothing_found,
    opened,
    report_on,
    solved,
)
from planner.services.planning.weighing import WarmSession, most_of, priced, weighed

SETTLED = frozenset(stage for stage in Stage if stage.has_rooms)
"""Stages from which on a firm has its rooms, and stays in them unless it may be moved."""


@dataclass(frozen=True, kw_only=True)
class Replan:
    """The new plan, each firm of the plan in force that changes, and the steps in order.

    `findings` are what the checker has against the order of the steps: nothing, unless
    something is very wrong. `fewest` is the least number of firms that must change, told
    only if no plan keeps the limit asked for; None if that is not known.
    """

    report: Report
    moves: tuple[Move, ...]
    steps: tuple[MoveStep, ...]
    findings: tuple[Finding, ...] = ()
    fewest: int | None = None


def replan_problem(problem: Problem, plan: Plan, *, price: int = 0) -> Problem:
    """Return the new facts with `plan` in force, who is settled pinned, and a price on each change.

    `price` is in points of the last tier of value, for each firm that gets another run or
    start or none. With 0 changes only decide between plans of equal value.
    """
    standing = without_unknown(problem, plan)
    policy = problem.policy
    pins = tuple(_pin(stay) for stay in standing.placements if is_settled(problem, stay))
    bound = {pin.firm_id for pin in pins}
    return replace(
        problem,
        base=standing.placements,
        policy=replace(
            policy,
            tiers=_priced(with_least_change(policy.goal_tiers), price),
            pins=(*(pin for pin in policy.pins if pin.firm_id not in bound), *pins),
        ),
    )


def is_settled(problem: Problem, stay: Placement) -> bool:
    """Whether a firm stays where it is: it is pinned, or has its rooms and may not be moved.

    Not where a pin wants it elsewhere; a firm that sits in the park stays by a rule of its own.
    """
    firm = problem.firm[stay.firm_id]
    pins = [pin for pin in problem.policy.pins if pin.firm_id == stay.firm_id]
    agree = all(_agrees(problem, pin, stay) for pin in pins)
    stays = bool(pins) or (firm.stage in SETTLED and not firm.moveable)
    return not firm.is_sitting and agree and stays


def _agrees(problem: Problem, pin: Pin, stay: Placement) -> bool:
    buildings = {problem.unit[unit].building_id for unit in stay.units}
    return (
        pin.building_id in (None, *buildings)
        and pin.units in ((), stay.units)
        and pin.start in (None, stay.start)
    )


def replan(
    problem: Problem,
    plan: Plan,
    limits: Limits,
    *,
    price: int = 0,
    most_changes: int | None = None,
    any_changes: bool = False,
    should_stop: Callable[[], bool] = lambda: False,
) -> Replan:
    """Plan new facts from the plan in force; see `planned` for how many firms may change.

    The plan may take the limits once, and finding out what each move buys once more; moves left
    over then are told as open.
    """
    done = planned(
        problem,
        plan,
        limits,
        price=price,
        most_changes=most_changes,
        any_changes=any_changes,
        should_stop=should_stop,
    )
    facts, clock = done.report.problem, begun(limits, should_stop)
    most = most_of(done.report.outcome, most_changes)
    moves = tuple(
        replace(move, need=Need.OPEN)
        if clock.is_over()
        else priced(
            judged(facts, done.report.plan, move, limits, most_changes=most, clock=clock),
            facts,
            done.report.outcome,
        )
        for move in done.moves
    )
    return replace(done, moves=moves)


def planned(
    problem: Problem,
    plan: Plan,
    limits: Limits,
    *,
    price: int = 0,
    most_changes: int | None = None,
    any_changes: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Replan:
    """Plan new facts from the plan in force; why each firm changes is left pending.

    No more firms change than the repair of that plan changes. At a price for each change, or with
    `most_changes`, more may, once it is proven that it pays; with `any_changes` they may anyhow.
    """
    facts, clock = replan_problem(problem, plan, price=price), begun(limits, should_stop)
    hand = _in_hand(facts, clock, most_changes)
    if hand is not None and on_progress is not None:
        on_progress(told(hand, clock.now()))
    held = replace(limits, few_changes=not any_changes)
    try:
        asking = WarmSession(opened(facts, clock), Plan(placements=facts.base), on_progress, clock)
        with _at_most(asking.session, most_changes):
            is_weighed = not any_changes and (price or most_changes is not None)
            outcome = weighed(asking, limits) if is_weighed else asking.solve(held)
    except HaltedError:
        outcome = nothing_found(facts, held, clock)
    outcome = outcome_with(outcome, hand)
    fewest = None if outcome.plan is not None else _fewest(facts, limits, clock)
    return replanned(facts, outcome, fewest=fewest, should_stop=clock.should_stop)


def _in_hand(facts: Problem, clock: Clock, most_changes: int | None) -> InHand | None:
    hand = first_in_hand(facts, clock)
    is_too_much = hand is not None and most_changes is not None and hand.changes > most_changes
    return None if is_too_much else hand


def replanned(
    facts: Problem, outcome: Outcome, *, should_stop: Callable[[], bool], fewest: int | None = None
) -> Replan:
    """Return the re-plan that an outcome comes to, with why each firm that has no place stays out."""
    return replan_of(report_on(facts, outcome, should_stop=should_stop), fewest=fewest)


def replan_of(report: Report, *, fewest: int | None = None) -> Replan:
    """Return the re-plan that a report comes to: who moves, and in which order."""
    facts = report.problem
    if report.outcome.plan is None:
        return Replan(report=report, moves=(), steps=(), fewest=fewest)
    before = Plan(placements=facts.base)
    steps = order_of(facts, before, report.plan)
    findings = check_moves(facts, before, report.plan, steps)
    return Replan(report=report, moves=_moves(report), steps=steps, findings=findings)


def judged(
    facts: Problem,
    plan: Plan,
    move: Move,
    limits: Limits,
    *,
    most_changes: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    clock: Clock | None = None,
) -> Move:
    """Say why the firm changes from the plan in force to `plan`, and what its staying would cost.

    `facts` are those of `replan_problem`; no more than `most_changes` firms may change then either.
    Only the tiers of value are solved again, with the firm where it was. `clock` is one that runs
    already: all that is asked of the move shares it.
    """
    clock = clock or begun(limits, should_stop)
    try:
        session = opened(facts, clock)
        with session.keep(move.before):
            with _at_most(session, most_changes):
                stayed = session.solve(limits, clock=clock, value_only=True)
            if stayed.status is Status.INFEASIBLE and most_changes is not None:
                free = session.solve(limits, clock=clock, value_only=True)
                if free.status is not Status.INFEASIBLE:
                    return replace(move, need=Need.OPEN if free.plan is None else Need.SPARES)
    except (HaltedError, ValueError) as fault:
        return replace(move, need=Need.OPEN if isinstance(fault, HaltedError) else Need.FORCED)
    if stayed.status is Status.INFEASIBLE:
        return replace(move, need=Need.FORCED)
    if stayed.status is not Status.PROVEN_OPTIMAL or stayed.plan is None:
        return replace(move, need=Need.OPEN)
    lost = first_loss(facts, measure_goals(facts, plan), measure_goals(facts, stayed.plan))
    if lost is None or lost[1] < 0:  # a plan that is not proven may be worth less than one found now
        return replace(move, need=Need.FREE)
    tier, points = lost
    return replace(move, need=Need.CHOSEN, buys=points, buys_tier=tier.title)


def _pin(stay: Placement) -> Pin:
    return Pin(firm_id=stay.firm_id, units=stay.units, start=stay.start)


def _priced(tiers: tuple[Tier, ...], price: int) -> tuple[Tier, ...]:
    """Take the price of each change off the last tier of value."""
    last = max((n for n, tier in enumerate(tiers) if tier.carries_value), default=None)
    if not price or last is None:
        return tiers
    priced = replace(tiers[last], terms=(*tiers[last].terms, Term(goal=GoalKey.CHANGES, rate=-price)))
    return (*tiers[:last], priced, *tiers[last + 1 :])


def _fewest(facts: Problem, limits: Limits, clock: Clock) -> int | None:
    """Return the least number of changes any plan needs, if that is proven in what is left of the time."""
    change = next(tier for tier in facts.policy.goal_tiers if tier.key == GoalKey.CHANGES)
    policy = replace(facts.policy, mode=GoalMode.RANKED, tiers=(replace(change, carries_value=True),))
    outcome = solved(facts.with_policy(policy), limits, clock=clock)
    if outcome.status is not Status.PROVEN_OPTIMAL or outcome.objective is None:
        return None
    return -outcome.objective


@contextmanager
def _at_most(session: Session, changes: int | None) -> Iterator[None]:
    """Ask only for plans in which at most so many firms change, if a number is given."""
    with ExitStack() as wishes:
        if changes is not None:
            wishes.enter_context(session.at_least({GoalKey.CHANGES: -1}, -changes))
        yield


def _moves(report: Report) -> tuple[Move, ...]:
    problem, after = report.problem, report.plan
    found = []
    for firm_id, stays in Plan(placements=problem.base).by_firm.items():
        now = after.by_firm.get(firm_id, ())
        if {(p.units, p.start) for p in stays} != {(p.units, p.start) for p in now}:
            found.append(_move(problem.firm[firm_id], stays[0], now[0] if now else None))
    return tuple(found)


def _move(firm: Firm, before: Placement, after: Placement | None) -> Move:
    is_elsewhere = after is not None and after.units != before.units
    return Move(
        firm_id=firm.firm_id,
        name=firm.name,
        before=before,
        after=after,
        need=Need.PENDING,
        cost_10k=firm.move_cost_10k if is_elsewhere else Decimal(0),
        waits_quarters=0 if after is None else after.start - before.start,
    )


def first_loss(
    facts: Problem, goals: Mapping[str, int], others: Mapping[str, int]
) -> tuple[Tier, int] | None:
    """Return the first tier of value in which two plans differ, with what `others` has less than `goals`; None if none."""
    for tier in facts.policy.goal_tiers:
        if tier.carries_value:
            lost = tier_value(tier, goals) - tier_value(tier, others)
            if lost:
                return tier, lost
    return None
