"""The screens while a PostgreSQL server is away: a sentence, no generic error, and what was typed waits."""

import json
from collections.abc import Iterator

import pytest

from planner.store.errors import StoreFault, fault_message
from planner.text import Lang
from planner.ui.shared.words import editing, shell
from tests.support import postgres
from tests.support.app_server import AppServer, app_server
from tests.support.raw_session import Drawn, RawSession
from tests.ui.test_locked import TYPED, UNSAVED, grid_of

pytestmark = pytest.mark.postgres
SAID = {lang: fault_message(StoreFault.UNREACHABLE).say(lang) for lang in Lang}


@pytest.fixture(scope="module")
def database() -> Iterator[postgres.Server]:
    with postgres.server(durable=True) as running:
        yield running


@pytest.fixture(scope="module")
def server(database: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    folder = tmp_path_factory.mktemp("away")
    with app_server(folder, database=database.url, home=folder) as running:
        yield running


def is_sound(drawn: Drawn) -> bool:
    return not drawn.exceptions() and shell.unforeseen("").text.zh.partition("{")[0] not in drawn.text()


def test_what_is_typed_waits_and_every_act_says_why_it_came_to_nothing(
    server: AppServer, database: postgres.Server
) -> None:
    typed = json.dumps({"edited_rows": {"0": {"name_zh": TYPED}}, "added_rows": [], "deleted_rows": []})
    with (
        RawSession(server.address, "firms") as typist,
        RawSession(server.address, "plan") as planner,
        RawSession(server.address, "history") as keeper,
        RawSession(server.address, "overview", lang="en") as stranger,
    ):
        shown = typist.say(typist.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh])
        solve, rename = planner.run().id("solve"), keeper.run().id("project_rename")
        database.kill()
        acts = (
            typist.say(grid_of(shown), string_value=typed),
            planner.press(solve),
            keeper.press(rename),
        )
        for refused in acts:
            assert SAID[Lang.ZH] in refused.text()
            assert is_sound(refused)
        assert TYPED in acts[0].text()  # to be copied
        unread = stranger.run()
        assert any(said in unread.text() for said in SAID.values())
        assert is_sound(unread)
        database.start()
        back = typist.run()
        assert editing.NOT_KEPT.zh in back.text()
        kept = typist.press(back.id("keep_firms"))
        assert editing.NOT_KEPT.zh not in kept.text()
        assert UNSAVED in kept.text()
        for again in (planner.press(solve), keeper.press(rename), stranger.run()):
            assert not any(said in again.text() for said in SAID.values())
            assert is_sound(again)
