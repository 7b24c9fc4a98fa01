"""A click on Cancel, heard at the door: it waits for no page that is still being drawn.

Streamlit runs what a click asks for between two drawings of its page, and on a busy machine a
drawing takes seconds. The page that was clicked on hears it too, and then says so.
"""

import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from planner.services.database.opening import StoreError
from planner.ui.app_services import is_team, me, tasks

_CANCEL = "cancel_task"
"""What the key of a button that cancels begins with; the id of the task follows after a point."""

SOON_S = 1.5
"""How long a click waits for the end, so that its page is drawn once, as it ended, and not twice."""


def key_of(task_id: str) -> str:
    """Return the key of the button that cancels a task."""
    return f"{_CANCEL}.{task_id}"


def cancel_task(task_id: str) -> None:
    """Ask a task to stop.

    Raises
    ------
    StoreError
        If it is not one of this server, and the others cannot be told.
    """
    tasks().cancel(task_id, actor=me())


def hear(said: bytes) -> None:
    """Cancel what a message of a browser asks to cancel, in a thread of its own; one click presses one button.

    Where people log in the page alone hears it: at the door nobody knows yet whose message it is.
    """
    if is_team():
        return
    for task_id in islice(cancels_in(said), 1):
        threading.Thread(target=_act, args=(task_id,), daemon=True, name=_CANCEL).start()


def cancels_in(said: bytes) -> Iterator[str]:
    """Return the ids of the tasks that a message of a browser cancels."""
    if _CANCEL.encode() not in said:
        return
    message = BackMsg()
    with suppress(DecodeError):
        message.ParseFromString(said)
    for widget in message.rerun_script.widget_states.widgets:
        kind, _, task_id = widget.id.partition("-")[2].partition("-")[2].partition(".")
        if widget.trigger_value and kind == _CANCEL and task_id:
            yield task_id


def _act(task_id: str) -> None:
    with suppress(StoreError):  # the page says what came of it
        cancel_task(task_id)
