"""The Pareto frontier of two goals by ε-constraint, point by point, with the price of each step.

For a rising sequence of ε: maximise the first goal with the second held at ε or more, then the
second with the first kept. Both proven, no plan is better in one goal and as good in the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Protocol

from planner.check import check_outcome, check_plan
from planner.domain.goal import GOALS, Goal, GoalMode, Term, Tier
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.sweeping.frontier import Frontier, FrontierPoint
from planner.text import Message, Text, message, money, of_number, separated

COSTS = frozenset(
    {
        GoalKey.SOFT_SEGREGATION,
        GoalKey.CHANGES,
        GoalKey.RELOCATIONS,
        GoalKey.WAITING,
        GoalKey.EXCESS_AREA,
        GoalKey.GROUND_MISSED,
        GoalKey.ORDER,
    }
)
"""Goals of which less is better."""
_NOTHING: Mapping[str, int] = MappingProxyType({})
_GOALS: Mapping[str, Goal] = {goal.key: goal for goal in GOALS}


class FrontierSession(Protocol):
    """A session opened on `frontier_problem`, of which only this is wanted."""

    def solve(
        self, limits: Limits, *, start: Plan | None = None, should_stop: Callable[[], bool] | None = None
    ) -> Outcome:
        """Return the best plan under the limits asked for."""

    def at_least(self, rates: Mapping[str, int], least: int) -> AbstractContextManager[Any]:
        """Ask only for plans with Σ rate × goal ≥ `least`."""


def rate_of(goal: str) -> int:
    """Return 1 for a goal of which more is better, −1 for a cost."""
    return -1 if goal in COSTS else 1


def frontier_problem(problem: Problem, first: str, second: str) -> Problem:
    """Return the problem under the two goals alone, the first ranked higher.

    Raises
    ------
    KeyError
        If one of them is no key of GOALS.
    """
    tiers = tuple(
        Tier(key=key, title=_GOALS[key].title, terms=(Term(goal=key, rate=rate_of(key)),))
        for key in (first, second)
    )
    return problem.with_policy(replace(problem.policy, tiers=tiers, mode=GoalMode.RANKED))


def frontier(
    sessions: tuple[FrontierSession, FrontierSession],
    problem: Problem,
    limits: Limits,
    *,
    lower_bounds: Mapping[str, int] = _NOTHING,
    most_points: int = 12,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Frontier]:
    """Return the frontier after each point found; the last one is as complete as it gets.

    Parameters
    ----------
    sessions
        The first opened on `problem`, the second on the same two goals the other way round.
    problem
        Made by `frontier_problem`.
    limits
        Of each point, not of the whole.
    lower_bounds
        Goals held up in every point: key → least value, in the unit of the goal.
    most_points
        About how many points are wanted: where the second goal is wide, ε skips.
    should_stop
        Asked before and during each point; what was found so far has been given by then.
    """
    first, second = (tier.key for tier in problem.policy.goal_tiers)
    found = Frontier(first=first, second=second, points=(), is_complete=False)
    ends = []
    for session, own in zip(sessions, (problem, frontier_problem(problem, second, first)), strict=True):
        outcome = solved_at(session, limits, second, None, lower_bounds=lower_bounds, should_stop=should_stop)
        if outcome.plan is None:
            yield found
            return
        ends.append(_point(own, outcome, (first, second), None))
    rate = rate_of(second)
    low, high = (rate * end.second for end in ends)
    ends[1] = replace(ends[1], epsilon=high)
    found = _with(found, tuple(ends))
    yield found
    step = max(1, -(-(high - low) // max(1, most_points - 1)))
    epsilon, steps_closed = low + step, True
    while epsilon < high and not should_stop():
        outcome = solved_at(
            sessions[0], limits, second, epsilon, lower_bounds=lower_bounds, should_stop=should_stop
        )
        if outcome.plan is None:
            steps_closed = False
            epsilon += step
            continue
        point = _point(problem, outcome, (first, second), epsilon)
        found = _with(found, (*found.points, point))
        yield found
        epsilon = rate * point.second + step
    done = epsilon >= high and step == 1 and steps_closed
    yield replace(found, is_complete=done and all(point.is_proven for point in found.points))


def solved_at(
    session: FrontierSession,
    limits: Limits,
    second: str,
    epsilon: int | None,
    *,
    lower_bounds: Mapping[str, int] = _NOTHING,
    should_stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Return the outcome of one point of the frontier.

    Parameters
    ----------
    second
        Key of the goal that is held up.
    epsilon
        The least of the second goal, counted so that more is better (a cost is negative); None
        holds nothing.
    lower_bounds
        Further goals held up: key → least value.
    """
    with ExitStack() as wishes:
        for goal, least in lower_bounds.items():
            wishes.enter_context(session.at_least({goal: rate_of(goal)}, least))
        if epsilon is not None:
            wishes.enter_context(session.at_least({second: rate_of(second)}, epsilon))
        return session.solve(limits, should_stop=should_stop)


def _with(found: Frontier, points: tuple[FrontierPoint, ...]) -> Frontier:
    kept = undominated(points, found.first, found.second)
    rate = rate_of(found.second)
    return replace(found, points=tuple(sorted(kept, key=lambda point: rate * point.second)))


