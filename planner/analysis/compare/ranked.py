"""What the goals say of a firm that nothing bars from its place: worked out, never supposed."""

from decimal import Decimal
from fractions import Fraction

from planner.analysis.compare.cause_context import CauseContext
from planner.domain.goal import GoalMode, Tier
from planner.domain.measures import measure_goals, tier_value
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Policy
from planner.domain.solving.outcome import Status
from planner.text import Message, Text, Value, message

_NOW = Text("{firm} 仍可在 {units}（{start} 起），", "{firm} could still be in {units} from {start}")
_THEN = Text(
    "{firm} 当时也可在 {units}（{start} 起），", "{firm} could have been in {units} from {start} then"
)
_LOWER = Text("但“{tier}”会低 {by}", ", but “{tier}” would be {by} lower")
_TIDY = Text("价值相同，按“{tier}”选了另一方案", ", at the same value; “{tier}” chose the other plan")
_SAME = Text("各级目标相同", ", at the same value of every goal")
_BETTER = Text(
    "方案还可改进，求解没有走到这一步", ": the plan could be improved, the solve did not get there"
)
_HELD = Text("为少变动没有这样排", ": it was left so, for few changes")


def ranked(side: CauseContext, placement: Placement, *, is_opening: bool) -> Message:
    """Say what the plan of `side` would be worth with the firm there, tier by tier, the first that differs."""
    plan, policy = side.report.plan, side.problem.policy
    there = Plan(placements=(*side.without(placement.firm_id).placements, placement))
    as_it_is, with_it = (measure_goals(side.problem, one) for one in (plan, there))
    start = _THEN if is_opening else _NOW
    values: dict[str, Value] = {
        "firm": placement.firm_id,
        "units": "+".join(placement.units),
        "start": str(placement.start),
    }
    for title, weights in _sums(policy):
        is_tidy = not weights[0][0].carries_value
        lost = sum(
            (weight * (tier_value(tier, as_it_is) - tier_value(tier, with_it)) for tier, weight in weights),
            Fraction(0),
        )
        if lost > 0:
            return _said(start, _TIDY if is_tidy else _LOWER, {**values, "tier": title, "by": _written(lost)})
        if lost < 0:
            outcome = side.report.outcome
            is_held = outcome.is_held and outcome.status is Status.PROVEN_OPTIMAL
            return _said(start, _HELD if is_held else _BETTER, values)
    return _said(start, _SAME, values)


def _sums(policy: Policy) -> tuple[tuple[Text, tuple[tuple[Tier, Fraction], ...]], ...]:
    """Return what plans are ranked by, in turn; in weighted mode all value is one sum."""
    tiers = policy.goal_tiers
    valued = tuple((tier, Fraction(tier.weight)) for tier in tiers if tier.carries_value)
    each = tuple((tier.title, ((tier, Fraction(1)),)) for tier in tiers)
    if policy.mode is GoalMode.RANKED or not valued:
        return each
    tidy = tuple((tier.title, ((tier, Fraction(1)),)) for tier in tiers if not tier.carries_value)
    return ((Text("加权合计", "Weighted sum"), valued), *tidy)


def _said(start: Text, end: Text, values: dict[str, Value]) -> Message:
    return message(start.zh + end.zh, start.en + end.en, **values)


def _written(amount: Fraction) -> Decimal:
    return round(Decimal(amount.numerator) / amount.denominator, 2)
