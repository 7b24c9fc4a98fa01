"""New facts told on the card of a firm or a building: saved and re-planned by one button, or refused in place."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.domain.edits.reports import FirmReport
from planner.domain.park.problem import Problem
from planner.domain.projects.actor import Actor
from planner.text import Lang
from planner.ui import state
from planner.ui.app_services import editing, me, name_me, projects, tasks, workbench
from planner.ui.shared import goal_state
from planner.ui.shared.words import editing as editing_words
from planner.ui.shared.words import new_facts, shell
from tests.support.kept import BOB
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import PAGES, Opened, Screen
from tests.ui.test_pages import RAW

pytestmark = pytest.mark.slow

PARK = "ziyuan"
CHOOSABLE = 'class="building-head" role="button"'


@pytest.fixture
def park(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of one park whose database no other test has changed, on a PC whose user has no name yet."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    shutil.copytree(data_folder / PARK, tmp_path / "data" / PARK)
    return tmp_path / "data"


def card(opened: Opened, park: Path, *, page: str = "overview", **chosen: str) -> Screen:
    """Open a page with a firm or a building chosen, for someone whose name is known."""
    screen = opened(page, data=park, tour="done", **chosen)
    name_me("小李")
    screen.test.run()
    return screen


def key_of(subject: str, field: str, *, version: int = 1, revision: int = -1) -> str:
    return f"news.{subject}.{version}.{revision}.{field}"


def tell(screen: Screen, key: str, value: Any) -> None:
    """Choose or type something in the form."""
    if isinstance(value, int):
        screen.test.number_input(key=key).set_value(value)
    else:
        screen.test.session_state[key] = value


def save(screen: Screen) -> None:
    screen.test.button(key="news_save").click().run()
    assert not screen.test.exception


def facts() -> Problem:
    return projects().open(PARK).dossier.problem


def head() -> int:
    return projects().open(PARK).note.number


def comment() -> str:
    return projects().history(PARK)[0].comment


def laid(actor: Actor, *, m2: int, firm_id: str = "F08") -> None:
    """Put another most area into the draft of someone."""
    desk = editing().desk(actor, PARK)
    assert desk.dossier is not None
    told = FirmReport(firm_id=firm_id, area_max_m2=m2)
    editing().lay_edits(actor, desk, told.edits(desk.dossier.problem))


@pytest.mark.parametrize(
    ("chosen", "field", "value", "said"),
    [
        ({"firm": "F08"}, "status", "signs", "F08 项目阶段 在谈 → 已签约，落地概率 0.4 → 0.85"),
        ({"firm": "F08"}, "status", "leaves", "F08 示例企业08 退出"),
        ({"firm": "F08"}, "area_min_m2", 1800, "F08 最小面积 2070 → 1800"),
        ({"firm": "F08"}, "area_max_m2", 2500, "F08 最大面积 2880 → 2500"),
        ({"firm": "F30"}, "area_req_m2", 1800, "F30 意向面积 1900 → 1800"),
        ({"firm": "F08"}, "later", "2024Q4", "F08 期望季度 2024Q2 → 2024Q4，最迟季度 2025Q2 → 2025Q4"),
        ({"building": "B1"}, "handover", "2024Q3", "B1 交付季度 2024Q1 → 2024Q3"),
    ],
)
def test_what_is_new_is_saved_and_the_re_plan_is_watched(
    opened: Opened, park: Path, chosen: dict[str, str], field: str, value: Any, said: str
) -> None:
    (subject,) = chosen.values()
    screen = card(opened, park, **chosen)
    before = facts()
    tell(screen, key_of(subject, field), value)
    save(screen)
    assert comment() == said
    assert projects().history(PARK)[0].actor.name == "小李"
    assert facts() != before
    assert screen.test.title[0].value != shell.PLAN.zh
    assert {"job_live", "job_end"} & set(screen.sheets())
    if (
        "job_live" in screen.sheets()
    ):  # a solve that is over at once has the page drawn again, without the word of the save
        assert said.partition(" ")[0] in screen.test.success[0].value
    run = workbench().run(screen.test.session_state[state.TASK.key])
    assert run is not None
    standing = workbench().versions(workbench().facts(PARK))[0].outcome.plan
    assert standing is not None
    assert {stay.firm_id for stay in run.problem.base} == set(standing.by_firm) & set(facts().firm)


def test_when_the_re_plan_is_over_each_difference_is_a_sentence_on_the_card(
    opened: Opened, park: Path
) -> None:
    screen = card(opened, park, firm="F08")
    screen.test.session_state[goal_state.GAP] = 30.0
    tell(screen, key_of("F08", "area_max_m2"), 2500)
    save(screen)
    job = tasks().wait(screen.test.session_state[state.TASK.key], PATIENCE_S)
    assert job is not None
    assert job.state.is_over
    for page in ("plan", "firms", "overview"):
        screen.test.switch_page(PAGES[page]).run()
        assert not screen.test.exception
        names = list(screen.sheets())
        assert names.index("firm_head") < names.index("downstream") < names.index("firm_body"), page
        head_, told, *_ = screen.sheet("downstream")["parts"]
        assert head_["text"] == new_facts.DOWNSTREAM.zh
        assert any("F08" in line["text"] for line in told["items"])
        assert "2880 → 2500" in screen.said()
    screen.test.session_state[state.FIRM.key] = "F10"
    screen.test.run()
    assert "downstream" not in screen.sheets()
    screen.test.session_state[state.FIRM.key] = "F08"
    screen.test.run()
    screen.test.button(key="downstream_seen").click().run()
    assert "downstream" not in screen.sheets()


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [("area_max_m2", 2000, "最大面积"), ("area_min_m2", 2600, "意向面积"), ("area_min_m2", 0, "最小面积")],
)
def test_a_bad_value_is_refused_in_place_and_nothing_is_saved(
    opened: Opened, park: Path, field: str, value: int, column: str
) -> None:
    screen = card(opened, park, firm="F08")
    tell(screen, key_of("F08", field), value)
    save(screen)
    (said,) = [str(one.value) for one in screen.test.error]
    assert said.startswith(new_facts.REFUSED.zh)
    assert column in said
    assert not RAW.findall(screen.said())
    assert screen.test.title[0].value != shell.PLAN.zh
    assert screen.test.number_input(key=key_of("F08", field)).value == value
    assert head() == 1
    assert editing().desk(me(), PARK).draft is None
    assert tasks().newest() == ()


def test_nothing_new_saves_nothing(opened: Opened, park: Path) -> None:
    screen = card(opened, park, building="B1")
    save(screen)
    assert [one.value for one in screen.test.error] == [new_facts.NOTHING_NEW.zh]
    assert head() == 1


def test_whoever_saved_first_is_shown_and_nothing_is_overwritten(opened: Opened, park: Path) -> None:
    screen = card(opened, park, firm="F08")
    tell(screen, key_of("F08", "area_max_m2"), 2500)
    laid(BOB, m2=2600)
    editing().save(BOB, PARK)
    save(screen)
    assert (head(), facts().firm["F08"].area_max_m2) == (2, 2600)
    assert any(BOB.name in str(one.value) for one in screen.test.warning)
    assert screen.sheet("firm_body")["reveal"] == "F08"
    screen.test.radio(key="clash_0").set_value("mine").run()
    screen.test.button(key="merge").click().run()
    assert not screen.test.exception
    assert head() == 2
    assert editing_words.MERGED.zh.format(number=2) in [one.value for one in screen.test.success]
    save(screen)
    assert (head(), facts().firm["F08"].area_max_m2, comment()) == (3, 2500, new_facts.DRAFT.zh)
    assert {"job_live", "job_end"} & set(screen.sheets())


def test_what_was_typed_and_not_saved_is_told_and_saved_along(opened: Opened, park: Path) -> None:
    card(opened, park)
    laid(me(), m2=2200, firm_id="F10")
    screen = opened(firm="F08", tour="done")
    assert any("企业" in one.value and "未保存的修改" in one.value for one in screen.test.caption)
    tell(screen, key_of("F08", "area_max_m2", revision=1), 2500)
    save(screen)
    saved = facts()
    assert (saved.firm["F08"].area_max_m2, saved.firm["F10"].area_max_m2) == (2500, 2200)
    assert comment() == f"F08 最大面积 2880 → 2500{new_facts.ALONG.zh}"


def test_a_draft_that_cannot_be_read_is_to_be_mended_first(opened: Opened, park: Path) -> None:
    card(opened, park)
    desk = editing().desk(me(), PARK)
    table = desk.table("firms")
    at = table.columns.index("area_max_m2")
    rows = ((*table.rows[0][:at], "很大", *table.rows[0][at + 1 :]), *table.rows[1:])
    editing().type_in(me(), PARK, [replace(table, rows=rows)], revision=-1)
    screen = opened(firm="F08", tour="done")
    assert new_facts.BLOCKED.zh.format(count=1) in [one.value for one in screen.test.warning]
    assert not [one for one in screen.test.button if one.key == "news_save"]


def test_a_draft_that_moved_on_in_another_tab_is_told_and_not_overwritten(opened: Opened, park: Path) -> None:
    screen = card(opened, park, firm="F08")
    tell(screen, key_of("F08", "area_max_m2"), 2500)
    laid(me(), m2=2700)
    save(screen)
    assert editing_words.MOVED_ON.zh in [one.value for one in screen.test.warning]
    dossier = editing().desk(me(), PARK).dossier
    assert dossier is not None
    assert dossier.problem.firm["F08"].area_max_m2 == 2700
    assert head() == 1


def test_the_name_is_asked_once(opened: Opened, park: Path) -> None:
    screen = opened(data=park, tour="done", firm="F08")
    screen.test.text_input(key="news_name").set_value("王")
    tell(screen, key_of("F08", "area_max_m2"), 2500)
    save(screen)
    assert projects().history(PARK)[0].actor.name == "王"
    again = opened(firm="F08", tour="done")
    assert not [one for one in again.test.text_input if one.key == "news_name"]


def test_a_firm_that_dropped_out_takes_no_news(opened: Opened, park: Path) -> None:
    screen = card(opened, park, firm="F08")
    tell(screen, key_of("F08", "status"), "leaves")
    save(screen)
    again = opened(firm="F08", tour="done", job="none")
    assert new_facts.GONE.zh.format(number=2, subject="F08") in [one.value for one in again.test.caption]


def test_what_came_of_a_firm_that_dropped_out_stands_where_its_card_was(opened: Opened, park: Path) -> None:
    screen = card(opened, park, firm="F08")
    screen.test.session_state[goal_state.GAP] = 30.0
    tell(screen, key_of("F08", "status"), "leaves")
    save(screen)
    tasks().wait(screen.test.session_state[state.TASK.key], PATIENCE_S)
    screen.test.run()
    assert not screen.test.exception
    assert "firm_head" not in screen.sheets()
    assert any("F08" in line["text"] for line in screen.sheet("downstream")["parts"][1]["items"])


def test_a_building_that_was_handed_over_does_not_slip(opened: Opened, park: Path) -> None:
    screen = card(opened, park, building="A1")
    assert new_facts.HANDED_OVER.zh.format(quarter="2022Q4") in screen.said()


def test_only_a_plan_of_the_facts_themselves_takes_news(opened: Opened, park: Path) -> None:
    screen = card(opened, park, page="replan", firm="F08")
    screen.test.session_state["park_planner.replan_tab"] = "hand"
    screen.test.run()
    assert "firm_head" in screen.sheets()
    assert not [one for one in screen.test.button if one.key == "news_save"]
    assert CHOOSABLE not in screen.drawing()
    assert CHOOSABLE in opened().drawing()


@pytest.mark.parametrize("lang", [one.value for one in Lang])
@pytest.mark.parametrize("page", ["overview", "plan", "firms"])
@pytest.mark.parametrize("chosen", [{"firm": "F01"}, {"firm": "F30"}, {"building": "B6"}])
def test_the_cards_speak_both_languages_wherever_they_are_shown(
    opened: Opened, page: str, lang: str, chosen: dict[str, str]
) -> None:
    screen = opened(page, lang=lang, **chosen)
    assert not RAW.findall(screen.said())
