"""A click on Cancel is heard at the door, whatever the page it came from is doing."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from planner.services.background import Stop, TaskState
from planner.ui.app_services import tasks
from planner.ui.door import Door
from planner.ui.hearing import ERRAND, SOLVE, cancels_in, key_of
from tests.support.waiting import PATIENCE_S


def said(*widgets: WidgetState) -> bytes:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.extend(widgets)
    return bytes(message.SerializeToString())


def pressed(key: str, *, hash_: str = "0a1b", trigger: bool = True) -> WidgetState:
    return WidgetState(id=f"$$ID-{hash_}-{key}", trigger_value=trigger)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (said(pressed(key_of(SOLVE, "job-1.2"))), [(SOLVE, "job-1.2")]),
        (said(pressed("solve"), pressed(key_of(ERRAND, "e1"))), [(ERRAND, "e1")]),
        (said(pressed(key_of(SOLVE, "j"), trigger=False)), []),
        (said(pressed(f"{SOLVE}.")), []),
        (said(pressed(f"{SOLVE}_all.j")), []),
        (said(WidgetState(id=key_of(SOLVE, "j"), trigger_value=True)), []),
        (said(WidgetState(id="$$ID-0-name", string_value=key_of(SOLVE, "j"))), []),
        (said(pressed(key_of(SOLVE, "j")))[:-3], []),
        (b"cancel_solve.j", []),
        (b"", []),
    ],
)
def test_only_a_pressed_button_that_cancels_is_heard(content: bytes, found: list[tuple[str, str]]) -> None:
    assert list(cancels_in(content)) == found


@pytest.fixture
def task() -> Iterator[str]:
    """Return the id of an errand that ends only when it is asked to."""
    has_begun = threading.Event()

    def work(should_stop: Stop) -> Iterator[int]:
        yield 1
        has_begun.set()
        while not should_stop():
            threading.Event().wait(0.01)

    task_id = tasks().start("held", work)
    assert has_begun.wait(PATIENCE_S)
    yield task_id
    tasks().cancel(task_id)


def test_an_errand_is_cancelled_before_the_app_has_so_much_as_looked_at_the_click(task: str) -> None:
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost")]}
    content = said(pressed(key_of(ERRAND, task)))
    came: list[Message] = []

    async def busy_app(_scope: Scope, receive: Receive, _send: Send) -> None:
        came.append(await receive())
        await asyncio.to_thread(tasks().wait, task, PATIENCE_S)  # ends only if someone else heard it

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": content}

    async def send(_message: Message) -> None:
        raise AssertionError("nothing is said")

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop of its own in this thread
        aside.submit(asyncio.run, Door(busy_app)(scope, receive, send)).result()
    assert came == [{"type": "websocket.receive", "bytes": content}]
    seen = tasks().task(task)
    assert seen is not None
    assert (seen.state, seen.latest, seen.is_asked_to_stop) == (TaskState.CANCELLED, 1, True)
