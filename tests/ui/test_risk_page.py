"""The page of risk: each view has a question, an answer, a picture and a table, in both languages."""

from dataclasses import replace
from functools import cache

import pytest
from pydantic import TypeAdapter

from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.solving.task import TaskState
from planner.domain.sweeping.future import FutureTable, RiskAssumptions, RoomReserve
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable, ValueRow
from planner.services.studies.risk import study_of
from planner.services.tasks.risk import RISK, RiskOrder
from planner.services.tasks.robust import ROBUST, RobustOrder
from planner.text import Lang
from planner.ui.app_services import database, tasks, workbench
from planner.ui.hearing import key_of as cancel_key
from planner.ui.pages.park import words as park_words
from planner.ui.pages.risk import words
from tests.support import make
from tests.support.questions import keep
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW

FUTURES = 4


def shown() -> tuple[str, Report]:
    """Return the topic of the plan on show, and its report."""
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    return f"risk:{version.version_id}", bench.report(version, facts.dossier)


@cache
def played(reserve: RoomReserve | None) -> FutureTable:
    _, report = shown()
    study = study_of(report.problem, report.plan, seed=1, assumptions=RiskAssumptions(), reserve=reserve)
    return replace(study.table(FUTURES), rows=tuple(study.rows(range(FUTURES))))


def order_of(report: Report, futures: int) -> RiskOrder:
    return RiskOrder(
        problem=report.problem,
        plan=report.plan,
        limits=Limits(),
        assumptions=RiskAssumptions(),
        futures=futures,
    )


def keep_futures() -> None:
    topic, report = shown()
    order = order_of(report, FUTURES)
    reserve = RoomReserve(units=("A4-101",), until=make.quarter("2024Q3"), firms=("F34", "F35"))
    for name, own in ((topic, None), (f"{topic}:keep", reserve)):
        text = TypeAdapter(FutureTable).dump_json(played(own)).decode()
        keep(database(), RISK, name, replace(order, reserve=own), text)


def keep_robust(*, is_trained: bool = True) -> None:
    """Keep a search that chose the second of two candidates, which brings 10 points more in each fresh future.

    Unless it `is_trained` it has come no further than to the candidates.
    """
    topic, report = shown()
    order = RobustOrder(
        problem=report.problem,
        outcome=report.outcome,
        limits=Limits(),
        assumptions=RiskAssumptions(),
        training=2,
        fresh=3,
    )
    sources = ((CandidateSource.SHOWN, ""), (CandidateSource.PRESET, "tax"))
    table = replace(
        order.table(),
        candidates=tuple(
            CandidatePlan(source=source, detail=detail, plan=report.plan) for source, detail in sources
        ),
        is_pool_complete=True,
        is_search_complete=True,
        chosen=1,
        trained=tuple(ValueRow(number=k, values=(100 + k, 110 + k)) for k in range(2)),
        judged=tuple(ValueRow(number=k, values=(210 + k, 200 + k)) for k in range(3)),
    )
    if not is_trained:
        table = replace(order.table(), candidates=table.candidates)
    text = TypeAdapter(RobustTable).dump_json(table).decode()
    keep(database(), ROBUST, f"{topic}:robust", order, text)


@pytest.mark.usefixtures("own_database")
def test_candidates_that_were_not_played_yet_make_no_empty_table(opened: Opened) -> None:
    screen = opened("risk", lang="en")
    keep_robust(is_trained=False)
    screen.test.button_group(key="risk_tab_choice").set_value("robust").run()
    assert not screen.test.exception
    (said,) = screen.sheet("risk_robust_answer")["parts"]
    assert "2 candidates so far" in said["text"]
    assert not screen.test.dataframe


@pytest.mark.slow
@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question_with_a_picture_and_a_table(opened: Opened, lang: Lang) -> None:
    screen = opened("risk", lang=lang.value)
    assert not screen.test.exception
    if lang is Lang.ZH:  # the first of the two: nothing was kept yet
        assert [one.value for one in screen.test.info] == [words.FUTURES_FIRST.say(lang)]
        park = opened("park", lang=lang.value, site_colour="risk")
        assert park_words.NO_FUTURES.say(lang) in [one.value for one in park.test.info]
    keep_futures()
    keep_robust()
    own = list(words.QUESTIONS)[list(Lang).index(lang) :: len(Lang)]  # together the languages see each view
    for name in own:
        screen.test.button_group(key="risk_tab_choice").set_value(name).run()
        assert not screen.test.exception
        assert screen.test.subheader[0].value == words.QUESTIONS[name].say(lang)
        (answer,) = screen.sheet("risk_answer")["parts"]
        assert answer["text"]
        assert not RAW.findall(screen.said())
        assert screen.test.get("plotly_chart")
        assert screen.test.dataframe
    (basis,) = screen.sheet("risk_basis")["parts"]
    assert f"{FUTURES}" in basis["text"]
    assert "95%" in basis["text"]
    screen.test.button_group(key="risk_tab_choice").set_value("reserve").run()
    assert not screen.test.exception
    assert screen.test.subheader[0].value == words.RESERVE_QUESTION.say(lang)
    (advice,) = screen.sheet("risk_keep_answer")["parts"]
    assert advice["text"].startswith("A4-101 ")
    assert not RAW.findall(screen.said())
    screen.test.button_group(key="risk_tab_choice").set_value("robust").run()
    assert not screen.test.exception
    assert screen.test.subheader[0].value == words.ROBUST_QUESTION.say(lang)
    chosen, judged = screen.sheet("risk_robust_answer")["parts"]
    assert ("目标：" if lang is Lang.ZH else "goals: ") in chosen["text"]
    assert "10" in judged["text"]
    places = screen.test.dataframe[-1].value
    assert any(home.startswith("F01 ") for home in places.iloc[:, 0])  # firms by id and name
    assert not RAW.findall(screen.said())
    if lang is Lang.EN:
        park = opened("park", lang=lang.value, site_colour="risk", quarter="2025Q4")
        assert "Risk of being full " in park.drawing()
        assert park_words.NO_FUTURES.say(lang) not in park.said()
        rows = park.sheet("site_table")["parts"][0]
        assert "Risk of being full" in str(rows)


def test_futures_that_were_cancelled_go_on_at_a_click_and_are_kept_when_cancelled_again(
    opened: Opened,
) -> None:
    screen, many = opened("risk", lang="en"), 2000
    topic, report = shown()
    order = order_of(report, many)
    before = replace(played(None), asked=many)
    text = TypeAdapter(FutureTable).dump_json(before).decode()
    stopped = keep(database(), RISK, topic, order, text, TaskState.CANCELLED)
    (futures,) = (one for one in screen.test.number_input if one.label == words.HOW_MANY.en)
    futures.set_value(many).run()
    screen.test.button(key="risk_start").click().run()
    assert not screen.test.exception
    asked = tasks().question(topic)
    assert asked is not None
    assert asked.task_id != stopped
    assert not asked.state.is_over
    assert asked.latest.rows[:FUTURES] == before.rows
    screen.test.button(key=cancel_key(asked.task_id)).click().run()
    over = tasks().wait(asked.task_id, PATIENCE_S)
    assert over is not None
    assert over.state is TaskState.CANCELLED
    kept = tasks().question(topic)
    assert kept is not None
    assert kept.latest.rows[:FUTURES] == before.rows
    assert screen.test.get("plotly_chart")
