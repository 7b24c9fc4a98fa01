"""Why here, why not there on screen: an answer at once, a price that is proven, a map that is kept."""

from planner.services.workbench.place_books import topic_of
from planner.text import Lang
from planner.ui.app_services import tasks, workbench
from planner.ui.pages.why import words
from planner.ui.shared.choosing import key_of
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import Opened


def topic(place: str = "") -> str:
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    report = bench.report(bench.versions(facts)[0], facts.dossier)
    return topic_of(report, place)


def test_a_firm_misses_a_pair_of_rooms_by_thirty_square_metres(opened: Opened) -> None:
    screen = opened("why", lang="en", firm="F07", building="A2")
    said = screen.said()
    assert "F07 cannot be in A2: F07 can use at most 2,250 ㎡; A2-101, A2-102 has 2,280 ㎡" in said
    assert words.SETS.say(Lang.EN) in said


def test_a_place_that_others_hold_has_a_price_which_a_solve_proves(opened: Opened) -> None:
    screen = opened("why", lang="en", firm="F12")
    screen.test.selectbox(key=key_of("why", "building")).set_value("A3").run()
    assert "F12 can be in A3" in screen.said()
    assert words.INTERVAL.say(Lang.EN) in screen.said()
    screen.test.button(key="why_prove").click().run()
    question = tasks().question(topic("F12:A3"))
    assert question is not None
    tasks().wait(question.task_id, PATIENCE_S)
    again = opened("why", lang="en", firm="F12")
    again.test.selectbox(key=key_of("why", "building")).set_value("A3").run()
    assert "it costs 104 of Expected value" in again.said()
    assert words.INTERVAL.say(Lang.EN) not in again.said()


def test_the_map_is_filled_and_found_again(opened: Opened) -> None:
    screen = opened("why", lang="zh", firm="F29")
    screen.test.button(key="why_fill").click().run()
    question = tasks().question(topic())
    assert question is not None
    tasks().wait(question.task_id, PATIENCE_S)
    again = opened("why", lang="zh", firm="F29")
    assert again.test.get("plotly_chart")
    latest = tasks().question(topic())
    assert latest is not None
    assert latest.latest.states["F29"]["B5"] == "possible"
    assert again.test.toggle(key="why_units").set_value(True).run().get("plotly_chart")
    again.test.selectbox(key=key_of("why", "building")).set_value("B5").run()
    again.test.button(key="why_prove").click().run()
    asked = tasks().question(topic("F29:B5"))
    assert asked is not None
    tasks().wait(asked.task_id, PATIENCE_S)
    assert again.test.run().get("plotly_chart"), "the map stands below a price that is proven"


def test_a_building_chosen_on_the_card_of_a_firm_is_answered_there_and_followed_to_the_page(
    opened: Opened,
) -> None:
    screen = opened(lang="en", firm="F07")
    screen.test.button_group(key="why.card.F07").set_value("A2").run()
    (said,) = screen.sheet("why_said")["parts"]
    assert said["text"].startswith("F07 cannot be in A2: F07 can use at most 2,250 ㎡")
    screen.test.button(key="why_more").click().run()
    assert screen.test.selectbox(key=key_of("why", "building")).value == "A2"
