"""Long work in the background: where it stands, its progress, and Cancel."""

from collections.abc import Callable

import streamlit as st

from planner.services.errands import Errand, ErrandState
from planner.ui import state
from planner.ui.bench import errands
from planner.ui.components.sheet import Badge, Meter, MeterBar, Tone, items, sheet
from planner.ui.hearing import ERRAND, SOON_S, cancel_errand, key_of
from planner.ui.words import sweep as words
from planner.views import format as fmt

HEARTBEAT_S = 1.0
Draw = Callable[[Errand], None]
Share = Callable[[Errand], tuple[int, int] | None]
_TONES = {ErrandState.DONE: Tone.GOOD, ErrandState.CANCELLED: Tone.WARN, ErrandState.FAILED: Tone.BAD}


def errand_panel(key: str, draw: Draw, *, share: Share = lambda _: None) -> None:
    """Show the newest errand of a key, if there is one; `draw` what it has, again and again while it runs.

    `share` says how much of it is done: parts done and parts in all.
    """
    errand = errands().newest(key)
    if errand is None:
        return
    if errand.state.is_over:
        _standing(errand, share)
        draw(errand)
        return
    _cancel_button(errand.errand_id)
    _live(key, draw, share)


def _cancel_button(errand_id: str) -> None:
    """Draw the button; the door hears a click before the page does (`hearing`)."""
    lang, errand = state.language(), errands().errand(errand_id)
    is_asked = errand is not None and errand.is_asked_to_stop
    st.button(
        (words.CANCELLING if is_asked else words.CANCEL).say(lang),
        key=key_of(ERRAND, errand_id),
        on_click=_cancel,
        args=(errand_id,),
        disabled=is_asked,
    )


def _cancel(errand_id: str) -> None:
    cancel_errand(errand_id)
    errands().wait(errand_id, SOON_S)


def is_under_way(key: str) -> bool:
    """Whether an errand of a key is not over."""
    errand = errands().newest(key)
    return errand is not None and not errand.state.is_over


@st.fragment(run_every=HEARTBEAT_S)
def _live(key: str, draw: Draw, share: Share) -> None:
    errand = errands().newest(key)
    if errand is None or errand.state.is_over:
        st.rerun()
    _standing(errand, share)
    draw(errand)


def _standing(errand: Errand, share: Share) -> None:
    lang = state.language()
    said = words.STATES[errand.state].fill(lang, note=errand.note)
    parts = [
        items(
            Badge(text=f"{said} · {fmt.seconds(errand.seconds)}", tone=_TONES.get(errand.state, Tone.ACCENT))
        )
    ]
    done = share(errand)
    if done is not None:
        count = words.CELLS.fill(lang, done=done[0], all=done[1])
        bar = MeterBar(share=done[0] / max(1, done[1]))
        parts.append(items(Meter(label=words.PROGRESS.say(lang), value=count, parts=(bar,)), least_px=900))
    sheet(*parts, key=f"errand_{errand.key.partition(':')[0]}")
