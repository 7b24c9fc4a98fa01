"""The page of risk: each view has a question, an answer, a picture and a table, in both languages."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.future import FutureTable, RiskAssumptions, RoomReserve
from planner.domain.sweeping.robust import CandidatePlan, CandidateSource, RobustTable, ValueRow
from planner.services.studies.risk import study_of
from planner.services.tasks.risk import RISK, RiskOrder
from planner.services.tasks.robust import ROBUST, RobustOrder
from planner.text import Lang
from planner.ui.app_services import database, workbench
from planner.ui.pages.risk import words
from tests.support import make
from tests.support.questions import keep
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW

FUTURES = 4


def keep_futures() -> None:
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    order = RiskOrder(
        problem=report.problem,
        plan=report.plan,
        limits=Limits(),
        assumptions=RiskAssumptions(),
        futures=FUTURES,
    )
    reserve = RoomReserve(units=("A4-101",), until=make.quarter("2024Q3"), firms=("F34", "F35"))
    for topic, own in ((f"risk:{version.version_id}", None), (f"risk:{version.version_id}:keep", reserve)):
        study = study_of(report.problem, report.plan, seed=1, assumptions=order.assumptions, reserve=own)
        table = replace(study.table(FUTURES), rows=tuple(study.rows(range(FUTURES))))
        text = TypeAdapter(FutureTable).dump_json(table).decode()
        keep(database(), RISK, topic, replace(order, reserve=own), text)


def keep_robust() -> None:
    """Keep a search that chose the second of two candidates, which brings 10 points more in each fresh future."""
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
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
        trained=tuple(ValueRow(number=k, values=(100 + k, 110 + k)) for k in range(2)),
        judged=tuple(ValueRow(number=k, values=(210 + k, 200 + k)) for k in range(3)),
    )
    text = TypeAdapter(RobustTable).dump_json(table).decode()
    keep(database(), ROBUST, f"risk:{version.version_id}:robust", order, text)


@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question_with_a_picture_and_a_table(opened: Opened, lang: Lang) -> None:
    screen = opened("risk", lang=lang.value)
    assert not screen.test.exception
    if lang is Lang.ZH:  # the first of the two: nothing was kept yet
        assert [one.value for one in screen.test.info] == [words.FUTURES_FIRST.say(lang)]
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
