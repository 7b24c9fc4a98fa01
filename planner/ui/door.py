"""Who is answered: requests for a name of ours, and only what the screens need."""

from contextlib import AbstractContextManager, nullcontext
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.settings import THIS_MACHINE, is_this_machine
from planner.text import Text
from planner.ui.channel import of_screens
from planner.ui.cookie_login import end_login, has_role, is_logout, is_of_file, is_stranger
from planner.ui.hearing import hear
from planner.ui.interface import within_reach
from planner.ui.pace import paced
from planner.ui.page_edition import marked
from planner.ui.rooted import as_plain, is_page, rooted
from planner.ui.shared.words import door as words
from planner.ui.strangers import Strangers
from planner.ui.upload_room import has_room

INNER = "/_stcore/"
NEEDED = frozenset({"health", "host-config", "stream", "upload_file", "bidi-components"})
"""What the screens ask of Streamlit itself; its metrics and its description for agents are not among it."""


class Door:
    """Stands before the app and turns away what is not for it; where browsers come by TLS, cookies travel by TLS alone.

    Where nobody logs in (`has_login`), only who comes by an address of this machine alone is answered, whatever started the
    server: the name that is asked for is the word of whoever asks.
    """

    def __init__(self, app: ASGIApp, *, is_tls: bool = False, has_login: bool = False) -> None:
        self._app = app
        self._is_tls = is_tls
        self._has_login = has_login
        self._strangers = Strangers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have the app answer it."""
        if self._is_tls and scope["type"] == "http":
            send = _with_safe_cookies(send)
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif not self._has_login and is_from_elsewhere(scope):
            await _turn_away(scope, receive, send, status=403, said=_both(words.FROM_ELSEWHERE))
        elif not is_named(_host(scope), allowed_hosts()):
            await _turn_away(scope, receive, send, status=421, said=_both(words.OTHER_HOST))
        elif not is_needed(str(scope["path"])):
            await _turn_away(scope, receive, send, status=404, said=_both(words.NOTHING_HERE))
        elif scope["type"] == "websocket":
            await self._open(scope, receive, send)
        elif self._has_login and is_of_file(scope) and (refusal := await _refusal_of_file(scope)):
            await _turn_away(scope, receive, send, status=refusal[0], said=_both(refusal[1]))
        elif self._has_login and is_logout(scope):
            await run_in_threadpool(end_login, scope)
            await self._app(scope, receive, send)
        elif is_page(scope):
            await self._app(as_plain(scope), receive, rooted(marked(scope, send)))
        else:
            await self._app(within_reach(scope), receive, send)

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Open a channel to a page of ours, unless too many stand open to browsers that are not in and this is another."""
        if not is_from_own_page(scope):
            await _turn_away(scope, receive, send)
            return
        counted: AbstractContextManager[None] = nullcontext()
        if self._has_login and await run_in_threadpool(is_stranger, scope):
            if self._strangers.is_full:
                await _turn_away(scope, receive, send)
                return
            counted = self._strangers.one_more()
        with counted:
            await self._app(within_reach(scope), self._heard(receive), send)

    def _heard(self, receive: Receive) -> Receive:
        """Return what hears the screens on a channel: where several share a server, at the pace of a person."""
        return of_screens(paced(receive) if self._has_login else _overheard(receive))


def allowed_hosts() -> tuple[str, ...]:
    """Return the names that the app answers to: those that were set, else those of this machine."""
    return tuple(st.get_option("server.allowedHosts") or THIS_MACHINE)


def is_named(host: str | None, allowed: tuple[str, ...]) -> bool:
    """Whether a Host header names one of the allowed hosts; `*.name` stands for every host under a name."""
    try:
        parts = urlsplit(f"//{host or ''}")
        name = (parts.hostname or "").rstrip(".")
        is_plain = host == parts.netloc and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
    if not name or not is_plain:
        return False
    return any(_is_like(name, one.strip().lower().rstrip(".")) for one in allowed)


def is_from_own_page(scope: Scope) -> bool:
    """Whether a channel is asked for by a page of ours, or by what is no browser.

    Streamlit would turn others away too, but only after asking the internet for the address of this machine.
    """
    told = [value.decode("latin-1") for key, value in scope["headers"] if key == b"origin"]
    shared = st.get_option("server.corsAllowedOrigins") or ()
    return all(one in shared or is_named(_host_of(one), allowed_hosts()) for one in told)


def is_from_elsewhere(scope: Scope) -> bool:
    """Whether a request came in by an address of ours that other machines reach."""
    server = scope.get("server")
    return (
        server is not None and server[1] is not None and not is_this_machine(_plain_address(str(server[0])))
    )


def is_needed(path: str) -> bool:
    """Whether a path is one that the screens ask for."""
    _, inner, asked = path.partition(INNER)
    return not inner or asked.partition("/")[0] in NEEDED


def _with_safe_cookies(send: Send) -> Send:
    """Return what sends an answer on with `Secure` on each cookie: Streamlit leaves it out."""

    async def send_safely(said: Message) -> None:
        if said["type"] == "http.response.start":
            headers = [
                (name, value + b"; Secure" if name.lower() == b"set-cookie" else value)
                for name, value in said["headers"]
            ]
            said = {**said, "headers": headers}
        await send(said)

    return send_safely


def _plain_address(address: str) -> str:
    """Return an address without what an IPv6 socket writes before one of IPv4."""
    return address.removeprefix("::ffff:")


def _is_like(name: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return name.endswith(pattern[1:])
    return pattern in {"*", name}


def _overheard(receive: Receive) -> Receive:
    """Pass on what a browser says, and hear a click on Cancel before the page does."""

    async def receive_and_hear() -> Message:
        said = await receive()
        if isinstance(content := said.get("bytes"), bytes):
            hear(content)
        return said

    return receive_and_hear


def _host(scope: Scope) -> str | None:
    hosts = [value for key, value in scope["headers"] if key == b"host"]
    return hosts[0].decode("latin-1") if len(hosts) == 1 else None


def _host_of(origin: str) -> str:
    """Return the host of an origin; empty where it names none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


async def _refusal_of_file(scope: Scope) -> tuple[int, Text] | None:
    """Return why a file is not taken or given, where people log in; None where it is."""
    if not await run_in_threadpool(has_role, scope):
        return 403, words.NOT_IN
    return None if has_room(scope) else (413, words.NO_ROOM)


def _both(text: Text) -> str:
    return f"{text.zh}\n{text.en}\n"


async def _turn_away(
    scope: Scope, receive: Receive, send: Send, *, status: int = 403, said: str = ""
) -> None:
    """Refuse a request with a status and a sentence, or a channel."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(said, status_code=status)(scope, receive, send)
