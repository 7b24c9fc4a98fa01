"""Long work in the background: where it stands, its progress, and Cancel."""

from collections.abc import Callable

import streamlit as st

from planner.services.background import BackgroundTask, TaskState
from planner.ui import state
from planner.ui.app_services import tasks
from planner.ui.hearing import ERRAND, SOON_S, cancel_errand, key_of
from planner.ui.shared.sheet import Badge, Meter, MeterBar, Tone, items, sheet
from planner.ui.shared.words import sweep as words
from planner.views import format as fmt

HEARTBEAT_S = 1.0
Draw = Callable[[BackgroundTask], None]
Share = Callable[[BackgroundTask], tuple[int, int] | None]
_TONES = {TaskState.DONE: Tone.GOOD, TaskState.CANCELLED: Tone.WARN, TaskState.FAILED: Tone.BAD}


def task_panel(key: str, draw: Draw, *, share: Share = lambda _: None) -> None:
    """Show the newest errand of a key, if there is one; `draw` what it has, again and again while it runs.

    `share` says how much of it is done: parts done and parts in all.
    """
    task = tasks().newest(key)
    if task is None:
        return
    if task.state.is_over:
        _standing(task, share)
        draw(task)
        return
    _cancel_button(task.task_id)
    _live(key, draw, share)


def _cancel_button(task_id: str) -> None:
    """Draw the button; the door hears a click before the page does (`hearing`)."""
    lang, task = state.language(), tasks().task(task_id)
    is_asked = task is not None and task.is_asked_to_stop
    st.button(
        (words.CANCELLING if is_asked else words.CANCEL).say(lang),
        key=key_of(ERRAND, task_id),
        on_click=_cancel,
        args=(task_id,),
        disabled=is_asked,
    )


def _cancel(task_id: str) -> None:
    cancel_errand(task_id)
    tasks().wait(task_id, SOON_S)


def is_under_way(key: str) -> bool:
    """Whether an errand of a key is not over."""
    task = tasks().newest(key)
    return task is not None and not task.state.is_over


@st.fragment(run_every=HEARTBEAT_S)
def _live(key: str, draw: Draw, share: Share) -> None:
    task = tasks().newest(key)
    if task is None or task.state.is_over:
        st.rerun()
    _standing(task, share)
    draw(task)


def _standing(task: BackgroundTask, share: Share) -> None:
    lang = state.language()
    said = words.STATES[task.state].fill(lang, note=task.note)
    parts = [
        items(Badge(text=f"{said} · {fmt.seconds(task.seconds)}", tone=_TONES.get(task.state, Tone.ACCENT)))
    ]
    done = share(task)
    if done is not None:
        count = words.CELLS.fill(lang, done=done[0], all=done[1])
        bar = MeterBar(share=done[0] / max(1, done[1]))
        parts.append(items(Meter(label=words.PROGRESS.say(lang), value=count, parts=(bar,)), least_px=900))
    sheet(*parts, key=f"errand_{task.key.partition(':')[0]}")
