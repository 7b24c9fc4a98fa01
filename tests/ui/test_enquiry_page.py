"""Enquiries on screen: read from a text, answered with places, taken into the draft; vacant rooms the other way round."""

from dataclasses import replace
from functools import cache, partial

import pytest
from pydantic import TypeAdapter

from planner.analysis.enquiry import block_chains, place_offers, vacancy_offers
from planner.domain.enquiries import FIELD_TITLES, EnquiryField
from planner.domain.enquiries.fields import FieldReading
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.place_offer import (
    EnquiryAnswer,
    OfferPrice,
    OfferWay,
    PlaceOffer,
    TierEffect,
    VacancyAnswer,
)
from planner.domain.vocabulary.terms import HazardClass
from planner.services.importing.intake import SHIPPED, load, plan_beside
from planner.services.studies.enquiry_forms import ENQUIRER, EnquiryForm, firm_from, form_from_text
from planner.services.tasks.enquiries import ENQUIRY, VACANCY, EnquiryOrder, VacancyOrder
from planner.text import Lang, Text
from planner.ui import state
from planner.ui.app_services import database, editing, me, tasks, workbench
from planner.ui.pages.enquiry import words
from planner.ui.pages.enquiry.telling import sum_text
from tests.support import make
from tests.support.questions import end_elsewhere, keep
from tests.ui.conftest import Opened, Screen
from tests.ui.test_pages import CHINESE, IN_ENGLISH_TOO, RAW

LIMITS = Limits(time_limit_s=20.0)
TEXT = "一次性无菌输液器，1800平方米，2024年第三季度，丙类，电话13800138000。"
CHANGED_MIND = "医用口罩，1500平方米，2024Q3。后来要2600平方米。"
FIELDS: dict[EnquiryField, FieldReading] = {
    EnquiryField.ARCHETYPE: "DEV_STERILE",
    EnquiryField.AREA_MIN: 1800,
    EnquiryField.QUARTER: Quarter.parse("2024Q3"),
    EnquiryField.HAZARD: HazardClass.C,
}


@cache
def ziyuan() -> tuple[Problem, Plan]:
    dossier, _ = load(SHIPPED[0].folder)
    assert dossier is not None
    plan = plan_beside(SHIPPED[0].folder, dossier.problem)
    assert plan is not None
    return dossier.problem, plan


@cache
def answer() -> EnquiryAnswer:
    problem, plan = ziyuan()
    firm = firm_from(problem, EnquiryForm(fields=FIELDS))
    *_, last = place_offers(replace(problem, firms=(*problem.firms, firm)), plan, ENQUIRER)
    return last


def shown(opened: Opened) -> str:
    opened()
    return next(one for one in workbench().versions(workbench().facts("ziyuan")) if one.is_shipped).version_id


def answered(
    opened: Opened, lang: str, found: EnquiryAnswer | None = None, state_: TaskState = TaskState.DONE
) -> Screen:
    problem, plan = ziyuan()
    version = shown(opened)
    order = EnquiryOrder(problem=problem, plan=plan, firm=(found or answer()).firm, limits=LIMITS)
    text = TypeAdapter(EnquiryAnswer).dump_json(found or answer()).decode()
    keep(database(), ENQUIRY, f"enquiry:{version}", order, text, state_)
    return opened("enquiry", lang=lang)


@pytest.mark.slow
def test_a_text_fills_the_fields_and_each_says_where_it_comes_from(opened: Opened) -> None:
    screen = opened("enquiry")
    assert screen.test.button(key="enquiry_find").disabled
    screen.test.text_area(key="enquiry.text").set_value(TEXT)
    screen.test.button(key="enquiry_read").click().run()
    assert not screen.test.exception
    assert screen.test.selectbox(key="enquiry.archetype").value == "DEV_STERILE"
    assert screen.test.text_input(key="enquiry.area_min_m2").value == "1800"
    assert screen.test.selectbox(key="enquiry.hazard_class").value == "丙"
    assert words.FROM.zh.format(told="2024年第三季度") in screen.said()
    assert not screen.test.button(key="enquiry_find").disabled


