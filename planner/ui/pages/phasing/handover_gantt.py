"""The Gantt chart on which handovers are dragged: what a mark is moved to is handed back, by pointer or keyboard."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.services.studies.phasing import pending
from planner.ui.page_context import PageContext
from planner.ui.pages.phasing import words

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "park_planner_handovers",
    html='<div class="gantt" role="group"></div>',
    css=(_HERE / "handover_gantt.css").read_text("utf-8"),
    js=(_HERE / "handover_gantt.js").read_text("utf-8"),
)


def handover_gantt(
    context: PageContext,
    problem: Problem,
    delays: Mapping[str, int],
    *,
    key: str,
    on_move: Callable[[str, int], None],
) -> None:
    """Draw a row for each building that is still to come; `delays` says how many quarters each is later than planned.

    `on_move` hears a building and how many quarters later it was put; fewer than none is earlier. The last column stands for
    a handover after the horizon.
    """
    quarters = columns(problem)
    buildings = pending(problem)
    names = {one.building_id: f"{one.building_id} {context.say(one.name)}" for one in buildings}

    def moved() -> None:
        told = st.session_state[key].get("moved")
        if told and str(told["building"]) in names:
            at = max(0, min(len(quarters) - 1, int(told["at"])))
            planned = problem.building[str(told["building"])].handover_quarter
            on_move(str(told["building"]), quarters[at] - planned)

    _COMPONENT(
        key=key,
        data={
            "title": context.say(words.Q_DRAG),
            "quarters": [
                *(str(one) for one in quarters[:-1]),
                context.fill(words.AFTER, last=str(quarters[-2])),
            ],
            "rows": [
                {
                    "id": one.building_id,
                    "name": names[one.building_id],
                    "label": context.fill(words.HANDLE, name=names[one.building_id]),
                    "planned": one.handover_quarter - quarters[0],
                    "at": one.handover_quarter + delays.get(one.building_id, 0) - quarters[0],
                }
                for one in buildings
            ],
            "words": {"planned": context.say(words.PLANNED)},
        },
        on_moved_change=moved,
    )


def columns(problem: Problem) -> tuple[Quarter, ...]:
    """Return the quarters from the first in which something may start to the one after the horizon."""
    first = min(park.opening_quarter for park in problem.parks)
    return span(first, problem.quarters[-1] + 1)
