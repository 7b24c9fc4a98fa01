"""The pages of what-if planning, run in memory: made, edited, judged, moved on."""

import functools
from dataclasses import replace
from decimal import Decimal

import pytest

import models
from planner.domain.edit import DelayHandover, OnlySigned, PinFirm, ScaleDemand
from planner.domain.frontier import Frontier, Near, Point
from planner.domain.lifecycle import STATE_TITLES, State
from planner.domain.measures import measure
from planner.domain.moving import Move, Need, Step, StepKind
from planner.domain.outcome import Limits, Outcome, Status
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.domain.project import KeptScenario
from planner.domain.tally import Row as TallyRow
from planner.domain.tally import Table
from planner.services.projects import Projects
from planner.services.replanning import Replan
from planner.services.sweep_making import inputs, sweep_of
from planner.services.workbench import Version
from planner.text import Lang
from planner.ui import goal_state, state
from planner.ui.bench import database, errands, me, name_me, what_ifs, workbench
from planner.ui.components.edit_maker import KIND
from planner.ui.components.makers import MAKERS
from planner.ui.words import compare, replan, sweep, what_if
from tests.ui.conftest import PAGES, Opened, Screen
from tests.ui.test_pages import RAW

LATE = DelayHandover(phase="2", quarters=2)
QUICK = Limits(time_limit_s=20, gap=0.1)


def begin(*edits: DelayHandover | OnlySigned | PinFirm | ScaleDemand, name: str = "晚半年") -> KeptScenario:
    plan_id = workbench().versions(workbench().facts("ziyuan"))[-1].version_id
    return what_ifs().begin(me(), plan_id, name, edits)


def solved(kept: KeptScenario) -> KeptScenario:
    """Keep a plan of the scenario, as its job would."""
    seen = what_ifs().open(me(), kept.scenario_id)
    assert seen.problem is not None
    assert seen.base is not None
    outcome = answer(seen.problem, seen.base.report.plan)
    place = (kept.project_id, kept.base_version)
    scenario = (kept.scenario_id, kept.note.number)
    Projects(database()).keep_plan(me(), place, seen.problem, outcome, scenario=scenario)
    return kept


@functools.cache
def answer(problem: Problem, start: Plan) -> Outcome:
    return models.solve(problem, QUICK, start=start)


@pytest.fixture
def late(opened: Opened) -> KeptScenario:
    opened()  # the database is there then
    return solved(begin(LATE))


def scenario_rows(screen: Screen) -> list[list[str]]:
    part = screen.sheet("scenario_list")["parts"][0]
    return [row["cells"] for row in part.get("rows", [])]


def test_one_click_makes_a_scenario_of_the_assumption_on_screen(opened: Opened) -> None:
    screen = opened("scenarios")
    before = len(scenario_rows(screen))
    screen.test.button(key="add_only").click().run()
    assert not screen.test.exception
    assert len(scenario_rows(screen)) == before + 1
    kept = what_ifs().scenarios.open(me(), state.SCENARIO.get() or screen.test.query_params["scenario"])
    assert kept.scenario.edits == (LATE,)


@pytest.mark.parametrize("lang", [one.value for one in Lang])
@pytest.mark.parametrize("kind", MAKERS)
def test_every_maker_draws_itself_in_both_languages(opened: Opened, kind: str, lang: str) -> None:
    screen = opened("scenarios", lang=lang)
    screen.test.session_state[KIND.key] = kind
    screen.test.run()
    assert not screen.test.exception
    assert not RAW.findall(screen.said())


def test_what_makers_give_is_accepted_by_the_park(opened: Opened) -> None:
    for kind in ("late_phase", "late_building", "close", "cap", "demand", "signed", "probability", "remove"):
        screen = opened("scenarios")
        screen.test.session_state[KIND.key] = kind
        screen.test.run()
        screen.test.button(key="add_only").click().run()
        assert not screen.test.exception
        seen = what_ifs().open(me(), screen.test.query_params["scenario"])
        assert seen.kept.scenario.edits
        assert bool(seen.issues) is (kind == "close")  # the first building is promised to a firm


