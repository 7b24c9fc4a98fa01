"""What a re-plan came to: who moves at what price, in which order, against the plan before."""

import streamlit as st

from planner.domain.edits import Edit, EditConflict, replay
from planner.domain.keys import GoalKey
from planner.domain.park.plan import Placement
from planner.domain.solving.outcome import Progress, Status
from planner.domain.solving.report import Report
from planner.domain.sweeping.relocation import Move, Need
from planner.domain.sweeping.repair import RepairOffer
from planner.services.scenarios.comparison import ComparedPlan
from planner.services.studies.replanning import Replan
from planner.services.tasks.book import Question
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.text import Text
from planner.ui import flash
from planner.ui.app_services import here, me, projects, tasks
from planner.ui.markdown import show
from planner.ui.on_show import put_on_show
from planner.ui.page_context import PageContext
from planner.ui.pages.replan import words
from planner.ui.pages.replan.replan_form import second_key, start_second
from planner.ui.shared.comparison import comparison
from planner.ui.shared.comparison_buttons import comparison_buttons
from planner.ui.shared.contradictions import contradictions
from planner.ui.shared.press import granted, pressed
from planner.ui.shared.repair_offers import offer_text
from planner.ui.shared.replanning import replan_limits
from planner.ui.shared.sheet import GridRow, ListItem, Tile, Tone, grid, items, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.ui.shared.verdict import badges
from planner.ui.shared.words import repairs as repair_words
from planner.ui.shared.words import replan as replan_words
from planner.ui.shared.words import run as run_words
from planner.views import format as fmt
from planner.views.reach import reach_sentences


def replan_result(context: PageContext, report: Report, key: str) -> None:
    """Show the newest re-plan of a topic: the plan as soon as it is there, reasons as they come."""
    task = tasks().question(key)
    done = task.latest if task else None

    def draw(newer: Question) -> None:
        if isinstance(newer.latest, Progress):
            was_none = done is None or (isinstance(done, Progress) and done.plan is None)
            if was_none and newer.latest.plan is not None:
                st.rerun()  # the first plan is there: who told a wish sees it drawn
            _progress(newer.latest, context)
        elif newer.latest is not done:
            st.rerun()

    task_panel(key, draw, share=_looked_into)
    if task is None or not isinstance(done, Replan):
        return
    if done.report.outcome.plan is None:
        _none(context, done)
        if done.report.outcome.status is Status.INFEASIBLE and done.fewest is None:
            _contradicting(context, report, done, key)
        return
    _head(context, done, task, words.KEEP)
    st.subheader(context.say(words.MOVES), anchor=False)
    _moves(context, done)
    st.subheader(context.say(words.STEPS), anchor=False)
    _steps(context, done)
    st.subheader(context.say(words.AGAINST), anchor=False)
    sides = (
        ComparedPlan(name=replan_words.WAS, report=report),
        ComparedPlan(name=replan_words.NOW, report=done.report),
    )
    comparison(context, sides, card=False)
    comparison_buttons(context, sides, key="replan_compared")
    if done.report.outcome.is_held:
        _second(context, report, done)


def _second(context: PageContext, report: Report, first: Replan) -> None:
    """Offer the best plan, whoever moves, beside the one of few changes, and show it by that name."""
    key = second_key(context)
    st.subheader(context.say(words.SECOND), anchor=False)
    st.caption(context.say(replan_words.SECOND_SAYS))
    if pressed(context.say(replan_words.SECOND_START), key="replan_second", disabled=is_under_way(key)):
        start_second(context, report, first.report.problem)
        st.rerun()
    task = tasks().question(key)
    done = task.latest if task else None

    def draw(newer: Question) -> None:
        if isinstance(newer.latest, Replan) and newer.latest is not done:
            st.rerun()

    task_panel(key, draw, share=_looked_into)
    if task is None or not isinstance(done, Replan):
        return
    if done.report.outcome.plan is None:
        st.error(context.say(words.NONE_KNOWN))
    else:
        _head(context, done, task, words.SECOND_KEEP, name="second")
        _moves(context, done, name="second_moves")


def _progress(progress: Progress, context: PageContext) -> None:
    tier = next((one for one in context.problem.policy.goal_tiers if one.key == progress.goal), None)
    at = ""
    if progress.stages:
        at = context.fill(run_words.STAGE_OF, stage=progress.stage, stages=progress.stages)
    tiles = (
        Tile(
            label=context.say(run_words.STAGE), value=context.say(tier.title) if tier else fmt.NONE, note=at
        ),
        Tile(label=context.say(run_words.INCUMBENT), value=fmt.number(progress.objective)),
        Tile(label=context.say(run_words.BOUND), value=fmt.number(progress.bound)),
        Tile(label=context.say(run_words.GAP), value=fmt.gap(progress.gap)),
    )
    sheet(items(*tiles), key="replan_live")


