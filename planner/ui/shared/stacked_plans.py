"""Stacking plans one above the other at one quarter; changed blocks are marked."""

from collections.abc import Sequence

import streamlit as st

from planner.drawings.mode import Mode
from planner.drawings.stacking import stacking_svg
from planner.services.scenarios.comparison import ComparedPlan
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.shared.charts import theme
from planner.ui.shared.plan_drawing import WIDTH
from planner.ui.shared.quarter_slider import quarter_slider
from planner.ui.shared.stacking import stacking


def stacked_plans(context: PageContext, sides: Sequence[ComparedPlan], *, reference: int) -> None:
    """Draw the reference first, then each other plan against it."""
    quarter_slider(context)
    base = sides[reference].report.plan
    order = [reference, *(at for at in range(len(sides)) if at != reference)]
    for at in order:
        side = sides[at]
        st.subheader(show(context.say(side.name)), anchor=False)
        drawing = stacking_svg(
            side.report.problem,
            side.report.plan,
            quarter=context.quarter,
            lang=context.lang,
            mode=Mode.CHANGE,
            selected=context.firm_id,
            against=base,
            theme=theme(),
            width=WIDTH,
        )
        stacking(drawing, key=f"stacked_{at}")
