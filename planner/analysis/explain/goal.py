"""Reason of a firm that would fit as the plan stands: what a goal says of letting it in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from planner.analysis.explain.wording import place
from planner.domain.goal import GoalMode, Tier
from planner.domain.measures import measure_goals, tier_value
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason, Why
from planner.text import Text, message

_WORSE = Text("降低", "lowers")
_BETTER = Text("提高", "raises")


def worth_it(problem: Problem, plan: Plan, fitting: Sequence[Placement]) -> Reason:
    """Tell what the placement that suits the goals best would do to the first goal it changes."""
    before = measure_goals(problem, plan)
    after = {p: measure_goals(problem, Plan(placements=(*plan.placements, p))) for p in fitting}
    best = max(after, key=lambda p: _worth(problem, after[p]))
    tier = next(
        (t for t in _tiers(problem) if tier_value(t, after[best]) != tier_value(t, before)),
        None,
    )
    better = _worth(problem, after[best]) > _worth(problem, before)
    return Reason(
        firm_id=best.firm_id,
        why=Why.GOAL,
        rule=tier.key if tier else "",
        subject=place(best),
        need=str(tier_value(tier, before)) if tier else "",
        available=str(tier_value(tier, after[best])) if tier else "",
        message=message(
            "{firm} 现可落位 {where}（自 {start} 起）；这会{change}“{tier}”：{before} → {after}{closing}",
            "{firm} would fit {where} from {start} as things stand; that {change} “{tier}”: {before} → "
            "{after}{closing}",
            firm=best.firm_id,
            where=place(best),
            start=str(best.start),
            change=_BETTER if better else _WORSE,
            tier=tier.title if tier else Text("任何目标", "any goal"),
            before=Decimal(tier_value(tier, before) if tier else 0),
            after=Decimal(tier_value(tier, after[best]) if tier else 0),
            closing=Text("，方案可再改进", "; the plan can be improved") if better else Text("", ""),
        ),
    )


def _tiers(problem: Problem) -> Sequence[Tier]:
    return problem.policy.goal_tiers


def _worth(problem: Problem, goals: Mapping[str, int]) -> tuple[Decimal | int, ...]:
    """Return what plans are ranked by: every tier, or the weighted sum and then the tidiness."""
    tiers = _tiers(problem)
    if problem.policy.mode is GoalMode.RANKED:
        return tuple(tier_value(tier, goals) for tier in tiers)
    summed = sum((t.weight * tier_value(t, goals) for t in tiers if t.carries_value), Decimal(0))
    return (summed, *(tier_value(t, goals) for t in tiers if not t.carries_value))
