"""Changes by hand: a firm moved, swapped, pinned, barred or released; what comes of it is shown first."""

import streamlit as st

from planner.domain.edit import Edit, EditConflict, ForbidFirm, PinFirm, ReleaseFirm
from planner.domain.finding import Finding
from planner.domain.report import Report
from planner.services.trials import Trial, move, swap
from planner.ui.components.errand_panel import is_under_way
from planner.ui.components.makers.choosing import building, choice, firm, units
from planner.ui.components.plan_drawing import plan_drawing
from planner.ui.components.replan_form import facts_now, replan_key, seconds, start_replan
from planner.ui.components.sheet import ListItem, Tone, items, sheet
from planner.ui.scene import Scene
from planner.ui.show import show
from planner.ui.words import replan as words

_KIND = "hand"
_WHO = "what_if.hand.firm"


def by_hand(scene: Scene, report: Report) -> None:
    """Draw the stacking plan to choose from, the change, and what would come of it."""
    st.caption(scene.say(words.HAND_SAYS))
    plan_drawing(scene, report, news=False)
    if scene.firm_id is not None:
        st.session_state[_WHO] = scene.firm_id
    with st.container(border=True, key="by_hand"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            chosen = firm(scene, report.problem, _KIND)
            action = choice(scene, words.ACTION, words.ACTIONS, (_KIND, "action"))
        with right:
            edits = _edits(scene, report, chosen, action) if chosen and action else ()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            seconds(scene)
            do = st.button(
                scene.say(words.DO),
                key="hand_do",
                type="primary",
                disabled=not edits or is_under_way(replan_key(scene)),
            )
    if do:
        _carry_out(scene, report, edits)


def _carry_out(scene: Scene, report: Report, edits: tuple[Edit, ...]) -> None:
    try:
        start_replan(scene, report, edits)
    except EditConflict as refused:
        st.error("\n".join(f"- {show(scene.say(issue.message))}" for issue in refused.issues))
    else:
        st.rerun()


def _edits(scene: Scene, report: Report, firm_id: str, action: str) -> tuple[Edit, ...]:
    """Give the edits of the change; none while it cannot be done."""
    if action == "release":
        return (ReleaseFirm(firm=firm_id),)
    if action == "forbid":
        where = building(scene, report.problem, _KIND)
        return (ForbidFirm(firm=firm_id, building=where),) if where else ()
    if action == "move":
        return _moved(scene, report, firm_id)
    stays = report.plan.by_firm.get(firm_id)
    if not stays:
        st.caption(scene.say(words.NO_PLACE))
        return ()
    if action == "pin":
        return (PinFirm(firm=firm_id, units=stays[0].units, start=stays[0].start),)
    other = _other(scene, report, firm_id)
    return _tried(scene, swap(facts_now(scene), report.plan, firm_id, other)) if other else ()


def _moved(scene: Scene, report: Report, firm_id: str) -> tuple[Edit, ...]:
    rooms = units(scene, report.problem, _KIND)
    if not rooms:
        st.caption(scene.say(words.CHOOSE_UNITS))
        return ()
    return _tried(scene, move(facts_now(scene), report.plan, firm_id, rooms))


def _other(scene: Scene, report: Report, firm_id: str) -> str | None:
    known = report.problem.firm
    names = {
        one: f"{one} {scene.say(known[one].name)}"
        for one in sorted(report.plan.by_firm)
        if one != firm_id and one in known
    }
    return choice(scene, words.OTHER, names, (_KIND, f"other.{firm_id}"))


def _tried(scene: Scene, trial: Trial) -> tuple[Edit, ...]:
    """Say what would come of a trial; give its edits if it can be done."""
    lines = [
        ListItem(
            title=scene.fill(words.FROM, firm=one.firm_id, units="+".join(one.units), start=str(one.start))
        )
        for one in trial.placements
    ]
    if trial.is_free:
        lines.append(ListItem(title="", text=scene.say(words.FREE), tone=Tone.GOOD))
    if trial.barred:
        lines.append(ListItem(title=scene.say(words.BARRED), tone=Tone.BAD))
        lines += _told(scene, trial.barred, Tone.BAD)
    elif trial.crowded:
        said = scene.fill(words.CROWDED, firms=", ".join(trial.displaced))
        lines.append(ListItem(title=said, tone=Tone.WARN))
        lines += _told(scene, trial.crowded, Tone.WARN)
    sheet(items(*lines, most_px=300), key="hand_trial")
    return trial.edits if trial.can_be_done else ()


def _told(scene: Scene, findings: tuple[Finding, ...], tone: Tone) -> list[ListItem]:
    return [ListItem(title="", text=scene.say(one.message), tone=tone) for one in findings[:6]]
