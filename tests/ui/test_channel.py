"""Of what a browser may say the app hears what its screens send."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from planner.ui.door import Door

GONE: Message = {"type": "websocket.disconnect", "code": 1000}


def heard(said: Message, *, has_login: bool) -> list[Message]:
    """Return what the app hears of a message, and of the end of its channel."""
    coming, came = [said, GONE], list[Message]()
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost")]}

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        while not came or came[-1] is not GONE:
            came.append(await receive())

    async def receive() -> Message:
        return coming.pop(0)

    async def send(_message: Message) -> None:
        raise AssertionError("nothing is said")

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop of its own in this thread
        aside.submit(asyncio.run, Door(app, has_login=has_login)(scope, receive, send)).result()
    return came[:-1]


def message(**fields: Any) -> Message:
    return {"type": "websocket.receive", "bytes": BackMsg(**fields).SerializeToString()}


def operation(**payload: Any) -> Message:
    return message(backend_operation_request={"request_id": "1", "session_id": "2"} | payload)


@pytest.mark.parametrize("has_login", [True, False])
@pytest.mark.parametrize(
    ("said", "is_heard"),
    [
        (message(rerun_script={"page_name": "plan"}), True),
        (message(stop_script=True), True),
        (message(app_heartbeat=True), True),
        (message(file_urls_request={"request_id": "1", "file_names": ["a.csv"]}), True),
        (operation(deferred_file={"file_id": "f"}), True),
        (operation(dataframe_chunk={"source_id": "s"}), True),
        ({"type": "websocket.receive", "bytes": b"\xff"}, True),
        (message(rerun_script={"fragment_id": "0a1b" * 8, "page_script_hash": "0a1b" * 8}), True),
        (message(rerun_script={"fragment_id": "x\nFault 00000000"}), False),
        (message(rerun_script={"page_script_hash": "x" * 1000}), False),
        (operation(deferred_file={"file_id": "f"}, request_id="x\nFault 00000000"), False),
        (message(clear_cache=True), False),
        (message(load_git_info=True), False),
        (message(set_run_on_save=True), False),
        (message(debug_shutdown_runtime=True), False),
        (operation(install_skills={}), False),
        (operation(dismiss_skills_nudge={}), False),
        (operation(), False),
        (message(), False),
        ({"type": "websocket.receive", "text": "words"}, False),
    ],
)
def test_the_app_hears_what_its_screens_say(said: Message, *, is_heard: bool, has_login: bool) -> None:
    assert heard(said, has_login=has_login) == ([said] if is_heard else [])
