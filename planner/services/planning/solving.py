"""From a problem to a report: solve, check, measure, explain. The only door to a Session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import models
from planner.analysis.contradictions import contradictions
from planner.analysis.explain import unplaced_reasons
from planner.check import check_outcome, check_plan
from planner.domain.goal import GoalMode, Tier, may_drop_signed, with_signed_first
from planner.domain.keys import RuleKey
from planner.domain.measures import measure
from planner.domain.park.dossier import Dossier, Record, Source
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy, Switch, ValueRates
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding, Reason
from planner.domain.solving.outcome import Limits, Outcome, Progress
from planner.domain.solving.report import Report
from planner.services.planning.in_hand import InHand, in_hand, lacks_plan, outcome_with, told
from planner.services.planning.part_times import PartTimes
from planner.services.planning.price_spread import price_spread
from planner.services.recent import Recent
from planner.text import Message

HaltedError = models.HaltedError
Session = models.Session
"""A model kept open for many questions; see `opened`."""
Clock = models.Clock
"""The one deadline of an order, made when it is given and handed down."""
carry_out = models.carry_out
"""Prices one building for a solve elsewhere."""
EXPLAIN_S, LEAST_EXPLAIN_S = 20.0, 10.0
"""How long reasons are looked for: what the limit leaves, within these; of a park of usual size it takes a second."""
REPAIR_S = 2.0
"""The reserve for repairing the plan in force, in seconds; it has a fifth of the limit if that is more."""
_REPAIR_SHARE = 0.2
_EXPLAINED: Recent[tuple[str, Plan], Mapping[str, tuple[Reason, ...]]] = Recent(32)
"""Reasons by fingerprint and plan; a plan is met under several ids: shipped, solved again, opened from a bundle."""
HOLD_RULE = RuleKey.SPECULATIVE_HOLD
WITHOUT_HOLD = frozenset({"priority_area"})
"""Presets that are meant alone, without the hold on speculative firms."""


@dataclass(frozen=True, kw_only=True)
class SolveSettings:
    """What a planner sets before a run; None leaves the policy of the tables as it is.

    Ranked goals that are set here come after signed firms, unless the planner agrees to `drop_signed`.
    """

    preset: str | None = None
    hold: bool | None = None
    mode: GoalMode | None = None
    tiers: tuple[Tier, ...] | None = None
    rates: ValueRates | None = None
    drop_signed: bool = False


def configured(problem: Problem, wishes: SolveSettings) -> Problem:
    """Return the problem under the planner's wishes."""
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
    """Return the policy with signed firms before all else, where its goals are ranked otherwise.

    Weighted goals stay as they are: in a sum nothing comes first, so a planner has to be asked.
    """
    tiers = policy.goal_tiers
    if policy.mode is not GoalMode.RANKED or not may_drop_signed(tiers, policy.mode):
        return policy
    return replace(policy, tiers=with_signed_first(tiers))


def configured_dossier(dossier: Dossier, wishes: SolveSettings) -> Dossier:
    """Return the dossier under the planner's wishes; a preset meant alone drops the hold itself."""
    if wishes.preset in WITHOUT_HOLD and wishes.hold is None:
        wishes = replace(wishes, hold=False)
    return replace(dossier, problem=configured(dossier.problem, wishes))


def _with_hold(policy: Policy, *, on: bool) -> Policy:
    others = tuple(s for s in policy.switches if s.rule != HOLD_RULE)
    return replace(policy, switches=(*others, Switch(rule=HOLD_RULE, on=on)))


def begun(limits: Limits, should_stop: Callable[[], bool] | None = None) -> Clock:
    """Return the clock of an order, which begins now."""
    return Clock(limits.time_limit_s, should_stop)


def plan_dossier(
    dossier: Dossier,
    limits: Limits,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    times: PartTimes | None = None,
) -> Report:
    """Solve in this process and report; `times` counts what the parts take. See `tasks` for solving beside a screen."""
    clock, times = begun(limits, should_stop), times or PartTimes()
    return report_on(
        dossier.problem,
        solved(dossier.problem, limits, start=start, on_progress=on_progress, clock=clock, times=times),
        sources=dossier.sources,
        records=dossier.records,
        should_stop=clock.should_stop,
        times=times,
    )


def opened(problem: Problem, clock: Clock = models.ENDLESS) -> models.Session:
    """Return a session on a problem, for many questions.

    Raises
    ------
    HaltedError
        If the clock ends before the model stands, or a stop was asked for before.
    """
    return models.open_session(problem, clock=clock)


def opened_wide(problem: Problem, clock: Clock = models.ENDLESS) -> models.Session:
    """Return a session that knows every start, for questions about particular placements; see `opened`.

    Raises
    ------
    HaltedError
        If the clock ends before the model stands, or a stop was asked for before.
    """
    return models.open_session(problem, every_start=True, clock=clock)


