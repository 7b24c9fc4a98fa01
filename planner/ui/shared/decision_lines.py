"""A decision in words, and its papers to be printed again."""

import streamlit as st

from planner.domain.projects.decision import Decision, DecisionOption
from planner.services.scenarios.decision_pack import LETTERS
from planner.services.workbench.decisions import DecisionOrder
from planner.text import Text
from planner.ui.app_services import decisions, later
from planner.ui.page_context import PageContext
from planner.ui.shared.words import decisions as words
from planner.views import format as fmt


def resolution(context: PageContext, decision: Decision) -> str:
    """Return what was decided, in plain text."""
    for letter, option in zip(LETTERS, decision.options, strict=True):
        if option.plan_id == decision.approved:
            return context.fill(words.APPROVED, letter=letter)
    return context.say(words.REJECTED)


def decision_line(context: PageContext, decision: Decision) -> str:
    """Return who decided what and when, in plain text."""
    return context.fill(
        words.DECIDED,
        who=decision.actor.name,
        when=fmt.moment(decision.decided_at),
        what=resolution(context, decision),
    )


def earlier_lines(context: PageContext, order: DecisionOrder) -> tuple[str, ...]:
    """Return what was decided on one of the two plans and another one, in plain text."""
    return tuple(_of_plan(context, words.EARLIER, one) for one in decisions().earlier(order))


def contradiction_lines(context: PageContext, decision: Decision) -> tuple[str, ...]:
    """Return what other decisions that stand say otherwise, in plain text."""
    return tuple(_of_plan(context, words.CONTRADICTED, one) for one in decisions().contradicted(decision))


def _of_plan(context: PageContext, said: Text, found: tuple[Decision, DecisionOption]) -> str:
    decision, option = found
    what = words.PLAN_REJECTED if decision.rejects(option.plan_id) else words.PLAN_APPROVED
    line = context.fill(
        words.DECIDED, who=decision.actor.name, when=fmt.moment(decision.decided_at), what=context.say(what)
    )
    return context.fill(said, name=context.say(option.name), line=line)


def reprint_button(context: PageContext, decision: Decision, *, key: str) -> None:
    """Offer the papers of a decision, the bytes of the day."""
    st.download_button(
        context.say(words.REPRINT),
        data=later(
            context.facts.project_id,
            lambda: decisions().papers(decision.decision_id).data,
            decision.pack.file_name,
        ),
        file_name=decision.pack.file_name,
        mime="application/zip",
        key=key,
        on_click="ignore",
    )
