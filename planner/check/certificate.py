"""What an outcome claims of its plan: objective, bound, status and fingerprint, worked out again."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm

from planner.domain.finding import Finding
from planner.domain.goal import GoalMode, Tier
from planner.domain.measures import measure_goals
from planner.domain.outcome import Outcome, StageResult, Status, gap_of
from planner.domain.problem import Problem
from planner.text import Message, message

RULE = "certificate"
OBJECTIVE = "objective"
BOUND = "bound"
STATUS = "status"
FINGERPRINT = "fingerprint"
WEIGHTED = "weighted"
"""Goal of the stage that adds up all tiers that carry value."""
_WITH_PLAN = (Status.PROVEN_OPTIMAL, Status.WITHIN_GAP, Status.TIME_LIMIT)


def check_outcome(
    problem: Problem, outcome: Outcome, measures: Mapping[str, int] | None = None
) -> tuple[Finding, ...]:
    """Give every claim of an outcome that its plan, or its own figures, do not bear out.

    `measures` are the goals of its plan; they are worked out here if not given.
    """
    return tuple(_findings(problem, outcome, measures))


def _findings(problem: Problem, outcome: Outcome, measures: Mapping[str, int] | None) -> Iterator[Finding]:
    if outcome.fingerprint != problem.fingerprint:
        yield _finding(
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
    if outcome.plan is not None:
        goals = measure_goals(problem, outcome.plan) if measures is None else measures
        yield from _objectives(problem, outcome, goals)
    for stage in outcome.stages:
        yield from _bounds(stage)
    yield from _last_value_stage(outcome)
    yield from _status(problem, outcome)


def _objectives(problem: Problem, outcome: Outcome, goals: Mapping[str, int]) -> Iterator[Finding]:
    values = _stage_values(problem, goals)
    for stage in outcome.stages:
        told = values.get(stage.goal)
        if told is None:
            said = message("目标层 {goal} 不存在", "there is no tier {goal}", goal=stage.goal)
            yield _finding(OBJECTIVE, said, stage.goal)
        elif stage.objective is not None and stage.objective != told:
            yield _differs(stage.goal, claimed=stage.objective, told=told)


def _stage_values(problem: Problem, goals: Mapping[str, int]) -> Mapping[str, int]:
    """Give the value of each stage: a tier, or in weighted mode first the weighted sum."""
    tiers = problem.policy.goal_tiers
    values = {tier.key: _worth(tier, goals) for tier in tiers}
    if not _is_weighted(problem):
        return values
    weights = {tier.key: Fraction(tier.weight) for tier in tiers if tier.carries_value}
    scale = lcm(*(weight.denominator for weight in weights.values()))
    weighted = int(sum(weight * scale * values[key] for key, weight in weights.items()))
    tidy = {tier.key: values[tier.key] for tier in tiers if not tier.carries_value}
    return {WEIGHTED: weighted, **tidy}


def _is_weighted(problem: Problem) -> bool:
    policy = problem.policy
    return policy.mode is GoalMode.WEIGHTED and any(tier.carries_value for tier in policy.goal_tiers)


def _worth(tier: Tier, goals: Mapping[str, int]) -> int:
    return sum(term.rate * goals[term.goal] for term in tier.terms)


def _bounds(stage: StageResult) -> Iterator[Finding]:
    if stage.objective is None or stage.bound is None:
        return
    if stage.objective > stage.bound:
        said = message(
            "{goal} 目标值 {objective} 高于上界 {bound}",
            "{goal}: objective {objective} is above its bound {bound}",
            goal=stage.goal,
            objective=stage.objective,
            bound=stage.bound,
        )
        yield _finding(BOUND, said, stage.goal, need=str(stage.objective), available=str(stage.bound))
    if stage.gap is not None and stage.gap != gap_of(stage.objective, stage.bound):
        said = message(
            "{goal} 差距 {gap} 与目标值 {objective}、上界 {bound} 不符",
            "{goal}: gap {gap} does not follow from objective {objective} and bound {bound}",
            goal=stage.goal,
            gap=str(stage.gap),
            objective=stage.objective,
            bound=stage.bound,
        )
        yield _finding(BOUND, said, stage.goal)


def _last_value_stage(outcome: Outcome) -> Iterator[Finding]:
    """Hold the outcome's own figures against those of its last stage that carries value."""
    reached = [stage for stage in outcome.stages if stage.carries_value]
    if not reached or outcome.plan is None:
        return
    last = reached[-1]
    if outcome.objective != last.objective:
        yield _differs(last.goal, claimed=outcome.objective, told=last.objective)
    if (outcome.bound, outcome.gap) != (last.bound, last.gap):
        said = message(
            "方案的上界 {bound}、差距 {gap} 与 {goal} 的上界 {own_bound}、差距 {own_gap} 不符",
            "the outcome claims bound {bound} and gap {gap}; {goal} has bound {own_bound} and gap {own_gap}",
            goal=last.goal,
            bound=str(outcome.bound),
            gap=str(outcome.gap),
            own_bound=str(last.bound),
            own_gap=str(last.gap),
        )
        yield _finding(BOUND, said, last.goal)