def prospects_of(problem: Problem) -> models.Prospects:
    """Return what bars each firm from each place whoever else comes, by the rules of the model."""
    return models.Prospects(problem)


def opened_allocation(problem: Problem) -> models.AllocationModel:
    """Return the placements of a problem, to be made one after the other without a solver."""
    return models.AllocationModel(problem)


def nothing_found(problem: Problem, limits: Limits, clock: Clock) -> Outcome:
    """Return the outcome of a question whose session could not be opened."""
    return models.nothing_found(problem, limits, clock)


def first_in_hand(
    problem: Problem, clock: Clock, on_progress: Callable[[Progress], None] | None = None
) -> InHand | None:
    """Return the plan in force, repaired, and tell of it; None where there is none, or none in time."""
    seconds = max(REPAIR_S, _REPAIR_SHARE * clock.left())
    hand = in_hand(problem, is_over=clock.with_reserve(seconds).within(seconds).is_over)
    if hand is not None and on_progress is not None:
        on_progress(told(hand, clock.now()))
    return hand


def solved(
    problem: Problem,
    limits: Limits,
    *,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    clock: Clock | None = None,
    times: PartTimes | None = None,
) -> Outcome:
    """Solve in this process, without a report; where there is a plan in force, it is in hand, repaired, if all else fails.

    Where somebody hears of plans on the way, it is told before there is a model.
    `clock` is one that runs already, and then holds alone.
    """
    clock, times = clock or begun(limits, should_stop), times or PartTimes()
    hears = on_progress is not None
    with times.part("build"):
        hand = first_in_hand(problem, clock, on_progress) if hears else None
    with times.parts("build", "solve") as built, price_spread() as spread:
        outcome = models.solve(
            problem, limits, start=start, on_progress=on_progress, clock=clock, on_built=built, spread=spread
        )
    if not hears and lacks_plan(outcome):
        hand = first_in_hand(
            problem, clock
        )  # nobody waited for it, so that only a solve without a plan needs it
    return outcome_with(outcome, hand)


def report_on(
    problem: Problem,
    outcome: Outcome,
    *,
    sources: tuple[Source, ...] = (),
    records: tuple[Record, ...] = (),
    should_stop: Callable[[], bool] | None = None,
    times: PartTimes | None = None,
) -> Report:
    """Return an outcome checked, measured and explained, whoever made it.

    Reasons are looked for in what the limit leaves, within `LEAST_EXPLAIN_S` and `EXPLAIN_S`, and until
    a stop is asked for; what is left is open.
    """
    plan = outcome.plan or Plan()
    left = outcome.limits.time_limit_s - outcome.seconds
    clock = Clock(min(EXPLAIN_S, max(LEAST_EXPLAIN_S, left)), should_stop)
    times = times or PartTimes()
    with times.part("check"):
        measures = measure(problem, plan)
        findings = findings_of(problem, outcome)
    with times.part("explain"):
        reasons = _reasons(problem, plan, clock) if outcome.plan is not None else {}
        contradicting = contradictions(problem, outcome, should_stop=clock.is_over)
    return Report(
        problem=problem,
        outcome=outcome,
        findings=findings,
        measures=measures,
        reasons=reasons,
        sources=sources,
        records=records,
        contradictions=contradicting,
    )


def _reasons(problem: Problem, plan: Plan, clock: Clock) -> Mapping[str, tuple[Reason, ...]]:
    """Return why firms have no place; of equal facts and places it is looked for once, whoever made the plan."""
    key = problem.fingerprint, plan
    known = None if clock.is_over() else _EXPLAINED.get(key)
    if known is not None:
        return known
    found = unplaced_reasons(problem, plan, should_stop=clock.is_over)
    if not clock.is_over():  # what a stop left open may be found by the next who asks
        _EXPLAINED.put(key, found)
    return found


def contradictions_of(problem: Problem, outcome: Outcome) -> tuple[Message, ...]:
    """Return a sentence for each contradiction that leaves a problem without a plan, as found in `LEAST_EXPLAIN_S`."""
    return contradictions(problem, outcome, should_stop=Clock(LEAST_EXPLAIN_S).is_over)


def plan_findings(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return the checker's findings on a plan, whatever it was made from."""
    return check_plan(problem, plan)


def findings_of(problem: Problem, outcome: Outcome) -> tuple[Finding, ...]:
    """Return the checker's findings on the plan and on what the outcome claims of it."""
    if outcome.plan is None:
        return ()
    return (*check_plan(problem, outcome.plan), *check_outcome(problem, outcome))
