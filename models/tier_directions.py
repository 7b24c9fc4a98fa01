"""Whether a policy's tiers gain by more or by less of a goal: a model need not be exact both ways."""

from decimal import Decimal

from planner.domain.goal import GoalMode
from planner.domain.keys import GoalKey
from planner.domain.park.policy import Policy

MORE = 1
LESS = -1


def gains(policy: Policy, goal: GoalKey) -> frozenset[int]:
    """Return MORE, LESS, both or neither, as some tier gains by more or by less of the goal."""
    found = set()
    for tier in policy.goal_tiers:
        weighs = policy.mode is GoalMode.WEIGHTED and tier.carries_value
        weight = tier.weight if weighs else Decimal(1)
        for term in tier.terms:
            if term.goal == goal and term.rate * weight:
                found.add(MORE if term.rate * weight > 0 else LESS)
    return frozenset(found)
