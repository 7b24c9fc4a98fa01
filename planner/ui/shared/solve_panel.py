"""A solve under way: incumbent, bound, gap and time, live; Cancel; and how it ended."""

import streamlit as st

from planner.domain.goal import GOALS
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, Status
from planner.domain.solving.task import Task, TaskState
from planner.services.planning.solving import contradictions_of
from planner.services.workbench.workbench import SolveOnShow
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import workbench
from planner.ui.page_context import PageContext
from planner.ui.shared.charts import convergence
from planner.ui.shared.contradictions import contradictions
from planner.ui.shared.heartbeat import beating
from planner.ui.shared.repair_offers import Act
from planner.ui.shared.sheet import (
    Badge,
    ListItem,
    Meter,
    MeterBar,
    Tile,
    Tone,
    heading,
    items,
    paragraph,
    sheet,
)
from planner.ui.shared.task_panel import cancel_button
from planner.ui.shared.verdict import TONES, as_of, goal_title, status_text
from planner.ui.shared.words import run as words
from planner.views import format as fmt


def solve_panel(context: PageContext, act: Act | None = None) -> None:
    """Show the run that is watched, if any; with `act` contradictions can be settled, and it goes on from there."""
    if context.run is not None:
        run_panel(context, context.run, act)


def run_panel(context: PageContext, run: SolveOnShow, act: Act | None = None) -> None:
    """Show a run: how it goes, or how it ended."""
    if run.task.state.is_over:
        _ended(context, run, act)
    else:
        with st.container(border=True, key="solve_panel"):
            _cancel_row(run.task)
            beating(_live, run.task.task_id)(run.task.task_id)


def _cancel_row(task: Task) -> None:
    said = words.CANCELLING if task.is_asked_to_stop else words.USABLE
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(said.say(state.language()), width="content")
        cancel_button(task.task_id, words.CANCEL, words.CANCEL)


def _live(task_id: str) -> None:
    """Draw the run as it stands; when it is over, draw the whole page again."""
    run, lang = workbench().run(task_id), state.language()
    if run is None or run.task.state.is_over:
        st.rerun()
    task = run.task
    head = f"{words.STATES[task.state].say(lang)} · {goal_title(run.problem.policy, lang)}"
    if task.state is TaskState.QUEUED:
        sheet(
            heading(head),
            paragraph(words.QUEUED.fill(lang, ahead=task.ahead)),
            key="job_live",
        )
        return
    sheet(heading(head), items(*_tiles(run, lang)), items(_clock(task, lang), least_px=900), key="job_live")
    convergence(run, lang, key="job_convergence", alt=words.CONVERGENCE.say(lang))


def _tiles(run: SolveOnShow, lang: Lang) -> tuple[Tile, ...]:
    task, progress = run.task, run.task.progress
    goal = progress.goal if progress else ""
    tier = next((tier for tier in run.problem.policy.goal_tiers if tier.key == goal), None)
    at = ""
    if progress and progress.stages:
        at = words.STAGE_OF.fill(lang, stage=progress.stage, stages=progress.stages)
    placed = len(task.plan.by_firm) if task.plan else None
    return (
        Tile(
            label=words.STAGE.say(lang),
            value=tier.title.say(lang) if tier else words.PREPARING.say(lang),
            note=at,
        ),
        Tile(
            label=words.INCUMBENT.say(lang),
            value=fmt.number(progress.objective if progress else None),
            note=_unit(goal, run, lang),
        ),
        Tile(label=words.BOUND.say(lang), value=fmt.number(progress.bound if progress else None)),
        Tile(label=words.GAP.say(lang), value=fmt.gap(progress.gap if progress else None)),
        Tile(label=words.PLACED.say(lang), value=fmt.number(placed)),
    )


def _unit(tier_key: str, run: SolveOnShow, lang: Lang) -> str:
    terms = next((t.terms for t in run.problem.policy.goal_tiers if t.key == tier_key), ())
    return next((g.unit.say(lang) for g in GOALS if terms and g.key == terms[0].goal), "")


def _clock(task: Task, lang: Lang) -> Meter:
    limit = task.limits.time_limit_s
    return Meter(
        label=words.ELAPSED.say(lang),
        value=f"{fmt.seconds(task.seconds)} · {words.OF_LIMIT.fill(lang, limit=fmt.short_number(limit))}",
        parts=(MeterBar(share=min(1.0, task.seconds / limit)),),
    )


def _ended(context: PageContext, run: SolveOnShow, act: Act | None) -> None:
    outcome = run.task.outcome
    sentence, tone = _ending(context, run, outcome)
    status = outcome.status if outcome else Status.CANCELLED
    ended = status_text(outcome, context.lang) if outcome else context.say(STATUS_TITLES[status])
    line = context.fill(words.ENDED_PLAN, status=ended, seconds=fmt.seconds(run.task.seconds))
    with st.container(border=True, key="job_ended"):
        made_from = run.number if run.number != context.facts.number else None
        badge = as_of(Badge(text=line, tone=TONES.get(status, tone)), made_from, context.lang)
        reasons = contradictions_of(run.problem, outcome) if outcome else ()
        lines = items(*(ListItem(title="", text=context.say(one), tone=Tone.BAD) for one in reasons))
        said = (paragraph(sentence, tone),) if sentence else ()
        sheet(items(badge), *said, *((lines,) if reasons else ()), key="job_end")
        if outcome is not None and outcome.status is Status.INFEASIBLE and act is not None:
            contradictions(context, run.problem, act)
        if run.task.history:
            with st.expander(context.say(words.CONVERGENCE)):
                convergence(run, context.lang, key="ended_convergence", alt=context.say(words.CONVERGENCE))


def _ending(context: PageContext, run: SolveOnShow, outcome: Outcome | None) -> tuple[str, Tone]:
    has_plan = outcome is not None and outcome.plan is not None
    if run.task.state is TaskState.CANCELLED:
        return context.say(words.CANCELLED_PLAN if has_plan else words.CANCELLED_EMPTY), Tone.WARN
    if outcome is None or outcome.status is Status.FAILED:
        kept = context.say(words.FAILED_KEPT) if has_plan else context.say(words.KEPT_SHOWN)
        note = context.say(run.task.reason) or (outcome.note if outcome else "")
        return f"{context.fill(words.FAILED, note=note or fmt.NONE)} {kept}", Tone.BAD
    if outcome.status is Status.INFEASIBLE:
        return context.say(words.INFEASIBLE), Tone.BAD
    if outcome.status is Status.NO_PLAN:
        return context.say(words.NO_PLAN), Tone.WARN
    if outcome.status is Status.TIME_LIMIT:
        return context.say(words.TIMED), Tone.WARN
    return "", Tone.GOOD
