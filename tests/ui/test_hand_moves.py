"""Firms put down elsewhere on the stack itself: where they may go, what it costs, and the way back."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from planner.domain.edits import PinFirm, replay
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits, Progress
from planner.domain.solving.report import Report
from planner.domain.solving.task import TaskState
from planner.services.studies.replanning import Replan
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.ui import state
from planner.ui.app_services import database
from planner.ui.pages.replan import words as replan_words
from planner.ui.shared.hand_moves import topic_of
from tests.support.questions import end_elsewhere, found_plan, keep
from tests.ui.conftest import Opened, Screen
from tests.ui.test_replan_page import with_plan


def stack(screen: Screen) -> dict[str, Any]:
    return next(one for one in screen.handed() if "landings" in one)


def opened_by_hand(opened: Opened) -> tuple[Screen, str, Report]:
    screen, key, report = with_plan(opened)
    screen.test.session_state["park_planner.replan_tab"] = "hand"
    screen.test.session_state["park_planner.replan_tab_choice"] = "hand"
    screen.test.run()
    return screen, key, report


def test_a_firm_in_hand_is_told_of_every_unit_where_it_may_go(opened: Opened) -> None:
    screen, _, report = opened_by_hand(opened)
    assert stack(screen)["landings"] == {}
    assert {one["firm"] for one in stack(screen)["waiting"]} == set(report.reasons)
    screen.test.session_state["park_planner.lifted.ziyuan"] = "F12"
    screen.test.run()
    told = stack(screen)
    own = {name for stay in report.plan.by_firm["F12"] for name in stay.units}
    assert told["lifted"] == "F12"
    assert told["landings"].keys() == {unit.unit_id for unit in report.problem.units} - own
    assert all(one["said"] for one in told["landings"].values())
    assert {one["state"] for one in told["landings"].values()} >= {"moves", "barred"}


def test_a_plan_repaired_around_a_wish_is_drawn_while_a_better_one_is_looked_for(opened: Opened) -> None:
    screen, key, report = opened_by_hand(opened)
    stay = report.plan.by_firm["F12"][0]
    wish = PinFirm(firm="F12", units=stay.units, start=stay.start + 1)
    later = replace(stay, start=stay.start + 1, end=stay.end + 1)
    plan = Plan(placements=(*(one for one in report.plan.placements if one != stay), later))
    told = Progress(seconds=0.2, stage=0, stages=0, goal="", objective=None, bound=None, gap=None, plan=plan)
    order = ReplanOrder(problem=replay(report.problem, (wish,)), plan=report.plan, limits=Limits())
    latest = TypeAdapter(Progress).dump_json(told).decode()
    task_id = keep(database(), REPLAN, topic_of(key, (wish,)), order, latest, TaskState.RUNNING)
    screen.test.session_state[f"{state.PREFIX}hand_moves"] = {key: (wish,)}
    screen.test.run()
    assert not screen.test.exception
    assert replan_words.WISH_SO_FAR.zh in screen.said()
    assert replan_words.WISH_NOBODY.zh in screen.said()
    assert "wish_keep" not in {one.key for one in screen.test.button}, "it is kept once it is found"
    end_elsewhere(database(), task_id)


def test_a_wish_tells_its_price_is_kept_as_a_plan_and_taken_back(opened: Opened) -> None:
    screen, key, report = opened_by_hand(opened)
    stay = report.plan.by_firm["F12"][0]
    wish = PinFirm(firm="F12", units=stay.units, start=stay.start)
    topic = topic_of(key, (wish,))
    order = ReplanOrder(problem=replay(report.problem, (wish,)), plan=report.plan, limits=Limits())
    keep(database(), REPLAN, topic, order, found_plan(Replan(report=report, moves=(), steps=())))
    screen.test.session_state[f"{state.PREFIX}hand_moves"] = {key: (wish,)}
    screen.test.run()
    assert not screen.test.exception
    assert replan_words.WISH_NOBODY.zh in screen.said()
    assert not screen.test.button(key="wish_keep").disabled
    screen.test.button(key="wish_undo").click().run()
    assert not screen.test.exception
    assert replan_words.WISH_NOBODY.zh not in screen.said()
    assert screen.test.session_state[f"{state.PREFIX}hand_moves"] == {key: ()}
