"""What the policy sets: rules and switches, waivers, pins, holds, reserves, rates, thresholds."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.goal import PRESET_TITLES
from planner.domain.park.policy import Policy
from planner.domain.rule import RULES, Rule, is_on
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.thresholds import threshold_title
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.pages.rules import words
from planner.ui.shared.sheet import GridRow, grid, sheet
from planner.ui.shared.words import goals as goal_words
from planner.views import format as fmt
from planner.views.unplaced import rule_title
from planner.views.words import word


def rules(context: PageContext) -> None:
    """Show every rule, and whether it is in force."""
    policy = context.problem.policy
    rows = [
        (
            context.say(one.title),
            context.say(_state(one, policy)),
            context.say(one.purpose),
            _source(context, one),
        )
        for one in RULES
    ]
    heads = (words.RULE, words.RULE_STATE, words.RULE_SAYS, words.RULE_SOURCE)
    _grid(context, rows, heads=heads, key="rules")


def switches(context: PageContext) -> None:
    """Show the switches that were set."""
    st.subheader(context.say(words.SWITCHES))
    rows = [
        (
            context.say(rule_title(one.rule)),
            context.say(clause_title(one.clause)),
            context.say(words.RULE_ON if one.on else words.RULE_OFF),
        )
        for one in context.problem.policy.switches
    ]
    _table_or(
        context, rows, words.SWITCHES_NONE, heads=(words.RULE, words.CLAUSE, words.RULE_STATE), key="switches"
    )


def waivers(context: PageContext) -> None:
    """Show who is released from what."""
    st.subheader(context.say(words.WAIVERS))
    rows = [
        (
            context.say(rule_title(one.rule)),
            context.say(clause_title(one.clause)),
            " ".join(one.firms),
            context.say(one.reason),
        )
        for one in context.problem.policy.waivers
    ]
    heads = (words.RULE, words.CLAUSE, words.FIRMS, words.REASON)
    _table_or(context, rows, words.WAIVERS_NONE, heads=heads, key="waivers")


def places(context: PageContext) -> None:
    """Show pins, forbidden places, holds and reserves."""
    st.subheader(context.say(words.PLACES))
    heads = (words.KIND, words.FIRMS, words.WHAT, words.UNTIL, words.REASON)
    _table_or(context, _places(context), words.PLACES_NONE, heads=heads, key="places")


def settings_table(context: PageContext) -> None:
    """Show goal, rates, thresholds and entry terms."""
    st.subheader(context.say(words.POLICY))
    _grid(context, _settings(context), heads=(words.SETTING, words.VALUE), key="settings")


def _state(rule: Rule, policy: Policy) -> Text:
    if not rule.switchable:
        return words.RULE_ALWAYS
    return words.RULE_ON if is_on(policy, rule.key) else words.RULE_OFF


def _source(context: PageContext, rule: Rule) -> str:
    return context.say(words.RULE_SOURCES.get(rule.source, Text(rule.source, rule.source)))


def _places(context: PageContext) -> list[tuple[str, ...]]:
    policy = context.problem.policy
    found: list[tuple[str, ...]] = []
    for pin in policy.pins:
        start = context.fill(words.FROM_QUARTER, quarter=str(pin.start)) if pin.start else ""
        what = " ".join(filter(None, (pin.building_id, *pin.units, start)))
        found.append((context.say(words.PIN), pin.firm_id, what, "", ""))
    for ban in policy.forbids:
        what = " ".join(filter(None, (ban.building_id, *ban.units)))
        found.append((context.say(words.FORBID), ban.firm_id, what or context.say(words.ANY), "", ""))
    for hold in policy.holds:
        what = " ".join(hold.units)
        found.append(
            (context.say(words.HOLD), hold.firm_id or "", what, str(hold.until), context.say(hold.reason))
        )
    for kept in policy.reserves:
        share = (
            context.fill(words.GROUND_SHARE, share=fmt.percent(kept.ground_share, 0))
            if kept.ground_share
            else ""
        )
        what = " ".join(filter(None, (*kept.units, share)))
        found.append((context.say(words.RESERVE), "", what, str(kept.until), context.say(kept.reason)))
    return found


def _settings(context: PageContext) -> list[tuple[str, ...]]:
    policy = context.problem.policy
    entry = policy.entry
    paths = " ".join(context.say(word(path)) for path in entry.reg_paths) or context.say(words.ANY)
    rows: list[tuple[str, ...]] = [
        (context.say(words.PRESET), context.say(PRESET_TITLES[policy.preset])),
        (context.say(words.MODE), context.say(goal_words.MODES[policy.mode.value])),
        (context.say(words.HOLD_QUARTERS), str(policy.speculative_hold_quarters)),
        (context.say(words.EXPANSION_QUARTERS), str(policy.expansion_quarters)),
    ]
    rows += [
        (context.say(title), fmt.short_number(getattr(policy.rates, field), 3))
        for field, title in goal_words.VALUE_RATES.items()
    ]
    rows += [
        (context.say(threshold_title(one.key)), fmt.short_number(one.value, 3)) for one in policy.thresholds
    ]
    rows += [
        (context.say(words.ENTRY_TAX), fmt.short_number(entry.min_tax_10k_per_mu)),
        (context.say(words.ENTRY_OUTPUT), fmt.short_number(entry.min_output_10k_per_mu)),
        (context.say(words.ENTRY_AREA), fmt.number(entry.min_area_m2)),
        (context.say(words.ENTRY_PATHS), paths),
    ]
    return rows


def _table_or(
    context: PageContext, rows: Sequence[tuple[str, ...]], none: Text, *, heads: tuple[Text, ...], key: str
) -> None:
    if rows:
        _grid(context, rows, heads=heads, key=key)
    else:
        st.caption(context.say(none))


def _grid(
    context: PageContext, rows: Sequence[tuple[str, ...]], *, heads: tuple[Text, ...], key: str
) -> None:
    sheet(grid([context.say(head) for head in heads], [GridRow(cells=row) for row in rows]), key=key)
