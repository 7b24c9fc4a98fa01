"""Sweeps, frontiers and near plans on screen: asked for, drawn as they grow, in both languages."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.frontier import Frontier, FrontierPoint, Near
from planner.domain.sweeping.sweep import Axis
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.services.studies.sweep_making import inputs, sweep_of
from planner.services.tasks.kinds import KINDS
from planner.services.tasks.sweep import SweepOrder
from planner.services.tasks.tradeoffs import FrontierOrder, NearOrder
from planner.services.workbench.workbench import Version
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import database, workbench
from planner.ui.pages.sweep import words as sweep_words
from planner.ui.shared.words import compare
from planner.ui.shared.words import sweep as sweep_state_words
from tests.support import make, reports
from tests.support.questions import keep
from tests.ui.conftest import PAGES, Opened, Screen
from tests.ui.test_pages import RAW

PARK = make.problem(firms=[make.firm()])


def test_a_sweep_refuses_values_that_are_no_numbers(opened: Opened) -> None:
    screen = opened("sweep")
    values = next(one for one in screen.test.text_input if one.key and one.key.startswith("sweep.values"))
    values.set_value("a, b").run()
    assert sweep_words.BAD_VALUES.zh in screen.said()
    values.set_value("0, 0.5").run()
    assert "只取整数（季）；读到 0.5" in screen.said()
    assert screen.test.button(key="sweep_start").disabled


def on_tab(opened: Opened, tab: str, found: object, lang: str, state_: TaskState = TaskState.DONE) -> Screen:
    """Open a tab of the sweep page that finds a question with what it came to."""
    opened()
    shown = shipped_version().version_id
    text = TypeAdapter(type(found) if not isinstance(found, tuple) else tuple[Near, ...]).dump_json(found)
    keep(database(), KINDS[tab], f"{tab}:{shown}", order_of(tab), text.decode(), state_)
    screen = opened("overview", lang=lang)
    screen.test.session_state["park_planner.sweep_tab"] = tab
    screen.test.session_state[state.SHOWN.key] = shown
    screen.test.switch_page(PAGES["sweep"]).run()
    assert not screen.test.exception
    assert not RAW.findall(screen.said())
    return screen


@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_a_frontier_shows_its_points_and_the_price_of_each_step(opened: Opened, lang: str) -> None:
    outcome = shipped()
    points = tuple(
        FrontierPoint(
            first=80_000 - 50 * n, second=1300 + 10 * n, epsilon=None, outcome=outcome, is_proven=n != 1
        )
        for n in range(3)
    )
    found = Frontier(first="expected_value", second="jobs", points=points, is_complete=True)
    screen = on_tab(opened, "frontier", found, lang)
    assert len(screen.sheet("frontier_table")["parts"][0]["rows"]) == 3
    assert len(screen.sheet("frontier_prices")["parts"][1]["items"]) == 2
    assert sweep_words.COMPLETE.say(Lang(lang)) in screen.said()
    assert files_of(screen, "frontier") == ["csv", "excel", "json", "pdf"]


@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_near_plans_are_listed_and_one_is_held_against_the_plan_on_show(opened: Opened, lang: str) -> None:
    found = (Near(outcome=shipped(), distance=4, is_farthest=True, broken=0),)
    screen = on_tab(opened, "near", found, lang)
    (row,) = screen.sheet("near_table")["parts"][0]["rows"]
    assert "4" in row["cells"]
    assert compare.SAME.say(Lang(lang)) in screen.said()
    assert files_of(screen, "near") == ["csv", "excel", "json", "pdf"]
    assert files_of(screen, "near_compared") == ["csv", "excel", "pdf"]


def test_a_grid_is_drawn_as_it_grows_and_says_where_the_plan_breaks(opened: Opened) -> None:
    facts = workbench().facts("ziyuan")
    assert facts.dossier is not None
    known = inputs(facts.dossier.problem, measure(facts.dossier.problem, Plan()))
    axes = (next(axis for key, axis in known.items() if key.startswith("phase")), known["demand:all"])
    plan = shipped().plan
    assert plan is not None
    fewer = Plan(placements=plan.placements[1:])
    rows = tuple(
        SweepRow(
            number=n,
            values=(n, 0.8),
            status=Status.PROVEN_OPTIMAL if n < 2 else Status.WITHIN_GAP,
            figures=(("expected_value", 80_000 - n),),
            plan=fewer if n == 1 else plan,
        )
        for n in range(3)
    )
    table = SweepTable(sweep=sweep_of("grid", axes), base=rows[0], rows=rows, cells=35)
    screen = on_tab(opened, "sweep", table, "zh", TaskState.INTERRUPTED)
    assert sweep_state_words.STATES[TaskState.INTERRUPTED].zh in screen.said()
    assert not screen.test.button(key="sweep_start").disabled
    screen.test.selectbox(key="sweep_figure").set_value("expected_value").run()
    assert len(screen.test.get("plotly_chart")) == 2
    assert screen.test.selectbox(key="sweep.axis.1").value == "demand:all"
    said = "\n".join(one["text"] for one in screen.sheet("sweep_breaks")["parts"][1]["items"])
    assert plan.placements[0].firm_id in said
    assert "全部需求" in said
    assert len(said.splitlines()) == 1
    assert sweep_words.NOT_CONCLUDED.zh.format(count=1) in screen.said()
    assert "79,998 … ? *" in screen.said()
    assert files_of(screen, "sweep") == ["csv", "excel", "json", "pdf"]


def files_of(screen: Screen, key: str) -> list[str]:
    """Return which files are offered under a key."""
    keys = (str(one.key) for one in screen.test.get("download_button"))
    return sorted(one.removeprefix(f"{key}_") for one in keys if one.rpartition("_")[0] == key)


def order_of(tab: str) -> Any:
    problem, outcome = PARK, reports.outcome(PARK, Plan())
    if tab == "near":
        return NearOrder(problem=problem, outcome=outcome, within="1/100", limits=Limits())
    if tab == "frontier":
        return FrontierOrder(problem=problem, first="rent", second="jobs", limits=Limits())
    sweep_asked = sweep_of("grid", (Axis(edit={"kind": "scale_demand"}, field="factor", values=(1,)),))
    return SweepOrder(problem=problem, outcome=outcome, sweep=sweep_asked)


def shipped_version() -> Version:
    return next(one for one in workbench().versions(workbench().facts("ziyuan")) if one.is_shipped)


def shipped() -> Outcome:
    return shipped_version().outcome
