"""The page of milestones: each view answers, a step is met with one tap, a task is ticked, and two people are told."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from planner.domain.edits import replay
from planner.domain.milestones.entry import SERVICE, FirmService, MilestoneDates
from planner.domain.milestones.kinds import MilestoneKind
from planner.domain.projects.actor import Actor
from planner.domain.solving.outcome import Limits
from planner.services.tasks.replan import REPLAN, FoundPlan, ReplanOrder
from planner.services.workbench.milestone_book import EntrySubject
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import database, editing, me, milestone_book, name_me, what_ifs, workbench
from planner.ui.pages.milestones import words
from planner.ui.pages.milestones.entry_form import NAME
from planner.ui.pages.milestones.slip_panel import topic_of
from planner.views.milestones import milestone_rows
from planner.views.slips import slip_effect, slip_message
from tests.support.questions import keep
from tests.ui.conftest import Opened, Screen
from tests.ui.test_pages import RAW

ANN = Actor("ann", "安")
OPENING = date(2023, 4, 1)
"""The day after the facts of Ziyuan end."""


@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question(opened: Opened, lang: Lang) -> None:
    screen = opened("milestones", lang=lang.value)
    answer = screen.sheet("milestones_answer")["parts"][0]["text"]
    assert "2023-04-01" in answer
    assert "36" in answer
    assert len(screen.sheet("milestone_firms")["parts"][0]["items"]) == 36
    assert len(screen.test.dataframe) == 1
    for name in ("gantt", "dispatch", "example"):
        screen.test.button_group(key="milestones_tab_choice").set_value(name).run()
        assert not screen.test.exception
        assert screen.test.subheader[0].value == words.QUESTIONS[name].say(lang)
        assert not RAW.findall(screen.said())
        if name == "gantt":
            assert screen.test.get("plotly_chart")
        if name == "dispatch":
            assert screen.sheet("dispatch_list")["parts"][1]["rows"]
    assert screen.sheet("milestone_example")["parts"][1]["rows"][0]["cells"][1] == "2022-05-12"


def test_a_step_is_met_with_one_tap_a_task_ticked_and_all_of_it_is_history(
    own_database: None, opened: Opened
) -> None:
    del own_database
    name_me("")
    screen = opened("milestones", firm="F03")
    _tap(screen, "set.actual.", expect="请先填写姓名")
    screen.test.text_input(key=NAME).set_value("安").run()
    _tap(screen, "set.actual.", expect="已保存")
    log = milestone_book().log("ziyuan")
    assert log.dates("F03") == {MilestoneKind.HANDOVER: MilestoneDates(actual=OPENING)}
    chain = screen.sheet("milestone_chain")["parts"][0]["rows"]
    assert chain[1]["cells"][2] == "2023-04-01"
    screen.test.text_input(key="task_title.F03").set_value("代办环评")
    screen.test.button(key="task_add").click().run()
    (box,) = screen.test.checkbox
    box.check().run()
    (task,) = milestone_book().log("ziyuan").tasks("F03").values()
    assert (task.title, task.done) == ("代办环评", OPENING)
    assert len(screen.sheet("milestone_history")["parts"][0]["rows"]) == 3
    screen.test.button(key="milestone_take_back").click().run()
    (task,) = milestone_book().log("ziyuan").tasks("F03").values()
    assert task.is_open

    # another person enters the same field while this one types
    about = EntrySubject("ziyuan", "F03", SERVICE)
    field = next(one for one in screen.test.text_input if str(one.key).endswith(".service.owner.0"))
    field.set_value("包").run()
    milestone_book().enter(ANN, about, FirmService(owner="安"), before=FirmService())
    _tap(screen, f"save.{state.PREFIX}entry.ziyuan.F03.service", expect="您填的还在")
    assert milestone_book().log("ziyuan").service("F03") == FirmService(owner="安")
    _tap(screen, f"save.{state.PREFIX}entry.ziyuan.F03.service", expect="已保存")
    assert milestone_book().log("ziyuan").service("F03") == FirmService(owner="包")

    # all firms by one file: a fault enters nothing, a whole file is entered with what stood
    def give(text: str) -> None:
        screen.test.file_uploader[0].upload("progress.csv", text.encode(), "text/csv").run()
        assert not screen.test.exception

    give("firm_id,problems\nF99,缺电\n")
    assert "F99" in str(screen.test.dataframe[0].value)
    assert not [one for one in screen.test.button if one.key == "milestones_file_enter"]
    give("firm_id,problems\nF03,缺电\n")
    _tap(screen, "milestones_file_enter", expect="已登记，新的有 1 项")
    assert milestone_book().log("ziyuan").service("F03") == FirmService(owner="包", problems="缺电")
    name_me("")


def _tap(screen: Screen, key: str, *, expect: str) -> None:
    button = next(one for one in screen.test.button if str(one.key).startswith(key))
    button.click().run()
    assert not screen.test.exception
    said = [str(one.value) for kind in ("success", "warning") for one in getattr(screen.test, kind)]
    assert any(expect in one for one in said), said


@pytest.mark.slow
def test_a_licence_that_slips_says_what_it_does_to_the_plan_and_what_it_teaches(
    own_database: None, opened: Opened
) -> None:
    del own_database
    opened("milestones")
    for kind, day in ((MilestoneKind.FITOUT, date(2023, 5, 6)), (MilestoneKind.LICENCE, date(2023, 10, 14))):
        about = EntrySubject("ziyuan", "F03", kind)
        milestone_book().enter(ANN, about, MilestoneDates(actual=day), before=None)
    bench = workbench()
    facts = bench.facts("ziyuan")
    assert facts.dossier is not None
    version = bench.versions(facts)[0]
    report = bench.report(version, facts.dossier)
    rows = milestone_rows(report, milestone_book().log("ziyuan"), on=OPENING)
    effect = slip_effect(report.problem, report.plan, next(row for row in rows if row.firm_id == "F03"))
    assert effect is not None
    assert effect.output == {2023: -375}  # 750 a year: two whole quarters in production less
    order = ReplanOrder(problem=replay(report.problem, effect.edits), plan=report.plan, limits=Limits())
    found = FoundPlan(outcome=report.outcome, moves=(), fewest=None)
    told = TypeAdapter(FoundPlan).dump_json(found).decode()
    keep(database(), REPLAN, topic_of(version.version_id, effect), order, told)
    screen = opened("milestones", firm="F03", lang="en")
    assert "133 days after" in screen.sheet("slip_says")["parts"][0]["text"]
    assert "firms that change besides it: 0" in screen.sheet("slip_result")["parts"][0]["text"]
    learned = screen.sheet("licence_longer")["parts"][0]["text"]
    assert "23 weeks" in learned
    assert report.problem.archetype[report.problem.firm["F03"].archetype].name.en in learned
    screen.test.button(key="licence_take").click().run()
    assert not screen.test.exception
    assert editing().unsaved_tables(me(), "ziyuan") == ("archetypes",)
    assert "licence_take" not in {one.key for one in screen.test.button}
    screen.test.button(key="slip_make").click().run()
    (made,) = what_ifs().scenarios.list("ziyuan")
    assert made.scenario.edits == effect.edits
    about, met = EntrySubject("ziyuan", "F03", MilestoneKind.PRODUCTION), date(2023, 10, 15)
    milestone_book().enter(ANN, about, MilestoneDates(actual=met), before=None)
    rows = milestone_rows(report, milestone_book().log("ziyuan"), on=met)
    effect = slip_effect(report.problem, report.plan, next(row for row in rows if row.firm_id == "F03"))
    assert effect is not None
    assert "F03 has produced from 2023-10-15, 113 days after" in slip_message(effect).say(Lang.EN)
    waiting = next(row for row in rows if row.firm_id == "F13")
    assert (waiting.days_late_next, waiting.days_late) == (
        106,
        334,
    )  # the handover; above scale half a year on
