"""Makers of edits of rules and goals."""

import streamlit as st

from planner.domain.edits import Edit, SetGoal, SwitchRule, WaiveRule, clauses_of
from planner.domain.goal import PRESET_TITLES, PRESETS, may_drop_signed
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.vocabulary.clauses import clause_title
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios import words
from planner.ui.shared.choosing import choice, key_of
from planner.ui.shared.words import goals as goal_words


def switch(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Turn a rule or a clause on or off."""
    names = {rule.key.value: rule.title for rule in RULES if rule.switchable}
    rule = choice(context, words.RULE, names, ("switch", "rule"))
    if not rule:
        return ()
    clause = _clause(context, problem, rule, "switch")
    on = st.toggle(context.say(words.ON), key=key_of("switch", "on"))
    return (SwitchRule(rule=rule, clause=clause, on=on),)


def waive(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Release firms from a rule or a clause."""
    names = {rule.key.value: rule.title for rule in RULES if rule.waivable}
    rule = choice(context, words.RULE, names, ("waive", "rule"))
    if not rule:
        return ()
    clause = _clause(context, problem, rule, "waive")
    known = {one.firm_id: f"{one.firm_id} {context.say(one.name)}" for one in problem.firms}
    firms = st.multiselect(
        context.say(words.FIRMS),
        list(known),
        format_func=lambda code: known[code],
        key=key_of("waive", "firms"),
    )
    return (WaiveRule(rule=rule, clause=clause, firms=tuple(firms)),) if firms else ()


def goal(context: PageContext, problem: Problem) -> tuple[Edit, ...]:
    """Take another preset of goals."""
    titles = {code: PRESET_TITLES[code] for code in PRESETS}
    chosen = choice(context, words.PRESET, titles, ("goal", "preset"), start=problem.policy.preset)
    if not chosen or chosen == problem.policy.preset:
        return ()
    asks = may_drop_signed(PRESETS[chosen], problem.policy.mode)
    agreed = asks and st.checkbox(context.say(goal_words.DROP_SIGNED), key=key_of("goal", "drop_signed"))
    return (SetGoal(preset=chosen, drop_signed=bool(agreed)),)


def _clause(context: PageContext, problem: Problem, rule: str, kind: str) -> str | None:
    clauses = sorted(clauses_of(problem, rule))
    if not clauses:
        return None
    names = {"": words.WHOLE_RULE, **{code: clause_title(code) for code in clauses}}
    return choice(context, words.CLAUSE, names, (kind, f"clause.{rule}")) or None
