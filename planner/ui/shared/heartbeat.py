"""How often a page looks after what runs: often while that is young, for most answers come soon, then once a second.

Where many look at one server they take turns: each less often, and all of them together no oftener than ten.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from planner.ui.monitoring import open_sessions
from planner.ui.state import PREFIX

P = ParamSpec("P")

QUICK_S = 0.3
STEADY_S = 1.0
IN_TURN = 10
"""From how many tabs at one server on each looks less often, so that all of them together do no more."""
LONGEST_S = 5.0
YOUNG_S = 4.0
"""How long a task is looked after quickly, from when this session first saw it; queued or not."""
_SEEN = f"{PREFIX}tasks_seen"
_MOST_SEEN = 8


def beating(draw: Callable[P, None], task_id: str) -> Callable[P, None]:
    """Return what draws again and again by itself while a task runs; `draw` draws the page anew once it is over.

    Once the task is no longer young the page is drawn anew too, and then looks after it once a second, or in turn with others.
    """
    tabs = open_sessions()
    if not _is_young(task_id):
        return st.fragment(draw, run_every=in_turn_s(STEADY_S, tabs))

    @wraps(draw)
    def draw_while_young(*args: P.args, **kwargs: P.kwargs) -> None:
        draw(*args, **kwargs)
        if not _is_young(task_id):
            st.rerun()

    return st.fragment(draw_while_young, run_every=in_turn_s(QUICK_S, tabs))


def in_turn_s(alone_s: float, tabs: int) -> float:
    """Return after how many seconds a page looks again where so many tabs look at this server; `alone_s` where it is one."""
    return max(alone_s, min(alone_s * tabs / IN_TURN, LONGEST_S))


def _is_young(task_id: str) -> bool:
    now = time.monotonic()
    seen: dict[str, float] = st.session_state.get(_SEEN, {})
    if task_id not in seen:
        seen = dict([*seen.items(), (task_id, now)][-_MOST_SEEN:])
        st.session_state[_SEEN] = seen
    return now - seen[task_id] < YOUNG_S
