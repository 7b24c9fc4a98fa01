"""A database that another program holds: every act says so on a page that stays whole, and nothing typed is lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.store.errors import StoreFault, fault_message
from planner.text import Lang
from planner.ui.shared.words import editing
from tests.support.app_server import AppServer, app_server
from tests.support.locking import locked
from tests.support.raw_session import Drawn, RawSession

pytestmark = pytest.mark.slow

SAID = fault_message(StoreFault.LOCKED).say(Lang.ZH)
TYPED = "占用时输入的名称"
UNSAVED = editing.CHANGED.zh.partition("}")[2].partition("{")[0]
DATABASE = "planner.sqlite3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("locked")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[AppServer]:
    with app_server(folder, database=folder / DATABASE) as running:
        yield running


def grid_of(drawn: Drawn) -> str:
    (grid,) = (one for one in drawn.all_ids() if "-grid_firms_" in one)
    return grid


def test_what_is_typed_waits_and_is_kept_when_the_database_is_free(server: AppServer, folder: Path) -> None:
    typed = json.dumps({"edited_rows": {"0": {"name_zh": TYPED}}, "added_rows": [], "deleted_rows": []})
    with RawSession(server.address, "firms") as viewer:
        shown = viewer.say(viewer.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh])
        grid = grid_of(shown)
        with locked(folder / DATABASE):
            refused = viewer.say(grid, string_value=typed)
        assert SAID in refused.text()
        assert not refused.exceptions()
        assert grid_of(refused) == grid
        assert editing.NOT_KEPT.zh in refused.text()
        assert UNSAVED not in refused.text()
        assert TYPED in refused.text()  # to be copied
        kept = viewer.press(refused.id("keep_firms"))
        assert editing.NOT_KEPT.zh not in kept.text()
        assert UNSAVED in kept.text()
        assert grid_of(kept) == grid


@pytest.mark.parametrize(
    ("page", "button"), [("plan", "plan_name_save"), ("plan", "solve"), ("history", "project_rename")]
)
def test_an_act_that_cannot_be_kept_says_so_and_the_page_stays(
    server: AppServer, folder: Path, page: str, button: str
) -> None:
    with RawSession(server.address, page) as viewer:
        pressed = viewer.run().id(button)
        with locked(folder / DATABASE):
            refused = viewer.press(pressed)
        assert SAID in refused.text()
        assert not refused.exceptions()
        assert refused.id(button)
        again = viewer.press(pressed)
        assert SAID not in again.text()
        assert not again.exceptions()