def _looked_into(task: Question) -> tuple[int, int] | None:
    """Return how many of the moves are looked into, while some are not."""
    moves = task.latest.moves if isinstance(task.latest, Replan) else ()
    pending = sum(move.need is Need.PENDING for move in moves)
    return (len(moves) - pending, len(moves)) if pending else None


def _none(context: PageContext, done: Replan) -> None:
    if done.fewest is None:
        st.error(context.say(words.NONE_KNOWN))
        return
    most = st.session_state.get("replan.most", 0)
    st.error(context.fill(words.NONE_KEEPS, most=most, fewest=done.fewest))


def _contradicting(context: PageContext, report: Report, done: Replan, key: str) -> None:
    """Say what cannot all hold; a change that settles it is tried at once, from the same plan."""
    told = (ListItem(title="", text=context.say(one), tone=Tone.BAD) for one in done.report.contradictions)
    sheet(items(*told), key="replan_contradictions")

    def go_on(edits: tuple[Edit, ...], offer: RepairOffer) -> None:
        try:
            problem = replay(done.report.problem, edits)
        except EditConflict as refused:
            for issue in refused.issues:
                flash.say_next(show(context.say(issue.message)), "warn")
        else:
            order = ReplanOrder(problem=problem, plan=report.plan, limits=replan_limits())
            tasks().ask(REPLAN, key, order, actor=me(), project_id=here())
            flash.say_next(context.fill(repair_words.ADOPTED, what=show(offer_text(offer))))
        st.rerun()

    contradictions(context, done.report.problem, go_on)


def _head(context: PageContext, done: Replan, task: Question, keep: Text, *, name: str = "replan") -> None:
    report = done.report
    moved = len(done.moves)
    tiles = (
        Tile(label=context.say(words.MOVED), value=fmt.number(moved)),
        Tile(
            label=context.say(words.RELOCATED), value=fmt.number(report.measures.goals[GoalKey.RELOCATIONS])
        ),
        Tile(label=context.say(words.SETTLED), value=fmt.number(len(report.problem.base) - moved)),
        Tile(label=context.say(words.PLACED), value=fmt.number(len(report.plan.by_firm))),
    )
    said = (paragraph(context.say(one)) for one in reach_sentences(report))
    sheet(items(*badges(report, context.lang)), items(*tiles), *said, key=f"{name}_head")
    st.button(context.say(keep), key=f"{name}_keep", on_click=keep_replan, args=(context, task), **granted())


def keep_replan(context: PageContext, task: Question) -> None:
    """Keep the plan of a re-plan among those of the park, and put it on show."""
    done: Replan = task.latest
    place = (context.facts.project_id, context.facts.number)
    plan_id = projects().keep_plan(me(), place, done.report.problem, done.report.outcome)
    put_on_show(plan_id)
    flash.say_next(context.say(words.KEPT))


def _moves(context: PageContext, done: Replan, *, name: str = "replan_moves") -> None:
    if not done.moves:
        sheet(paragraph(context.say(words.NO_MOVES), Tone.GOOD), key=name)
        return
    heads = (words.FIRM, words.BEFORE, words.AFTER, words.NEED, words.COST, words.WAITS, words.BUYS)
    rows = [GridRow(cells=_cells(context, move), pick=move.firm_id) for move in done.moves]
    sheet(grid([context.say(head) for head in heads], rows, right={4, 5}), key=name)


def _cells(context: PageContext, move: Move) -> tuple[str, ...]:
    buys = ""
    if move.buys is not None and move.buys_tier is not None:
        buys = context.fill(
            words.BUYS_IS,
            tier=context.say(move.buys_tier),
            points=fmt.span(move.buys, move.buys_most, is_proven=not move.is_open),
        )
    return (
        f"{move.firm_id} {context.say(move.name)}",
        _place(move.before),
        _place(move.after),
        context.say(words.NEEDS[move.need.value]),
        fmt.short_number(move.cost_10k),
        f"{move.waits_quarters:+d}",
        buys,
    )


def _steps(context: PageContext, done: Replan) -> None:
    if done.findings:
        st.error(context.fill(words.STEPS_BROKEN, first=show(context.say(done.findings[0].message))))
    elif done.steps:
        st.caption(context.say(words.STEPS_CHECKED))
    lines = [
        ListItem(title="", text=f"{at}. {context.say(step.says)}", pick=step.firm_id)
        for at, step in enumerate(done.steps, start=1)
    ]
    part = items(*lines, most_px=360) if lines else paragraph(context.say(words.NO_MOVES), Tone.MUTED)
    sheet(part, key="replan_steps")


def _place(placement: Placement | None) -> str:
    if placement is None:
        return fmt.NONE
    return f"{'+'.join(placement.units)} {fmt.period(placement.start, placement.end)}"