def test_an_edit_is_switched_off_moved_and_removed(opened: Opened) -> None:
    opened()
    kept = begin(LATE, ScaleDemand(factor=Decimal("1.1")))
    screen = opened("scenarios", scenario=kept.scenario_id)
    key = f"{kept.scenario_id}.1"
    screen.test.toggle(key=f"edit_off.{key}.0").set_value(True).run()
    edits = what_ifs().scenarios.open(me(), kept.scenario_id).scenario.edits
    assert edits == (replace(LATE, off=True), ScaleDemand(factor=Decimal("1.1")))
    screen.test.button(key=f"edit_to_1.{kept.scenario_id}.2.0").click().run()
    screen.test.button(key=f"edit_remove.{kept.scenario_id}.3.0").click().run()
    edits = what_ifs().scenarios.open(me(), kept.scenario_id).scenario.edits
    assert edits == (replace(LATE, off=True),)


def test_a_conflict_is_shown_and_cannot_be_solved(opened: Opened) -> None:
    opened()
    kept = begin(LATE, LATE)
    screen = opened("scenarios", scenario=kept.scenario_id)
    assert what_if.CONFLICTS.zh in screen.said()
    assert screen.test.button(key="scenario_solve").disabled


@pytest.mark.parametrize("lang", [one.value for one in Lang])
@pytest.mark.parametrize("view", compare.VIEWS)
def test_every_view_of_a_result_opens(opened: Opened, late: KeptScenario, view: str, lang: str) -> None:
    screen = opened("overview", lang=lang, scenario=late.scenario_id)
    screen.test.session_state["park_planner.difference"] = view
    screen.test.switch_page(PAGES["scenarios"]).run()
    assert not screen.test.exception
    assert not RAW.findall(screen.said())


def test_a_result_says_what_is_worse_who_moves_and_why(opened: Opened, late: KeptScenario) -> None:
    screen = opened("scenarios", scenario=late.scenario_id)
    figures = screen.sheet("compared_figures")["parts"][0]["rows"]
    assert any("▼" in cell for row in figures for cell in row["cells"])
    firms = screen.sheet("compared_firms")["parts"][0]["rows"]
    assert all(row["cells"][4] for row in firms)
    rows = screen.sheet("compared_rows")["parts"][0]["rows"]
    assert any("2025Q1" in row["cells"] for row in rows)


def test_a_scenario_goes_from_draft_to_force_and_the_overview_says_so(
    opened: Opened, late: KeptScenario
) -> None:
    name_me("王")
    screen = opened("scenarios", scenario=late.scenario_id)
    for step in (State.PROPOSED, State.APPROVED, State.IN_FORCE):
        screen.test.text_input(key="life_comment").set_value("同意").run()
        screen.test.button(key=f"life_{step.value}").click().run()
        assert not screen.test.exception
    assert STATE_TITLES[State.IN_FORCE].zh in scenario_rows(screen)[-1][1]
    assert screen.test.button(key=f"edit_remove.{late.scenario_id}.4.0").disabled
    assert screen.test.button(key="scenario_solve").disabled
    said = opened().said()
    assert late.scenario.name in said
    assert "王" in said
    screen.test.button(key="life_archived").click().run()
    assert late.scenario.name not in opened().said()


def test_a_copy_of_a_frozen_scenario_can_be_changed(opened: Opened, late: KeptScenario) -> None:
    name_me("王")
    seen = what_ifs().open(me(), late.scenario_id)
    what_ifs().step(me(), seen, State.PROPOSED)
    screen = opened("scenarios", scenario=late.scenario_id)
    screen.test.button(key="scenario_copy").click().run()
    copy = what_ifs().open(me(), screen.test.query_params["scenario"])
    assert copy.is_open
    assert copy.kept.scenario.edits == late.scenario.edits


