"""Handovers dragged on the Gantt chart, what comes of them at once, and a scenario of them with one click."""

import hashlib
import json
from collections.abc import Mapping

import streamlit as st

from planner.domain.edits import DelayHandover
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.phasing import PhasingCase
from planner.services.tasks.book import Question
from planner.services.tasks.phasing import HANDOVER, HandoverOrder
from planner.ui import state
from planner.ui.app_services import here, me, tasks
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words
from planner.ui.pages.phasing.handover_gantt import handover_gantt
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import Tone, paragraph, sheet
from planner.ui.shared.task_panel import task_panel
from planner.views.phasing import delays_text, trial_message

TRIAL_S = 30.0
_KEPT = f"{state.PREFIX}handover_trial"


def handover_trial(context: PageContext, report: Report, version_id: str) -> None:
    """Draw the chart, and below it what the handovers that were moved come to."""
    delays = _delays(version_id)
    st.subheader(context.say(words.Q_DRAG), anchor=False)
    st.caption(context.say(words.DRAG_SAYS))

    def move(building_id: str, quarters: int) -> None:
        told = {**_delays(version_id), building_id: quarters}
        kept = {name: delay for name, delay in sorted(told.items()) if delay}
        st.session_state.setdefault(_KEPT, {})[version_id] = kept
        if kept:
            _ask(report, version_id, kept)

    handover_gantt(context, report.problem, delays, key="phasing_gantt", on_move=move)
    if not delays:
        return
    task_panel(
        topic_of(version_id, delays),
        lambda question: _draw(context, report, delays, question),
        key="handover",
    )
    left, right, _ = st.columns([1, 1, 3])
    if pressed(context.say(words.MAKE), on=left, key="handover_make", width="stretch"):
        name = context.fill(words.NAME, what=context.say(delays_text(report.problem, delays)))
        new_scenario(context, edits_of(delays), name)
    right.button(context.say(words.BACK), key="handover_back", on_click=_forget, args=(version_id,))


def edits_of(delays: Mapping[str, int]) -> tuple[DelayHandover, ...]:
    """Return the edits that delay buildings by so many quarters."""
    return tuple(DelayHandover(building=name, quarters=delay) for name, delay in sorted(delays.items()))


def topic_of(version_id: str, delays: Mapping[str, int]) -> str:
    """Return what the question of some handovers of a plan is found by."""
    digest = hashlib.sha256(json.dumps(sorted(delays.items())).encode()).hexdigest()[:16]
    return f"handover:{version_id}:{digest}"


def _delays(version_id: str) -> dict[str, int]:
    told: dict[str, int] = st.session_state.get(_KEPT, {}).get(version_id, {})
    return told


def _forget(version_id: str) -> None:
    st.session_state.get(_KEPT, {}).pop(version_id, None)


def _ask(report: Report, version_id: str, delays: Mapping[str, int]) -> None:
    order = HandoverOrder(
        problem=report.problem,
        outcome=report.outcome,
        limits=Limits(time_limit_s=TRIAL_S),
        edits=edits_of(delays),
    )
    tasks().ask(HANDOVER, topic_of(version_id, delays), order, actor=me(), project_id=here())


def _draw(context: PageContext, report: Report, delays: Mapping[str, int], question: Question) -> None:
    case: PhasingCase | None = question.latest
    if case is None:
        if question.state.is_over:
            sheet(paragraph(context.say(words.OPEN), Tone.WARN), key="handover_said")
        return
    tone = Tone.PLAIN if case.loses is None else Tone.WARN if case.loses else Tone.GOOD
    said = context.say(trial_message(report.problem, delays, case))
    if not question.state.is_over:
        said = f"{said} {context.say(words.FEWER if case.is_proven else words.SO_FAR)}"
    sheet(paragraph(said, tone), key="handover_said")
