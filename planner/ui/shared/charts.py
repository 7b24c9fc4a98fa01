"""Plotly figures on a page: our colours, no tool bar, a choice on click."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from planner.charts.convergence import convergence_figure
from planner.charts.frame import CONFIG
from planner.palette import DARK, LIGHT, Theme
from planner.services.workbench.workbench import SolveOnShow
from planner.text import Lang
from planner.ui import state


def theme() -> Theme:
    """Return the colours for the ground this browser shows."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def chart(figure: go.Figure, *, key: str, alt: str) -> None:
    """Show a figure."""
    st.plotly_chart(figure, key=key, theme=None, config=dict(CONFIG), alt=alt)


def chart_of_firms(figure: go.Figure, *, key: str, alt: str) -> None:
    """Show a figure whose marks carry a firm id; a click chooses that firm."""

    def picked() -> None:
        points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            found = points[0]["customdata"]
            state.FIRM.set(str(found[0] if isinstance(found, list) else found))
            state.REVEAL.set(state.FIRM.get())

    figure.update_layout(dragmode=False, clickmode="event+select")
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=dict(CONFIG),
        alt=alt,
        on_select=picked,
        selection_mode="points",
    )


def convergence(run: SolveOnShow, lang: Lang, *, key: str, alt: str) -> None:
    """Show how best value and bound close in on each other."""
    titles = {tier.key: tier.title for tier in run.problem.policy.goal_tiers}
    chart(convergence_figure(run.task.history, titles=titles, lang=lang, theme=theme()), key=key, alt=alt)
