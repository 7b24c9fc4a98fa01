"""The stacking plan on screen: our SVG in the page, a click or Enter chooses the firm or building."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from planner.services.recent import RecentViews
from planner.ui import state
from planner.ui.pages import file_of
from planner.ui.shared.sheet import packed
from planner.ui.shared.words.stacking import LIFTING

_HERE = Path(__file__).parent
ENQUIRY_PAGE = file_of("enquiry")
_COMPONENT = st.components.v2.component(
    "park_planner_stacking",
    html="""<div class="sheet">
<div class="waiting" hidden></div>
<div class="canvas"></div>
<div class="listing"></div>
<div class="card" hidden></div>
<div class="ghost" hidden></div>
<div class="spoken" aria-live="assertive"></div>
</div>""",
    css=(_HERE / "stacking.css").read_text("utf-8"),
    js=(_HERE / "stacking.js").read_text("utf-8"),
)
_DRAWINGS: RecentViews[bytes] = RecentViews(32)
"""Drawings as they go to browsers."""


@dataclass(frozen=True, kw_only=True)
class Lifting:
    """Firms of a drawing that may be picked up and put down elsewhere, by pointer or keyboard.

    `waiting` are firms without a place, by id and name. `lifted` is the firm in hand; `landings` says of each unit how it would
    stand there (`free`, `moves`, `barred`) and the sentence for it. `lift` hears who is picked up (empty: put back),
    `drop` on which unit a firm is put down.
    """

    lifted: str
    waiting: Mapping[str, str]
    landings: Mapping[str, tuple[str, str]]
    lift: Callable[[str], None]
    drop: Callable[[str, str], None]


def stacking(
    svg: str, *, key: str, most: str = "", lifting: Lifting | None = None, vacant: bool = False
) -> None:
    """Show a drawing whose blocks carry `data-firm`; picking one chooses that firm everywhere.

    `most` is the height before it scrolls, in terms of CSS. With `lifting`, firms can be picked up and put down.
    With `vacant`, a click on a vacant unit leads to the firms that could take it.

    Heads of buildings that are drawn to be chosen, and blocks that carry `data-pick`, choose the building. On a narrow screen
    the drawing is a list by building.
    """
    if vacant and state.UNIT_ASKED.get():
        st.switch_page(ENQUIRY_PAGE)
    drawn = _DRAWINGS.of(svg, (), lambda: packed(svg))
    rest = packed({"most": most, "vacant": vacant, **_moving(lifting)})
    _COMPONENT(key=key, data=rest[:-1] + b',"svg":' + drawn + b"}", **_callbacks(key, lifting))


def _callbacks(key: str, lifting: Lifting | None) -> dict[str, Any]:
    def hear(what: str, act: Callable[[Any], None]) -> Callable[[], None]:
        def heard() -> None:
            value = st.session_state[key].get(what)
            if value:
                act(value)

        return heard

    def lifted() -> None:
        value = st.session_state[key].get("lifted")
        if lifting is not None and value is not None:
            lifting.lift(str(value))

    def drop(value: Any) -> None:
        if lifting is not None:
            lifting.drop(str(value["firm"]), str(value["unit"]))

    return {
        "on_picked_change": hear("picked", lambda firm: state.choose_firm(str(firm))),
        "on_building_change": hear("building", lambda name: state.choose_building(str(name))),
        "on_vacant_change": hear("vacant", lambda unit: state.ask_for_firms(str(unit))),
        "on_lifted_change": lifted,
        "on_dropped_change": hear("dropped", drop),
    }


def _moving(lifting: Lifting | None) -> dict[str, Any]:
    words = {key: text.say(state.language()) for key, text in LIFTING.items()}
    if lifting is None:
        return {"movable": False, "words": words}
    return {
        "movable": True,
        "words": words,
        "lifted": lifting.lifted,
        "waiting": [{"firm": firm, "name": name} for firm, name in lifting.waiting.items()],
        "landings": {unit: {"state": how, "said": said} for unit, (how, said) in lifting.landings.items()},
    }
