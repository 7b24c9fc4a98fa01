"""What the goal form says, kept in the session: filled once, read when a solve is asked for."""

from decimal import Decimal
from typing import Any

import streamlit as st

from planner.domain.goal import GoalMode, Tier, may_drop_signed
from planner.domain.park.policy import Policy, ValueRates
from planner.domain.solving.outcome import Limits
from planner.services.planning.goal_setting import changed_tiers, hold_of, value_tiers, wishes_of
from planner.services.planning.solving import SolveSettings
from planner.services.workbench.workbench import SolveOnShow
from planner.ui.state import PREFIX, Slot

PRESET = Slot("goal_preset")
MODE = Slot("goal_mode")
HOLD, SECONDS, GAP, SEED = "goal.hold", "goal.seconds", "goal.gap_percent", "goal.seed"
DROP_SIGNED = "goal.drop_signed"
"""Whether whoever works here agrees that a signed firm may be left out."""
_SEEDED = Slot("goal_form")
_LEFT = f"{PREFIX}goal_form.left"
"""What the form said in each park when it was left."""


def fill(policy: Policy, run: SolveOnShow | None, *, park: str) -> None:
    """Fill the form once a session and park: from the run that is watched, else from the policy."""
    if _SEEDED.get() == park:
        return
    left: dict[str, dict[str, Any]] = st.session_state.setdefault(_LEFT, {})
    # Keyed widgets carry over to the next park; so what was typed is put by for its park, and the form is filled from
    # the other's.
    left[_SEEDED.get()] = {str(key): value for key, value in st.session_state.items() if _is_ours(str(key))}
    _SEEDED.set(park)
    if park in left:
        st.session_state.update(left[park])
        return
    source = run.problem.policy if run else policy
    limits = run.task.limits if run else Limits()
    st.session_state[DROP_SIGNED] = run is not None and run.wishes.drop_signed
    PRESET.set(source.preset)
    MODE.set(source.mode.value)
    st.session_state[HOLD] = hold_of(source.preset, source)
    st.session_state[SECONDS] = round(limits.time_limit_s)
    st.session_state[GAP] = limits.gap * 100
    st.session_state[SEED] = limits.seed
    fill_rates(source.preset, source.goal_tiers, source.rates)


def _is_ours(key: str) -> bool:
    return key.startswith("goal.") or key in (PRESET.key, MODE.key)


def fill_rates(preset: str, tiers: tuple[Tier, ...], rates: ValueRates) -> None:
    """Put rates and weights into the form."""
    for tier in tiers:
        st.session_state[weight_key(tier.key)] = float(tier.weight)
        for term in tier.terms:
            st.session_state[rate_key(preset, tier.key, term.goal)] = term.rate
    for field in vars(rates):
        st.session_state[value_key(field)] = widget_value(getattr(rates, field))


def reset_rates(policy: Policy) -> None:
    """Put the rates and weights of the chosen preset and of the policy back into the form."""
    fill_rates(PRESET.get(), value_tiers(PRESET.get()), policy.rates)


def solve_settings(policy: Policy) -> SolveSettings:
    """Return what the form asks for, as it stands now."""
    preset = PRESET.get()
    tiers = value_tiers(preset)
    weights = {
        tier.key: exact(st.session_state.get(weight_key(tier.key), float(tier.weight)), tier.weight)
        for tier in tiers
    }
    is_weighted = MODE.get() == GoalMode.WEIGHTED.value
    return wishes_of(
        policy,
        preset=preset,
        mode=GoalMode(MODE.get()),
        hold=bool(st.session_state[HOLD]),
        tiers=changed_tiers(preset, _rates(preset), weights if is_weighted else {}),
        rates=_value_rates(policy.rates),
        drop_signed=bool(st.session_state.get(DROP_SIGNED)) and asks_for_signed(),
    )


def asks_for_signed() -> bool:
    """Whether the goals of the form may leave a signed firm out, so that the form has to ask."""
    return may_drop_signed(_tiers(PRESET.get()), GoalMode(MODE.get()))


def is_refused() -> bool:
    """Whether the goals are a weighted sum that may leave a signed firm out, and nobody agreed to it."""
    is_weighted = MODE.get() == GoalMode.WEIGHTED.value
    return is_weighted and asks_for_signed() and not st.session_state.get(DROP_SIGNED)


def _tiers(preset: str) -> tuple[Tier, ...]:
    return changed_tiers(preset, _rates(preset), {}) or value_tiers(preset)


def _rates(preset: str) -> dict[tuple[str, str], int]:
    return {
        (tier.key, term.goal): int(st.session_state.get(rate_key(preset, tier.key, term.goal), term.rate))
        for tier in value_tiers(preset)
        for term in tier.terms
    }


def limits() -> Limits:
    """Return the limits the form sets; the usual ones where nobody has seen the form yet."""
    usual = Limits()
    return Limits(
        time_limit_s=float(st.session_state.get(SECONDS, usual.time_limit_s)),
        gap=float(exact(st.session_state.get(GAP, usual.gap * 100), Decimal(0)) / 100),
        seed=int(st.session_state.get(SEED, usual.seed)),
    )


def exact(value: float, start: Decimal) -> Decimal:
    """Return a typed number exactly, to six places; one that was not changed stays as it was written."""
    typed = Decimal(repr(round(float(value), 6)))
    return start if typed == start else typed


def widget_value(value: Decimal | int) -> float | int:
    """Return a rate as a widget holds it."""
    return value if isinstance(value, int) else float(value)


def rate_key(preset: str, tier: str, goal: str) -> str:
    """Key of the rate of a goal in a tier."""
    return f"goal.rate.{preset}.{tier}.{goal}"


def weight_key(tier: str) -> str:
    """Key of the weight of a tier."""
    return f"goal.weight.{tier}"


def value_key(field: str) -> str:
    """Key of a rate of expected value."""
    return f"goal.value.{field}"


def _value_rates(start: ValueRates) -> ValueRates:
    given: dict[str, Any] = {}
    for field, was in vars(start).items():
        typed = st.session_state.get(value_key(field), widget_value(was))
        given[field] = int(typed) if isinstance(was, int) else exact(typed, was)
    return ValueRates(**given)
