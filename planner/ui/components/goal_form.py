"""The form where goals and limits are set; what is set survives a change of page."""

from decimal import Decimal
from typing import Any

import streamlit as st

from planner.domain.goal import GOALS, PRESET_TITLES, PRESETS, GoalMode
from planner.domain.outcome import Limits
from planner.domain.policy import Policy, ValueRates
from planner.services.goal_setting import changed_tiers, hold_of, value_tiers, wishes_of
from planner.services.planning import Wishes
from planner.services.workbench import Run
from planner.ui import state
from planner.ui.scene import Scene
from planner.ui.state import Slot
from planner.ui.words import goals as words

PRESET = Slot("goal_preset")
MODE = Slot("goal_mode")
HOLD, SECONDS, GAP, SEED = "goal.hold", "goal.seconds", "goal.gap_percent", "goal.seed"
_SEEDED = f"{state.PREFIX}goal_form"
_GOAL_TITLES = {goal.key: goal.title for goal in GOALS}
_VALUE_FIELDS = tuple(words.VALUE_RATES)


def goal_form(scene: Scene) -> tuple[Wishes, Limits]:
    """Draw the form; give what it says."""
    policy = scene.dossier.problem.policy
    _seed(policy, scene.run)
    with st.container(horizontal=True, vertical_alignment="bottom", key="goal_row"):
        _preset(scene, policy)
        _mode(scene)
        st.number_input(
            scene.say(words.SECONDS), 1, 7200, key=SECONDS, step=10, width=120, persist_state="session"
        )
        st.number_input(
            scene.say(words.GAP),
            0.0,
            50.0,
            key=GAP,
            step=0.1,
            format="%.2f",
            width=120,
            persist_state="session",
            help=scene.say(words.GAP_HELP),
        )
        st.number_input(
            scene.say(words.SEED),
            0,
            2**31 - 1,
            key=SEED,
            width=100,
            persist_state="session",
            help=scene.say(words.SEED_HELP),
        )
        st.toggle(scene.say(words.HOLD), key=HOLD, persist_state="session", help=scene.say(words.HOLD_HELP))
    with st.expander(scene.say(words.RATES)):
        tiers, rates = _rates(scene, policy)
    preset = PRESET.get()
    if tiers is not None or rates != policy.rates:
        st.caption(scene.say(words.CHANGED))
    wishes = wishes_of(
        policy,
        preset=preset,
        mode=GoalMode(MODE.get()),
        hold=bool(st.session_state[HOLD]),
        tiers=tiers,
        rates=rates,
    )
    return wishes, _limits()


def _seed(policy: Policy, run: Run | None) -> None:
    """Fill the form once a session: from the run that is watched, else from the policy."""
    if st.session_state.get(_SEEDED):
        return
    st.session_state[_SEEDED] = True
    source = run.problem.policy if run else policy
    limits = run.job.limits if run else Limits()
    PRESET.set(source.preset)
    MODE.set(source.mode.value)
    state.remember(HOLD, hold_of(source.preset, source))
    state.remember(SECONDS, round(limits.time_limit_s))
    state.remember(GAP, limits.gap * 100)
    state.remember(SEED, limits.seed)
    for tier in source.goal_tiers if run else ():
        state.remember(_weight_key(tier.key), float(tier.weight))
        for term in tier.terms:
            state.remember(_rate_key(source.preset, tier.key, term.goal), term.rate)
    for field in _VALUE_FIELDS:
        state.remember(_value_key(field), _widget_number(getattr(source.rates, field)))


def _preset(scene: Scene, policy: Policy) -> None:
    key = "goal_preset_choice"
    state.primed(PRESET, key, list(PRESETS))

    def change() -> None:
        PRESET.set(st.session_state[key])
        st.session_state[HOLD] = hold_of(PRESET.get(), policy)

    st.selectbox(
        scene.say(words.PRESET),
        list(PRESETS),
        key=key,
        on_change=change,
        width=250,
        format_func=lambda code: scene.say(PRESET_TITLES[code]),
    )


