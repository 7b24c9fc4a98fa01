"""Elements that were made once for all viewers are what Streamlit would make of the same values each time."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import plotly.io
import pytest
from plotly.tools import return_figure_from_figure_or_data
from streamlit.dataframe_util import (
    convert_anything_to_pandas_df,
    convert_arrow_table_to_arrow_bytes,
    convert_pandas_df_to_arrow_bytes,
)

from planner.charts.convergence import convergence_figure
from planner.charts.frame import dress
from planner.domain.solving.outcome import Limits, Progress
from planner.domain.solving.task import Task
from planner.palette import DARK, LIGHT, Theme
from planner.services.planning.solving import SolveSettings
from planner.services.workbench.workbench import SolveOnShow
from planner.text import Lang
from planner.ui import state
from planner.ui.shared import charts, sheet
from planner.ui.shared.charts import FigureDict, figure_of
from planner.ui.shared.sheet import Tile, heading, items, packed, sheet_of
from planner.ui.shared.tables import SheetColumn, Value, sheet_table
from tests.support import make
from tests.ui.remembered import session

__all__ = ["session"]


def figure() -> go.Figure:
    drawn = dress(go.Figure(go.Bar(x=["2026", "2027"], y=[1.5, 2.0], name="税 & <tax>")), LIGHT, height=200)
    return drawn.add_annotation(text="…", x=0.5, y=0.5)


def spec(one: Any) -> Any:
    """Return what Streamlit sends of a figure."""
    values = return_figure_from_figure_or_data(one, validate_figure=True)
    return json.loads(plotly.io.to_json(values, validate=False))


def test_a_figure_goes_out_as_it_was_drawn_and_is_drawn_once() -> None:
    subject, drawn = object(), []

    def draw() -> go.Figure:
        drawn.append(1)
        return figure()

    first, again = (figure_of(subject, ("bars", "zh"), draw) for _ in range(2))
    assert spec(first) == spec(again) == spec(figure())
    assert len(drawn) == 1
    figure_of(subject, ("bars", "en"), draw)
    assert len(drawn) == 2


def test_a_run_is_drawn_anew_where_there_is_news_of_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    make_figure = convergence_figure

    def counted(history: Any, **look: Any) -> go.Figure:
        drawn.append(len(history))
        return make_figure(history, **look)

    monkeypatch.setattr(charts, "convergence_figure", counted)
    first = Progress(seconds=1.0, stage=1, stages=2, goal="signed", objective=1, bound=2, gap=1.0)
    better = replace(first, seconds=2.0, objective=2, gap=0.0)
    problem = make.problem(firms=[make.firm()])

    def values(*history: Progress, task_id: str = "T", lang: Lang = Lang.ZH, ground: Theme = LIGHT) -> Any:
        task = Task(task_id=task_id, fingerprint=problem.fingerprint, limits=Limits(), history=history)
        run = SolveOnShow(task=task, problem=problem, wishes=SolveSettings(), number=1)
        seen = charts.convergence_of(run, lang, ground)
        titles = {tier.key: tier.title for tier in problem.policy.goal_tiers}
        assert spec(seen) == spec(make_figure(history, titles=titles, lang=lang, theme=ground))

    for _ in range(3):
        values(first)
    assert drawn == [1]
    values(first, better)
    values(first, better)
    assert drawn == [1, 2]
    values(first, better, task_id="U")
    values(first, better, lang=Lang.EN)
    values(first, better, ground=DARK)
    assert drawn == [1, 2, 2, 2, 2]


def test_marks_that_can_be_chosen_are_so_on_the_figure_that_is_asked_alone() -> None:
    kept = FigureDict(figure().to_dict())
    wanted = figure().update_layout(dragmode=False, clickmode="event+select")
    assert spec(kept.choosable()) == spec(wanted)
    assert spec(kept) == spec(figure())


@pytest.mark.parametrize("firms", [(), ("F1", "F2")])
def test_a_table_goes_out_as_streamlit_would_write_its_cells(firms: tuple[str, ...]) -> None:
    rows: list[list[Value]] = [["甲", Decimal("1.50"), None, True], ["乙", Decimal(2), 7, False]]
    made = sheet_table(
        ["name", SheetColumn(label="㎡", places=2), SheetColumn(label="n", places=0), "yes"],
        rows,
        firms=firms,
    )
    cells = {"c0": ["甲", "乙"], "c1": [1.5, 2.0], "c2": [None, 7], "c3": ["True", "False"]}
    plain = convert_pandas_df_to_arrow_bytes(convert_anything_to_pandas_df(cells))
    assert convert_arrow_table_to_arrow_bytes(made.cells) == plain
    assert made.firms == firms
    assert [one["label"] for one in made.config.values()] == ["name", "㎡", "n", "yes"]


def test_a_sheet_that_is_shared_is_handed_what_its_parts_say_and_what_this_session_chose(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[dict[str, Any]] = []
    monkeypatch.setattr(sheet, "_COMPONENT", lambda **given: handed.append(json.loads(given["data"])))
    parts = [heading("题"), items(Tile(label="税", value="1"))]
    sheet.sheet(*parts, key="head")
    subject = object()
    sheet_of(subject, "zh", lambda: parts, key="head")
    state.FIRM.set("F7")
    sheet_of(subject, "zh", lambda: [heading("never made")], key="head")
    assert handed[0] == handed[1]
    assert handed[1]["parts"] == handed[2]["parts"] == json.loads(packed(parts))
    assert [one["chosen"] for one in handed] == ["", "", "F7"]
    assert handed[2]["name"] == "head"
