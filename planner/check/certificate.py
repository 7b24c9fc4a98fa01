"""What an outcome claims of its plan: objective, bound, status and fingerprint, worked out again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planner.check.tier_claims import (
    BOUND,
    OBJECTIVE,
    RULE,
    STATUS,
    check_stages,
    differs,
    false_claim,
    goals_that_count,
    is_close,
    is_proven,
    title_of,
)
from planner.domain.keys import GoalKey
from planner.domain.measures import measure_goals
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, StageResult, Status
from planner.text import message

__all__ = ["FINGERPRINT", "RULE", "check_outcome"]

FINGERPRINT = "fingerprint"
CHANGES = GoalKey.CHANGES
_WITH_PLAN = (Status.PROVEN_OPTIMAL, Status.WITHIN_GAP, Status.TIME_LIMIT)
_EITHER = (Status.CANCELLED, Status.FAILED)
"""A solve that was cancelled or failed may keep the best plan it had."""


def check_outcome(
    problem: Problem, outcome: Outcome, measures: Mapping[str, int] | None = None
) -> tuple[Finding, ...]:
    """Return every claim of an outcome that its plan, or its own figures, do not bear out.

    `measures` are the goals of its plan; they are worked out here if not given.
    """
    return tuple(_in_words(problem, one) for one in _findings(problem, outcome, measures))


def _in_words(problem: Problem, finding: Finding) -> Finding:
    """Put titles where the sentence has the key of a tier or a status."""
    values = dict(finding.message.values)
    if "goal" in values:
        values["goal"] = title_of(problem, str(values["goal"]))
    if "status" in values:
        values["status"] = STATUS_TITLES[Status(str(values["status"]))]
    return replace(finding, message=replace(finding.message, values=values))


def _findings(problem: Problem, outcome: Outcome, measures: Mapping[str, int] | None) -> Iterator[Finding]:
    if outcome.fingerprint != problem.fingerprint:
        yield false_claim(
            FINGERPRINT,
            message(
                "方案所据数据（指纹 {given}）与当前数据（指纹 {own}）不同",
                "the plan was made from other facts (fingerprint {given}) than these (fingerprint {own})",
                given=outcome.fingerprint[:12],
                own=problem.fingerprint[:12],
            ),
            need=problem.fingerprint,
            available=outcome.fingerprint,
        )
    goals = None
    if outcome.plan is not None:
        goals = measure_goals(problem, outcome.plan) if measures is None else measures
    yield from check_stages(problem, outcome, goals)
    yield from _promise(outcome, goals)
    yield from _own_figures(problem, outcome)
    yield from _status(problem, outcome)


def _promise(outcome: Outcome, goals: Mapping[str, int] | None) -> Iterator[Finding]:
    """Hold a promise of few changes against the plan."""
    if goals is None or not outcome.is_held or goals[CHANGES] <= (outcome.repair_changes or 0):
        return
    said = message(
        "称变动不多于修复现行方案所需的 {most} 家，方案却变动 {changes} 家",
        "said to change no more firms than the repair of the plan in force ({most}); the plan changes {changes}",
        most=str(outcome.repair_changes),
        changes=str(goals[CHANGES]),
    )
    yield false_claim(CHANGES, said, need=str(outcome.repair_changes), available=str(goals[CHANGES]))


def _own_figures(problem: Problem, outcome: Outcome) -> Iterator[Finding]:
    """Hold the outcome's own figures against those of the last tier that counts."""
    goal, last = _last(problem, outcome)
    claimed = (outcome.objective, outcome.bound, outcome.gap)
    if last is None:
        if claimed != (None, None, None):
            yield _groundless(goal, outcome)
        return
    if outcome.objective != last.objective:
        yield differs(goal, claimed=outcome.objective, told=last.objective)
    if claimed[1:] != (last.bound, last.gap):
        said = message(
            "方案的上界 {bound}、差距 {gap} 与 {goal} 的上界 {own_bound}、差距 {own_gap} 不符",
            "the outcome claims bound {bound} and gap {gap}; {goal} has bound {own_bound} and gap {own_gap}",
            goal=goal,
            bound=str(outcome.bound),
            gap=str(outcome.gap),
            own_bound=str(last.bound),
            own_gap=str(last.gap),
        )
        yield false_claim(BOUND, said, goal)


def _groundless(goal: str, outcome: Outcome) -> Finding:
    said = message(
        "方案称目标值 {objective}、上界 {bound}、差距 {gap}，却没有 {goal} 这一层的结果",
        "the outcome claims objective {objective}, bound {bound} and gap {gap}, and has no stage {goal}",
        goal=goal,
        objective=str(outcome.objective),
        bound=str(outcome.bound),
        gap=str(outcome.gap),
    )
    return false_claim(BOUND if outcome.objective is None else OBJECTIVE, said, goal)


def _last(problem: Problem, outcome: Outcome) -> tuple[str, StageResult | None]:
    """Return the tier whose figures are the outcome's, and its stage; a solve without a plan ends earlier."""
    count = goals_that_count(problem)
    found = {stage.goal: stage for stage in outcome.stages}
    if outcome.plan is not None or not outcome.stages:
        return count[-1], found.get(count[-1])
    reached = [stage for stage in outcome.stages if stage.goal in count] or outcome.stages
    return reached[-1].goal, reached[-1]


def _status(problem: Problem, outcome: Outcome) -> Iterator[Finding]:
    status = outcome.status
    if (outcome.plan is not None) != (status in _WITH_PLAN) and status not in _EITHER:
        said = message(
            "状态 {status} 与有无方案不符",
            "status {status} does not fit whether there is a plan",
            status=status.value,
        )
        yield false_claim(STATUS, said, status.value)
    found = {stage.goal: stage for stage in outcome.stages}
    open_ = [goal for goal in goals_that_count(problem) if not _is_proven(found.get(goal))]
    if status is Status.PROVEN_OPTIMAL:
        yield from (_open(goal) for goal in open_)
    elif status is Status.WITHIN_GAP:
        yield from (_too_far(goal, outcome) for goal in open_ if not _is_close(found.get(goal), outcome))
    if status is not Status.PROVEN_OPTIMAL and not open_:
        said = message(
            "状态称为 {status}，但各层均已证明最优",
            "called {status}, but every tier is proven",
            status=status.value,
        )
        yield false_claim(STATUS, said, status.value)


def _is_proven(stage: StageResult | None) -> bool:
    return stage is not None and is_proven(stage)


def _is_close(stage: StageResult | None, outcome: Outcome) -> bool:
    return stage is not None and is_close(stage, outcome)


def _open(goal: str) -> Finding:
    said = message(
        "称已证明最优，但 {goal} 未证明", "called proven optimal, but {goal} is not proven", goal=goal
    )
    return false_claim(STATUS, said, goal)


def _too_far(goal: str, outcome: Outcome) -> Finding:
    gap = next((stage.gap for stage in outcome.stages if stage.goal == goal), None)
    said = message(
        "称在允许差距 {asked} 内，但 {goal} 的差距为 {gap}",
        "called within the gap {asked} asked for, but {goal} has gap {gap}",
        goal=goal,
        asked=str(outcome.limits.gap),
        gap=str(gap),
    )
    return false_claim(STATUS, said, goal, need=str(outcome.limits.gap), available=str(gap))
