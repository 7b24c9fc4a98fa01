"""Wishes told on the stack itself: firms picked up and put down, the plan repaired around each, one undo."""

import hashlib
import json
from collections.abc import Sequence

import streamlit as st

from planner.domain.edits import Edit, EditConflict, PinFirm, edit_to_json, replay
from planner.domain.solving.outcome import Progress
from planner.domain.solving.report import Report
from planner.services.studies.manual_changes import Landing, landings_of
from planner.services.studies.replanning import Replan
from planner.services.tasks.book import Question
from planner.services.tasks.replan import REPLAN, ReplanOrder, replan_so_far
from planner.text import listed
from planner.ui import flash, state
from planner.ui.app_services import here, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.replanning import facts_now, replan_key, replan_limits
from planner.ui.shared.stacking import Lifting
from planner.ui.shared.words import replan as words
from planner.ui.state import Slot

LIFTED = Slot("lifted", of_park=True)
"""The firm in hand."""
REPLAN_TAB = Slot("replan_tab", "least")
"""The way of re-planning that is on show: of least change, or by hand."""
MOST_NAMED = 4
_LEADS = f"{state.PREFIX}hand_move_leads"
_KEPT = f"{state.PREFIX}hand_moves"


def hand_moves(context: PageContext) -> tuple[PinFirm, ...]:
    """Return what was put where on the plan on show, in the order it was done; the last wish of a firm counts."""
    told: tuple[PinFirm, ...] = st.session_state.get(_KEPT, {}).get(replan_key(context), ())
    return told


def repaired_around(context: PageContext) -> Question | None:
    """Return the re-plan of the wishes so far, as it stands; None without a wish."""
    told = hand_moves(context)
    return tasks().question(topic_of(replan_key(context), told)) if told else None


def repaired(context: PageContext, report: Report, question: Question) -> Replan | None:
    """Return the plan repaired around the wishes: the best so far while better ones are looked for; None if there is none."""
    latest = question.latest
    if isinstance(latest, Progress) and latest.plan is not None:
        return replan_so_far(_order(context, report, hand_moves(context)), latest)
    is_there = isinstance(latest, Replan) and latest.report.outcome.plan is not None
    return latest if is_there else None


def hand_topic(context: PageContext) -> str:
    """Return what the re-plan of the wishes so far is found by."""
    return topic_of(replan_key(context), hand_moves(context))


def lifting(context: PageContext, report: Report, *, is_elsewhere: bool = False) -> Lifting:
    """Return how firms of the plan on show are picked up and put down.

    Parameters
    ----------
    report
        The plan that is drawn: that on show, or its repair around the wishes so far.
    is_elsewhere
        Whether this is another page than the one on which wishes are shown: a wish leads there, and firms without a place
        are not offered.
    """
    problem = replay(facts_now(context), hand_moves(context))
    firm_id = LIFTED.get() if LIFTED.get() in problem.firm else ""
    found = landings_of(problem, report.plan, firm_id) if firm_id else {}
    placed = report.plan.by_firm

    def drop(firm: str, unit: str) -> None:
        LIFTED.set("")
        landing = landings_of(problem, report.plan, firm).get(unit) if firm in problem.firm else None
        if landing is not None and landing.can_be_done:
            _move(context, report, landing)
            st.session_state[_LEADS] = is_elsewhere

    return Lifting(
        lifted=firm_id,
        waiting={
            one.firm_id: context.say(one.name)
            for one in problem.firms
            if not is_elsewhere and one.firm_id not in placed and one.firm_id in report.reasons
        },
        landings={unit: _told(context, landing) for unit, landing in found.items()},
        lift=LIFTED.set,
        drop=drop,
    )


def follow_hand_move() -> None:
    """Go where wishes are shown, once, if one was just told on another page."""
    if st.session_state.pop(_LEADS, False):
        REPLAN_TAB.set("hand")
        st.switch_page(file_of("replan"))


def _move(context: PageContext, report: Report, landing: Landing) -> None:
    """Keep the wish of a landing and have the plan on show repaired around all wishes."""
    new = [edit for edit in landing.trial.edits if isinstance(edit, PinFirm)]
    kept = (*(one for one in hand_moves(context) if one.firm not in {edit.firm for edit in new}), *new)
    if _ask(context, report, kept):
        keep_hand_moves(context, kept)


def _ask(context: PageContext, report: Report, told: Sequence[Edit]) -> bool:
    try:
        order = _order(context, report, told)
    except EditConflict as refused:
        for issue in refused.issues:
            flash.say_next(show(context.say(issue.message)), "warn")
        return False
    tasks().ask(REPLAN, topic_of(replan_key(context), told), order, actor=me(), project_id=here())
    return True


def _order(context: PageContext, report: Report, told: Sequence[Edit]) -> ReplanOrder:
    base = context.report or report
    return ReplanOrder(problem=replay(facts_now(context), told), plan=base.plan, limits=replan_limits())


def keep_hand_moves(context: PageContext, told: tuple[PinFirm, ...]) -> None:
    """Remember the wishes of the plan on show."""
    st.session_state.setdefault(_KEPT, {})[replan_key(context)] = told


def topic_of(key: str, told: Sequence[Edit]) -> str:
    """Return what the re-plan of some wishes is found by; `key` is that of re-plans of the plan on show."""
    digest = hashlib.sha256(json.dumps([edit_to_json(one) for one in told]).encode()).hexdigest()[:16]
    return f"wish:{key}:{digest}"


def _told(context: PageContext, landing: Landing) -> tuple[str, str]:
    trial = landing.trial
    start = str(trial.placements[0].start)
    if trial.barred:
        return "barred", context.say(trial.barred[0].message)
    if landing.fixed:
        return "barred", context.fill(words.LAND_FIXED, firms=named(context, landing.fixed))
    if trial.is_free:
        return "free", context.fill(words.LAND_FREE, start=start)
    if trial.displaced:
        return "moves", context.fill(words.LAND_MOVES, start=start, firms=named(context, trial.displaced))
    return "moves", context.say(trial.crowded[0].message)


def named(context: PageContext, firms: Sequence[str]) -> str:
    """Return ids in a row, the first few of many."""
    return context.say(listed(firms, MOST_NAMED))
