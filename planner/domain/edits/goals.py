"""Edits of the goals: another preset, another weight of a tier, of a term, of a value rate."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, Literal

from pydantic.dataclasses import dataclass

from planner.domain.edits.base import EDIT, Amount, BaseEdit
from planner.domain.edits.conflict import Key, require, require_known
from planner.domain.goal import (
    GOALS,
    PRESET_TITLES,
    PRESETS,
    GoalMode,
    Term,
    Tier,
    may_drop_signed,
    with_signed_first,
)
from planner.domain.park.policy import ValueRates
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.titles import named
from planner.text import Message, Text, message

_RATES = {field.name: getattr(ValueRates(), field.name) for field in fields(ValueRates)}
_MODES = {
    GoalMode.RANKED: Text("，逐级排序", ", ranked"),
    GoalMode.WEIGHTED: Text("，加权求和", ", weighted"),
    None: Text("", ""),
}


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SetGoal(BaseEdit):
    """Takes the tiers of a preset, and optionally another mode.

    Ranked tiers come after signed firms, unless `drop_signed` says that one may be left out.
    """

    kind: Literal["set_goal"] = "set_goal"
    preset: str
    mode: GoalMode | None = None
    drop_signed: bool = False

    def _say(self) -> Message:
        return message(
            "目标改为“{preset}”{mode}{signed}",
            "set the goal to “{preset}”{mode}{signed}",
            signed=self._of_signed(),
            preset=PRESET_TITLES.get(self.preset, Text(self.preset, self.preset)),
            mode=_MODES[self.mode],
        )

    def _touches(self) -> frozenset[Key]:
        return frozenset({("goal",)})

    def _apply(self, problem: Problem) -> Problem:
        require_known(self.said(), "preset", self.preset, known=PRESETS)
        policy = problem.policy
        mode = self.mode or policy.mode
        tiers = PRESETS[self.preset]
        is_led = mode is GoalMode.RANKED and not self.drop_signed and may_drop_signed(tiers, mode)
        own = with_signed_first(tiers) if is_led else ()
        return problem.with_policy(replace(policy, preset=self.preset, tiers=own, mode=mode))

    def _of_signed(self) -> Text:
        """Say what becomes of signed firms, where the preset itself does not put them first."""
        is_weighted = self.mode is GoalMode.WEIGHTED
        if not may_drop_signed(PRESETS.get(self.preset, ()), self.mode or GoalMode.RANKED):
            return Text("", "")
        if is_weighted or self.drop_signed:
            return Text("，已签企业可能落选", ", signed firms may be left out")
        return Text("，已签企业优先", ", signed firms first")


@dataclass(frozen=True, kw_only=True, config=EDIT)
class SetWeight(BaseEdit):
    """Sets the weight of a tier, the rate of one term of it, or one rate of expected value.

    Give `tier`, or `tier` and `term` (a goal), or `rate` (such as `tax_per_10k`). A term's
    rate and the priority rates are whole numbers. `drop_signed` agrees that a signed firm may be left out.
    """

    kind: Literal["set_weight"] = "set_weight"
    tier: str | None = None
    term: str | None = None
    rate: str | None = None
    value: Amount
    drop_signed: bool = False

    def _say(self) -> Message:
        return message(
            "{what} 的权重改为 {value}",
            "set the weight of {what} to {value}",
            what=self._called(),
            value=self.value,
        )

    def _called(self) -> Text:
        if self.rate:
            return named(self.rate)
        tiers = {tier.key: tier.title for preset in PRESETS.values() for tier in preset}
        goals: dict[str, Text] = {goal.key: goal.title for goal in GOALS}
        parts = (
            tiers.get(self.tier or "", Text(self.tier or "", self.tier or "")),
            goals.get(self.term or ""),
        )
        known = [part for part in parts if part is not None and part.zh]
        return Text(" · ".join(one.zh for one in known), " · ".join(one.en for one in known))

    def _touches(self) -> frozenset[Key]:
        return frozenset({("weight", self.rate or "", self.tier or "", self.term or "")})

    def _apply(self, problem: Problem) -> Problem:
        require(
            self.said(),
            "tier",
            (self.tier is None) != (self.rate is None) and not (self.rate and self.term),
            wrong=message("层级（tier）与计分（rate）须给出其中之一", "give either a tier or a rate"),
            remedy=message("目标（term）只与层级同用", "Use term with tier only"),
        )
        policy = problem.policy
        if self.rate is not None:
            return problem.with_policy(replace(policy, rates=self._rates(policy.rates)))
        known = {tier.key for tier in policy.goal_tiers}
        require_known(self.said(), "tier", self.tier or "", known=known)
        tiers = tuple(self._tier(t) if t.key == self.tier else t for t in policy.goal_tiers)
        return problem.with_policy(replace(policy, tiers=tiers))

    def _rates(self, rates: ValueRates) -> ValueRates:
        name = self.rate or ""
        require_known(self.said(), "rate", name, known=_RATES)
        self._require_not_negative()
        changed: dict[str, Any] = {name: self._whole() if isinstance(_RATES[name], int) else self.value}
        return replace(rates, **changed)

    def _tier(self, tier: Tier) -> Tier:
        if self.term is None:
            self._require_not_negative()
            return replace(tier, weight=self.value)
        require_known(self.said(), "term", self.term, known={goal.key for goal in GOALS})
        term = Term(goal=self.term, rate=self._whole())
        others = [one for one in tier.terms if one.goal != self.term]
        place = next((i for i, one in enumerate(tier.terms) if one.goal == self.term), len(others))
        return replace(tier, terms=(*others[:place], term, *others[place:]))

    def _whole(self) -> int:
        require(
            self.said(),
            "value",
            self.value == self.value.to_integral_value(),
            wrong=message("{value} 不是整数", "{value} is not a whole number", value=self.value),
            remedy=message("请填整数", "Give a whole number"),
        )
        return int(self.value)

    def _require_not_negative(self) -> None:
        require(
            self.said(),
            "value",
            self.value >= Decimal(0),
            wrong=message("权重不能为负", "a weight cannot be negative"),
            remedy=message("请填 0 或更大的数", "Give 0 or more"),
        )
