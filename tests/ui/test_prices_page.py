"""Prices on screen: asked for, found again, drawn in both languages; a rule tried; a scenario made of it."""

from functools import cache

import pytest
from pydantic import TypeAdapter

from planner.domain.solving.outcome import Limits
from planner.services.studies.prices import find_prices
from planner.services.tasks.prices import PRICE, PriceOrder, SentPrices, sent
from planner.text import Lang
from planner.ui.app_services import database, tasks, what_ifs, workbench
from planner.ui.pages.prices import words
from planner.ui.shared.choosing import key_of
from tests.support.questions import keep
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW

pytestmark = pytest.mark.slow


def on_show() -> tuple[str, PriceOrder]:
    """Return the id of the plan on show, and what the page asks of it."""
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    order = PriceOrder(problem=report.problem, outcome=report.outcome, limits=Limits(time_limit_s=600.0))
    return version.version_id, order


@cache
def first_prices() -> str:
    """Return the first prices of the plan on show, as far as two solves go."""
    _, order = on_show()
    steps = find_prices(order.problem, order.limits, base=order.outcome, seconds=600.0)
    table = next(one for one in steps if any(any(row.worth) for row in one.rows))
    return TypeAdapter(SentPrices).dump_json(sent(table)).decode()


@pytest.fixture
def kept(opened: Opened) -> str:
    """Keep prices of the plan on show as if they had been worked on."""
    opened("prices")
    version_id, order = on_show()
    keep(database(), PRICE, f"prices:{version_id}", order, first_prices())
    return version_id


@pytest.mark.parametrize("lang", list(Lang))
def test_prices_are_found_again_with_an_answer_on_top_a_picture_and_a_table(
    opened: Opened, kept: str, lang: Lang
) -> None:
    assert kept
    screen = opened("prices", lang=lang.value)
    (answer,) = screen.sheet("prices_answer")["parts"]
    assert "682" in answer["text"]
    assert screen.test.get("plotly_chart")
    assert not RAW.findall(screen.said())
    behind = screen.test.selectbox(key=key_of("prices", "behind"))
    assert len(behind.options) == 2
    screen.test.button_group(key="prices_tab_choice").set_value("quarters").run()
    assert not screen.test.exception


def test_a_price_becomes_a_scenario_and_its_two_plans_are_held_against_each_other(
    opened: Opened, kept: str
) -> None:
    assert kept
    screen = opened("prices", lang="en")
    box = screen.test.selectbox(key=key_of("prices", "behind"))
    box.set_value("equipment:ZY:steam_tph:").run()
    assert not screen.test.exception
    assert "what_matters" in screen.sheets()
    (proof,) = screen.sheet("compared_proofs")["parts"]
    assert proof["text"].endswith("How it is known: two solves."), "the two plans claim nothing else"
    screen.test.button(key="prices_make").click().run()
    assert not screen.test.exception
    made = what_ifs().scenarios.list(workbench().facts("ziyuan").project_id)
    assert any("steam" in one.scenario.name for one in made)


def test_a_rule_is_tried_from_the_page(opened: Opened) -> None:
    screen = opened("prices", lang="en")
    screen.test.selectbox(key=key_of("trial", "one")).set_value("DUST").run()
    assert "Firms concerned" in screen.said()
    screen.test.button(key="trial_start").click().run()
    version_id, _ = on_show()
    question = tasks().question(f"trial:{version_id}")
    assert question is not None
    tasks().wait(question.task_id, PATIENCE_S)
    again = opened("prices", lang="en")
    said = again.sheet("trial_said")["parts"][0]["text"]
    assert "new segregation T1" in said
    assert "building" in said, "the rule is told to its end"
    assert again.test.button(key="trial_make").label == words.MAKE.en
