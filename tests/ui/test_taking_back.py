"""What destroys says what and how many, and can be taken back."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from planner.services.editing.history import comment_of
from planner.services.wording.grid_columns import table_title
from planner.ui.app_services import editing, me, name_me, projects
from planner.ui.pages.history import words as history_words
from planner.ui.shared.editing.editor import SIDE
from planner.ui.shared.words import editing as words
from tests.ui.conftest import PAGES, Opened, Screen

PARK = "ziyuan"


@pytest.fixture
def park(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder whose database no other test has changed, on a PC whose user has no name yet."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(data_folder, tmp_path / "data"))


def edited(opened: Opened, park: Path, page: str, *gone: str) -> Screen:
    """Open a page to edit after all rows of the tables `gone` were deleted."""
    screen = opened("history", data=park, tour="done")
    name_me("小李")
    shorten(*gone)
    screen.test.session_state[SIDE.key] = "edit"
    visit(screen, page)
    return screen


def shorten(*tables: str, keep: int = 0) -> None:
    """Delete all rows but `keep` of tables, as one step of the draft."""
    desk = editing().desk(me(), PARK)
    short = [replace(desk.table(name), rows=desk.table(name).rows[:keep]) for name in tables]
    editing().type_in(me(), PARK, short, revision=desk.revision)


def visit(screen: Screen, page: str) -> None:
    screen.test.switch_page(PAGES[page]).run()
    assert not screen.test.exception


def press(screen: Screen, key: str) -> str:
    """Press a button; return what the page says then."""
    screen.test.button(key=key).click().run()
    assert not screen.test.exception
    return "\n".join([screen.said(), *(str(one.value) for one in screen.test.success)])


def rows(table: str) -> int:
    return len(editing().desk(me(), PARK).table(table).rows)


def test_saving_without_the_firms_says_which_and_how_many_and_is_taken_back(
    opened: Opened, park: Path
) -> None:
    screen = edited(opened, park, "firms", "firms", "records")
    assert "企业 删 45 行" in screen.said()
    assert "企业 45 行（F01、F02、F03 等）" in press(screen, "edit_save")
    press(screen, "save_now")
    note = projects().history(PARK)[0]
    assert "企业 删 45 行" in comment_of(note.actor, note.comment).zh
    visit(screen, "history")
    screen.test.selectbox(key="version_looked_at").set_value(1).run()
    assert "企业 增 45 行" in screen.said()
    assert "企业 增 45 行" in press(screen, "restore_version")
    assert rows("firms") == 45


@pytest.mark.parametrize(
    ("page", "tables"),
    [("firms", ("firms",)), ("park", ("buildings", "floors", "units")), ("rules", ("synergies",))],
)
def test_a_draft_given_up_is_brought_back(
    opened: Opened, park: Path, page: str, tables: tuple[str, ...]
) -> None:
    screen = edited(opened, park, page, *tables)
    gone = projects().open(PARK).note.number, [rows(name) for name in tables]
    said = press(screen, "edit_discard")
    assert words.DISCARDED.zh.partition("{")[0] in said
    assert "删" in said
    assert all(rows(name) for name in tables)
    press(screen, "edit_undo")
    assert (projects().open(PARK).note.number, [rows(name) for name in tables]) == gone


def test_a_version_restored_over_a_draft_says_that_the_draft_stays(opened: Opened, park: Path) -> None:
    screen = opened("history", data=park, tour="done")
    name_me("小李")
    shorten("records")
    editing().save(me(), PARK, comment="先存")
    count = rows("synergies")
    shorten("synergies")
    screen.test.run()
    screen.test.selectbox(key="version_looked_at").set_value(1).run()
    said = press(screen, "restore_version")
    assert (
        history_words.DRAFT_STAYS.zh.format(changes=f"{table_title('synergies').zh} 删 {count} 行", new=3)
        in said
    )
    assert (rows("records"), rows("synergies")) == (0, 0)


def test_a_project_put_away_says_its_name_and_what_goes_with_it_and_comes_back(
    opened: Opened, park: Path
) -> None:
    screen = opened("history", data=park, tour="done")
    name = projects().find(PARK)
    assert name is not None
    said = press(screen, "project_delete")
    assert f"“{name.name.zh}”已移入回收站，1 个版本" in said
    press(screen, f"bring_back_{PARK}")
    assert PARK in {one.project_id for one in projects().list()}


def test_with_a_building_its_floors_and_units_go_by_one_click_that_is_taken_back(
    opened: Opened, park: Path
) -> None:
    screen = opened("history", data=park, tour="done")
    name_me("小李")
    desk = editing().desk(me(), PARK)
    buildings, before = desk.table("buildings"), {name: rows(name) for name in ("floors", "units")}
    kept = tuple(row for row in buildings.rows if row[0] != "B2")
    editing().type_in(me(), PARK, [replace(buildings, rows=kept)], revision=desk.revision)
    screen.test.session_state[SIDE.key] = "edit"
    visit(screen, "park")
    assert "已删除的楼栋 1 行（B2）还有属于它的" in screen.said()
    assert editing().desk(me(), PARK).errors
    said = press(screen, "delete_what_belongs")
    assert "已删除：楼层" in said
    assert not editing().desk(me(), PARK).errors
    assert rows("units") < before["units"]
    press(screen, "edit_undo")
    assert {name: rows(name) for name in before} == before
    assert "delete_what_belongs" in {one.key for one in screen.test.button}
