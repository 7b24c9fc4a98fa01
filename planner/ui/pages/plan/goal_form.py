"""The form where goals and limits are set; what is set survives a change of page."""

import streamlit as st

from planner.domain.goal import GOALS, PRESET_TITLES, PRESETS, GoalMode
from planner.domain.park.policy import Policy
from planner.services.planning.goal_setting import hold_of, value_tiers
from planner.text import Text
from planner.ui import state
from planner.ui.app_services import me, workbench
from planner.ui.markdown import show
from planner.ui.on_show import watch
from planner.ui.page_context import PageContext
from planner.ui.pages.plan import words
from planner.ui.shared import goal_state
from planner.ui.shared.goal_state import GAP, HOLD, MODE, PRESET, SECONDS, SEED
from planner.ui.shared.press import granted
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import goals as goals_words

_GOAL_TITLES: dict[str, Text] = {goal.key: goal.title for goal in GOALS}


def goal_form(context: PageContext) -> None:
    """Draw the form with its Solve button."""
    policy = context.dossier.problem.policy
    goal_state.fill(policy, context.run, park=context.facts.project_id)
    with st.container(horizontal=True, vertical_alignment="bottom", key="goal_row"):
        _preset(context, policy)
        _mode(context)
        _limits(context)
        st.toggle(
            context.say(words.HOLD), key=HOLD, persist_state="session", help=context.say(words.HOLD_HELP)
        )
    if goal_state.asks_for_signed():
        _signed(context)
    button, rates = st.columns([1, 6])
    with rates, st.expander(context.say(words.RATES)):
        _rates(context, policy)
    with button:
        st.button(
            context.say(words.SOLVE),
            key="solve",
            type="primary",
            on_click=_solve,
            args=(context,),
            width="stretch",
            **granted(disabled=goal_state.is_refused()),
        )
    asked = goal_state.solve_settings(policy)
    if asked.tiers is not None or asked.rates is not None:
        st.caption(context.say(words.CHANGED))


def _signed(context: PageContext) -> None:
    """Ask whether a signed firm may be left out, and say what follows if not."""
    agreed = st.checkbox(
        context.say(goals_words.DROP_SIGNED), key=goal_state.DROP_SIGNED, persist_state="session"
    )
    if not agreed:
        st.caption(context.say(words.ASK_SIGNED if goal_state.is_refused() else words.SIGNED_FIRST))


def _solve(context: PageContext) -> None:
    """Start what the form says at the moment of the click; a like run under way is shown instead."""
    asked = goal_state.solve_settings(context.dossier.problem.policy)
    watch(workbench().start(context.facts, asked, goal_state.limits(), actor=me()))


def _preset(context: PageContext, policy: Policy) -> None:
    key = "goal_preset_choice"
    state.primed(PRESET, key, list(PRESETS))

    def change() -> None:
        PRESET.set(st.session_state[key])
        st.session_state[HOLD] = hold_of(PRESET.get(), policy)

    st.selectbox(
        context.say(words.PRESET),
        list(PRESETS),
        key=key,
        on_change=change,
        width=225,
        format_func=lambda code: context.say(PRESET_TITLES[code]),
    )


def _mode(context: PageContext) -> None:
    options = {mode.value: goals_words.MODES[mode.value] for mode in GoalMode}
    tabs(
        context,
        MODE,
        options,
        label=words.MODE,
        key="goal_mode_choice",
        is_labelled=True,
        advice=words.MODE_HELP,
    )


def _limits(context: PageContext) -> None:
    st.number_input(
        context.say(words.SECONDS),
        1,
        7200,
        key=SECONDS,
        step=10,
        width=120,
        persist_state="session",
        help=context.say(words.SECONDS_HELP),
    )
    st.number_input(
        context.say(words.GAP),
        0.0,
        50.0,
        key=GAP,
        step=0.1,
        format="%.2f",
        width=120,
        persist_state="session",
        help=context.say(words.GAP_HELP),
    )
    st.number_input(
        context.say(words.SEED),
        0,
        2**31 - 1,
        key=SEED,
        width=100,
        persist_state="session",
        help=context.say(words.SEED_HELP),
    )


def _rates(context: PageContext, policy: Policy) -> None:
    preset = PRESET.get()
    first, second = st.columns(2, gap="large")
    with first:
        st.markdown(f"**{context.say(words.RATES_TIERS)}**")
        _term_rates(context, preset)
        if MODE.get() == GoalMode.WEIGHTED.value:
            st.markdown(f"**{context.say(words.RATES_WEIGHTS)}**")
            _weights(context, preset)
    with second:
        st.markdown(f"**{context.say(words.RATES_VALUE)}**")
        _value_rates(context, policy)
    st.button(
        context.say(words.RESET),
        key="goal_reset",
        on_click=goal_state.reset_rates,
        args=(policy,),
        type="tertiary",
    )


def _term_rates(context: PageContext, preset: str) -> None:
    for tier in value_tiers(preset):
        for term in tier.terms:
            key = goal_state.rate_key(preset, tier.key, term.goal)
            state.remember(key, term.rate)
            title = f"{show(context.say(tier.title))} · {context.say(_GOAL_TITLES[term.goal])}"
            st.number_input(title, -10_000, 10_000, key=key, persist_state="session")


def _weights(context: PageContext, preset: str) -> None:
    for tier in value_tiers(preset):
        key = goal_state.weight_key(tier.key)
        state.remember(key, float(tier.weight))
        st.number_input(
            show(context.say(tier.title)), 0.0, 1e6, key=key, step=0.1, format="%.3f", persist_state="session"
        )


def _value_rates(context: PageContext, policy: Policy) -> None:
    columns = st.columns(2)
    for at, (field, title) in enumerate(goals_words.VALUE_RATES.items()):
        start = getattr(policy.rates, field)
        key = goal_state.value_key(field)
        state.remember(key, goal_state.widget_value(start))
        with columns[at % 2]:
            if isinstance(start, int):
                st.number_input(context.say(title), 0, 1000, key=key, persist_state="session")
            else:
                st.number_input(
                    context.say(title), 0.0, 1e6, key=key, step=0.01, format="%.3f", persist_state="session"
                )
