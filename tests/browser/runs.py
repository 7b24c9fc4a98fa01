"""What a tab asked its server for, and whether that was begun: read from the messages between them."""

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_LARGEST = 50_000
"""Bytes of a message that can say that a run begins or ends; larger ones carry parts of a page."""


class Runs:
    """The runs of the program that a tab asked for."""

    def __init__(self, page: Page) -> None:
        self.asked = 0
        """How often a person's act asked for a run."""
        self._is_asked = self._is_due = self._is_under_way = False
        page.on("websocket", self._connected)

    @property
    def is_awaited(self) -> bool:
        """Return whether a run was asked for that has not begun, or is under way."""
        return self._is_asked or self._is_under_way

    def _connected(self, socket: WebSocket) -> None:
        self._is_asked = self._is_due = self._is_under_way = False
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, content: str | bytes) -> None:
        said = BackMsg.FromString(_bytes(content))
        if not said.HasField("rerun_script"):
            return
        if said.rerun_script.is_auto_rerun:
            self._is_due = True
        else:
            self.asked += 1
            self._is_asked = True

    def _received(self, content: str | bytes) -> None:
        if len(content) > _LARGEST:
            return
        said = ForwardMsg.FromString(_bytes(content))
        if said.HasField("new_session"):
            # What a part of the page asks for by the clock is not waited for: while a solve is watched there is always some.
            self._is_under_way = self._is_asked or not self._is_due
            self._is_asked = self._is_due = False
        elif said.HasField("script_finished"):
            self._is_under_way = said.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
