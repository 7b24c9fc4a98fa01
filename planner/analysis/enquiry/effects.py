"""What a change does to a plan, tier by tier, and whether the plan keeps the rules then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.check import check_plan
from planner.domain.goal import GoalMode
from planner.domain.measures import measure_goals, tier_value
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.place_offer import TierEffect
from planner.text import Text

Worth = tuple[int | Fraction, ...]
"""What plans are ranked by, the most important number first."""


@dataclass(frozen=True)
class PlanBefore:
    """The plan that changes are tried on, with its values and its own faults."""

    problem: Problem
    plan: Plan

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The value of each tier, in order."""
        return self.values_of(self.plan)

    @cached_property
    def _faults(self) -> frozenset[tuple[str, str, tuple[str, ...]]]:
        return _faults(self.problem, self.plan)

    def values_of(self, plan: Plan) -> tuple[int, ...]:
        """Return the value of each tier in a plan."""
        goals = measure_goals(self.problem, plan)
        return tuple(tier_value(tier, goals) for tier in self.problem.policy.goal_tiers)

    def worth(self, values: Sequence[int]) -> Worth:
        """Return what plans are ranked by: the values of the tiers that carry value, or their weighted sum."""
        policy = self.problem.policy
        carried = [(t, v) for t, v in zip(policy.goal_tiers, values, strict=True) if t.carries_value]
        if policy.mode is GoalMode.RANKED:
            return tuple(value for _, value in carried)
        return (sum((Fraction(tier.weight) * value for tier, value in carried), Fraction(0)),)

    @cached_property
    def titles(self) -> tuple[Text, ...]:
        """What each number of `worth` is called."""
        if self.problem.policy.mode is not GoalMode.RANKED:
            return (Text("加权合计", "Weighted sum"),)
        return tuple(tier.title for tier in self.problem.policy.goal_tiers if tier.carries_value)

    def effects(self, plan: Plan) -> tuple[TierEffect, ...]:
        """Return what another plan does to each tier."""
        return tuple(
            TierEffect(
                key=tier.key, title=tier.title, before=before, after=after, carries_value=tier.carries_value
            )
            for tier, before, after in zip(
                self.problem.policy.goal_tiers, self.values, self.values_of(plan), strict=True
            )
        )

    def keeps_rules(self, plan: Plan) -> bool:
        """Whether a plan breaks no rule that the one before does not break."""
        return _faults(self.problem, plan) <= self._faults

    def without(self, *firms: str) -> Plan:
        """Return the plan without some firms."""
        return Plan(placements=tuple(p for p in self.plan.placements if p.firm_id not in firms))

    def with_others(self, gone: Iterable[str], more: Iterable[Placement]) -> Plan:
        """Return the plan without some firms and with other placements."""
        return Plan(placements=(*self.without(*gone).placements, *more))


def _faults(problem: Problem, plan: Plan) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    return frozenset(
        (one.rule, one.clause, one.subjects) for one in check_plan(problem, plan) if one.is_fault
    )
