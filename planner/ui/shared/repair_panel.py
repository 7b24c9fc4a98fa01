"""Firms that cannot all be placed: who is in each other's way, the repairs found so far, one click each to try it."""

from functools import partial

import streamlit as st

from planner.domain.edits import Edit
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.repair import KeepScope, RepairAnswer, RepairOffer
from planner.services.studies.repairs import QUESTION_S, answer_message, usually_kept
from planner.services.tasks.book import Question
from planner.services.tasks.repair import REPAIR, RepairOrder
from planner.text import plain
from planner.ui import state
from planner.ui.app_services import me, tasks, what_ifs
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.sheet import ListItem, Tone, heading, items, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.words import repairs as words
from planner.views.unplaced import unplaced_rows

_LEADS = "repair_leads"
SOLVE_S = 30.0
MOST_NAME = 60


def repair_panel(context: PageContext, report: Report) -> None:
    """Offer to ask what it would take to place firms together, and show what is known of it."""
    _follow()
    if context.version is None:
        return
    topic = f"repair:{context.version.version_id}"
    problem = report.problem
    waiting = [row.firm.firm_id for row in unplaced_rows(problem, report.plan, report.reasons)]
    with st.container(border=True, key="repair_panel"):
        st.subheader(context.say(words.HEAD), anchor=False)
        _primed(context.firm_id if context.firm_id in waiting else None)
        firms = _choose(context, problem, waiting)
        kept = _keep(context, firms)
        if st.button(
            context.say(words.START),
            key="repair_start",
            type="primary",
            disabled=not firms or is_under_way(topic),
        ):
            ask_for_repairs(topic, problem, report.plan, firms, kept=kept)
            st.rerun()
        task_panel(topic, partial(_draw, context.version.version_id))


def ask_for_repairs(
    topic: str, problem: Problem, plan: Plan, firms: tuple[str, ...], *, kept: KeepScope
) -> None:
    """Start the question in the background, or find the same one again."""
    limits = Limits(time_limit_s=QUESTION_S)
    order = RepairOrder(problem=problem, plan=plan, firms=firms, kept=kept, limits=limits)
    tasks().ask(REPAIR, topic, order, actor=me())


def _primed(firm_id: str | None) -> None:
    """Put the chosen firm into the list, once for each choice."""
    if firm_id is not None and st.session_state.get("repair_primed") != firm_id:
        st.session_state["repair_primed"] = firm_id
        st.session_state["repair_firms"] = [firm_id]


def _choose(context: PageContext, problem: Problem, waiting: list[str]) -> tuple[str, ...]:
    others = [firm.firm_id for firm in problem.firms if firm.firm_id not in waiting and not firm.is_sitting]
    known = [*waiting, *others]
    chosen = [name for name in st.session_state.get("repair_firms", []) if name in known]
    st.session_state["repair_firms"] = chosen
    return tuple(
        st.multiselect(
            context.say(words.FIRMS),
            known,
            format_func=lambda name: f"{name} {context.say(problem.firm[name].name)}",
            key="repair_firms",
        )
    )


def _keep(context: PageContext, firms: tuple[str, ...]) -> KeepScope:
    usual = usually_kept(firms)
    options = list(KeepScope)
    return st.radio(
        context.say(words.KEEP),
        options,
        index=options.index(usual),
        format_func=lambda one: context.say(words.KEEPS[one]),
        horizontal=True,
        key=f"repair_keep.{usual.value}",
    )


def _draw(version_id: str, task: Question) -> None:
    answer, lang = task.latest, state.language()
    if not isinstance(answer, RepairAnswer):
        return
    parts = [paragraph(answer_message(answer).say(lang))]
    if answer.groups:
        title = words.GROUPS if answer.has_all_groups else words.GROUPS_OR_MORE
        parts.append(heading(title.fill(lang, count=len(answer.groups))))
        parts.append(
            items(
                *(
                    ListItem(
                        title=" · ".join(group.firms),
                        text=words.BETWEEN.say(lang).join(said.say(lang) for said in group.messages),
                        tone=Tone.BAD,
                    )
                    for group in answer.groups
                )
            )
        )
    sheet(*parts, key="repair_groups")
    if answer.plan is not None:
        return
    if answer.offers:
        sheet(
            heading(words.OFFERS.say(lang)),
            paragraph(words.EFFORT_SAYS.say(lang), Tone.MUTED),
            key="repair_head",
        )
    elif task.state.is_over:
        sheet(paragraph(words.NOTHING.say(lang), Tone.WARN), key="repair_none")
    for number, offer in enumerate(answer.offers, start=1):
        _offer(version_id, answer, number, offer)


def _offer(version_id: str, answer: RepairAnswer, number: int, offer: RepairOffer) -> None:
    lang = state.language()
    with st.container(horizontal=True, vertical_alignment="center"):
        lines = [
            ListItem(
                title=f"{number}. {' + '.join(part.message.say(lang) for part in offer.parts)}",
                text=" · ".join([*_steps(offer), offer.placements.say(lang)]),
                badge=words.EFFORT.fill(lang, points=plain(offer.effort)),
            )
        ]
        with st.container(width="stretch"):
            sheet(items(*lines), key=f"repair_offer_{number}")
        made = st.button(words.MAKE.say(lang), key=f"repair_make_{number}", width="content")
    if made:
        _make(version_id, offer.scenario_edits(answer.to_promise), offer)


def _steps(offer: RepairOffer) -> list[str]:
    lang = state.language()
    return [
        words.STEP.fill(lang, step=plain(part.step), unit=part.unit.say(lang))
        for part in offer.parts
        if part.step
    ]


def _make(version_id: str, edits: tuple[Edit, ...], offer: RepairOffer) -> None:
    """Keep a scenario that does it, start its solve, and go there."""
    lang = state.language()
    what = " + ".join(part.message.say(lang) for part in offer.parts)
    name = words.NAME.fill(lang, what=what)
    if len(name) > MOST_NAME:
        name = f"{name[: MOST_NAME - 1]}…"
    scenario_id = what_ifs().begin(me(), version_id, name, edits).scenario_id
    what_ifs().ask(me(), scenario_id, Limits(time_limit_s=SOLVE_S))
    state.SCENARIO.set(scenario_id)
    st.session_state[_LEADS] = True
    st.rerun()


def _follow() -> None:
    """Go to the scenario that was just made, once."""
    if st.session_state.pop(_LEADS, False):
        st.switch_page(file_of("scenarios"))
