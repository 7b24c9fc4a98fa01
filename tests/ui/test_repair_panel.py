"""What it would take to place firms: asked on the page, kept with its plan, one click for a scenario."""

import pytest

from planner.domain.edits import PinFirm
from planner.domain.sweeping.repair import KeepScope, RepairAnswer
from planner.text import Lang
from planner.ui.app_services import tasks, what_ifs, workbench
from planner.ui.shared.words import repairs as words
from tests.support.waiting import PATIENCE_S, seen
from tests.ui.conftest import Opened

pytestmark = pytest.mark.slow

FIRMS = ["F29", "F34", "F38"]


def _offers(topic: str) -> bool:
    question = tasks().question(topic)
    return question is not None and isinstance(question.latest, RepairAnswer) and bool(question.latest.offers)


def test_an_impossible_list_is_told_by_name_and_a_repair_becomes_a_scenario(opened: Opened) -> None:
    screen = opened("plan", view="unplaced", lang="en")
    screen.test.multiselect(key="repair_firms").set_value(FIRMS).run()
    assert screen.test.radio(key="repair_keep.none").value is KeepScope.NONE
    screen.test.button(key="repair_start").click().run()
    bench = workbench()
    topics = [f"repair:{one.version_id}" for one in bench.versions(bench.facts("ziyuan"))]
    question = next(filter(None, map(tasks().question, topics)), None)
    assert question is not None
    seen(lambda: any(map(_offers, topics)), "a repair")
    tasks().cancel(question.task_id)  # it would look for a cheaper one yet
    tasks().wait(question.task_id, PATIENCE_S)
    screen = opened("plan", view="unplaced", lang="en")
    said = screen.said()
    assert "F29, F34, F38 cannot all be placed" in said
    assert words.OFFERS.say(Lang.EN) in said
    screen.test.button(key="repair_make_1").click().run()
    made = next(
        one for one in what_ifs().scenarios.list("ziyuan") if one.scenario.name.startswith("Repair: ")
    )
    assert [edit for edit in made.scenario.edits if isinstance(edit, PinFirm)]
