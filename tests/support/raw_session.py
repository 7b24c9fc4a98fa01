"""A viewer without a browser: says to the app whatever a test wants, and hears all that is drawn."""

import contextlib
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

from google.protobuf.text_format import MessageToString  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

WAIT_S = 60
QUIET_S = 0.15
"""How long nothing comes where a server has said all it had to say."""


@dataclass
class Drawn:
    """All that came for one run of a page."""

    messages: list[ForwardMsg] = field(default_factory=list)

    def text(self) -> str:
        """Return every word of it, ids and all."""
        return "\n".join(MessageToString(one, as_utf8=True) for one in self.messages)

    def exceptions(self) -> list[str]:
        """Return what stands in the generic box for errors."""
        elements = [one.delta.new_element for one in self.messages if one.HasField("delta")]
        return [str(one.exception) for one in elements if one.HasField("exception")]

    def session_ids(self) -> list[str]:
        """Return the id of the session, as often as it was told."""
        told = [one.new_session for one in self.messages if one.HasField("new_session")]
        return [str(one.initialize.session_id) for one in told if one.HasField("initialize")]

    def pages(self) -> list[str]:
        """Return the hashes of the pages that there are."""
        return [one.page_script_hash for said in self.messages for one in said.navigation.app_pages]

    def fragments(self) -> list[str]:
        """Return the ids of the parts of the page that are drawn by themselves."""
        return sorted({one.delta.fragment_id for one in self.messages if one.delta.fragment_id})

    def all_ids(self) -> list[str]:
        """Return the ids of all widgets."""
        return sorted({word.strip('"') for word in self.text().split() if word.startswith('"$$ID-')})

    def ids(self, key: str) -> list[str]:
        """Return the ids of widgets with this key."""
        return [one for one in self.all_ids() if one.endswith(f"-{key}")]

    def id(self, key: str) -> str:
        """Return the id of the one widget with this key."""
        (found,) = self.ids(key)
        return found


