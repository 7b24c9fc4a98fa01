"""Changes by hand: a firm moved, swapped, pinned, barred or released; what comes of it is shown first."""

import streamlit as st

from planner.domain.edits import Edit, EditConflict, ForbidFirm, PinFirm, ReleaseFirm
from planner.domain.solving.finding import Finding
from planner.domain.solving.report import Report
from planner.services.studies.manual_changes import Trial, move, swap
from planner.text import listed
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.replan import words
from planner.ui.pages.replan.hand_move_head import hand_move_head
from planner.ui.pages.replan.replan_form import seconds, start_replan
from planner.ui.shared.choosing import building, choice, firm, units
from planner.ui.shared.hand_moves import lifting, repaired, repaired_around
from planner.ui.shared.plan_drawing import plan_drawing
from planner.ui.shared.press import pressed
from planner.ui.shared.replanning import facts_now, replan_key
from planner.ui.shared.sheet import ListItem, Tone, items, sheet
from planner.ui.shared.task_panel import is_under_way

_KIND = "hand"
_WHO = "what_if.hand.firm"


def by_hand(context: PageContext, report: Report) -> None:
    """Draw the stacking plan to choose from, the change, and what would come of it."""
    st.caption(context.say(words.HAND_SAYS))
    question = repaired_around(context)
    drawn = report
    if question is not None:
        done = repaired(context, report, question)
        hand_move_head(context, report, question, done)
        drawn = report if done is None else done.report
    plan_drawing(context, drawn, news=False, lifting=lifting(context, drawn))
    if context.firm_id is not None:
        st.session_state[_WHO] = context.firm_id
    with st.container(border=True, key="by_hand"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            chosen = firm(context, report.problem, _KIND)
            action = choice(context, words.ACTION, words.ACTIONS, (_KIND, "action"))
        with right:
            edits = _edits(context, report, chosen, action) if chosen and action else ()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            seconds(context)
            do = pressed(
                context.say(words.DO),
                key="hand_do",
                type="primary",
                disabled=not edits or is_under_way(replan_key(context)),
            )
    if do:
        _carry_out(context, report, edits)


def _carry_out(context: PageContext, report: Report, edits: tuple[Edit, ...]) -> None:
    try:
        start_replan(context, report, edits)
    except EditConflict as refused:
        st.error("\n".join(f"- {show(context.say(issue.message))}" for issue in refused.issues))
    else:
        st.rerun()


def _edits(context: PageContext, report: Report, firm_id: str, action: str) -> tuple[Edit, ...]:
    """Return the edits of the change; none while it cannot be done."""
    if action == "release":
        return (ReleaseFirm(firm=firm_id),)
    if action == "forbid":
        where = building(context, report.problem, _KIND)
        return (ForbidFirm(firm=firm_id, building=where),) if where else ()
    if action == "move":
        return _moved(context, report, firm_id)
    stays = report.plan.by_firm.get(firm_id)
    if not stays:
        st.caption(context.say(words.NO_PLACE))
        return ()
    if action == "pin":
        return (PinFirm(firm=firm_id, units=stays[0].units, start=stays[0].start),)
    other = _other(context, report, firm_id)
    return _tried(context, swap(facts_now(context), report.plan, firm_id, other)) if other else ()


def _moved(context: PageContext, report: Report, firm_id: str) -> tuple[Edit, ...]:
    rooms = units(context, report.problem, _KIND)
    if not rooms:
        st.caption(context.say(words.CHOOSE_UNITS))
        return ()
    return _tried(context, move(facts_now(context), report.plan, firm_id, rooms))


def _other(context: PageContext, report: Report, firm_id: str) -> str | None:
    known = report.problem.firm
    names = {
        one: f"{one} {context.say(known[one].name)}"
        for one in sorted(report.plan.by_firm)
        if one != firm_id and one in known
    }
    return choice(context, words.OTHER, names, (_KIND, f"other.{firm_id}"))


def _tried(context: PageContext, trial: Trial) -> tuple[Edit, ...]:
    """Say what would come of a trial; return its edits if it can be done."""
    lines = [
        ListItem(
            title=context.fill(words.FROM, firm=one.firm_id, units="+".join(one.units), start=str(one.start))
        )
        for one in trial.placements
    ]
    if trial.is_free:
        lines.append(ListItem(title="", text=context.say(words.FREE), tone=Tone.GOOD))
    if trial.barred:
        lines.append(ListItem(title=context.say(words.BARRED), tone=Tone.BAD))
        lines += _told(context, trial.barred, Tone.BAD)
    elif trial.crowded:
        said = context.fill(words.CROWDED, firms=context.say(listed(trial.displaced)))
        lines.append(ListItem(title=said, tone=Tone.WARN))
        lines += _told(context, trial.crowded, Tone.WARN)
    sheet(items(*lines, most_px=300), key="hand_trial")
    return trial.edits if trial.can_be_done else ()


def _told(context: PageContext, findings: tuple[Finding, ...], tone: Tone) -> list[ListItem]:
    return [ListItem(title="", text=context.say(one.message), tone=tone) for one in findings[:6]]
