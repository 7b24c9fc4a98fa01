"""The short tour, shown once and again on request: four acts that are done, each on the page where it belongs."""

from collections.abc import Callable

import streamlit as st

from planner.domain.solving.report import Report
from planner.ui import state
from planner.ui.pages import file_of
from planner.ui.shared.plan_views import unplaced_of
from planner.ui.shared.press import pressed
from planner.ui.shared.words import shell

DONE = "done"
STEPS = (*(str(at) for at in range(1, len(shell.TOUR_STEPS) + 1)), DONE)
"""What may be remembered of the tour: the step it stands at, or that it was dismissed."""
SCENARIO_STEP, FILES_STEP = 3, 4
_FILES_VIEW = "files"


def tour(report: Report, *, only: int | None = None) -> None:
    """Show the step the tour stands at, with its act, until it was dismissed; `only` is the step of another page."""
    if state.TOUR.get() == DONE:
        return
    lang = state.language()
    at = max(1, int(state.TOUR.get() or 1))
    if only is not None and (at != only or not state.TOUR.get()):
        return
    is_last = at >= len(shell.TOUR_STEPS)
    act = None if only is not None else _ACTS[at]
    with st.container(border=True, key="tour"):
        words, buttons = st.columns([5, 2], vertical_alignment="center")
        words.markdown(shell.TOUR_STEPS[at - 1].say(lang))
        with buttons.container(horizontal=True, horizontal_alignment="right"):
            if act is not None and pressed(
                shell.TOUR_ACTS[at - 1].say(lang), key="tour_act", needs=None, type="primary"
            ):
                act(report)
            if not is_last and pressed(shell.TOUR_NEXT.say(lang), key="tour_next", needs=None):
                state.TOUR.set(str(at + 1))
                _where_it_goes_on(only)
            st.button(
                shell.TOUR_DONE.say(lang),
                key="tour_done",
                type="tertiary",
                on_click=state.TOUR.set,
                args=(DONE,),
            )


def _where_it_goes_on(only: int | None) -> None:
    """Draw the page anew with the next step; from another page it goes on where it began."""
    if only is None:
        st.rerun()
    st.switch_page(file_of("overview"))


def _open(firm_id: str) -> None:
    if state.FIRM.get() != firm_id:
        state.choose_firm(firm_id)
    st.rerun()


def _placed(report: Report) -> None:
    """Open the card of the firm that has the most space."""
    area = {
        name: sum(report.problem.unit[unit].leasable_m2 for one in own for unit in one.units)
        for name, own in report.plan.by_firm.items()
    }
    if area:
        _open(min(area, key=lambda name: (-area[name], name)))


def _unplaced(report: Report) -> None:
    """Open the card of the first firm without a place."""
    rows = unplaced_of(report)
    if rows:
        _open(rows[0].firm.firm_id)


def _scenario(_report: Report) -> None:
    state.TOUR.set(str(SCENARIO_STEP))
    st.switch_page(file_of("scenarios"))


def _files(_report: Report) -> None:
    state.TOUR.set(str(FILES_STEP))
    state.VIEW.set(_FILES_VIEW)
    st.switch_page(file_of("plan"))


_ACTS: dict[int, Callable[[Report], None]] = {
    1: _placed,
    2: _unplaced,
    SCENARIO_STEP: _scenario,
    FILES_STEP: _files,
}
