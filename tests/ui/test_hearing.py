"""A click on Cancel is heard at the door, whatever the page it came from is doing."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from planner.domain.solving.task import TaskState
from planner.services.tasks import kinds as questions
from planner.ui.app_services import tasks
from planner.ui.door import Door
from planner.ui.hearing import cancels_in, key_of
from tests.support.questions import HELD, HeldOrder
from tests.support.waiting import PATIENCE_S, seen


def said(*widgets: WidgetState) -> bytes:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.extend(widgets)
    return bytes(message.SerializeToString())


def pressed(key: str, *, hash_: str = "0a1b", trigger: bool = True) -> WidgetState:
    return WidgetState(id=f"$$ID-{hash_}-{key}", trigger_value=trigger)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (said(pressed(key_of("job-1.2"))), ["job-1.2"]),
        (said(pressed("solve"), pressed(key_of("e1"))), ["e1"]),
        (said(pressed(key_of("j"), trigger=False)), []),
        (said(pressed(key_of(""))), []),
        (said(pressed("cancel_task_all.j")), []),
        (said(WidgetState(id=key_of("j"), trigger_value=True)), []),
        (said(WidgetState(id="$$ID-0-name", string_value=key_of("j"))), []),
        (said(pressed(key_of("j")))[:-3], []),
        (b"cancel_task.j", []),
        (b"", []),
    ],
)
def test_only_a_pressed_button_that_cancels_is_heard(content: bytes, found: list[str]) -> None:
    assert list(cancels_in(content)) == found


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the id of a question that ends only when it is asked to."""
    monkeypatch.setitem(questions.KINDS, HELD.name, HELD)
    task_id = tasks().ask(HELD, "held", HeldOrder(folder=str(tmp_path)))
    seen(lambda: (held := tasks().question("held")) and held.latest, "the question under way")
    yield task_id
    tasks().cancel(task_id)


def test_a_task_is_cancelled_before_the_app_has_so_much_as_looked_at_the_click(task: str) -> None:
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost")]}
    content = said(pressed(key_of(task)))
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
    ended = tasks().task(task)
    assert ended is not None
    assert (ended.state, ended.is_asked_to_stop) == (TaskState.CANCELLED, True)
