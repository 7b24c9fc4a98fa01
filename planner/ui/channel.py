"""What is heard of a browser: what the screens say; what else Streamlit has words for is let go at the door.

Of whoever is connected, before any login too, Streamlit would take the order to run git while everybody waits and to name
the files that lie beside the program, to watch them, or to write some; to clear what all pages share, in the midst of a
drawing; and to write into the log whatever it is told in place of an id.
"""

import re

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

SCREENS = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
"""Kinds of messages that a page sends."""
OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
"""What a page asks for without being drawn anew: a file to take along, rows of a long table."""


def of_screens(receive: Receive) -> Receive:
    """Return what hears of a channel what a page may say."""

    async def receive_of_screens() -> Message:
        while True:
            said = await receive()
            if said["type"] != "websocket.receive" or _is_of_screens(said.get("bytes")):
                return said

    return receive_of_screens


def _is_of_screens(content: bytes | None) -> bool:
    """Whether a page says this; what cannot be read is left to Streamlit, which hangs up on it."""
    if content is None:  # words, of which Streamlit makes a traceback in the log
        return False
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except DecodeError:
        return True
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        asked = said.backend_operation_request
        return asked.WhichOneof("payload") in OPERATIONS and _are_ids(asked.request_id, asked.session_id)
    return kind in SCREENS and _are_ids(said.rerun_script.fragment_id, said.rerun_script.page_script_hash)


def _are_ids(*said: str) -> bool:
    return all(map(_ID.fullmatch, said))


_ID = re.compile(r"[\w.-]{0,200}", re.ASCII)
"""What ids of Streamlit are made of."""
