"""Every contradiction is told, in the reader's words and with figures."""

from decimal import Decimal

import pytest

import models
from planner.analysis.contradictions import contradictions
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from tests.support import make

UNITS = tuple(make.unit(name) for name in ("A-101", "A-102", "A-201", "A-202"))


def told(problem: Problem, lang: Lang = Lang.EN) -> list[str]:
    outcome = models.solve(problem, Limits(time_limit_s=20))
    assert outcome.status is Status.INFEASIBLE
    return [said.say(lang) for said in contradictions(problem, outcome)]


def pinned(*pins: Pin, **facts: object) -> Problem:
    firms = facts.pop("firms", tuple(make.firm(f"F{at}") for at in range(1, 5)))
    return make.problem(units=UNITS, firms=firms, policy=Policy(pins=pins), **facts)  # type: ignore[arg-type]


def test_a_promise_that_breaks_a_rule_is_told_with_both_figures() -> None:
    tall = make.firm("F30", min_clear_height_m=Decimal(12))
    said = told(pinned(Pin(firm_id="F30", units=("A-201",)), firms=(tall,)))
    assert said == ["F30 is promised A-201, but F30 needs 12 m clear height; there is only 5 m in A-201"]


def test_every_rule_that_a_promise_breaks_is_told() -> None:
    heavy = make.firm("F1", min_clear_height_m=Decimal(12), min_load_kn_m2=Decimal(40))
    said = "\n".join(told(pinned(Pin(firm_id="F1", building_id="A"), firms=(heavy,)), Lang.ZH))
    assert "12 m" in said
    assert "40" in said


def test_every_contradiction_is_told_and_not_only_the_first() -> None:
    tall, heavy = make.firm("F5", min_clear_height_m=Decimal(9)), make.firm("F6", min_load_kn_m2=Decimal(40))
    firms = (*(make.firm(f"F{at}") for at in range(1, 5)), tall, heavy)
    pins = (
        Pin(firm_id="F1", units=("A-101",)),
        Pin(firm_id="F2", units=("A-101",)),
        Pin(firm_id="F3", units=("A-102",)),
        Pin(firm_id="F4", units=("A-102",)),
        Pin(firm_id="F5", units=("A-201",)),
        Pin(firm_id="F6", units=("A-202",)),
    )
    said = told(pinned(*pins, firms=firms))
    for names in (("F1", "F2", "A-101"), ("F3", "F4", "A-102"), ("F5", "9 m"), ("F6", "40")):
        assert any(all(name in one for name in names) for one in said), (names, said)


def test_promises_that_draw_too_much_together_are_told_with_the_cap() -> None:
    firms = tuple(make.firm(f"F{at}", power_kw=Decimal(300)) for at in (1, 2))
    pins = tuple(Pin(firm_id=f"F{at}", units=(f"A-10{at}",)) for at in (1, 2))
    said = told(pinned(*pins, firms=firms, caps=(make.cap(Resource.POWER, 500),)))
    assert any("600 kW" in one and "500 kW" in one for one in said), said


def test_promises_to_a_building_that_has_no_room_for_all_are_told_by_their_names() -> None:
    firms = tuple(make.firm(f"F{at}", m2=2000) for at in (1, 2, 3))
    said = told(pinned(*(Pin(firm_id=one.firm_id, building_id="A") for one in firms), firms=firms))
    assert len(said) == 1
    assert all(name in said[0] for name in ("F1", "F2", "F3"))


@pytest.mark.parametrize("lang", Lang)
def test_no_sentence_holds_a_key(lang: Lang) -> None:
    tall = make.firm("F1", min_clear_height_m=Decimal(12), m2=2000)
    others = tuple(make.firm(f"F{at}", m2=2000) for at in (2, 3, 4))
    pins = (
        Pin(firm_id="F1", units=("A-101",)),
        *(Pin(firm_id=one.firm_id, building_id="A") for one in others),
    )
    said = " ".join(told(pinned(*pins, firms=(tall, *others)), lang))
    assert not [key for key in ("clear_height", "unit_once", "area_fit", "@") if key in said]


def test_a_problem_with_a_plan_has_none() -> None:
    problem = pinned(Pin(firm_id="F1", units=("A-101",)))
    assert contradictions(problem, models.solve(problem, Limits(time_limit_s=20))) == ()


def test_what_there_was_no_time_for_is_told_by_the_names_of_the_solver() -> None:
    problem = pinned(Pin(firm_id="F1", units=("A-101",)), Pin(firm_id="F2", units=("A-101",)))
    outcome = models.solve(problem, Limits(time_limit_s=20))
    (said,) = contradictions(problem, outcome, should_stop=lambda: True)
    assert all(name in said.say(Lang.EN) for name in ("F1", "F2", "cannot all hold"))
    assert said not in contradictions(problem, outcome)
