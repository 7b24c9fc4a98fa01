"""A disk that fills up while somebody types and saves: said on a page that stays whole, nothing acknowledged lost, and on again."""

import json
from pathlib import Path

import pytest

from planner.services.editing.drafts import Drafts
from planner.services.projects.projects import Projects
from planner.store.errors import StoreFault, fault_message
from planner.store.identity import person_of
from planner.store.opening import open_store
from planner.store.store import Store
from planner.text import Lang
from planner.ui.shared.words import editing
from tests.support.app_server import app_server
from tests.support.raw_session import Drawn, RawSession
from tests.support.small_disk import fill, small_disk

pytestmark = pytest.mark.slow

PARK = "ziyuan"
SAID = fault_message(StoreFault.FULL).say(Lang.ZH)
NAME = "名称{number}"
MOST = 2_000


def grid_of(drawn: Drawn) -> str:
    (grid,) = (one for one in drawn.all_ids() if "-grid_firms_" in one)
    return grid


def typed(number: int) -> str:
    rows = {"0": {"name_zh": NAME.format(number=number)}}
    return json.dumps({"edited_rows": rows, "added_rows": [], "deleted_rows": []})


def name_in_draft(store: Store, home: Path) -> str:
    """Return the name of the first firm as the draft has it."""
    draft = Drafts(store).find(person_of(home), PARK)
    assert draft is not None
    (firms,) = (one for one in draft.tables if one.name == "firms")
    return firms.rows[0][firms.columns.index("name_zh")]


def test_what_is_typed_on_a_full_disk_waits_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as place:
        database = place / "planner.sqlite3"
        with (
            app_server(tmp_path, database=database, home=place) as server,
            RawSession(server.address, "firms") as viewer,
        ):
            shown = viewer.say(viewer.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh])
            grid = grid_of(viewer.say(grid_of(shown), string_value=typed(0)))
            filler, acknowledged = fill(place), 0
            refused = viewer.say(grid, string_value=typed(1))
            while SAID not in refused.text():  # what of the log was written before has room for some
                acknowledged += 1
                assert acknowledged < MOST
                refused = viewer.say(grid, string_value=typed(acknowledged + 1))
            assert editing.NOT_KEPT.zh in refused.text()
            assert not refused.exceptions()
            assert grid_of(refused) == grid
            store = open_store(f"sqlite:///{database}")
            assert name_in_draft(store, place) == NAME.format(number=acknowledged)

            viewer.press(refused.id("edit_save"))
            unsaved = viewer.press(viewer.run().id("save_now"))
            assert SAID in unsaved.text()
            assert not unsaved.exceptions()
            assert len(Projects(store).history(PARK)) == 1

            filler.unlink()
            kept = viewer.press(unsaved.id("keep_firms"))
            assert editing.NOT_KEPT.zh not in kept.text()
            assert name_in_draft(store, place) == NAME.format(number=acknowledged + 1)
            viewer.press(kept.id("edit_save"))
            saved = viewer.press(viewer.run().id("save_now"))
            assert not saved.exceptions()
            assert len(Projects(store).history(PARK)) == 2
            assert Projects(store).open(PARK).dossier.problem.firms[0].name.zh == NAME.format(
                number=acknowledged + 1
            )
            store.close()
