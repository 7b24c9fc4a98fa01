"""Trade-offs: the frontier of two goals, and plans nearly as good that differ as much as possible."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import replace
from fractions import Fraction
from math import floor, lcm

from planner.analysis.frontier import frontier, frontier_problem, prices, solved_at
from planner.domain.goal import GoalMode, Term, Tier
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome, StageResult, Status, gap_of
from planner.domain.solving.report import Report
from planner.domain.sweeping.frontier import Frontier, FrontierPoint, Near
from planner.services.planning.solving import Clock, HaltedError, Session, begun, findings_of, opened, solved

__all__ = ["Frontier", "FrontierPoint", "Near", "find_frontier", "near_plans", "point_alone", "prices"]

_SIGNED = GoalKey.SIGNED_FIRMS
_GRAVEST = (Status.TIME_LIMIT, Status.WITHIN_GAP, Status.PROVEN_OPTIMAL)


def find_frontier(
    problem: Problem,
    first: str,
    second: str,
    limits: Limits,
    *,
    keep_signed: bool = True,
    most_points: int = 12,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Frontier]:
    """Find the frontier of two goals, with as many signed firms placed as can be if asked.

    `limits` hold for each point; the first one found with a model has building it within them.
    """
    lower_bounds, are_proven = _lower_bounds(problem, limits, should_stop) if keep_signed else ({}, True)
    own = frontier_problem(problem, first, second)
    sessions = (
        _Late(own, limits, should_stop),
        _Late(frontier_problem(problem, second, first), limits, should_stop),
    )
    growing = frontier(
        sessions,
        own,
        limits,
        lower_bounds=lower_bounds,
        most_points=most_points,
        should_stop=should_stop,
    )
    with suppress(HaltedError):
        for found in growing:
            is_complete = found.is_complete and are_proven
            yield replace(found, is_complete=is_complete, are_lower_bounds_proven=are_proven)


def point_alone(
    problem: Problem, found: Frontier, point: FrontierPoint, limits: Limits, *, keep_signed: bool = True
) -> Outcome:
    """Solve one point of a frontier afresh, as if no other had been."""
    own = frontier_problem(problem, found.first, found.second)
    lower_bounds, _ = _lower_bounds(problem, limits, lambda: False) if keep_signed else ({}, True)
    return solved_at(opened(own), limits, found.second, point.epsilon, lower_bounds=lower_bounds)


def near_plans(
    base: Report,
    within: Fraction,
    limits: Limits,
    *,
    count: int = 10,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Near]:
    """Return up to `count` plans whose last tier of value is within a share of the base plan's.

    Every tier above it is kept in full. Each plan is as far as can be from all plans before
    it, the base's first: distances added up, and at least one firm elsewhere in each. `limits` hold
    for each plan; the first has building the model within them.
    """
    if base.outcome.plan is None:
        return
    found, clock = [base.plan], begun(limits, should_stop)
    try:
        session = opened(base.problem, clock)
    except HaltedError:
        return
    with ExitStack() as wishes:
        for rates, least in _lower_bounds_within(base, within):
            wishes.enter_context(session.at_least(rates, least))
        wishes.enter_context(session.unlike(base.plan))
        while len(found) <= count and not should_stop():
            outcome = session.farthest(found, limits, clock=clock)
            clock = begun(limits, should_stop)
            if outcome.plan is None:
                return
            rated = _rated(base, outcome, within)
            yield Near(
                outcome=rated,
                distance=min(distance(outcome.plan, plan) for plan in found),
                is_farthest=outcome.status is Status.PROVEN_OPTIMAL,
                broken=sum(one.is_fault for one in findings_of(base.problem, rated)),
            )
            found.append(outcome.plan)
            wishes.enter_context(session.unlike(outcome.plan))


def distance(one: Plan, other: Plan) -> int:
    """Return how many firms have another run in the other plan, or a place in one plan only."""
    runs = [{firm: stays[0].units for firm, stays in plan.by_firm.items()} for plan in (one, other)]
    return sum(runs[0].get(firm) != runs[1].get(firm) for firm in {*runs[0], *runs[1]})


class _Late:
    """A session that is opened when it is first asked, within the limits of that first answer."""

    def __init__(self, problem: Problem, limits: Limits, should_stop: Callable[[], bool]) -> None:
        self._problem, self._limits = problem, limits
        self._should_stop = should_stop
        self._clock: Clock | None = None
        self._session: Session | None = None

    def solve(
        self, limits: Limits, *, start: Plan | None = None, should_stop: Callable[[], bool] | None = None
    ) -> Outcome:
        """Return the best plan under the limits asked for."""
        clock, self._clock = self._clock or begun(limits, should_stop), None
        return self._opened().solve(limits, start=start, clock=clock)

    def at_least(self, rates: Mapping[str, int], least: int) -> AbstractContextManager[Session]:
        """Ask only for plans with Σ rate × goal ≥ `least`."""
        return self._opened().at_least(rates, least)

    def _opened(self) -> Session:
        if self._session is None:
            self._clock = begun(self._limits, self._should_stop)
            self._session = opened(self._problem, self._clock)
        return self._session


def _lower_bounds(
    problem: Problem, limits: Limits, should_stop: Callable[[], bool]
) -> tuple[dict[str, int], bool]:
    """Return the number of signed firms to hold up, as many as can be, and whether that is proven."""
    tier = Tier(key="signed", title=problem.policy.goal_tiers[0].title, terms=(Term(goal=_SIGNED, rate=1),))
    policy = replace(problem.policy, tiers=(tier,), mode=GoalMode.RANKED)
    outcome = solved(problem.with_policy(policy), limits, should_stop=should_stop)
    is_proven = outcome.status is Status.PROVEN_OPTIMAL
    return ({} if outcome.objective is None else {_SIGNED: outcome.objective}), is_proven


def _lower_bounds_within(base: Report, within: Fraction) -> list[tuple[dict[str, int], int]]:
    """Return what each stage of value must come to: all of it, and of the last all but the share."""
    stages = _valued(base.problem)
    goals = base.measures.goals
    lower_bounds = []
    for number, rates in enumerate(stages.values()):
        value = sum(rate * goals[goal] for goal, rate in rates.items())
        loss = floor(abs(value) * within) if number == len(stages) - 1 else 0
        lower_bounds.append((rates, value - loss))
    return lower_bounds


def _valued(problem: Problem) -> dict[str, dict[str, int]]:
    """Return the rates of each stage of value, as the model adds them up."""
    policy = problem.policy
    tiers = [tier for tier in policy.goal_tiers if tier.carries_value]
    if policy.mode is GoalMode.RANKED:
        return {tier.key: _rates(tier) for tier in tiers}
    weights = [Fraction(tier.weight) for tier in tiers]
    scale = lcm(*(weight.denominator for weight in weights))
    added: dict[str, int] = {}
    for tier, weight in zip(tiers, weights, strict=True):
        for goal, rate in _rates(tier).items():
            added[goal] = added.get(goal, 0) + int(weight * scale) * rate
    return {"weighted": added}


def _rates(tier: Tier) -> dict[str, int]:
    rates: dict[str, int] = {}
    for term in tier.terms:
        rates[term.goal] = rates.get(term.goal, 0) + term.rate
    return rates


def _rated(base: Report, outcome: Outcome, within: Fraction) -> Outcome:
    """Return the outcome of a near plan in the base's own tiers, under the bounds proven there.

    The gap asked for is the share, told as a gap is: of the near plan's value, not of the base's.
    """
    assert outcome.plan is not None
    limits = replace(outcome.limits, gap=float(within / (1 - within)) if within < 1 else 1.0)
    goals = measure_goals(base.problem, outcome.plan)
    bounds = {stage.goal: stage.bound for stage in base.outcome.stages}
    stages = []
    for key, rates in _valued(base.problem).items():
        value = sum(rate * goals[goal] for goal, rate in rates.items())
        bound = bounds.get(key)
        gap = None if bound is None else gap_of(value, bound)
        stages.append(
            StageResult(
                goal=key,
                status=_called(gap, limits),
                objective=value,
                bound=bound,
                gap=gap,
                seconds=outcome.seconds,
            )
        )
    last = stages[-1]
    found = {stage.status for stage in stages}
    return replace(
        outcome,
        status=next(status for status in _GRAVEST if status in found),
        stages=tuple(stages),
        objective=last.objective,
        bound=last.bound,
        gap=last.gap,
        limits=limits,
    )


def _called(gap: float | None, limits: Limits) -> Status:
    if gap is None or gap > limits.gap:
        return Status.TIME_LIMIT
    return Status.WITHIN_GAP if gap else Status.PROVEN_OPTIMAL
