"""What a firm that is late does to the plan, who else would move, a scenario of it; and what its licence teaches."""

import hashlib
import json
from dataclasses import replace

import streamlit as st

from planner.domain.edits import EditConflict, edit_to_json, replay
from planner.domain.keys import GoalKey
from planner.domain.milestones.observation import LicenceObservation, licence_observation, with_observation
from planner.domain.solving.outcome import Progress
from planner.domain.solving.report import Report
from planner.services.editing.editor import StaleDraft
from planner.services.tasks.book import Question
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.ui import flash
from planner.ui.app_services import editing, here, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.pages.milestones import words
from planner.ui.shared.editing.editor import desk_of
from planner.ui.shared.new_scenario import new_scenario
from planner.ui.shared.press import granted, pressed
from planner.ui.shared.replanning import replan_limits
from planner.ui.shared.sheet import GridRow, Tone, grid, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views import format as fmt
from planner.views.milestones import FirmMilestones
from planner.views.slips import SlipEffect, slip_effect, slip_message

FIRMS_PAGE = file_of("firms")


def slip_panel(context: PageContext, report: Report, row: FirmMilestones) -> None:
    """Draw it; nothing where the firm is in time and its licence took no longer than is assumed."""
    try:
        effect = slip_effect(report.problem, report.plan, row)
    except EditConflict as refused:
        for issue in refused.issues:
            st.warning(show(context.say(issue.message)))
        effect = None
    if effect is not None and context.version is not None:
        _slip(context, report, effect, context.version.version_id)
    found = licence_observation(report.problem, row.firm_id, row.chain)
    if found is not None:
        _observation(context, found)


def topic_of(version_id: str, effect: SlipEffect) -> str:
    """Return what the re-plan of a delay is found by."""
    told = json.dumps([edit_to_json(edit) for edit in effect.edits], sort_keys=True)
    return f"slip:{version_id}:{effect.firm_id}:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _slip(context: PageContext, report: Report, effect: SlipEffect, version_id: str) -> None:
    sheet(paragraph(context.say(slip_message(effect)), Tone.WARN), key="slip_says")
    topic = topic_of(version_id, effect)
    with st.container(horizontal=True):
        if pressed(context.say(words.WHO_MOVES), key="slip_ask", disabled=is_under_way(topic)):
            problem = replay(report.problem, effect.edits)
            order = ReplanOrder(problem=problem, plan=report.plan, limits=replan_limits())
            tasks().ask(REPLAN, topic, order, actor=me(), project_id=here())
            st.rerun()
        if pressed(context.say(words.SLIP_SCENARIO), key="slip_make"):
            late = (effect.production[1] - effect.production[0]).days
            name = context.fill(words.SLIP_NAME, firm=effect.firm_id, days=late)
            new_scenario(context, effect.edits, name)
    task_panel(topic, lambda question: _draw(context, report, effect, question), key="slip")


def _draw(context: PageContext, report: Report, effect: SlipEffect, question: Question) -> None:
    done = question.latest
    if done is None or isinstance(done, Progress):
        return
    if done.report.outcome.plan is None:
        sheet(paragraph(context.say(words.SLIP_NO_PLAN), Tone.BAD), key="slip_result")
        return
    others = [move for move in done.moves if move.firm_id != effect.firm_id]
    goal = GoalKey.EXPECTED_VALUE
    said = context.fill(
        words.SLIP_RESULT,
        count=len(others),
        before=fmt.number(report.measures.goals[goal]),
        after=fmt.number(done.report.measures.goals[goal]),
        placed_before=len(report.plan.by_firm),
        placed_after=len(done.report.plan.by_firm),
    )
    parts = [paragraph(said, Tone.PLAIN if others else Tone.GOOD)]
    if done.moves:
        heads = (words.FIRM, words.PLACE_BEFORE, words.PLACE_AFTER)
        parts.append(
            grid(
                [context.say(head) for head in heads],
                [
                    GridRow(
                        cells=(
                            f"{move.firm_id} {context.say(move.name)}",
                            *(
                                fmt.NONE
                                if place is None
                                else f"{'+'.join(place.units)} {fmt.period(place.start, place.end)}"
                                for place in (move.before, move.after)
                            ),
                        )
                    )
                    for move in done.moves
                ],
            )
        )
    sheet(*parts, key="slip_result")


def _observation(context: PageContext, found: LicenceObservation) -> None:
    desk = desk_of(context)
    kind = desk.dossier.problem.archetype.get(found.archetype) if desk.dossier else None
    values: dict[str, str | int] = {
        "firm": found.firm_id,
        "kind": context.say(kind.name) if kind else found.archetype,
        "weeks": found.weeks,
        "assumed": found.assumed,
        "low": found.low,
        "high": found.high,
        "new": found.new_high,
    }
    sheet(paragraph(context.fill(words.LICENCE_LONGER, **values)), key="licence_longer")
    if kind is None:
        st.caption(context.say(words.DRAFT_BLOCKED))
    elif kind.licence_weeks_hi >= found.new_high:
        st.caption(context.say(words.LICENCE_TAKEN))
    else:
        st.button(
            context.fill(words.LICENCE_TAKE, **values | {"kind": show(context.say(kind.name))}),
            key="licence_take",
            on_click=_take_over,
            args=(context, found),
            **granted(),
        )
    st.page_link(FIRMS_PAGE, label=context.say(words.TO_FIRMS))


def _take_over(context: PageContext, found: LicenceObservation) -> None:
    """Put the archetype's new default into the draft, as one step that can be undone and is saved by the person."""
    desk = desk_of(context)
    if desk.dossier is None:
        return
    edited = replace(desk.dossier, problem=with_observation(desk.dossier.problem, found))
    name = context.say(desk.dossier.problem.archetype[found.archetype].name)
    label = context.fill(words.LICENCE_STEP, kind=name, new=found.new_high)
    try:
        editing().lay_in(me(), context.facts.project_id, edited, revision=desk.revision, label=label)
    except StaleDraft:
        flash.say_next(context.say(words.DRAFT_MOVED), "warn")
    else:
        flash.say_next(context.fill(words.LICENCE_LAID, kind=show(name)))
