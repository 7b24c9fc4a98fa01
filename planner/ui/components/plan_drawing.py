"""The stacking plan with its quarter slider, its colours and the card of the chosen firm or building."""

import streamlit as st

from planner.domain.report import Report
from planner.drawings.mode import MODES, Mode
from planner.drawings.stacking import stacking_svg
from planner.palette import LIGHT
from planner.ui import state
from planner.ui.components.building_card import building_card
from planner.ui.components.charts import theme
from planner.ui.components.firm_card import firm_card
from planner.ui.components.quarter_slider import quarter_slider
from planner.ui.components.stacking import stacking
from planner.ui.scene import Scene
from planner.ui.words import overview as words

WIDTH = 1130.0
"""Width of the view box: about that of the page on a screen of 1366 px."""


def plan_drawing(scene: Scene, report: Report, *, news: bool = True) -> None:
    """Draw the stacking plan at the chosen quarter; a click on a firm shows its card.

    With `news` the heads of buildings can be clicked too, and the cards take new facts.
    """
    left, right = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    with left:
        quarter_slider(scene)
    with right:
        _colours(scene, report)
    stacking(drawn(scene, report, buildings=news), key="stacking_plan")
    firm_card(scene, report, news=news)
    if news and scene.firm_id is None:
        building_card(scene, report)


def drawn(scene: Scene, report: Report, *, for_file: bool = False, buildings: bool = False) -> str:
    """Give the stacking plan as SVG: as it is on show, or for a file without the choice and on white.

    `buildings` says whether the heads of buildings are there to be chosen.
    """
    return stacking_svg(
        report.problem,
        report.plan,
        quarter=scene.quarter,
        lang=scene.lang,
        mode=Mode(state.COLOUR.get()),
        selected=None if for_file else scene.firm_id,
        building=(scene.building_id or "") if buildings else None,
        theme=LIGHT if for_file else theme(),
        width=WIDTH,
    )


def _colours(scene: Scene, report: Report) -> None:
    modes = [mode.value for mode in Mode if mode is not Mode.CHANGE or report.problem.base]
    key = "colour_choice"
    state.primed(state.COLOUR, key, modes)
    st.segmented_control(
        scene.say(words.COLOUR),
        modes,
        format_func=lambda code: scene.say(MODES[Mode(code)]),
        key=key,
        on_change=state.kept_by(state.COLOUR, key),
        required=True,
    )
