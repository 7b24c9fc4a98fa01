"""What a re-plan came to: who moves at what price, in which order, against the plan before."""

import streamlit as st

from planner.domain.moving import Move, Need
from planner.domain.outcome import Progress
from planner.domain.plan import Placement
from planner.domain.report import Report
from planner.services.comparison import ComparedPlan
from planner.services.errands import Errand
from planner.services.replanning import Replan
from planner.text import Text
from planner.ui import flash
from planner.ui.bench import errands, me, projects
from planner.ui.components.comparison import comparison
from planner.ui.components.errand_panel import errand_panel, is_under_way
from planner.ui.components.replan_form import replan_key, second_key, start_second
from planner.ui.components.sheet import GridRow, ListItem, Tile, Tone, grid, items, paragraph, sheet
from planner.ui.components.verdict import badges
from planner.ui.on_show import put_on_show
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import replan as words
from planner.ui.words import run as run_words
from planner.views import format as fmt
from planner.views.reach import reach_sentences


def replan_result(scene: Scene, report: Report) -> None:
    """Show the newest re-plan of the plan on show: the plan as soon as it is there, reasons as they come."""
    key = replan_key(scene)
    errand = errands().newest(key)
    done = errand.latest if errand else None

    def draw(newer: Errand) -> None:
        if isinstance(newer.latest, Progress):
            _progress(newer.latest, scene)
        elif newer.latest is not done:
            st.rerun()

    errand_panel(key, draw, share=_looked_into)
    if errand is None or not isinstance(done, Replan):
        return
    if done.report.outcome.plan is None:
        _none(scene, done)
        return
    _head(scene, done, errand, words.KEEP)
    st.subheader(scene.say(words.MOVES), anchor=False)
    _moves(scene, done)
    st.subheader(scene.say(words.STEPS), anchor=False)
    _steps(scene, done)
    st.subheader(scene.say(words.AGAINST), anchor=False)
    sides = (ComparedPlan(name=words.WAS, report=report), ComparedPlan(name=words.NOW, report=done.report))
    comparison(scene, sides, card=False)
    if done.report.outcome.is_held:
        _second(scene, report, done)


def _second(scene: Scene, report: Report, first: Replan) -> None:
    """Offer the best plan, whoever moves, beside the one of few changes, and show it by that name."""
    key = second_key(scene)
    st.subheader(scene.say(words.SECOND), anchor=False)
    st.caption(scene.say(words.SECOND_SAYS))
    if st.button(scene.say(words.SECOND_START), key="replan_second", disabled=is_under_way(key)):
        start_second(scene, report, first.report.problem)
        st.rerun()
    errand = errands().newest(key)
    done = errand.latest if errand else None

    def draw(newer: Errand) -> None:
        if isinstance(newer.latest, Replan) and newer.latest is not done:
            st.rerun()

    errand_panel(key, draw, share=_looked_into)
    if errand is None or not isinstance(done, Replan):
        return
    if done.report.outcome.plan is None:
        st.error(scene.say(words.NONE_KNOWN))
    else:
        _head(scene, done, errand, words.SECOND_KEEP, name="second")
        _moves(scene, done, name="second_moves")


def _progress(progress: Progress, scene: Scene) -> None:
    tier = next((one for one in scene.problem.policy.goal_tiers if one.key == progress.goal), None)
    at = scene.fill(run_words.STAGE_OF, stage=progress.stage, stages=progress.stages)
    tiles = (
        Tile(label=scene.say(run_words.STAGE), value=scene.say(tier.title) if tier else fmt.NONE, note=at),
        Tile(label=scene.say(run_words.INCUMBENT), value=fmt.number(progress.objective)),
        Tile(label=scene.say(run_words.BOUND), value=fmt.number(progress.bound)),
        Tile(label=scene.say(run_words.GAP), value=fmt.gap(progress.gap)),
    )
    sheet(items(*tiles), key="replan_live")


def _looked_into(errand: Errand) -> tuple[int, int] | None:
    """Give how many of the moves are looked into, while some are not."""
    moves = errand.latest.moves if isinstance(errand.latest, Replan) else ()
    pending = sum(move.need is Need.PENDING for move in moves)
    return (len(moves) - pending, len(moves)) if pending else None


def _none(scene: Scene, done: Replan) -> None:
    if done.fewest is None:
        st.error(scene.say(words.NONE_KNOWN))
        return
    most = st.session_state.get("replan.most", 0)
    st.error(scene.fill(words.NONE_KEEPS, most=most, fewest=done.fewest))


def _head(scene: Scene, done: Replan, errand: Errand, keep: Text, *, name: str = "replan") -> None:
    report = done.report
    moved = len(done.moves)
    tiles = (
        Tile(label=scene.say(words.MOVED), value=fmt.number(moved)),
        Tile(label=scene.say(words.RELOCATED), value=fmt.number(report.measures.goals["relocations"])),
        Tile(label=scene.say(words.SETTLED), value=fmt.number(len(report.problem.base) - moved)),
        Tile(label=scene.say(words.PLACED), value=fmt.number(len(report.plan.by_firm))),
    )
    said = (paragraph(scene.say(one)) for one in reach_sentences(report))
    sheet(items(*badges(report, scene.lang)), items(*tiles), *said, key=f"{name}_head")
    st.button(scene.say(keep), key=f"{name}_keep", on_click=_keep, args=(scene, errand))


def _keep(scene: Scene, errand: Errand) -> None:
    done: Replan = errand.latest
    place = (scene.facts.project_id, scene.facts.number)
    plan_id = projects().keep_plan(me(), place, done.report.problem, done.report.outcome)
    put_on_show(plan_id)
    flash.say_next(scene.say(words.KEPT))


def _moves(scene: Scene, done: Replan, *, name: str = "replan_moves") -> None:
    if not done.moves:
        sheet(paragraph(scene.say(words.NO_MOVES), Tone.GOOD), key=name)
        return
    heads = (words.FIRM, words.BEFORE, words.AFTER, words.NEED, words.COST, words.WAITS, words.BUYS)
    rows = [GridRow(cells=_cells(scene, move), pick=move.firm_id) for move in done.moves]
    sheet(grid([scene.say(head) for head in heads], rows, right={4, 5}), key=name)


def _cells(scene: Scene, move: Move) -> tuple[str, ...]:
    buys = ""
    if move.buys is not None and move.buys_tier is not None:
        buys = scene.fill(
            words.BUYS_IS,
            tier=scene.say(move.buys_tier),
            points=fmt.span(move.buys, move.buys_most, is_proven=not move.is_open),
        )
    return (
        f"{move.firm_id} {scene.say(move.name)}",
        _place(move.before),
        _place(move.after),
        scene.say(words.NEEDS[move.need.value]),
        fmt.short_number(move.cost_10k),
        f"{move.waits_quarters:+d}",
        buys,
    )


def _steps(scene: Scene, done: Replan) -> None:
    if done.findings:
        st.error(scene.fill(words.STEPS_BROKEN, first=show(scene.say(done.findings[0].message))))
    elif done.steps:
        st.caption(scene.say(words.STEPS_CHECKED))
    lines = [
        ListItem(title="", text=f"{at}. {scene.say(step.says)}", pick=step.firm_id)
        for at, step in enumerate(done.steps, start=1)
    ]
    part = items(*lines, most_px=360) if lines else paragraph(scene.say(words.NO_MOVES), Tone.MUTED)
    sheet(part, key="replan_steps")


def _place(placement: Placement | None) -> str:
    if placement is None:
        return fmt.NONE
    return f"{'+'.join(placement.units)} {fmt.period(placement.start, placement.end)}"
