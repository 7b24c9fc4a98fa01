"""Re-planning on screen: changes by hand with their reasons first, moves with price and order."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.park.plan import Plan
from planner.domain.projects.actor import PROGRAM
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import TaskEnd, TaskState, TaskUpdate
from planner.domain.sweeping.relocation import Move, Need
from planner.services.studies.replanning import Replan
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.store import tasks as kept_tasks
from planner.ui import state
from planner.ui.app_services import database, workbench
from planner.ui.pages.replan import words as replan_words
from tests.support.questions import found_plan, keep
from tests.ui.conftest import Opened, Screen
from tests.ui.test_pages import RAW


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
    assert replan_words.BARRED.zh in trial(screen)
    assert screen.test.button(key="hand_do").disabled


def test_a_swap_by_hand_names_whom_it_displaces_or_what_bars_it(opened: Opened) -> None:
    screen = by_hand(opened, "swap", "F11", **{"other.F11": "F23"})
    said = trial(screen)
    assert "F11" in said
    assert "F23" in said


@pytest.mark.parametrize("action", replan_words.ACTIONS)
def test_every_change_by_hand_opens_for_placed_and_unplaced_firms(opened: Opened, action: str) -> None:
    for firm in ("F11", "F30"):
        assert not RAW.findall(by_hand(opened, action, firm).said())


def with_plan(opened: Opened) -> tuple[Screen, str, Report]:
    """Open the page of re-planning; give the key of its re-plans, and the report of the plan on show."""
    screen = opened("replan", job="none")
    facts = workbench().facts("ziyuan")
    on_show = screen.test.session_state[state.SEEN.key]
    version = next(one for one in workbench().versions(facts) if one.version_id == on_show)
    assert facts.dossier is not None
    return screen, f"replan:{on_show}:{facts.number}", workbench().report(version, facts.dossier)


def order_from_later(report: Report) -> tuple[ReplanOrder, Move]:
    """Return a re-plan from a plan that has F11 a quarter later, and its move to where it is now."""
    stay = report.plan.by_firm["F11"][0]
    later = replace(stay, start=stay.start + 1, end=stay.end + 1)
    others = tuple(one for one in report.plan.placements if one.firm_id != "F11")
    order = ReplanOrder(problem=report.problem, plan=Plan(placements=(*others, later)), limits=Limits())
    moved = Move(
        firm_id="F11",
        name=report.problem.firm["F11"].name,
        before=later,
        after=stay,
        need=Need.PENDING,
        cost_10k=Decimal(12),
        waits_quarters=-1,
    )
    return order, moved


def test_a_re_plan_shows_each_move_its_price_and_the_order(opened: Opened) -> None:
    screen, key, report = with_plan(opened)
    order, move = order_from_later(report)
    goal = report.problem.policy.goal_tiers[0].title
    moved = replace(move, need=Need.CHOSEN, buys=40, buys_tier=goal)
    done = Replan(report=report, moves=(moved,), steps=())
    keep(database(), REPLAN, key, order, found_plan(done))
    screen.test.run()
    cells = screen.sheet("replan_moves")["parts"][0]["rows"][0]["cells"]
    assert cells[3:6] == [replan_words.NEEDS["chosen"].zh, "12", "-1"]
    assert "40" in cells[6]
    assert len(screen.sheet("replan_steps")["parts"][0]["items"]) == 1
    facts = workbench().facts("ziyuan")
    before = len(workbench().versions(facts))
    screen.test.button(key="replan_keep").click().run()
    assert not screen.test.exception
    assert len(workbench().versions(facts)) == before + 1


def test_the_plan_is_shown_while_the_reasons_are_still_being_found_out(opened: Opened) -> None:
    screen, key, report = with_plan(opened)
    order, move = order_from_later(report)
    order = replace(order, most_changes=9)
    first = Replan(report=report, moves=(move,), steps=())
    task_id = keep(database(), REPLAN, key, order, found_plan(first), TaskState.RUNNING)
    screen.test.run()
    assert not screen.test.exception
    assert replan_words.NEEDS["pending"].zh in screen.said()
    assert replan_words.STEPS.zh in screen.said()
    assert not screen.test.button(key="replan_keep").disabled
    last = replace(first, moves=(replace(move, need=Need.FREE),))
    with database().writing(PROGRAM) as write:
        ending = TaskEnd(state=TaskState.DONE)
        kept_tasks.end(write, task_id, TaskUpdate(seconds=2.0, latest=found_plan(last)), ending)
    screen.test.run()
    assert replan_words.NEEDS["free"].zh in screen.said()
    assert replan_words.NEEDS["pending"].zh not in screen.said()
