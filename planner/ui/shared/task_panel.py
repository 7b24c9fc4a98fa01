"""A task in a panel: where it stands, its progress, Cancel, and what it has so far."""

from collections.abc import Callable

import streamlit as st

from planner.domain.solving.task import TaskState
from planner.services.tasks.book import Question
from planner.text import Text
from planner.ui import state
from planner.ui.app_services import tasks
from planner.ui.hearing import SOON_S, cancel_task, key_of
from planner.ui.shared.heartbeat import beating
from planner.ui.shared.press import granted
from planner.ui.shared.sheet import Badge, Meter, MeterBar, Tone, items, sheet
from planner.ui.shared.words import sweep as words
from planner.views import format as fmt

Draw = Callable[[Question], None]
Share = Callable[[Question], tuple[int, int] | None]
_TONES = {
    TaskState.DONE: Tone.GOOD,
    TaskState.CANCELLED: Tone.WARN,
    TaskState.INTERRUPTED: Tone.WARN,
    TaskState.FAILED: Tone.BAD,
}


def task_panel(
    topic: str, draw: Draw, *, share: Share = lambda _: None, key: str = "", count: Text = words.CELLS
) -> None:
    """Show the newest question of a topic, if there is one; `draw` what it has, again and again while it runs.

    `share` says how much of it is done: parts done and parts in all, which `count` puts into words.
    Of two panels of one kind on a page, one needs a `key`.
    """
    question = tasks().question(topic)
    if question is None:
        return
    if question.state.is_over:
        _standing(question, share, key, count)
        draw(question)
        return
    cancel_button(question.task_id, words.CANCEL, words.CANCELLING)
    beating(_live, question.task_id)(topic, draw, share, key, count=count)


def cancel_button(task_id: str, title: Text, asked: Text) -> None:
    """Draw the button that cancels a task; the door hears a click before the page does (`hearing`)."""
    task = tasks().task(task_id)
    is_asked = task is not None and task.is_asked_to_stop
    st.button(
        (asked if is_asked else title).say(state.language()),
        key=key_of(task_id),
        on_click=_cancel,
        args=(task_id,),
        **granted(disabled=is_asked),
    )


def _cancel(task_id: str) -> None:
    cancel_task(task_id)
    tasks().wait(task_id, SOON_S)


def is_under_way(topic: str) -> bool:
    """Whether the newest question of a topic is not over."""
    question = tasks().question(topic)
    return question is not None and not question.state.is_over


def may_be_asked(question: Question | None) -> bool:
    """Whether a question is still to be asked: nobody has, or it ended before it had its answer."""
    if question is None:
        return True
    is_kept = question.state is TaskState.DONE and question.latest is not None
    return question.state.is_over and not is_kept


def _live(topic: str, draw: Draw, share: Share, key: str, *, count: Text) -> None:
    question = tasks().question(topic)
    if question is None or question.state.is_over:
        st.rerun()
    _standing(question, share, key, count)
    draw(question)


def _standing(question: Question, share: Share, key: str, count: Text) -> None:
    lang, task = state.language(), question.task
    said = words.STATES[task.state].fill(lang, note=task.reason.say(lang), ahead=task.ahead)
    badge = Badge(text=f"{said} · {fmt.seconds(task.seconds)}", tone=_TONES.get(task.state, Tone.ACCENT))
    parts = [items(badge)]
    done = share(question)
    if done is not None:
        told = count.fill(lang, done=done[0], all=done[1])
        bar = MeterBar(share=done[0] / max(1, done[1]))
        parts.append(items(Meter(label=words.PROGRESS.say(lang), value=told, parts=(bar,)), least_px=900))
    sheet(*parts, key=f"task_{key or task.topic.partition(':')[0]}")