def test_a_scenario_put_away_comes_back(opened: Opened) -> None:
    opened()
    kept = begin(OnlySigned(), name="只看签约")
    screen = opened("scenarios", scenario=kept.scenario_id)
    screen.test.button(key="scenario_delete").click().run()
    assert "只看签约" not in "".join(cell for row in scenario_rows(screen) for cell in row)
    screen.test.button(key=f"bring_back.{kept.scenario_id}").click().run()
    assert screen.test.query_params["scenario"] == kept.scenario_id


def test_names_typed_by_people_stay_text_in_a_scenario(opened: Opened) -> None:
    opened()
    kept = begin(LATE, name="<b>**x**</b> :smile:")
    screen = opened("scenarios", scenario=kept.scenario_id)
    said = "\n".join(str(one.value) for one in (*screen.test.caption, *screen.test.markdown))
    assert "**x**" not in said


def test_plans_are_compared_and_the_reference_is_swapped(opened: Opened, late: KeptScenario) -> None:
    screen = opened("compare")
    heads = screen.sheet("compared_figures")["parts"][0]["heads"]
    assert len(heads) == 3
    first = screen.sheet("compared_figures")["parts"][0]["rows"][0]["cells"]
    chosen = screen.test.session_state["compared_plans"]
    screen.test.session_state["compared_reference"] = chosen[1]
    screen.test.run()
    swapped = screen.sheet("compared_figures")["parts"][0]["rows"][0]["cells"]
    assert "(" not in swapped[2]
    assert first != swapped


def test_a_sweep_refuses_values_that_are_no_numbers(opened: Opened) -> None:
    screen = opened("sweep")
    values = next(one for one in screen.test.text_input if one.key and one.key.startswith("sweep.values"))
    values.set_value("a, b").run()
    assert sweep.BAD_VALUES.zh in screen.said()
    assert screen.test.button(key="sweep_start").disabled


def by_hand(opened: Opened, action: str, firm: str, **values: object) -> Screen:
    screen = opened("replan", firm=firm)
    screen.test.session_state["park_planner.replan_tab"] = "hand"
    screen.test.session_state["what_if.hand.action"] = action
    for key, value in values.items():
        screen.test.session_state[f"what_if.hand.{key}"] = value
    screen.test.run()
    assert not screen.test.exception
    return screen


def trial(screen: Screen) -> str:
    return "\n".join(
        f"{one['title']} {one['text']}" for one in screen.sheet("hand_trial")["parts"][0]["items"]
    )


def test_a_move_by_hand_says_why_it_cannot_be_before_it_is_done(opened: Opened) -> None:
    screen = by_hand(opened, "move", "F30", units=["A4-101"])
    assert replan.BARRED.zh in trial(screen)
    assert screen.test.button(key="hand_do").disabled


def test_a_swap_by_hand_names_whom_it_displaces_or_what_bars_it(opened: Opened) -> None:
    screen = by_hand(opened, "swap", "F11", **{"other.F11": "F23"})
    said = trial(screen)
    assert "F11" in said
    assert "F23" in said


@pytest.mark.parametrize("action", replan.ACTIONS)
def test_every_change_by_hand_opens_for_placed_and_unplaced_firms(opened: Opened, action: str) -> None:
    for firm in ("F11", "F30"):
        assert not RAW.findall(by_hand(opened, action, firm).said())


