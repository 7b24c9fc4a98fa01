"""The pages of what-if planning, run in memory: made, edited, judged, moved on."""

import functools
from dataclasses import replace
from decimal import Decimal

import pytest

import models
from planner.domain.edits import DelayHandover, OnlySigned, PinFirm, ScaleDemand
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.domain.projects.lifecycle import STATE_TITLES, State
from planner.domain.projects.project import StoredScenario
from planner.domain.solving.outcome import Limits, Outcome
from planner.services.projects.projects import Projects
from planner.store import decisions as store_decisions
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import database, decisions, me, name_me, what_ifs, workbench
from planner.ui.pages.scenarios import words as scenarios_words
from planner.ui.pages.scenarios.edit_maker import KIND
from planner.ui.pages.scenarios.makers import MAKERS
from planner.ui.shared import goal_state
from planner.ui.shared.words import compare
from tests.ui.conftest import Opened, Screen
from tests.ui.test_pages import RAW

pytestmark = pytest.mark.slow

LATE = DelayHandover(phase="2", quarters=2)
QUICK = Limits(time_limit_s=20, gap=0.1)


def begin(*edits: DelayHandover | OnlySigned | PinFirm | ScaleDemand, name: str = "晚半年") -> StoredScenario:
    plan_id = workbench().versions(workbench().facts("ziyuan"))[-1].version_id
    return what_ifs().begin(me(), plan_id, name, edits)


def solved(kept: StoredScenario) -> StoredScenario:
    """Keep a plan of the scenario, as its job would."""
    seen = what_ifs().open(kept.scenario_id)
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
def late(opened: Opened) -> StoredScenario:
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
    kept = what_ifs().scenarios.open(state.SCENARIO.get() or screen.test.query_params["scenario"])
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
        seen = what_ifs().open(screen.test.query_params["scenario"])
        assert seen.kept.scenario.edits
        assert bool(seen.issues) is (kind == "close")  # the first building is promised to a firm


def test_an_edit_is_switched_off_moved_and_removed(opened: Opened) -> None:
    opened()
    kept = begin(LATE, ScaleDemand(factor=Decimal("1.1")))
    screen = opened("scenarios", scenario=kept.scenario_id)
    key = f"{kept.scenario_id}.1"
    screen.test.toggle(key=f"edit_off.{key}.0").set_value(True).run()
    edits = what_ifs().scenarios.open(kept.scenario_id).scenario.edits
    assert edits == (replace(LATE, off=True), ScaleDemand(factor=Decimal("1.1")))
    screen.test.button(key=f"edit_to_1.{kept.scenario_id}.2.0").click().run()
    screen.test.button(key=f"edit_remove.{kept.scenario_id}.3.0").click().run()
    edits = what_ifs().scenarios.open(kept.scenario_id).scenario.edits
    assert edits == (replace(LATE, off=True),)


def test_a_conflict_is_shown_and_cannot_be_solved(opened: Opened) -> None:
    opened()
    kept = begin(LATE, LATE)
    screen = opened("scenarios", scenario=kept.scenario_id)
    assert scenarios_words.CONFLICTS.zh in screen.said()
    assert screen.test.button(key="scenario_solve").disabled


@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_every_view_of_a_result_opens(opened: Opened, late: StoredScenario, lang: str) -> None:
    screen = opened("scenarios", lang=lang, scenario=late.scenario_id)
    said = set[str]()
    for view in compare.VIEWS:
        screen.test.session_state["park_planner.difference"] = view
        screen.test.run()
        assert not screen.test.exception, view
        assert not RAW.findall(screen.said()), view
        said.add(screen.said())
    assert len(said) == len(compare.VIEWS)


def test_a_result_says_what_is_worse_who_moves_and_why(opened: Opened, late: StoredScenario) -> None:
    screen = opened("scenarios", scenario=late.scenario_id)
    figures = screen.sheet("compared_figures")["parts"][0]["rows"]
    assert all("上界" in one["text"] for one in screen.sheet("compared_proofs")["parts"][0]["items"])
    assert any("▼" in cell for row in figures for cell in row["cells"])
    firms = screen.sheet("compared_firms")["parts"][0]["rows"]
    assert all(row["cells"][4] for row in firms)
    rows = screen.sheet("compared_rows")["parts"][0]["rows"]
    assert any("2025Q1" in row["cells"] for row in rows)


def test_a_scenario_goes_from_draft_to_force_and_the_overview_says_so(
    opened: Opened, late: StoredScenario
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


def test_a_copy_of_a_frozen_scenario_can_be_changed(opened: Opened, late: StoredScenario) -> None:
    name_me("王")
    seen = what_ifs().open(late.scenario_id)
    what_ifs().step(me(), seen, State.PROPOSED)
    screen = opened("scenarios", scenario=late.scenario_id)
    screen.test.button(key="scenario_copy").click().run()
    copy = what_ifs().open(screen.test.query_params["scenario"])
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


def test_plans_are_compared_and_the_reference_is_swapped(opened: Opened, late: StoredScenario) -> None:
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


def test_limits_are_the_usual_ones_before_the_form_was_seen(opened: Opened) -> None:
    opened()
    assert goal_state.limits() == Limits()


@pytest.mark.usefixtures("own_database")
def test_two_plans_are_decided_on_frozen_listed_printed_again_and_freed(
    opened: Opened, late: StoredScenario
) -> None:
    name_me("王")
    screen = opened("compare")
    plan_ids = tuple(screen.test.session_state["compared_plans"])
    screen.test.segmented_control(key="pack_language").set_value("zh").run()
    screen.test.button(key="reject_both").click().run()
    assert "理由" in screen.said()
    assert decisions().of_project("ziyuan") == ()
    screen.test.text_input(key="decision_comment").set_value("<b>yes</b>").run()
    screen.test.button(key="approve_a").click().run()
    assert not screen.test.exception
    (made,) = decisions().of_project("ziyuan")
    assert (made.approved, made.comment, made.actor.name) == (plan_ids[0], "<b>yes</b>", "王")
    assert "批准 A" in "".join(str(one.value) for one in screen.test.success)
    assert not [one for one in screen.test.button if one.key == "approve_a"]
    assert "王" in opened("scenarios", scenario=late.scenario_id).said()
    with database().writing(me()) as write:
        store_decisions.add(write, "ziyuan", made.options, approved=None, comment="no", pack=("x.zip", b"x"))
    name_me("")
    history = opened("history")  # with two decisions that stand, and nobody's name
    assert not history.test.exception
    assert all("结论相反" in row["cells"][6] for row in history.sheet("decisions_kept")["parts"][0]["rows"])
    decisions().withdraw(Actor("w", "王"), decisions().of_project("ziyuan")[0].decision_id, "again")
    name_me("王")
    history = opened("history", lang="en")
    row = history.sheet("decisions_kept")["parts"][0]["rows"][1]["cells"]
    assert row[8] == made.pack.digest[:12]
    assert not RAW.findall(history.said())
    history.test.text_input(key=f"withdrawal_{made.decision_id}").set_value("wrong data").run()
    history.test.button(key=f"withdraw_{made.decision_id}").click().run()
    assert not history.test.exception
    assert decisions().of_project("ziyuan")[1].withdrawal is not None
    assert "wrong data" in history.said()
