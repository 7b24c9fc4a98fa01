"""The Monday picture: the current quarter, today's facts, one value for one word; and what plans and copies are called."""

import shutil
from pathlib import Path

import pytest

from planner.domain.edits.reports import FirmReport
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import SolveSettings
from planner.ui.app_services import editing, me, name_me, projects, tasks, workbench
from planner.ui.shared.words import overview, plan_names, verdict
from planner.views import format as fmt
from planner.views.occupancy import occupancy_at
from tests.support.kept import BOB
from tests.support.waiting import PATIENCE_S
from tests.ui.conftest import Opened, Screen

PARK = "ziyuan"


@pytest.fixture
def park(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of one park whose database no other test has changed."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    shutil.copytree(data_folder / PARK, tmp_path / "data" / PARK)
    return tmp_path / "data"


def slider(screen: Screen) -> str:
    return str(screen.test.select_slider[0].label)


def bar(screen: Screen) -> str:
    (shown,) = screen.sheet("occupancy_bar")["parts"][0]["items"]
    return str(shown["note"])


@pytest.mark.slow
@pytest.mark.parametrize(("name", "quarter"), [("ziyuan", "2023Q2"), ("mature", "2025Q1")])
def test_the_quarter_on_show_is_the_current_one_and_says_so(opened: Opened, name: str, quarter: str) -> None:
    screen = opened(park=name, tour="done")
    assert slider(screen) == overview.CURRENT.zh.format(quarter=quarter)
    assert quarter in screen.drawing()
    later = opened(park=name, tour="done", quarter="2025Q4")
    assert slider(later) == overview.NOT_CURRENT.zh.format(now=quarter)


def test_an_occupancy_has_one_value_wherever_it_is_shown(opened: Opened) -> None:
    screen = opened(tour="done", quarter="2024Q3")
    facts = workbench().facts(PARK)
    assert facts.dossier is not None
    report = workbench().report(workbench().versions(facts)[0], facts.dossier)
    row = occupancy_at(report.problem, report.measures, Quarter.parse("2024Q3"))
    whole = fmt.percent(row.pencilled)
    assert whole in bar(screen)
    assert f"（{whole}）" in screen.drawing()
    figures = opened("plan", view="figures", tour="done", quarter="2024Q3")
    tiles = figures.sheet("headline")["parts"][0]["items"]
    assert [tile["value"] for tile in tiles if overview.PENCILLED.zh in tile["label"]] == [whole]
    resources = opened("plan", view="resources", tour="done", quarter="2024Q3")
    (meter, *_) = resources.sheet("meters")["parts"][1]["items"]
    assert (meter["label"], meter["note"]) == (overview.AREA_LET.zh, whole)


def test_what_is_signed_is_of_today_and_a_proof_of_older_facts_is_grey(opened: Opened, park: Path) -> None:
    screen = opened(data=park, tour="done", quarter="2024Q3")
    before = bar(screen)
    badges = screen.sheet("badges")["parts"][0]["items"]
    assert badges[0]["tone"] == "good"
    desk = editing().desk(me(), PARK)
    assert desk.dossier is not None
    problem = desk.dossier.problem
    editing().lay_edits(me(), desk, FirmReport(firm_id="F08", signs=True).edits(problem))
    editing().save(me(), PARK)
    screen.test.run()
    assert not screen.test.exception
    signed = sum(problem.unit[unit].leasable_m2 for unit in units_of("F08"))
    assert before != bar(screen)
    was, now = (int(one.split("\n")[1].partition(" ")[0].replace(",", "")) for one in (before, bar(screen)))
    assert now - was == signed
    badges = screen.sheet("badges")["parts"][0]["items"]
    assert [badge["tone"] for badge in badges[:2]] == ["muted", "muted"]
    assert "第 1 版数据" in badges[0]["text"]


def units_of(firm_id: str) -> tuple[str, ...]:
    plan = workbench().versions(workbench().facts(PARK))[0].outcome.plan
    assert plan is not None
    return plan.by_firm[firm_id][0].units


def test_plans_are_called_the_same_on_every_page(opened: Opened, park: Path) -> None:
    opened(data=park, tour="done")
    name_me("小李")
    (shipped,) = workbench().versions(workbench().facts(PARK))
    projects().keep_plan(BOB, (PARK, 1), shipped.problem, shipped.outcome)
    name = plan_names.PLAN.zh.format(number=1, what=plan_names.SHIPPED.zh)
    assert any(name in str(one.value) for one in opened(tour="done").test.caption)
    options = next(
        one for one in opened("plan", tour="done").test.selectbox if "version" in str(one.key)
    ).options
    assert options[0].startswith(name)
    assert options[1].startswith("方案 2 · ")
    assert BOB.name in options[1]
    assert any(name in str(one) for one in opened("compare", tour="done").test.multiselect[0].options)
    assert any(name in str(one.label) for one in opened("scenarios", tour="done").test.button)


def test_a_copy_does_not_look_like_the_original_nor_like_another_copy(opened: Opened, park: Path) -> None:
    screen = opened("history", data=park, tour="done")
    screen.test.button(key="project_copy").click().run()
    screen.test.button(key="project_copy").click().run()
    assert not screen.test.exception
    names = [str(one) for one in screen.test.sidebar.selectbox[0].options]
    assert len({name[:6] for name in names}) == len(names)
    overview_ = opened(tour="done", park=screen.test.query_params["park"])
    assert str(overview_.test.title[0].value).startswith("副本")


def test_a_plan_gets_a_name_by_hand_that_is_seen_wherever_plans_are_named(opened: Opened, park: Path) -> None:
    screen = opened("plan", data=park, tour="done")
    plan_id = f"shipped-1-{PARK}"
    screen.test.text_input(key=f"plan_name.{plan_id}.").set_value(" 签字*版* ").run()
    screen.test.button(key="plan_name_save").click().run()
    assert not screen.test.exception
    said = plan_names.PLAN.zh.format(number=1, what="签字*版*")
    assert screen.test.selectbox(key="version_choice").options[0].startswith(said)
    assert r"签字\*版\*" in screen.test.success[0].value
    named = opened(tour="done")
    assert any(r"签字\*版\*" in one.value for one in named.test.caption)
    trail = opened("history", tour="done").sheet("trail")
    assert "1 · 签字*版*" in str(trail)
    screen.test.text_input(key=f"plan_name.{plan_id}.签字*版*").set_value("").run()
    screen.test.button(key="plan_name_save").click().run()
    assert "签字" not in screen.test.selectbox(key="version_choice").options[0]


@pytest.mark.slow
def test_a_proof_of_older_facts_is_grey_at_the_end_of_its_solve_too(opened: Opened, park: Path) -> None:
    opened("plan", data=park, tour="done")
    facts = workbench().facts(PARK)
    assert facts.dossier is not None
    task_id = workbench().start(facts, SolveSettings(), Limits(gap=0.5), actor=me())
    assert tasks().wait(task_id, PATIENCE_S) is not None
    fresh = opened("plan", tour="done", job=task_id)
    assert fresh.sheet("job_end")["parts"][0]["items"][0]["tone"] != "muted"
    projects().save(me(), PARK, facts.dossier, base=1)
    older = opened("plan", tour="done", job=task_id)
    badge = older.sheet("job_end")["parts"][0]["items"][0]
    assert badge["tone"] == "muted"
    assert "第 1 版" in badge["text"]
    shown = opened("plan", tour="done", job=task_id, view="certificate")
    assert verdict.SPEAKS_OF.zh.format(made=1, now=2) in [one.value for one in shown.test.caption]
