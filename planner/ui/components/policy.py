"""What the policy sets: rules and switches, waivers, pins, holds, reserves, rates, thresholds."""

from collections.abc import Sequence

import streamlit as st

from planner.domain.clauses import clause_title
from planner.domain.goal import PRESET_TITLES
from planner.domain.policy import Policy
from planner.domain.rule import RULES, Rule, is_on
from planner.domain.thresholds import threshold_title
from planner.text import Text
from planner.ui.components.sheet import GridRow, grid, sheet
from planner.ui.scene import Scene
from planner.ui.words import facts as words
from planner.ui.words import goals as goal_words
from planner.views import format as fmt
from planner.views.unplaced import rule_title
from planner.views.words import word


def rules(scene: Scene) -> None:
    """Show every rule, and whether it is in force."""
    policy = scene.problem.policy
    rows = [
        (scene.say(one.title), scene.say(_state(one, policy)), scene.say(one.purpose), _source(scene, one))
        for one in RULES
    ]
    heads = (words.RULE, words.RULE_STATE, words.RULE_SAYS, words.RULE_SOURCE)
    _grid(scene, rows, heads=heads, key="rules")


def switches(scene: Scene) -> None:
    """Show the switches that were set."""
    st.subheader(scene.say(words.SWITCHES))
    rows = [
        (
            scene.say(rule_title(one.rule)),
            scene.say(clause_title(one.clause)),
            scene.say(words.RULE_ON if one.on else words.RULE_OFF),
        )
        for one in scene.problem.policy.switches
    ]
    _table_or(
        scene, rows, words.SWITCHES_NONE, heads=(words.RULE, words.CLAUSE, words.RULE_STATE), key="switches"
    )


def waivers(scene: Scene) -> None:
    """Show who is released from what."""
    st.subheader(scene.say(words.WAIVERS))
    rows = [
        (
            scene.say(rule_title(one.rule)),
            scene.say(clause_title(one.clause)),
            " ".join(one.firms),
            scene.say(one.reason),
        )
        for one in scene.problem.policy.waivers
    ]
    heads = (words.RULE, words.CLAUSE, words.FIRMS, words.REASON)
    _table_or(scene, rows, words.WAIVERS_NONE, heads=heads, key="waivers")


def places(scene: Scene) -> None:
    """Show pins, forbidden places, holds and reserves."""
    st.subheader(scene.say(words.PLACES))
    heads = (words.KIND, words.FIRMS, words.WHAT, words.UNTIL, words.REASON)
    _table_or(scene, _places(scene), words.PLACES_NONE, heads=heads, key="places")


def settings_table(scene: Scene) -> None:
    """Show goal, rates, thresholds and entry terms."""
    st.subheader(scene.say(words.POLICY))
    _grid(scene, _settings(scene), heads=(words.SETTING, words.VALUE), key="settings")


def _state(rule: Rule, policy: Policy) -> Text:
    if not rule.switchable:
        return words.RULE_ALWAYS
    return words.RULE_ON if is_on(policy, rule.key) else words.RULE_OFF


def _source(scene: Scene, rule: Rule) -> str:
    return scene.say(words.RULE_SOURCES.get(rule.source, Text(rule.source, rule.source)))


def _places(scene: Scene) -> list[tuple[str, ...]]:
    policy = scene.problem.policy
    found: list[tuple[str, ...]] = []
    for pin in policy.pins:
        start = scene.fill(words.FROM_QUARTER, quarter=str(pin.start)) if pin.start else ""
        what = " ".join(filter(None, (pin.building_id, *pin.units, start)))
        found.append((scene.say(words.PIN), pin.firm_id, what, "", ""))
    for ban in policy.forbids:
        what = " ".join(filter(None, (ban.building_id, *ban.units)))
        found.append((scene.say(words.FORBID), ban.firm_id, what or scene.say(words.ANY), "", ""))
    for hold in policy.holds:
        what = " ".join(hold.units)
        found.append(
            (scene.say(words.HOLD), hold.firm_id or "", what, str(hold.until), scene.say(hold.reason))
        )
    for kept in policy.reserves:
        share = (
            scene.fill(words.GROUND_SHARE, share=fmt.percent(kept.ground_share, 0))
            if kept.ground_share
            else ""
        )
        what = " ".join(filter(None, (*kept.units, share)))
        found.append((scene.say(words.RESERVE), "", what, str(kept.until), scene.say(kept.reason)))
    return found


def _settings(scene: Scene) -> list[tuple[str, ...]]:
    policy = scene.problem.policy
    entry = policy.entry
    paths = " ".join(scene.say(word(path)) for path in entry.reg_paths) or scene.say(words.ANY)
    rows: list[tuple[str, ...]] = [
        (scene.say(words.PRESET), scene.say(PRESET_TITLES[policy.preset])),
        (scene.say(words.MODE), scene.say(goal_words.MODES[policy.mode.value])),
        (scene.say(words.HOLD_QUARTERS), str(policy.speculative_hold_quarters)),
        (scene.say(words.EXPANSION_QUARTERS), str(policy.expansion_quarters)),
    ]
    rows += [
        (scene.say(title), fmt.short_number(getattr(policy.rates, field), 3))
        for field, title in goal_words.VALUE_RATES.items()
    ]
    rows += [
        (scene.say(threshold_title(one.key)), fmt.short_number(one.value, 3)) for one in policy.thresholds
    ]
    rows += [
        (scene.say(words.ENTRY_TAX), fmt.short_number(entry.min_tax_10k_per_mu)),
        (scene.say(words.ENTRY_OUTPUT), fmt.short_number(entry.min_output_10k_per_mu)),
        (scene.say(words.ENTRY_AREA), fmt.number(entry.min_area_m2)),
        (scene.say(words.ENTRY_PATHS), paths),
    ]
    return rows


def _table_or(
    scene: Scene, rows: Sequence[tuple[str, ...]], none: Text, *, heads: tuple[Text, ...], key: str
) -> None:
    if rows:
        _grid(scene, rows, heads=heads, key=key)
    else:
        st.caption(scene.say(none))


def _grid(scene: Scene, rows: Sequence[tuple[str, ...]], *, heads: tuple[Text, ...], key: str) -> None:
    sheet(grid([scene.say(head) for head in heads], [GridRow(cells=row) for row in rows]), key=key)
