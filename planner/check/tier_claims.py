"""What an outcome claims stage by stage, held against the tiers of the policy and against its plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from planner.domain.goal import GoalMode, Tier
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import Outcome, StageResult, Status, gap_of
from planner.text import Message, Text, message

RULE = "certificate"
OBJECTIVE = "objective"
BOUND = "bound"
STATUS = "status"
TIERS = "tiers"
WEIGHTED = "weighted"
"""Goal of the stage that adds up all tiers that carry value."""
_WITHOUT_PLAN = (Status.INFEASIBLE, Status.NO_PLAN)


@dataclass(frozen=True, slots=True)
class Due:
    """A stage as the policy has it; what the outcome says of itself plays no part."""

    goal: str
    carries_value: bool


def stages_due(problem: Problem) -> tuple[Due, ...]:
    """Return the stages of the policy, highest first; in weighted mode all value is one stage."""
    tiers = problem.policy.goal_tiers
    if not _is_weighted(problem):
        return tuple(Due(tier.key, tier.carries_value) for tier in tiers)
    tidy = (Due(tier.key, carries_value=False) for tier in tiers if not tier.carries_value)
    return (Due(WEIGHTED, carries_value=True), *tidy)


def goals_that_count(problem: Problem) -> tuple[str, ...]:
    """Return the stages that the outcome's own figures and status speak of: of value, or all if none is."""
    due = stages_due(problem)
    return tuple(one.goal for one in due if one.carries_value) or tuple(one.goal for one in due)


def is_proven(stage: StageResult) -> bool:
    """Whether the figures of a stage prove its plan, whatever it is called."""
    return stage.objective is not None and stage.gap == 0.0 and stage.bound == stage.objective


def is_close(stage: StageResult, outcome: Outcome) -> bool:
    """Whether a stage is as close to its bound as was asked."""
    return stage.gap is not None and 0.0 <= stage.gap <= outcome.limits.gap


def check_stages(problem: Problem, outcome: Outcome, goals: Mapping[str, int] | None) -> Iterator[Finding]:
    """Return what is false in the stages.

    Parameters
    ----------
    goals
        The goals measured in the plan, each in its own unit; None if there is no plan.
    """
    yield from _order(problem, outcome)
    told = None if goals is None else _values(problem, goals)
    for stage in outcome.stages:
        yield from _objective(stage, told)
        yield from _bound(stage)
        yield from _called(stage, outcome)


def _order(problem: Problem, outcome: Outcome) -> Iterator[Finding]:
    """Hold the stages against the policy's: the same, in order, none left out before the last."""
    due = stages_due(problem)
    known = {one.goal: one for one in due}
    found = [stage.goal for stage in outcome.stages]
    wanted = [one.goal for one in due[: len(found)]]
    if found != wanted:
        said = message(
            "所列目标层为 {found}，按目标设置应依次为 {due}",
            "the tiers are given as {found}; the policy has {due}, in this order",
            found=_listed(problem, found),
            due=_listed(problem, known),
        )
        astray = {*found} ^ {*wanted}
        yield false_claim(TIERS, said, *(goal for goal in dict.fromkeys((*wanted, *found)) if goal in astray))
    for stage in outcome.stages:
        own = known.get(stage.goal)
        if own is not None and own.carries_value != stage.carries_value:
            yield _miscast(stage, own)


def title_of(problem: Problem, goal: str) -> Text:
    """Return the title of a stage; what is no stage of the policy stands for itself."""
    titles = {tier.key: tier.title for tier in problem.policy.goal_tiers}
    return titles.get(goal, Text("加权合计", "Weighted sum") if goal == WEIGHTED else Text(goal, goal))


