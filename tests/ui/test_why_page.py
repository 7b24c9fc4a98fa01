"""Why here, why not there on screen: an answer at once, a price that is proven, a map that is kept."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from planner.domain.park.plan import Placement
from planner.domain.solving.outcome import Limits
from planner.domain.solving.place import GoalCost, PlaceAnswer, PlaceMap, PlacePrice, PlaceState
from planner.domain.solving.report import Report
from planner.domain.solving.task import TaskState
from planner.services.tasks.places import WHY, PlacesOrder
from planner.services.workbench.place_books import topic_of
from planner.text import Lang
from planner.ui.app_services import database, tasks, workbench
from planner.ui.pages.why import words
from tests.support.questions import keep
from tests.support.waiting import PATIENCE_S, seen
from tests.ui.conftest import Opened, Screen


def topic(place: str = "") -> str:
    return topic_of(shown(), place)


def shown() -> Report:
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    return bench.report(bench.versions(facts)[0], facts.dossier)


def place_of(screen: Screen) -> Any:
    """Return the list that a building is chosen from."""
    return next(
        one
        for one in screen.test.selectbox
        if one.label == words.BUILDING.say(Lang.EN) or one.label == words.BUILDING.zh
    )


def without_map() -> None:
    """Keep a map that was cancelled, so that none begins by itself."""
    report = shown()
    order = PlacesOrder(problem=report.problem, plan=report.plan, limits=Limits())
    told = TypeAdapter(PlaceMap).dump_json(PlaceMap(firms=1)).decode()
    keep(database(), WHY, topic(), order, told, TaskState.CANCELLED)


def test_a_firm_misses_a_pair_of_rooms_by_thirty_square_metres(opened: Opened) -> None:
    screen = opened("why", lang="en", firm="F07", building="A2")
    said = screen.said()
    assert "F07 cannot be in A2: F07 can use at most 2,250 ㎡; there are 2,280 ㎡ in A2-101, A2-102" in said
    assert words.SETS.say(Lang.EN) in said


@pytest.mark.slow
def test_a_place_that_others_hold_has_a_price_which_a_solve_proves(opened: Opened) -> None:
    screen = opened("why", lang="en", firm="F12")
    without_map()
    place_of(screen).set_value("A3").run()
    assert "F12 can be in A3" in screen.said()
    assert words.INTERVAL.say(Lang.EN) in screen.said()
    assert not screen.test.button(key="why_fill").disabled, "a map that was cancelled can be asked for again"
    screen.test.button(key="why_prove").click().run()
    question = tasks().question(topic("F12:A3"))
    assert question is not None
    tasks().wait(question.task_id, PATIENCE_S)
    again = opened("why", lang="en", firm="F12")
    place_of(again).set_value("A3").run()
    assert "it costs 104 points of Expected value" in again.said()
    assert "8 other firms out or moved, proven the fewest for this cost" in again.said()
    assert words.INTERVAL.say(Lang.EN) not in again.said()


def test_what_is_known_of_every_building_is_told_in_a_sentence_and_a_table(opened: Opened) -> None:
    opened("why", lang="en", firm="F13")
    report = shown()
    stay = report.plan.by_firm["F13"][0]
    here = PlaceAnswer(firm_id="F13", building_id="B2", state=PlaceState.HERE, placement=stay)
    price = PlacePrice(costs=(GoalCost(goal="value", least=104, most=104),), moved=("F02",))
    there = replace(
        here,
        building_id="A3",
        state=PlaceState.POSSIBLE,
        placement=Placement(firm_id="F13", units=("A3-101",), start=stay.start, end=stay.end),
        price=price,
    )
    kept = PlacesOrder(problem=report.problem, plan=report.plan, limits=Limits(), firm_id="F13")
    every = PlaceMap(answers=(here, there))
    keep(database(), WHY, topic("F13:"), kept, TypeAdapter(PlaceMap).dump_json(every).decode())
    screen = opened("why", lang="en", firm="F13", place="A3")
    assert "more than the best other building, A3 (A3-101" in screen.said()
    (row,) = next(one for one in screen.sheet("why_prices_said")["parts"] if one["kind"] == "grid")["rows"]
    assert (row["cells"][0], row["cells"][4]) == ("A3\nPossible", "F02")
    assert "it costs 104 points" in screen.said(), "the answer above has the price that was proven below"
    assert screen.test.query_params["place"] == "A3"


@pytest.mark.usefixtures("own_database")
def test_the_map_begins_by_itself_for_whoever_presses_a_question_to_begin_with(opened: Opened) -> None:
    screen = opened("why", lang="en")
    next(one for one in screen.test.button if (one.key or "").startswith("why_sample_")).click().run()
    begun = tasks().question(topic())
    assert begun is not None
    tasks().cancel(begun.task_id)
    tasks().wait(begun.task_id, PATIENCE_S)


@pytest.mark.usefixtures("own_database")
def test_the_map_begins_by_itself_for_whoever_asks_and_not_for_whoever_opens_a_link(opened: Opened) -> None:
    screen = opened("why", lang="en", firm="F07")
    assert tasks().question(topic()) is None
    place_of(screen).set_value("A2").run()
    begun = tasks().question(topic())
    assert begun is not None
    tasks().cancel(begun.task_id)
    tasks().wait(begun.task_id, PATIENCE_S)
    place_of(screen).set_value("A3").run()
    ended = tasks().question(topic())
    assert ended is not None
    assert ended.task_id == begun.task_id, "what was cancelled stays so"


def _is_known(firm_id: str, building_id: str) -> bool:
    question = tasks().question(topic())
    if question is None or question.latest is None:
        return False
    return bool(question.latest.states.get(firm_id, {}).get(building_id) == "possible")


@pytest.mark.slow
def test_the_map_is_filled_and_found_again(opened: Opened) -> None:
    screen = opened("why", lang="zh", firm="F29")
    screen.test.button(key="why_fill").click().run()
    question = tasks().question(topic())
    assert question is not None
    seen(lambda: _is_known("F29", "B5"), "whether the firm may stand there")
    tasks().cancel(question.task_id)  # of the other firms no more is asked here
    tasks().wait(question.task_id, PATIENCE_S)
    again = opened("why", lang="zh", firm="F29")
    assert again.test.get("plotly_chart")
    latest = tasks().question(topic())
    assert latest is not None
    assert latest.latest.states["F29"]["B5"] == "possible"
    assert again.test.toggle(key="why_units").set_value(True).run().get("plotly_chart")
    place_of(again).set_value("B5").run()
    again.test.button(key="why_prove").click().run()
    asked = tasks().question(topic("F29:B5"))
    assert asked is not None
    tasks().wait(asked.task_id, PATIENCE_S)
    assert again.test.run().get("plotly_chart"), "the map stands below a price that is proven"


def test_a_building_chosen_on_the_card_of_a_firm_is_answered_there_and_followed_to_the_page(
    opened: Opened,
) -> None:
    screen = opened(lang="en", firm="F07")
    without_map()
    screen.test.button_group(key="why.card.F07").set_value("A2").run()
    (said,) = screen.sheet("why_said")["parts"]
    assert said["text"].startswith("F07 cannot be in A2: F07 can use at most 2,250 ㎡")
    screen.test.button(key="why_more").click().run()
    assert place_of(screen).value == "A2"
    assert screen.test.query_params["place"] == "A2"