def _point(problem: Problem, outcome: Outcome, pair: tuple[str, str], epsilon: int | None) -> FrontierPoint:
    """Return the point of a plan; `problem` is the one that was solved."""
    assert outcome.plan is not None
    first, second = pair
    goals = measure_goals(problem, outcome.plan)
    bounds = _bounds(outcome)
    return FrontierPoint(
        first=goals[first],
        second=goals[second],
        epsilon=epsilon,
        outcome=outcome,
        is_proven=outcome.status is Status.PROVEN_OPTIMAL,
        first_bound=bounds.get(first),
        second_bound=bounds.get(second),
        broken=sum(
            finding.is_fault
            for finding in (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome, goals))
        ),
    )


def _bounds(outcome: Outcome) -> dict[str, int]:
    """Return what the best of each goal cannot exceed; of the lower one only where the higher is proven."""
    found: dict[str, int] = {}
    for stage in outcome.stages:
        if stage.bound is not None:
            found[stage.goal] = rate_of(stage.goal) * stage.bound
        if stage.status is not Status.PROVEN_OPTIMAL:
            break
    return found


def undominated(points: Sequence[FrontierPoint], first: str, second: str) -> tuple[FrontierPoint, ...]:
    """Leave out points that another one beats or equals in both goals, keeping the earlier."""
    kept: list[FrontierPoint] = []
    worth = [(rate_of(first) * one.first, rate_of(second) * one.second) for one in points]
    for number, (one, own) in enumerate(zip(points, worth, strict=True)):
        beaten = any(
            other[0] >= own[0] and other[1] >= own[1] and (other != own or rank < number)
            for rank, other in enumerate(worth)
            if rank != number
        )
        if not beaten:
            kept.append(one)
    return tuple(kept)


def prices(found: Frontier) -> tuple[Message, ...]:
    """Say what each step along the frontier costs: a number where both points are proven, else an interval."""
    return tuple(_price(found, before, after) for before, after in pairwise(found.points))


def price_span(found: Frontier, before: FrontierPoint, after: FrontierPoint) -> tuple[int, int] | None:
    """Return between which losses of the first goal (its unit, ≥ 0) a step lies; None where that is not known.

    What the first goal is at best, with the second where the point has it, lies between the point's own
    value and its bound: so the loss is least where the first point is as found and the next at its bound.
    """
    rate = rate_of(found.first)
    tops = [rate * bound for bound in (before.first_bound, after.first_bound) if bound is not None]
    if before.is_proven and after.is_proven:
        loss = abs(after.first - before.first)
        return loss, loss
    if len(tops) < 2:
        return None
    return max(0, rate * before.first - tops[1]), max(0, tops[0] - rate * after.first)


def _price(found: Frontier, before: FrontierPoint, after: FrontierPoint) -> Message:
    one, other = _GOALS[found.first], _GOALS[found.second]
    span = price_span(found, before, after)
    gain = abs(after.second - before.second)
    values: dict[str, Text | Decimal | str] = {
        "second": other.title,
        "second_unit": other.unit,
        "first": one.title,
        "first_unit": one.unit,
        "each": of_number(other.unit, 1),
        "was": Decimal(before.second),
        "now": Decimal(after.second),
    }
    if span is None:
        return message(
            "{second} {was} → {now} {second_unit}：代价未知，没有证明 *",
            "{second} {was} → {now} {second_unit}: the cost is not known, it is not proven *",
            **values,
        )
    if before.is_proven and after.is_proven:
        return message(
            "{second} {was} → {now} {second_unit}，代价是 {first} {high} → {low} {first_unit}：每 1 {each} 合 {price}",
            "{second} {was} → {now} {second_unit} costs {first} {high} → {low} ({first_unit}): {price} for each {each}",
            high=Decimal(before.first),
            low=Decimal(after.first),
            price=_amount(_each(span[0], gain), one.unit),
            **values,
        )
    return message(
        "{second} {was} → {now} {second_unit}，代价在 {least} 与 {most} 之间（{first}）：每 1 {each} 合 {low} … {high}，"
        "没有全部证明 *",
        "{second} {was} → {now} {second_unit} costs between {least} and {most} ({first}): {low} … {high} for each "
        "{each}, not both proven *",
        least=_amount(Decimal(span[0]), one.unit),
        most=_amount(Decimal(span[1]), one.unit),
        low=_amount(_each(span[0], gain), one.unit),
        high=_amount(_each(span[1], gain), one.unit),
        **values,
    )


def _each(loss: int, gain: int) -> Decimal:
    each = Fraction(loss, gain)
    return round(Decimal(each.numerator) / Decimal(each.denominator), 2)


def _amount(number: Decimal, unit: Text) -> Text:
    """Write an amount with its unit; in English 万元 as yuan, for "6.67 10k yuan" is no amount that one reads."""
    if not unit.en.startswith(_10K):
        return Text(f"{separated(number)} {unit.zh}", f"{separated(number)} {unit.en}")
    return Text(f"{separated(number)} {unit.zh}", f"{money(number).en}{unit.en.removeprefix(_10K)}")


_10K = "10k yuan"
