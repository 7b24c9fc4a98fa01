"""The page of capacity: each view has a question, an answer, a picture and a table, in both languages."""

import re
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from planner.analysis.fits import copies
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.fit import FitCount, FitLevel, FitPoint, FitTable
from planner.services.studies.fits import fit_edits, newcomer
from planner.services.tasks.fits import FIT, FitOrder
from planner.text import Lang
from planner.ui.app_services import database, what_ifs, workbench
from planner.ui.pages.capacity import words
from tests.support.questions import keep
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW


@pytest.mark.slow
@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question_with_a_picture_and_a_table(opened: Opened, lang: Lang) -> None:
    screen = opened("capacity", lang=lang.value, quarter="2024Q3")
    own = list(words.QUESTIONS)[list(Lang).index(lang) :: len(Lang)]  # together the languages see each view
    for name in own:
        if name != "space":
            screen.test.button_group(key="capacity_tab_choice").set_value(name).run()
        assert not screen.test.exception
        assert screen.test.subheader[0].value == words.QUESTIONS[name].say(lang)
        (answer,) = screen.sheet("capacity_answer")["parts"]
        assert answer["text"]
        assert not RAW.findall(answer["text"])
        assert screen.test.get("plotly_chart")
        assert screen.test.dataframe
        if name == "space":
            assert "75,210 ㎡" in answer["text"]
            assert "2024Q3" in answer["text"]


@pytest.mark.parametrize("lang", list(Lang))
def test_counts_are_found_again_with_answers_pictures_and_a_table(opened: Opened, lang: Lang) -> None:
    opened("capacity")
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    part = newcomer(report.problem)
    assert part is not None
    order = FitOrder(problem=report.problem, plan=report.plan, limits=Limits(), added=part, pair=(part, part))
    quarter = report.problem.quarters[0]
    table = FitTable(
        target=40,
        added=part,
        pair=(part, part),
        pair_quarter=quarter,
        levels=(
            FitLevel(more=0, has_hold=False, placed=37, most=37),
            FitLevel(more=3, has_hold=False, placed=40, most=40),
        ),
        points=(FitPoint(first=0, second=1, most=1), FitPoint(first=1, second=0, most=2)),
        counts=(FitCount(mix=(part,), quarter=quarter, count=1, most=1),),
        asked=4,
    )
    keep(database(), FIT, f"fit:{version.version_id}", order, TypeAdapter(FitTable).dump_json(table).decode())
    screen = opened("capacity", lang=lang.value)
    screen.test.button_group(key="capacity_tab_choice").set_value("more").run()
    assert not screen.test.exception
    (said,) = screen.sheet("fit_target")["parts"]
    assert {"37", "40"} <= set(re.findall(r"\d+", said["text"]))
    assert len(screen.test.get("plotly_chart")) == 3
    assert "0 … 2 *" in screen.sheet("fit_pair")["parts"][0]["text"]
    assert not RAW.findall(screen.said())
    assert screen.test.dataframe


def test_a_mix_is_chosen_and_the_plan_behind_a_count_becomes_a_scenario(opened: Opened) -> None:
    screen = opened("capacity", lang="en")
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    part = newcomer(report.problem)
    assert part is not None
    quarter = report.problem.quarters[-1]
    (firm,) = copies(report.problem, [part], quarter, quarter)
    seat = replace(report.plan.placements[0], firm_id=firm.firm_id, start=quarter, end=quarter + 1)
    plan = Plan(placements=(*report.plan.placements, seat))
    table = FitTable(
        target=40,
        added=None,
        counts=(FitCount(mix=(part,), quarter=quarter, count=1, most=1, plan=plan),),
        is_complete=True,
    )
    order = FitOrder(problem=report.problem, plan=report.plan, limits=Limits())
    keep(database(), FIT, f"fit:{version.version_id}", order, TypeAdapter(FitTable).dump_json(table).decode())
    screen.test.button_group(key="capacity_tab_choice").set_value("more").run()
    (kinds,) = screen.test.multiselect
    first, second = kinds.options[:2]
    kinds.set_value([one.archetype for one in report.problem.archetypes[:2]]).run()
    assert not screen.test.exception
    titles = {one.label for one in screen.test.number_input}
    assert {f"{first}, firms of it", f"{second}, firms of it"} <= titles
    screen.test.button(key="fit_make").click().run()
    assert not screen.test.exception
    (made,) = (
        one for one in what_ifs().scenarios.list(facts.project_id) if one.scenario.name.startswith("1 more: ")
    )
    assert made.scenario.edits == fit_edits(report.problem, table.counts[0])
    assert len(made.scenario.edits) == 2