def _status(problem: Problem, outcome: Outcome) -> Iterator[Finding]:
    if (outcome.plan is not None) != (outcome.status in _WITH_PLAN) and not _may_keep(outcome):
        said = message(
            "状态 {status} 与有无方案不符",
            "status {status} does not fit whether there is a plan",
            status=outcome.status.value,
        )
        yield _finding(STATUS, said, outcome.status.value)
    for stage in outcome.stages:
        if stage.status is Status.PROVEN_OPTIMAL and not _is_proven(stage):
            yield _unproven(stage)
    if outcome.status is Status.PROVEN_OPTIMAL:
        closed = {stage.goal for stage in outcome.stages if _is_proven(stage)}
        for goal in _value_stages(problem):
            if goal not in closed:
                yield _finding(
                    STATUS,
                    message(
                        "称已证明最优，但 {goal} 未证明",
                        "called proven optimal, but {goal} is not proven",
                        goal=goal,
                    ),
                    goal,
                )


def _may_keep(outcome: Outcome) -> bool:
    # A solve that was cancelled or failed may keep the best plan it had.
    return outcome.status in (Status.CANCELLED, Status.FAILED)


def _value_stages(problem: Problem) -> tuple[str, ...]:
    if _is_weighted(problem):
        return (WEIGHTED,)
    return tuple(tier.key for tier in problem.policy.goal_tiers if tier.carries_value)


def _is_proven(stage: StageResult) -> bool:
    return stage.objective is not None and stage.gap == 0.0 and stage.bound == stage.objective


def _unproven(stage: StageResult) -> Finding:
    said = message(
        "{goal} 称已证明最优，但目标值 {objective}、上界 {bound}、差距 {gap}",
        "{goal} is called proven optimal with objective {objective}, bound {bound} and gap {gap}",
        goal=stage.goal,
        objective=str(stage.objective),
        bound=str(stage.bound),
        gap=str(stage.gap),
    )
    return _finding(STATUS, said, stage.goal, need=str(stage.bound), available=str(stage.objective))


def _differs(goal: str, *, claimed: int | None, told: int | None) -> Finding:
    said = message(
        "{goal} 目标值称为 {claimed}，按方案重算为 {told}",
        "{goal}: the objective is given as {claimed}; worked out from the plan it is {told}",
        goal=goal,
        claimed=str(claimed),
        told=str(told),
    )
    return _finding(OBJECTIVE, said, goal, need=str(told), available=str(claimed))


def _finding(clause: str, said: Message, *subjects: str, need: str = "", available: str = "") -> Finding:
    return Finding(rule=RULE, clause=clause, subjects=subjects, need=need, available=available, message=said)
