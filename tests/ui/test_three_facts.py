"""Three facts told one after the other: each time only what that fact changed is said of it."""

import shutil
from pathlib import Path

import pytest

from planner.domain.park.plan import Plan
from planner.ui import state
from planner.ui.app_services import me, name_me, projects, tasks, workbench
from planner.ui.shared import goal_state
from planner.ui.shared.words import new_facts
from tests.ui.conftest import Opened, Screen

pytestmark = pytest.mark.slow

PARK = "ziyuan"
FACTS = (("F08", "area_max_m2", 2500), ("F02", "status", "leaves"), ("F30", "area_req_m2", 1800))


@pytest.fixture
def park(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    shutil.copytree(data_folder / PARK, tmp_path / "data" / PARK)
    return tmp_path / "data"


def tell(screen: Screen, fact: tuple[str, str, object]) -> None:
    """Choose a firm on the overview, say what is new of it, save and wait for the re-plan."""
    firm, field, value = fact
    version = projects().open(PARK).note.number
    screen.test.switch_page("planner/ui/pages/overview/overview.py")
    screen.test.session_state[state.FIRM.key] = firm
    screen.test.run()
    key = next(
        key
        for key in (f"news.{firm}.{version}.{revision}.{field}" for revision in range(-1, 40))
        if key in screen.test.session_state
    )
    screen.test.session_state[key] = value
    screen.test.button(key="news_save").click().run()
    assert not screen.test.exception
    screen.test.switch_page("planner/ui/pages/plan/plan.py")
    finished(screen)


def finished(screen: Screen) -> None:
    """Wait until nothing is solved any more, then draw the page."""
    for _ in range(2):  # the re-plan, then the plan of the version before if that was wanted
        for kept in tasks().newest():
            tasks().wait(kept.task.task_id, 300)
        screen.test.run()
        assert not screen.test.exception


def lines(screen: Screen, sheet: str) -> list[str]:
    return [one["text"] for part in screen.sheet(sheet)["parts"] for one in part.get("items", ())]


def head(screen: Screen, sheet: str = "downstream") -> str:
    return str(screen.sheet(sheet)["parts"][0]["text"])


def placed(number: int) -> Plan:
    """Return the newest plan of a version."""
    made = [one for one in workbench().versions(workbench().facts(PARK)) if one.number == number]
    plan = made[-1].outcome.plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    "back", [False, True], ids=["from the newest plan", "from the plan of the first facts"]
)
def test_each_of_three_facts_has_its_own_sentences(opened: Opened, park: Path, *, back: bool) -> None:
    screen = opened("overview", data=park, tour="done")
    name_me("小李")
    screen.test.session_state[goal_state.GAP] = 30.0
    shipped = workbench().versions(workbench().facts(PARK))[0].version_id
    for number, fact in enumerate(FACTS, start=2):
        if back:
            screen.test.session_state[state.TASK.key] = ""
            screen.test.session_state[state.SHOWN.key] = shipped
        tell(screen, fact)
        is_split = back and number > 2
        said = lines(screen, "downstream")
        told = {line.split(" ")[0] for line in said if line[:1] == "F"}
        changed = {stay.firm_id for stay in {*placed(number - 1).placements} ^ {*placed(number).placements}}
        assert told == changed
        assert (head(screen) == new_facts.DOWNSTREAM.zh) is not is_split
        assert ("downstream_earlier" in screen.sheets()) is is_split
        if fact[0] == "F02":
            assert "F02" in told
            assert any("F02 已不在企业表中" in line for line in said)
        if fact[0] == "F30":
            assert not any("F02" in line or "F08" in line for line in said)
        if is_split:
            assert head(screen) == new_facts.OF_VERSION.zh.format(number=number, before=number - 1)
            assert any(line.startswith("F08") for line in lines(screen, "downstream_earlier"))
        assert workbench().facts(PARK).number == number


def test_a_plan_of_the_version_before_is_solved_where_there_is_none(opened: Opened, park: Path) -> None:
    screen = opened("overview", data=park, tour="done")
    name_me("小李")
    screen.test.session_state[goal_state.GAP] = 30.0
    saved = projects().open(PARK)
    projects().save(me(), PARK, saved.dossier, base=saved.note.number, comment="没有求解")
    screen.test.run()
    tell(screen, FACTS[1])
    assert head(screen) == new_facts.OF_VERSION.zh.format(number=3, before=2)
    assert head(screen, "downstream_earlier") == new_facts.OF_ONE_EARLIER.zh.format(first=2)
    assert new_facts.SAME.zh in screen.said()
    assert {one.number for one in workbench().versions(workbench().facts(PARK))} == {1, 2, 3}
