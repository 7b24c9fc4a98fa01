"""What new facts change downstream: the re-plan they started, then a sentence for each difference."""

import streamlit as st

from planner.services.editing.history import comment_of
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.services.workbench.attribution import Steps, solve_between, steps
from planner.services.workbench.workbench import Version
from planner.ui import flash, state
from planner.ui.app_services import may_plan, me, projects, workbench
from planner.ui.page_context import PageContext
from planner.ui.pages import file_of
from planner.ui.shared.goal_state import limits
from planner.ui.shared.heartbeat import beating
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import ListItem, Tone, heading, items, paragraph, sheet
from planner.ui.shared.solve_panel import solve_panel
from planner.ui.shared.words import new_facts as words
from planner.ui.shared.words import replan as replan_words
from planner.ui.state import Slot
from planner.views import format as fmt
from planner.views.comparison import sentence_rows
from planner.views.reach import reach_sentences

BETWEEN = Slot("between")
"""The plan on show and the task that finds the plan of the version before it, as `version:task`."""
REVEALED = Slot("revealed", of_park=True)
"""What of a re-plan was brought into view last."""
_DRAWN = f"{state.PREFIX}downstream_drawn"
HISTORY_PAGE = file_of("history")


def downstream_of(context: PageContext, subject: str) -> None:
    """Draw it on the card of the firm or building of which the news was told."""
    if subject and subject == state.ABOUT.get():
        downstream(context)


def was_drawn() -> bool:
    """Whether it was drawn since this was asked last."""
    return bool(st.session_state.pop(_DRAWN, False))


def downstream(context: PageContext) -> bool:
    """Draw the re-plan that new facts started, and what came of it; False where there is none."""
    before = _before(context)
    if before is None:
        return False
    st.session_state[_DRAWN] = True
    flash.say_now()
    version, run = context.version, context.run
    is_there = version is not None and run is not None and version.version_id == run.task.task_id
    sheet(paragraph(_news(context), Tone.MUTED), key="downstream_news", reveal=_once("news"))
    solve_panel(context)
    if version is not None and is_there:
        _told(context, steps(workbench(), context.facts, before, version))
        _second(context, before)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(HISTORY_PAGE, label=context.say(words.UNDO), width="content")
        st.button(
            context.say(words.SEEN),
            key="downstream_seen",
            type="tertiary",
            on_click=state.SINCE.set,
            args=("",),
        )
    return True


def _once(part: str) -> str:
    """Return what brings a part into view; the same part of the same news told on a card only once."""
    now = f"{state.SINCE.get()}:{part}"
    if not state.ABOUT.get() or REVEALED.get().startswith(now):
        return ""
    REVEALED.set(now)
    return now


def _before(context: PageContext) -> Version | None:
    """Return the plan that the watched run goes from; None if no news of this session started it."""
    task_id, _, version_id = state.SINCE.get().partition(":")
    if context.run is None or context.run.task.task_id != task_id:
        return None
    return next((version for version in context.versions if version.version_id == version_id), None)


def _news(context: PageContext) -> str:
    """Say what is new, as the newest version tells it."""
    note = projects().history(context.facts.project_id)[0]
    what = context.say(comment_of(note.actor, note.comment)) or fmt.NONE
    return context.fill(words.NEWS, number=note.number, what=what, who=note.actor.name or fmt.NONE)


def _told(context: PageContext, found: Steps) -> None:
    """Say what the newest version changed, and apart from it what those before it did."""
    number, since = found.after.number, found.start.number
    if found.between is None:
        if _is_awaited(context, found):
            return
        said = context.fill(words.OF_ALL, first=since + 1, last=number, before=number - 1)
        _sentences(context, found.start, found.after, said)
        return
    head = context.say(words.DOWNSTREAM)
    if found.is_split:
        head = context.fill(words.OF_VERSION, number=number, before=number - 1)
    _sentences(context, found.between, found.after, head)
    if found.is_split:
        earlier = words.OF_ONE_EARLIER if since + 1 == number - 1 else words.OF_EARLIER
        said = context.fill(earlier, first=since + 1, last=number - 1)
        _sentences(context, found.start, found.between, said, key="downstream_earlier")


def _is_awaited(context: PageContext, found: Steps) -> bool:
    """Have the plan of the version before solved; whether it is still to come."""
    after_id, _, task_id = BETWEEN.get().partition(":")
    if after_id != found.after.version_id:
        task_id = ""
        if may_plan():
            task_id = solve_between(workbench(), found, context.facts.project_id, actor=me()) or ""
        BETWEEN.set(f"{found.after.version_id}:{task_id}")
    run = workbench().run(task_id) if task_id else None
    if run is None or run.task.state.is_over:
        return False
    beating(_wait, task_id)(task_id, context.fill(words.BETWEEN, number=found.after.number - 1))
    return True


def _wait(task_id: str, said: str) -> None:
    run = workbench().run(task_id)
    if run is None or run.task.state.is_over:
        st.rerun()
    sheet(paragraph(said, Tone.MUTED), key="downstream_waits")


def _sentences(
    context: PageContext, before: Version, after: Version, head: str, *, key: str = "downstream"
) -> None:
    reports = [workbench().report(version, context.dossier) for version in (before, after)]
    sides = [
        ComparedPlan(name=name, report=one)
        for name, one in zip((words.BEFORE, words.AFTER), reports, strict=True)
    ]
    found = compare_sides(sides).differences[1]
    lines = [ListItem(title="", text=context.say(one)) for one in sentence_rows(found)]
    part = items(*lines, most_px=520) if lines else paragraph(context.say(words.SAME), Tone.GOOD)
    said = (paragraph(context.say(one), Tone.MUTED) for one in reach_sentences(reports[1]))
    sheet(heading(head), part, *said, key=key, reveal=_once("news.told") if key == "downstream" else "")


def _second(context: PageContext, before: Version) -> None:
    """Offer the best plan, whoever moves, as another plan beside the one of few changes."""
    if context.report is None or not context.report.outcome.is_held:
        return
    st.button(
        context.say(replan_words.SECOND_START),
        key="downstream_second",
        on_click=_start_second,
        args=(context, before),
        **granted(help=context.say(replan_words.SECOND_SAYS)),
    )


def _start_second(context: PageContext, before: Version) -> None:
    plan = before.outcome.plan
    if plan is None:
        return
    task_id = workbench().replan(context.facts, plan, limits(), actor=me(), any_changes=True)
    state.TASK.set(task_id)
    state.SINCE.set(f"{task_id}:{before.version_id}")
