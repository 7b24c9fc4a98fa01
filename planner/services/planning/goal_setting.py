"""Goals as a planner sets them: a preset, with rates and weights of their own where changed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planner.domain.goal import PRESETS, GoalMode, Term, Tier, may_drop_signed
from planner.domain.park.policy import Policy, ValueRates
from planner.domain.rule import is_on
from planner.services.planning.solving import HOLD_RULE, WITHOUT_HOLD, SolveSettings


def value_tiers(preset: str) -> tuple[Tier, ...]:
    """Return the tiers of a preset that carry value; the others only tidy up."""
    return tuple(tier for tier in PRESETS[preset] if tier.carries_value)


def changed_tiers(
    preset: str,
    rates: Mapping[tuple[str, str], int],
    weights: Mapping[str, Decimal],
) -> tuple[Tier, ...] | None:
    """Return a preset's tiers with other rates (by tier and goal) and weights (by tier).

    None if nothing differs from the preset.
    """
    tiers = tuple(_changed(tier, rates, weights) for tier in PRESETS[preset])
    return None if tiers == PRESETS[preset] else tiers


def hold_of(preset: str, policy: Policy) -> bool:
    """Whether the hold on speculative firms is on for a preset, before the planner says otherwise."""
    return preset not in WITHOUT_HOLD and is_on(policy, HOLD_RULE)


def wishes_of(
    policy: Policy,
    *,
    preset: str,
    mode: GoalMode,
    hold: bool,
    tiers: tuple[Tier, ...] | None,
    rates: ValueRates,
    drop_signed: bool = False,
) -> SolveSettings:
    """Return what a planner wants beyond the policy; what the policy says already is left out.

    So a form that was not touched asks for the very problem of the tables, unless their goals may
    leave a signed firm out and nobody agreed to that.
    """
    asks = drop_signed or not may_drop_signed(policy.goal_tiers, policy.mode)
    same_preset = preset == policy.preset and not policy.tiers and asks
    return SolveSettings(
        preset=None if same_preset else preset,
        mode=None if mode is policy.mode else mode,
        hold=None if hold == is_on(policy, HOLD_RULE) else hold,
        tiers=tiers,
        rates=None if rates == policy.rates else rates,
        drop_signed=drop_signed,
    )


def _changed(tier: Tier, rates: Mapping[tuple[str, str], int], weights: Mapping[str, Decimal]) -> Tier:
    terms = tuple(
        Term(goal=term.goal, rate=rates.get((tier.key, term.goal), term.rate)) for term in tier.terms
    )
    return replace(tier, terms=terms, weight=weights.get(tier.key, tier.weight))
