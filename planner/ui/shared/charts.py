"""Plotly figures on a page: our colours, no tool bar, a choice on click."""

from collections.abc import Callable, Hashable
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure

from planner.charts.convergence import convergence_figure
from planner.charts.frame import CONFIG
from planner.palette import DARK, LIGHT, Theme
from planner.services.recent import RecentViews
from planner.services.workbench.workbench import SolveOnShow
from planner.text import Lang
from planner.ui import state


def theme() -> Theme:
    """Return the colours for the ground this browser shows."""
    return DARK if st.context.theme.type == "dark" else LIGHT


class FigureDict(BaseFigure):  # type: ignore[misc]
    """A figure as the plain values that it goes to browsers as: to make these again takes longer than to draw its page."""

    def __init__(self, values: dict[str, Any]) -> None:
        # Nothing of the library's figure is made: Streamlit asks a figure for its values alone.
        self._values = values

    def to_dict(self) -> dict[str, Any]:
        """Return the values, which nobody changes."""
        return self._values

    def choosable(self) -> "FigureDict":
        """Return the figure with marks that can be chosen by a click, and by nothing else."""
        return FigureDict({**self._values, "layout": {**self._values["layout"], **_CHOOSABLE}})


_CHOOSABLE = {"dragmode": False, "clickmode": "event+select"}
_FIGURES: RecentViews[FigureDict] = RecentViews(64)


def figure_of(subject: object, look: Hashable, draw: Callable[[], go.Figure]) -> FigureDict:
    """Return a figure that was drawn of a subject, a report for instance, once for all who look at it.

    `look` is all that it hangs on beside it; the language and the colours of the ground are among it.
    """
    return _FIGURES.of(subject, look, lambda: FigureDict(draw().to_dict()))


def chart(figure: BaseFigure, *, key: str, alt: str) -> None:
    """Show a figure."""
    st.plotly_chart(figure, key=key, theme=None, config=dict(CONFIG), alt=alt)


def chart_of_firms(figure: BaseFigure, *, key: str, alt: str) -> None:
    """Show a figure whose marks carry a firm id; a click chooses that firm."""

    def picked() -> None:
        points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            found = points[0]["customdata"]
            state.FIRM.set(str(found[0] if isinstance(found, list) else found))
            state.REVEAL.set(state.FIRM.get())

    st.plotly_chart(
        FigureDict(figure.to_dict()).choosable(),
        key=key,
        theme=None,
        config=dict(CONFIG),
        alt=alt,
        on_select=picked,
        selection_mode="points",
    )


def convergence(run: SolveOnShow, lang: Lang, *, key: str, alt: str) -> None:
    """Show how best value and bound close in on each other."""
    chart(convergence_of(run, lang, theme()), key=key, alt=alt)


def convergence_of(run: SolveOnShow, lang: Lang, ground: Theme) -> FigureDict:
    """Return how best value and bound close in on each other, drawn anew where there is news alone: tabs look again and again."""
    history = run.task.history
    titles = {tier.key: tier.title for tier in run.problem.policy.goal_tiers}
    return figure_of(
        run.problem,
        ("convergence", run.task.task_id, len(history), lang, ground.tone),
        lambda: convergence_figure(history, titles=titles, lang=lang, theme=ground),
    )