def _mode(scene: Scene) -> None:
    key = "goal_mode_choice"
    modes = [mode.value for mode in GoalMode]
    state.primed(MODE, key, modes)
    st.segmented_control(
        scene.say(words.MODE),
        modes,
        key=key,
        required=True,
        on_change=state.kept_by(MODE, key),
        format_func=lambda code: scene.say(words.MODES[code]),
        help=scene.say(words.MODE_HELP),
    )


def _rates(scene: Scene, policy: Policy) -> tuple[Any, ValueRates]:
    preset = PRESET.get()
    st.button(
        scene.say(words.RESET), key="goal_reset", on_click=_reset, args=(preset, policy), type="tertiary"
    )
    first, second = st.columns(2, gap="large")
    with first:
        st.markdown(f"**{scene.say(words.RATES_TIERS)}**")
        rates = _term_rates(scene, preset)
        weights = _weights(scene, preset) if MODE.get() == GoalMode.WEIGHTED.value else {}
    with second:
        st.markdown(f"**{scene.say(words.RATES_VALUE)}**")
        value_rates = _value_rates(scene, policy)
    return changed_tiers(preset, rates, weights), value_rates


def _term_rates(scene: Scene, preset: str) -> dict[tuple[str, str], int]:
    rates: dict[tuple[str, str], int] = {}
    for tier in value_tiers(preset):
        for term in tier.terms:
            key = _rate_key(preset, tier.key, term.goal)
            state.remember(key, term.rate)
            title = f"{scene.say(tier.title)} · {scene.say(_GOAL_TITLES[term.goal])}"
            value = st.number_input(title, -10_000, 10_000, key=key, persist_state="session")
            rates[tier.key, term.goal] = int(value)
    return rates


def _weights(scene: Scene, preset: str) -> dict[str, Decimal]:
    st.markdown(f"**{scene.say(words.RATES_WEIGHTS)}**")
    weights: dict[str, Decimal] = {}
    for tier in value_tiers(preset):
        key = _weight_key(tier.key)
        state.remember(key, float(tier.weight))
        value = st.number_input(
            scene.say(tier.title), 0.0, 1e6, key=key, step=0.1, format="%.3f", persist_state="session"
        )
        weights[tier.key] = _exact(value)
    return weights


def _value_rates(scene: Scene, policy: Policy) -> ValueRates:
    given: dict[str, Any] = {}
    columns = st.columns(2)
    for at, field in enumerate(_VALUE_FIELDS):
        start = getattr(policy.rates, field)
        key = _value_key(field)
        state.remember(key, _widget_number(start))
        with columns[at % 2]:
            label = scene.say(words.VALUE_RATES[field])
            if isinstance(start, int):
                given[field] = int(st.number_input(label, 0, 1000, key=key, persist_state="session"))
            else:
                value = st.number_input(
                    label, 0.0, 1e6, key=key, step=0.01, format="%.3f", persist_state="session"
                )
                given[field] = start if _exact(value) == start else _exact(value)
    return ValueRates(**given)


def _reset(preset: str, policy: Policy) -> None:
    for tier in value_tiers(preset):
        st.session_state[_weight_key(tier.key)] = float(tier.weight)
        for term in tier.terms:
            st.session_state[_rate_key(preset, tier.key, term.goal)] = term.rate
    for field in _VALUE_FIELDS:
        st.session_state[_value_key(field)] = _widget_number(getattr(policy.rates, field))


def _limits() -> Limits:
    return Limits(
        time_limit_s=float(st.session_state[SECONDS]),
        gap=float(_exact(st.session_state[GAP]) / 100),
        seed=int(st.session_state[SEED]),
    )


def _exact(value: float) -> Decimal:
    return Decimal(repr(round(value, 6)))


def _widget_number(value: Decimal | int) -> float | int:
    return value if isinstance(value, int) else float(value)


def _rate_key(preset: str, tier: str, goal: str) -> str:
    return f"goal.rate.{preset}.{tier}.{goal}"


def _weight_key(tier: str) -> str:
    return f"goal.weight.{tier}"


def _value_key(field: str) -> str:
    return f"goal.value.{field}"
