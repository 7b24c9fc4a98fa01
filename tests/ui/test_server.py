"""The running app as the network and the system see it: whom it answers, where it starts, how it ends."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import run
from planner.domain.solving.task import TaskState
from planner.store import tasks
from planner.store.opening import open_store
from planner.ui.address import IN_ADDRESS
from planner.ui.hearing import key_of
from planner.ui.page_edition import cookie_name, edition
from planner.ui.shared.words import door as words
from planner.ui.shared.words import editing, shell
from tests.support.app_server import AppServer, app_server
from tests.support.processes import all_gone, descendants, is_alive, wait_until
from tests.support.raw_session import Drawn, RawSession
from tests.support.raw_web import answered, upgraded

pytestmark = pytest.mark.slow

DATABASE = "planner.sqlite3"
UNFORESEEN = shell.unforeseen("").text.zh.partition("{")[0]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    with app_server(tmp_path_factory.mktemp("log")) as running:
        yield running


def test_another_host_name_gets_a_reason_and_no_page(server: AppServer) -> None:
    assert answered(server.address, "/")[0] == 200
    for host in ("evil.example", "evil.example:8501", "127.0.0.1.evil.example", ""):
        status, said = answered(server.address, "/", Host=host)
        assert status == 421
        assert words.OTHER_HOST.zh in said
        assert words.OTHER_HOST.en in said


def test_figures_of_the_server_and_its_description_answer_nobody(server: AppServer) -> None:
    for path in ("metrics", "agent/openapi.json", "agent/mcp", "script-health-check"):
        assert answered(server.address, f"/_stcore/{path}")[0] == 404
    assert answered(server.address, "/_stcore/health") == (200, "ok")


@pytest.mark.parametrize("task", ["x%2F", "%2E%2E", "..%2F..", "%00", "%5C", "%0A", "%0D%0A", "a%2Fb"])
def test_whatever_stands_where_an_id_belongs_the_interface_answers_in_its_own_form(
    server: AppServer, task: str
) -> None:
    status, said = answered(server.address, f"/api/tasks/{task}")
    assert status == 404
    assert json.loads(said)["code"] == "not_found"


def test_a_page_of_another_site_opens_no_connection(server: AppServer) -> None:
    assert upgraded(server.address, Origin=server.address) == 101
    assert upgraded(server.address, Origin="http://evil.example") == 403
    assert upgraded(server.address, Origin="null") == 403
    assert upgraded(server.address, Host="evil.example", Origin="http://evil.example") == 403


@pytest.mark.parametrize(
    ("command", "variables", "address"),
    [
        (("-m", "streamlit", "run", "app.py"), {"STREAMLIT_SERVER_ADDRESS": "::"}, "::"),
        (("run.py", "app", "--no-open", "--server.address=0.0.0.0"), {}, "0.0.0.0"),
    ],
)
def test_the_app_does_not_start_where_other_machines_reach_it(
    command: tuple[str, ...], variables: dict[str, str], address: str
) -> None:
    port = f"--server.port={run.free_port(8800)}"
    environment = run.child_environment(PLANNER_DATABASE_URL="sqlite://", **variables)
    ended = subprocess.run(
        [sys.executable, *command, port],
        cwd=run.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert words.open_to_others(address).zh in ended.stderr
    assert words.open_to_others(address).en in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_solve_outlives_an_order_to_clear_what_pages_share_and_ends_with_its_server(tmp_path: Path) -> None:
    with solving(tmp_path) as (server, worker):
        with RawSession(server.address, "park") as other:
            other.run()
            other.clear_cache()
            assert not other.run().exceptions()
        assert is_alive(worker)
        assert state_of_the_job(tmp_path) is TaskState.RUNNING
        children = descendants(server.process.pid)
        assert worker in children
        server.process.terminate()
        server.process.wait(timeout=60)
        assert all_gone(children, seconds=60)
    assert state_of_the_job(tmp_path) is TaskState.INTERRUPTED


def test_a_cancel_is_heard_without_the_page_it_was_pressed_on(tmp_path: Path) -> None:
    with solving(tmp_path) as (server, worker), RawSession(server.address, "park") as other:
        task_id = newest_job(tmp_path)
        other.say(f"$$ID-0-{key_of(task_id)}", trigger_value=True)  # no page has such a button
        assert all_gone({worker})
        wait_until(lambda: state_of_the_job(tmp_path) is not TaskState.RUNNING)
        assert state_of_the_job(tmp_path) is TaskState.CANCELLED


def test_a_channel_that_breaks_off_during_a_solve_comes_back_to_its_page_and_the_solve(
    server: AppServer,
) -> None:
    with server.gate.closed():
        with RawSession(server.address, "plan") as before:
            drawn = before.run()
            before.press(drawn.id("solve"))
        (session,) = drawn.session_ids()
        with RawSession(server.address, "plan", token="-", session_id=session) as after:
            back = after.run()
            assert back.session_ids() == [session]
            (cancel,) = [one for one in back.all_ids() if f"-{key_of('')}" in one]
            assert not after.press(cancel).exceptions()


@contextlib.contextmanager
def solving(folder: Path) -> Iterator[tuple[AppServer, int]]:
    """Start the app and a solve in it, and give its worker, held still: nothing of it comes to an end by itself."""
    with (
        app_server(folder, database=folder / DATABASE) as server,
        RawSession(server.address, "plan") as me,
    ):
        me.press(me.run().id("solve"))
        assert wait_until(server.workers)
        (worker,) = server.workers()
        os.kill(worker, signal.SIGSTOP)
        yield server, worker


def newest_job(folder: Path) -> str:
    store = open_store(f"sqlite:///{folder / DATABASE}")
    try:
        with store.reading() as db:
            (task_id,) = tasks.newest(db)
    finally:
        store.close()
    return task_id


def state_of_the_job(folder: Path) -> TaskState:
    store = open_store(f"sqlite:///{folder / DATABASE}")
    try:
        with store.reading() as db:
            (task_id,) = tasks.newest(db)
            kept = tasks.find(db, task_id)
    finally:
        store.close()
    assert kept is not None
    return kept.task.state


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("goal.seconds", {"double_value": float("nan")}),
        ("goal.seconds", {"string_value": "a word"}),
        ("goal.seed", {"int_value": 2**62}),
        ("quarter_slider", {"double_value": float("nan")}),
        ("park_chooser", {"int_array_value": [-1, 99]}),
        ("stacking_plan", {"json_value": '{"picked": {"a": [1]}, "building": "\\ud800"}'}),
        ("stacking_plan", {"json_value": "no JSON"}),
        ("stacking_plan", {"json_trigger_value": "[" * 3000}),
        ("language_switch", {"bool_value": True}),
        ("solve", {"string_array_value": ["x"]}),
    ],
)
def test_a_value_that_no_widget_holds_is_let_go_and_the_page_stays(
    server: AppServer, key: str, value: dict[str, Any]
) -> None:
    with RawSession(server.address, "plan") as viewer:
        widget = viewer.run().id(key)
        said = viewer.say(widget, **value)
        assert not said.exceptions()
        assert UNFORESEEN not in said.text()
        viewer.forget(widget)
        again = viewer.run()
        assert not again.exceptions()
        assert again.ids("solve")


def test_a_grid_that_says_what_no_grid_can_stays_a_grid(server: AppServer) -> None:
    crafted = (
        '{"edited_rows": {"word": {"firm_id": "F1"}}}',
        '{"edited_rows": {"9999": {"nowhere": "F1"}}}',
        '{"edited_rows": {"0": {"firm_id": "\\ud800"}}, "added_rows": [5], "deleted_rows": ["x"]}',
    )
    with RawSession(server.address, "firms") as viewer:
        shown = viewer.say(viewer.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh])
        for said in crafted:
            shown = viewer.say(grid_of(shown), string_value=said)
            assert not shown.exceptions()
            assert grid_of(shown)


def grid_of(drawn: Drawn) -> str:
    (grid,) = (one for one in drawn.all_ids() if "-grid_firms_" in one)
    return grid


def test_a_page_that_was_loaded_before_an_update_is_asked_to_be_loaded_anew(server: AppServer) -> None:
    place = urlsplit(server.address)
    name = cookie_name(place.netloc)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=30)
    connection.request("GET", "/history")
    given = str(connection.getresponse().headers["set-cookie"])
    connection.close()
    assert given.startswith(f"{name}={edition()};")

    def is_asked(cookie: str) -> bool:
        with RawSession(server.address, "history", headers={"Cookie": cookie}) as viewer:
            return shell.OLDER_PAGE.zh in viewer.run().text()

    assert is_asked(f"{name}=of-an-older-server")
    assert not is_asked(given.partition(";")[0])
    assert not is_asked("planner-page-1=of-a-server-of-another-port")


@pytest.mark.parametrize("page", ["plan", "replan", "scenarios"])
def test_an_address_of_any_content_opens_the_page(server: AppServer, page: str) -> None:
    for said in ("\u202e\x00<img src=x>", "9999Q4:a:b", "../.." + "x" * 300):
        address = {slot.name: said for slot in IN_ADDRESS}
        with RawSession(server.address, page, headers=None, **address) as viewer:
            drawn = viewer.run()
        assert not drawn.exceptions()
        assert UNFORESEEN not in drawn.text()
