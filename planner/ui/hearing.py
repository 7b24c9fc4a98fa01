"""A click on Cancel, heard at the door: it waits for no page that is still being drawn.

Streamlit runs what a click asks for between two drawings of its page, and on a busy machine a
drawing takes seconds. The page that was clicked on hears it too, and then says so.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from planner.services.database import StoreError
from planner.ui.app_services import me, tasks, workbench

SOLVE, ERRAND = "cancel_solve", "cancel_errand"
"""What the key of a button that cancels begins with; the id of what it cancels follows after a point."""

SOON_S = 1.5
"""How long a click waits for the end, so that its page is drawn once, as it ended, and not twice."""


def key_of(kind: str, what: str) -> str:
    """Return the key of the button that cancels a solve or an errand."""
    return f"{kind}.{what}"


def cancel_solve(job_id: str) -> None:
    """Ask a solve to stop.

    Raises
    ------
    StoreError
        If it is not one of this server, and the others cannot be told.
    """
    workbench().cancel(job_id, actor=me())


def cancel_errand(task_id: str) -> None:
    """Ask an errand to stop."""
    tasks().cancel(task_id)


_ACTS: Mapping[str, Callable[[str], None]] = {SOLVE: cancel_solve, ERRAND: cancel_errand}


def hear(said: bytes) -> None:
    """Cancel what a message of a browser asks to cancel, in a thread of its own; one click presses one button."""
    for kind, what in islice(cancels_in(said), 1):
        threading.Thread(target=_act, args=(kind, what), daemon=True, name=kind).start()


def cancels_in(said: bytes) -> Iterator[tuple[str, str]]:
    """Return what a message of a browser cancels: the kind and the id."""
    if b"cancel_" not in said:
        return
    message = BackMsg()
    with suppress(DecodeError):
        message.ParseFromString(said)
    for widget in message.rerun_script.widget_states.widgets:
        kind, _, what = widget.id.partition("-")[2].partition("-")[2].partition(".")
        if widget.trigger_value and kind in _ACTS and what:
            yield kind, what


def _act(kind: str, what: str) -> None:
    with suppress(StoreError):  # the page says what came of it
        _ACTS[kind](what)