class KeptParts:
    """The large parts of pages that a browser keeps, by hash, for as many drawings as the server allows."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._drawn = 0
        self._parts: dict[str, tuple[ForwardMsg, int]] = {}

    def hashes(self) -> list[str]:
        """Return what is kept, as the server is told of it."""
        return list(self._parts)

    def whole(self, said: ForwardMsg) -> ForwardMsg:
        """Return a message, or the kept one that it points to; what may be kept is kept."""
        key = said.ref_hash if said.HasField("ref_hash") else said.hash
        part = self._parts[key][0] if said.HasField("ref_hash") else said
        if part.metadata.cacheable:
            self._parts[key] = (part, self._drawn)
        if part is said:
            return said
        meant = ForwardMsg()
        meant.CopyFrom(part)
        meant.metadata.CopyFrom(said.metadata)
        return meant

    def age(self) -> None:
        """Let go of what was not drawn for long."""
        self._drawn += 1
        self._parts = {key: one for key, one in self._parts.items() if self._drawn - one[1] <= self._longest}


class RawSession:
    """One session with the app; what it said stays said until it is said otherwise, as in a browser."""

    def __init__(
        self,
        address: str,
        page: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        token: str = "",
        session_id: str = "",
        **query: str,
    ) -> None:
        self._kept: KeptParts | None = None
        self._query = urlencode(query)
        self._page = page
        self._hash = ""
        self._states: dict[str, WidgetState] = {}
        self._beats: dict[str, float] = {}
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._open = contextlib.ExitStack()
        self._socket = self._open.enter_context(
            connect(
                url,
                subprotocols=[Subprotocol(one) for one in ("streamlit", token, session_id) if one],
                max_size=None,
                proxy=None,
                open_timeout=WAIT_S,
                additional_headers=headers,
                ssl=_any_certificate() if url.startswith("wss:") else None,
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keep_parts(self, longest: int) -> None:
        """Keep large parts of pages from now on, as a browser does, for so many drawings; they come but once then."""
        self._kept = KeptParts(longest)

    def close(self) -> None:
        """Go away."""
        self._open.close()

    def go(self, page: str) -> Drawn:
        """Go to another page within the session, as a click in the sidebar does."""
        self._page, self._hash = page, ""
        self._states.clear()
        return self.run()

    def press(self, widget_id: str) -> Drawn:
        """Press a button, and have the page drawn."""
        return self.say(widget_id, trigger_value=True)

    def run(self) -> Drawn:
        """Have the page drawn, with all that was said so far."""
        self.ask()
        drawn = self.hear()
        self._states = {key: one for key, one in self._states.items() if not one.HasField("trigger_value")}
        return drawn

    def beats(self) -> dict[str, float]:
        """Return the parts of the page that a browser has drawn again by itself, by id, and after how many seconds each."""
        return dict(self._beats)

    def beat(self, part: str) -> Drawn:
        """Have one part of the page drawn again, as a browser does by the clock; more if that asks for the whole page."""
        self.ask(part)
        return self.hear()

    def ask(self, part: str = "") -> None:
        """Ask for the page, or for one `part` of it, and do not wait for it."""
        said = BackMsg()
        wanted = said.rerun_script
        wanted.query_string = self._query
        if part:
            wanted.fragment_id, wanted.is_auto_rerun = part, True
        if self._hash:
            wanted.page_script_hash = self._hash
        else:
            wanted.page_name = self._page
        wanted.widget_states.widgets.extend(self._states.values())
        if self._kept is not None:
            wanted.cached_message_hashes.extend(self._kept.hashes())
        self._socket.send(said.SerializeToString())

    def say(self, widget_id: str, **value: Any) -> Drawn:
        """Return a widget a value of any kind, and have the page drawn: `json_value=...`, `trigger_value=True`."""
        self.mean(widget_id, **value)
        return self.run()

    def mean(self, widget_id: str, **value: Any) -> None:
        """Give a widget a value that is said with the next run."""
        (name, what) = value.popitem()
        state = WidgetState(id=widget_id)
        if name == "json_value":
            state.json_value = what if isinstance(what, str) else json.dumps(what)
        elif name.endswith("_array_value"):
            getattr(state, name).data.extend(what)
        else:
            setattr(state, name, what)
        self._states[widget_id] = state

    def forget(self, widget_id: str) -> None:
        """Say nothing of a widget any more, as a browser that was given it anew."""
        self._states.pop(widget_id, None)

    def clear_cache(self) -> None:
        """Ask the server to clear its caches, as the menu of Streamlit does."""
        said = BackMsg()
        said.clear_cache = True
        self._socket.send(said.SerializeToString())

    def send(self, said: bytes | str) -> None:
        """Say anything at all; a server that has hung up hears nothing of it."""
        with contextlib.suppress(ConnectionClosed):
            self._socket.send(said)

    def hear_out(self) -> tuple[Drawn, bool]:
        """Hear whatever comes until a run is over and nothing more follows, and whether the channel is still open."""
        drawn, is_over = Drawn(), False
        while True:
            said = ForwardMsg()
            try:
                content = self._socket.recv(timeout=QUIET_S if is_over else WAIT_S)
            except TimeoutError:
                assert is_over, "nothing came"
                return drawn, True
            except ConnectionClosed:
                return drawn, False
            assert isinstance(content, bytes)
            said.ParseFromString(content)
            drawn.messages.append(said)
            if said.HasField("new_session"):
                is_over = False
            elif said.HasField("script_finished"):
                is_over = said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def hear(self) -> Drawn:
        """Hear until a run of the page is over."""
        drawn = Drawn()
        while True:
            said = ForwardMsg()
            content = self._socket.recv(timeout=WAIT_S)
            assert isinstance(content, bytes)
            said.ParseFromString(content)
            if self._kept is not None:
                said = self._kept.whole(said)
            if said.HasField("navigation"):
                self._hash = said.navigation.page_script_hash
            drawn.messages.append(said)
            self._hear_of_beats(said)
            over = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
            if said.HasField("script_finished") and said.script_finished in over:
                if self._kept is not None:
                    self._kept.age()
                return drawn

    def _hear_of_beats(self, said: ForwardMsg) -> None:
        if said.HasField("new_session") and not said.metadata.run.fragment_ids:
            self._beats.clear()
        elif said.HasField("auto_rerun"):
            self._beats[said.auto_rerun.fragment_id] = said.auto_rerun.interval
        elif said.HasField("stop_auto_rerun"):
            for part in said.stop_auto_rerun.fragment_ids:
                self._beats.pop(part, None)


def _any_certificate() -> ssl.SSLContext:
    """Take whatever certificate is shown: the proxy of a test signs its own."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