def test_what_is_told_in_two_ways_is_asked(opened: Opened) -> None:
    screen = opened("enquiry")
    screen.test.text_area(key="enquiry.text").set_value(CHANGED_MIND)
    screen.test.button(key="enquiry_read").click().run()
    assert screen.test.button(key="enquiry_find").disabled
    screen.test.radio(key="enquiry.doubt.area_min_m2").set_value("2600").run()
    assert not screen.test.exception
    assert screen.test.text_input(key="enquiry.area_min_m2").value == "2600"
    assert not screen.test.button(key="enquiry_find").disabled


def test_a_field_that_is_no_number_is_refused(opened: Opened) -> None:
    screen = opened("enquiry")
    screen.test.text_input(key="enquiry.power_kw").set_value("很多").run()
    assert words.BAD_NUMBER.zh.format(field=FIELD_TITLES[EnquiryField.POWER].zh, text="很多") in screen.said()


@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_places_are_ranked_with_reasons_and_what_must_be_true(opened: Opened, lang: str) -> None:
    screen = answered(opened, lang)
    rows = screen.sheet("enquiry_places")["parts"][1]["rows"]
    assert len(rows) == len(answer().offers) > 1
    assert rows[0]["cells"][1] == " ".join(answer().offers[0].placement.units)
    assert words.MUST.say(Lang(lang)) in screen.said()
    assert not RAW.findall(screen.said())
    if lang == Lang.EN.value:
        assert not CHINESE.findall(IN_ENGLISH_TOO.sub("", screen.said()))


def test_an_answer_of_another_enquiry_is_put_away_and_comes_back_with_its_own(opened: Opened) -> None:
    screen = answered(opened, Lang.ZH.value)
    assert "enquiry_places" in screen.sheets()
    screen.test.text_area(key="enquiry.text").set_value(TEXT).run()
    assert "enquiry_places" not in screen.sheets(), "a text that was not read yet"
    screen.test.button(key="enquiry_read").click().run()
    assert "enquiry_places" in screen.sheets(), "it is the enquiry that was answered"
    screen.test.text_input(key="enquiry.area_min_m2").set_value("900").run()
    assert "enquiry_places" not in screen.sheets()
    assert words.OLD.zh in screen.said()


def test_the_figures_of_a_place_add_up_in_one_sentence() -> None:
    tier = Text("期望价值", "Expected value")
    effect = partial(TierEffect, key="value", title=tier, before=1000)
    place = make.placement("E01", "A-101")
    here = PlaceOffer(
        placement=place, way=OfferWay.NOW, effects=(effect(after=1100),), production=place.start
    )
    found = EnquiryAnswer(
        firm=make.firm("E01"), chosen=place, chosen_moves=3, chosen_effects=(effect(after=1150),)
    )
    told = sum_text(found, replace(here, price=OfferPrice(points=30, tier=tier)), Lang.EN)
    assert told == (
        "As offered, Expected value changes by +100. If everybody else may move (firms placed differently then: 3), "
        "by +120 with the firm here and by +150 in the best place, A-101 (2024Q1): this place gives up 30."
    )
    assert "no place does better" in sum_text(found, replace(here, price=OfferPrice(points=0)), Lang.EN)
    assert sum_text(found, here, Lang.EN) == ""


def test_a_place_can_be_held_and_offered_while_others_are_looked_for(opened: Opened) -> None:
    firm = replace(answer().firm, product="另一家")
    part = replace(answer(), firm=firm, offers=answer().offers[:1], is_complete=False)
    screen = answered(opened, Lang.ZH.value, part, TaskState.RUNNING)
    assert len(screen.test.get("download_button")) == 1
    assert not screen.test.button(key="enquiry_take").disabled
    question = tasks().question(f"enquiry:{shown(opened)}")
    assert question is not None
    end_elsewhere(database(), question.task_id)


def test_a_place_is_taken_into_the_draft_with_its_hold_and_the_facts_stay(opened: Opened) -> None:
    screen = answered(opened, Lang.ZH.value)
    before = workbench().facts("ziyuan").number
    screen.test.button(key="enquiry_take").click().run()
    assert not screen.test.exception
    assert workbench().facts("ziyuan").number == before
    desk = editing().desk(me(), "ziyuan")
    assert desk.dossier is not None
    hold = desk.dossier.problem.policy.holds[-1]
    assert hold.units == answer().offers[0].placement.units
    assert hold.firm_id in desk.dossier.problem.firm
    editing().discard(me(), desk)


