"""Which plans and scenarios are compared, and which of them is the reference."""

from dataclasses import dataclass

import streamlit as st

from planner.domain.solving.report import Report
from planner.services.scenarios.comparison import FEWEST, MOST, ComparedPlan
from planner.text import Text
from planner.ui.app_services import what_ifs, workbench
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.compare import words
from planner.ui.shared.plan_names import plan_title
from planner.ui.shared.words import compare as compare_words


@dataclass(frozen=True, kw_only=True)
class PlanChoice:
    """The sides in order with the ids of their plans, the reference, and the one looked at in detail."""

    sides: tuple[ComparedPlan, ...]
    plan_ids: tuple[str, ...]
    reference: int
    at: int


def choose_plans(context: PageContext) -> PlanChoice | None:
    """Offer plans and solved scenarios; None until two are chosen."""
    names = _names(context)
    if len(names) < FEWEST:
        st.info(context.say(words.ONLY_ONE))
        return None
    key = "compared_plans"
    kept = [code for code in st.session_state.get(key, []) if code in names]
    st.session_state[key] = kept or _first(context, list(names))
    chosen = st.multiselect(
        context.say(words.CHOOSE),
        list(names),
        format_func=lambda code: context.say(names[code]),
        key=key,
        max_selections=MOST,
    )
    if len(chosen) < FEWEST:
        st.info(context.say(words.NEED_TWO))
        return None
    reference = _pick(context, words.REFERENCE, chosen, names, key="compared_reference")
    others = [code for code in chosen if code != reference]
    at = (
        _pick(context, compare_words.AGAINST, others, names, key="compared_at")
        if len(others) > 1
        else others[0]
    )
    sides = tuple(ComparedPlan(name=names[code], report=_report(context, code)) for code in chosen)
    return PlanChoice(
        sides=sides, plan_ids=tuple(chosen), reference=chosen.index(reference), at=chosen.index(at)
    )


def _names(context: PageContext) -> dict[str, Text]:
    """Return every plan and every solved scenario by the id of its plan."""
    found: dict[str, Text] = {}
    for version in context.versions:
        found[version.version_id] = plan_title(version)
    for kept in what_ifs().scenarios.list(context.facts.project_id):
        seen = what_ifs().open(kept.scenario_id)
        if seen.result is not None:
            name = kept.scenario.name
            found[seen.result.kept.plan_id] = Text(name, name)
    return found


def _first(context: PageContext, known: list[str]) -> list[str]:
    """Return the plan on show and the newest other one."""
    shown = context.version.version_id if context.version else known[0]
    others = [code for code in known if code != shown]
    return [shown, *others[-1:]]


def _report(context: PageContext, plan_id: str) -> Report:
    version = next((one for one in context.versions if one.version_id == plan_id), None)
    if version is not None:
        return workbench().report(version, context.dossier)
    return what_ifs().base(plan_id).report


def _pick(context: PageContext, title: Text, codes: list[str], names: dict[str, Text], *, key: str) -> str:
    if st.session_state.get(key) not in codes:
        st.session_state[key] = codes[0]
    chosen = st.segmented_control(
        context.say(title),
        codes,
        format_func=lambda code: show(context.say(names[code])),
        key=key,
        required=True,
    )
    return str(chosen or codes[0])
