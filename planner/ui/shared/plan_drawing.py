"""The stacking plan with its quarter slider, its colours and the card of the chosen firm or building."""

import streamlit as st

from planner.domain.solving.report import Report
from planner.drawings.mode import MODES, Mode
from planner.drawings.stacking import stacking_svg
from planner.palette import LIGHT
from planner.text import Lang
from planner.ui import state
from planner.ui.page_context import PageContext
from planner.ui.shared.building_card import building_card
from planner.ui.shared.charts import theme
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.plan_views import drawing_of
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.stacking import Lifting, stacking
from planner.ui.shared.tabs import tabs
from planner.ui.shared.words import overview as words

WIDTH = 1130.0
"""Width of the view box: about that of the page on a screen of 1366 px."""
BESIDE_MOST = "max(420px, calc(100dvh - 250px))"
BESIDE_WIDTH = 660.0
"""Width of the view box where other parts stand beside it."""


def plan_drawing(
    context: PageContext,
    report: Report,
    *,
    news: bool = True,
    today: Report | None = None,
    most_height: float | None = None,
    lifting: Lifting | None = None,
) -> None:
    """Draw the stacking plan at the chosen quarter; a click on a firm shows its card.

    With `news` the heads of buildings can be clicked too, and the cards take new facts. What is drawn comes
    from `today` where it is given. With `most_height` the drawing is one part of a page beside others. With `lifting`
    firms can be picked up and put down.
    """
    shares = [3, 2] if most_height is None else [8, 9]
    left, right = st.columns(shares, gap="medium", vertical_alignment="bottom")
    with left:
        quarter_slider(context)
    with right:
        _colours(context, report)
    svg = drawn(context, today or report, buildings=news, most_height=most_height)
    most = "" if most_height is None else BESIDE_MOST
    stacking(svg, key="stacking_plan", most=most, lifting=lifting, vacant=True)
    firm_card(context, report, news=news)
    if news and context.firm_id is None:
        building_card(context, report)


def drawn(
    context: PageContext,
    report: Report,
    *,
    for_file: bool = False,
    buildings: bool = False,
    most_height: float | None = None,
    lang: Lang | None = None,
) -> str:
    """Return the stacking plan as SVG: as it is on show, or for a file without the choice and on white.

    `buildings` says whether the heads of buildings are there to be chosen.
    """
    mode, said = Mode(state.COLOUR.get()), lang or context.lang
    selected = None if for_file else context.firm_id
    building = (context.building_id or "") if buildings else None
    look = LIGHT if for_file else theme()
    width = WIDTH if most_height is None else BESIDE_WIDTH
    return drawing_of(
        report,
        (context.quarter, said, mode, selected, building, look.tone, width, most_height),
        lambda: stacking_svg(
            report.problem,
            report.plan,
            quarter=context.quarter,
            lang=said,
            mode=mode,
            selected=selected,
            building=building,
            theme=look,
            width=width,
            most_height=most_height,
        ),
    )


def _colours(context: PageContext, report: Report) -> None:
    modes = {mode.value: MODES[mode] for mode in Mode if mode is not Mode.CHANGE or report.problem.base}
    tabs(context, state.COLOUR, modes, label=words.COLOUR, key="colour_choice", is_labelled=True)