@cache
def block_and_takers() -> tuple[VacancyAnswer, VacancyAnswer]:
    """Return the chains that make a block free, and who could take the first one's units."""
    problem, plan = ziyuan()
    since = Quarter.parse("2025Q1")
    *_, grown = block_chains(problem, plan, 640, since, most_tried=4)
    chain = grown.chains[0]
    *_, takers = vacancy_offers(problem, Plan(placements=chain.after), chain.units)
    return replace(grown, wanted_m2=640, since=since), takers


@pytest.mark.slow
@pytest.mark.parametrize("lang", [one.value for one in Lang])
def test_a_block_is_made_by_moves_that_are_drawn_on_the_stack(opened: Opened, lang: str) -> None:
    problem, plan = ziyuan()
    version = shown(opened)
    since = Quarter.parse("2025Q1")
    found, takers = block_and_takers()
    order = VacancyOrder(problem=problem, plan=plan, limits=LIMITS, wanted_m2=640, since=since)
    text = TypeAdapter(VacancyAnswer).dump_json(found).decode()
    keep(database(), VACANCY, f"vacancy_block:{version}", order, text)
    screen = opened("overview", lang=lang)
    screen.test.session_state[state.ENQUIRY_TAB.key] = "room"
    screen.test.switch_page("planner/ui/pages/enquiry/enquiry.py").run()
    assert not screen.test.exception
    assert len(screen.sheet("vacancy_chains")["parts"][1]["rows"]) == len(found.chains)
    assert words.BLOCK_OF.fill(Lang(lang), area="640 ㎡", since="2025Q1") in screen.said()
    assert "data-firm" in screen.drawing()
    chain = found.chains[0]
    taker = VacancyOrder(problem=problem, plan=Plan(placements=chain.after), limits=LIMITS, units=chain.units)
    text = TypeAdapter(VacancyAnswer).dump_json(takers).decode()
    keep(database(), VACANCY, f"vacancy_taker:{version}", taker, text)
    takers_for = words.TAKERS.fill(Lang(lang), units=" ".join(chain.units))
    assert screen.test.button(key="vacancy_takers").label == takers_for
    screen.test.run()
    assert not screen.test.exception
    told = screen.sheet("vacancy_takers_found")["parts"]
    assert told[0]["text"] == words.FIRMS_FOR.fill(Lang(lang), units=" ".join(chain.units))
    assert not RAW.findall(screen.said())


def test_a_vacant_unit_that_was_clicked_is_asked_for(opened: Opened) -> None:
    screen = opened("overview", quarter="2025Q4")
    screen.test.session_state[state.UNIT.key] = "B3-104"
    screen.test.session_state[state.UNIT_ASKED.key] = "B3-104"
    screen.test.session_state[state.ENQUIRY_TAB.key] = "room"
    screen.test.switch_page("planner/ui/pages/enquiry/enquiry.py").run()
    assert not screen.test.exception
    assert words.FIND_FIRMS.zh in screen.said()
    assert screen.test.session_state[state.UNIT_ASKED.key] == ""


@pytest.mark.parametrize("lang", list(Lang))
def test_the_sample_letter_is_read_without_a_doubt_and_lacks_nothing(opened: Opened, lang: Lang) -> None:
    screen = opened("enquiry", lang=lang.value)
    screen.test.button(key="enquiry_sample").click().run()
    assert not screen.test.exception
    assert screen.test.text_area(key="enquiry.text").value == words.SAMPLE.say(lang)
    assert not screen.test.warning
    assert not screen.test.button(key="enquiry_find").disabled
    assert screen.test.session_state["enquiry.area_max_m2"] == "800"
    assert not [one for one in screen.test.button if one.key == "enquiry_sample"]


@pytest.mark.slow
@pytest.mark.slow
def test_the_sample_letter_has_a_place_in_the_park_that_the_program_opens_with() -> None:
    problem, plan = ziyuan()
    firms = [firm_from(problem, form_from_text(problem, words.SAMPLE.say(lang))[0]) for lang in Lang]
    assert firms[0] == replace(firms[1], product=firms[0].product)
    parts = place_offers(replace(problem, firms=(*problem.firms, firms[0])), plan, ENQUIRER)
    assert any(offer.way is OfferWay.NOW for part in parts for offer in part.offers)