def test_a_re_plan_shows_each_move_its_price_and_the_order(opened: Opened) -> None:
    screen = opened("replan")
    facts = workbench().facts("ziyuan")
    shown = workbench().versions(facts)[0]
    report = workbench().report(shown, facts.dossier)  # type: ignore[arg-type]
    stay = report.plan.by_firm["F11"][0]
    later = replace(stay, start=stay.start + 1, end=stay.end + 1)
    moved = Move(
        firm_id="F11",
        name=report.problem.firm["F11"].name,
        before=stay,
        after=later,
        need=Need.CHOSEN,
        cost_10k=Decimal(12),
        waits_quarters=1,
        buys=40,
        buys_tier=report.problem.policy.goal_tiers[0].title,
    )
    step = Step(firm_id="F11", kind=StepKind.MOVE, before=stay, after=later)
    done = Replan(report=report, moves=(moved,), steps=(step,))
    key = f"replan:{shown.version_id}:{facts.number}"
    errands().wait(errands().start(key, lambda _stop: iter([done])), 10)
    screen.test.run()
    cells = screen.sheet("replan_moves")["parts"][0]["rows"][0]["cells"]
    assert cells[3:6] == [replan.NEEDS["chosen"].zh, "12", "+1"]
    assert "40" in cells[6]
    assert len(screen.sheet("replan_steps")["parts"][0]["items"]) == 1
    before = len(workbench().versions(facts))
    screen.test.button(key="replan_keep").click().run()
    assert not screen.test.exception
    assert len(workbench().versions(facts)) == before + 1


def test_limits_are_the_usual_ones_before_the_form_was_seen(opened: Opened) -> None:
    opened()
    assert goal_state.limits() == Limits()


def on_tab(opened: Opened, tab: str, key: str, found: object, lang: str) -> Screen:
    """Open a tab of the sweep page that finds an errand done."""
    opened()
    shown = shipped_version().version_id
    errands().wait(errands().start(f"{key}:{shown}", lambda _stop: iter([found])), 10)
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
        Point(first=80_000 - 50 * n, second=1300 + 10 * n, epsilon=None, outcome=outcome, is_proven=n != 1)
        for n in range(3)
    )
    found = Frontier(first="expected_value", second="jobs", points=points, is_complete=True)
    screen = on_tab(opened, "frontier", "frontier", found, lang)
    assert len(screen.sheet("frontier_table")["parts"][0]["rows"]) == 3
    assert len(screen.sheet("frontier_prices")["parts"][1]["items"]) == 2
    assert sweep.COMPLETE.say(Lang(lang)) in screen.said()


@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_near_plans_are_listed_and_one_is_held_against_the_plan_on_show(opened: Opened, lang: str) -> None:
    found = (Near(outcome=shipped(), distance=4, is_farthest=True, broken=0),)
    screen = on_tab(opened, "near", "near", found, lang)
    (row,) = screen.sheet("near_table")["parts"][0]["rows"]
    assert "4" in row["cells"]
    assert compare.SAME.say(Lang(lang)) in screen.said()


def test_a_grid_is_drawn_as_it_grows_and_says_where_the_plan_breaks(opened: Opened) -> None:
    facts = workbench().facts("ziyuan")
    assert facts.dossier is not None
    known = inputs(facts.dossier.problem, measure(facts.dossier.problem, Plan()))
    axes = (next(axis for key, axis in known.items() if key.startswith("phase")), known["demand:all"])
    plan = shipped().plan
    assert plan is not None
    fewer = Plan(placements=plan.placements[1:])
    rows = tuple(
        TallyRow(
            number=n,
            values=(n, 0.8),
            status=Status.WITHIN_GAP,
            figures=(("expected_value", 80_000 - n),),
            plan=fewer if n else plan,
        )
        for n in range(2)
    )
    table = Table(sweep=sweep_of("grid", axes), base=rows[0], rows=rows, cells=35)
    screen = on_tab(opened, "sweep", "sweep", table, "zh")
    assert len(screen.test.get("plotly_chart")) == 2
    assert screen.test.selectbox(key="sweep.axis.1").value == "demand:all"
    said = "\n".join(one["text"] for one in screen.sheet("sweep_breaks")["parts"][1]["items"])
    assert plan.placements[0].firm_id in said
    assert "全部需求" in said


def shipped_version() -> Version:
    return next(one for one in workbench().versions(workbench().facts("ziyuan")) if one.is_shipped)


def shipped() -> Outcome:
    return shipped_version().outcome