def _listed(problem: Problem, goals: Iterable[str]) -> Text:
    titles = [title_of(problem, goal) for goal in goals]
    return Text("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))


def _miscast(stage: StageResult, own: Due) -> Finding:
    if own.carries_value:
        said = message(
            "{goal} 称只求整齐，按目标设置它计入价值",
            "{goal} is said to carry no value; by the policy it does",
            goal=stage.goal,
        )
    else:
        said = message(
            "{goal} 称计入价值，按目标设置它只求整齐",
            "{goal} is said to carry value; by the policy it does not",
            goal=stage.goal,
        )
    return false_claim(TIERS, said, stage.goal)


def _objective(stage: StageResult, told: Mapping[str, int] | None) -> Iterator[Finding]:
    if told is None:
        if stage.objective is not None:
            said = message(
                "没有方案，{goal} 却有目标值 {objective}",
                "{goal} has objective {objective} without a plan",
                goal=stage.goal,
                objective=stage.objective,
            )
            yield false_claim(OBJECTIVE, said, stage.goal)
    elif stage.goal not in told:
        said = message("目标层 {goal} 不存在", "there is no tier {goal}", goal=stage.goal)
        yield false_claim(OBJECTIVE, said, stage.goal)
    elif stage.objective != told[stage.goal]:
        yield differs(stage.goal, claimed=stage.objective, told=told[stage.goal])


def _values(problem: Problem, goals: Mapping[str, int]) -> Mapping[str, int]:
    """Return the value of each stage: a tier, or in weighted mode first the weighted sum."""
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


def _bound(stage: StageResult) -> Iterator[Finding]:
    objective, bound = stage.objective, stage.bound
    if objective is not None and bound is not None and objective > bound:
        said = message(
            "{goal} 目标值 {objective} 高于上界 {bound}",
            "{goal}: objective {objective} is above its bound {bound}",
            goal=stage.goal,
            objective=objective,
            bound=bound,
        )
        yield false_claim(BOUND, said, stage.goal, need=str(objective), available=str(bound))
    due = None if objective is None or bound is None else gap_of(objective, bound)
    if stage.gap != due:
        said = message(
            "{goal} 差距 {gap} 与目标值 {objective}、上界 {bound} 不符",
            "{goal}: gap {gap} does not follow from objective {objective} and bound {bound}",
            goal=stage.goal,
            gap=str(stage.gap),
            objective=str(objective),
            bound=str(bound),
        )
        yield false_claim(BOUND, said, stage.goal)


def _called(stage: StageResult, outcome: Outcome) -> Iterator[Finding]:
    """Hold what a stage is called against its figures."""
    if stage.status is Status.PROVEN_OPTIMAL:
        is_true = is_proven(stage)
    elif stage.status is Status.WITHIN_GAP:
        is_true = is_close(stage, outcome) and not is_proven(stage)
    else:
        is_true = not is_proven(stage) and (outcome.plan is None or stage.status not in _WITHOUT_PLAN)
    if not is_true:
        said = message(
            "{goal} 的状态称为 {status}，与目标值 {objective}、上界 {bound}、差距 {gap}（要求 {asked}）不符",
            "{goal} is called {status} with objective {objective}, bound {bound} and gap {gap} (asked {asked})",
            goal=stage.goal,
            status=stage.status.value,
            objective=str(stage.objective),
            bound=str(stage.bound),
            gap=str(stage.gap),
            asked=str(outcome.limits.gap),
        )
        yield false_claim(STATUS, said, stage.goal, need=str(stage.bound), available=str(stage.objective))


def differs(goal: str, *, claimed: int | None, told: int | None) -> Finding:
    """Return the finding on an objective that is not the plan's."""
    said = message(
        "{goal} 目标值称为 {claimed}，按方案重算为 {told}",
        "{goal}: the objective is given as {claimed}; worked out from the plan it is {told}",
        goal=goal,
        claimed=str(claimed),
        told=str(told),
    )
    return false_claim(OBJECTIVE, said, goal, need=str(told), available=str(claimed))


def false_claim(clause: str, said: Message, *subjects: str, need: str = "", available: str = "") -> Finding:
    """Return the finding on a claim that is not borne out."""
    return Finding(rule=RULE, clause=clause, subjects=subjects, need=need, available=available, message=said)
