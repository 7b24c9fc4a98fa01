"""From a problem to a report: solve, check, measure, explain. The only door to a Session."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

import models
from planner.analysis.contradictions import contradictions
from planner.analysis.explain import unplaced_reasons
from planner.check import check_outcome, check_plan
from planner.domain.dossier import Dossier, Record, Source
from planner.domain.finding import Finding
from planner.domain.goal import GoalMode, Tier, may_drop_signed, with_signed_first
from planner.domain.measures import measure
from planner.domain.outcome import Limits, Outcome, Progress
from planner.domain.plan import Plan
from planner.domain.policy import Policy, Switch, ValueRates
from planner.domain.problem import Problem
from planner.domain.report import Report
from planner.text import Message

HaltedError = models.HaltedError
ENDLESS = Limits(time_limit_s=inf)
Session = models.Session
"""A model kept open for many questions; see `opened`."""
EXPLAIN_S = 20.0
"""How long reasons are looked for at most; of a park of usual size it takes a second."""
HOLD_RULE = "speculative_hold"
WITHOUT_HOLD = frozenset({"priority_area"})
"""Presets that are meant alone, without the hold on speculative firms."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a planner sets before a run; None leaves the policy of the tables as it is.

    Ranked goals that are set here come after signed firms, unless the planner agrees to `drop_signed`.
    """

    preset: str | None = None
    hold: bool | None = None
    mode: GoalMode | None = None
    tiers: tuple[Tier, ...] | None = None
    rates: ValueRates | None = None
    drop_signed: bool = False


def configured(problem: Problem, wishes: Wishes) -> Problem:
    """Give the problem under the planner's wishes."""
    policy = problem.policy
    if wishes.preset is not None:
        policy = replace(policy, preset=wishes.preset, tiers=())
    if wishes.tiers is not None:
        policy = replace(policy, tiers=wishes.tiers)
    if wishes.mode is not None:
        policy = replace(policy, mode=wishes.mode)
    sets_goals = (wishes.preset, wishes.tiers, wishes.mode) != (None, None, None)
    if sets_goals and not wishes.drop_signed:
        policy = signed_first(policy)
    if wishes.rates is not None:
        policy = replace(policy, rates=wishes.rates)
    if wishes.hold is not None:
        policy = _with_hold(policy, on=wishes.hold)
    return problem if policy == problem.policy else problem.with_policy(policy)


def signed_first(policy: Policy) -> Policy:
    """Give the policy with signed firms before all else, where its goals are ranked otherwise.

    Weighted goals stay as they are: in a sum nothing comes first, so a planner has to be asked.
    """
    tiers = policy.goal_tiers
    if policy.mode is not GoalMode.RANKED or not may_drop_signed(tiers, policy.mode):
        return policy
    return replace(policy, tiers=with_signed_first(tiers))


def configured_dossier(dossier: Dossier, wishes: Wishes) -> Dossier:
    """Give the dossier under the planner's wishes; a preset meant alone drops the hold itself."""
    if wishes.preset in WITHOUT_HOLD and wishes.hold is None:
        wishes = replace(wishes, hold=False)
    return replace(dossier, problem=configured(dossier.problem, wishes))


def _with_hold(policy: Policy, *, on: bool) -> Policy:
    others = tuple(s for s in policy.switches if s.rule != HOLD_RULE)
    return replace(policy, switches=(*others, Switch(rule=HOLD_RULE, on=on)))


def plan_dossier(
    dossier: Dossier,
    limits: Limits,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Report:
    """Solve in this process and report; see `jobs` for solving beside a screen."""
    outcome = models.solve(
        dossier.problem, limits, start=start, on_progress=on_progress, should_stop=should_stop
    )
    return report_on(
        dossier.problem,
        outcome,
        sources=dossier.sources,
        records=dossier.records,
        should_stop=should_stop,
    )


def opened(
    problem: Problem, limits: Limits = ENDLESS, *, should_stop: Callable[[], bool] | None = None
) -> models.Session:
    """Return a session on a problem, for many questions.

    Raises
    ------
    HaltedError
        If the model does not stand within the limits, or a stop was asked for before.
    """
    return models.open_session(problem, clock=models.Clock(limits.time_limit_s, should_stop))


def nothing_found(problem: Problem, limits: Limits, *, should_stop: Callable[[], bool]) -> Outcome:
    """Return the outcome of a question whose session could not be opened."""
    return models.nothing_found(problem, limits, models.Clock(limits.time_limit_s, should_stop))


def solved(
    problem: Problem,
    limits: Limits,
    *,
    start: Plan | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Outcome:
    """Solve in this process, without a report."""
    return models.solve(problem, limits, start=start, should_stop=should_stop)


def report_on(
    problem: Problem,
    outcome: Outcome,
    *,
    sources: tuple[Source, ...] = (),
    records: tuple[Record, ...] = (),
    should_stop: Callable[[], bool] | None = None,
) -> Report:
    """Return an outcome checked, measured and explained, whoever made it.

    Reasons are looked for within `EXPLAIN_S`, and until a stop is asked for; what is left is open.
    """
    plan = outcome.plan or Plan()
    until = time.monotonic() + EXPLAIN_S

    def is_over() -> bool:
        return time.monotonic() > until or (should_stop is not None and should_stop())

    measures = measure(problem, plan)
    return Report(
        problem=problem,
        outcome=outcome,
        findings=findings_of(problem, outcome),
        measures=measures,
        reasons=unplaced_reasons(problem, plan, should_stop=is_over) if outcome.plan is not None else {},
        sources=sources,
        records=records,
        contradictions=contradictions_of(problem, outcome),
    )


def contradictions_of(problem: Problem, outcome: Outcome) -> tuple[Message, ...]:
    """Return a sentence for each contradiction that leaves a problem without a plan."""
    return contradictions(problem, outcome)


def plan_findings(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Give the checker's findings on a plan, whatever it was made from."""
    return check_plan(problem, plan)


def findings_of(problem: Problem, outcome: Outcome) -> tuple[Finding, ...]:
    """Give the checker's findings on the plan and on what the outcome claims of it."""
    if outcome.plan is None:
        return ()
    return (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome))
