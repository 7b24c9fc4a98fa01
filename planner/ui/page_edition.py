"""Which edition of the program a page in a browser was loaded from: after an update it is older than the server.

A page is drawn by the server at each act, but what draws it in the browser stays as it was loaded, also where it finds the server
again after an update. So each page is given a cookie that says what it was loaded from.
"""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.types import Message, Scope, Send

from planner.version import VERSION

_NAME = "planner-page"
_FOLDER = Path(__file__).parent


@cache
def edition() -> str:
    """Return a mark of all that a browser keeps of a page: the program, Streamlit, and our scripts and styles."""
    digest = hashlib.sha256(f"{VERSION} {st.__version__}".encode())
    for path in sorted((*_FOLDER.rglob("*.js"), *_FOLDER.rglob("*.css"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def marked(scope: Scope, send: Send) -> Send:
    """Return what sends an answer on; a page goes with the mark of this edition."""
    hosts = [value.decode("latin-1") for key, value in scope["headers"] if key == b"host"]
    cookie = f"{cookie_name(hosts[0] if hosts else '')}={edition()}; Path=/; HttpOnly; SameSite=Lax"

    async def send_marked(said: Message) -> None:
        if said["type"] == "http.response.start" and said["status"] == 200:
            said = {**said, "headers": [*said["headers"], (b"set-cookie", cookie.encode())]}
        await send(said)

    return send_marked


def is_older() -> bool:
    """Whether the page that is drawn was loaded from another edition; one that does not say is believed to be of this one."""
    headers, cookies = st.context.headers, st.context.cookies
    loaded_from = cookies.get(cookie_name(headers.get("Host") or ""))
    return isinstance(loaded_from, str) and loaded_from != edition()  # a page in memory has no browser


def cookie_name(host: str) -> str:
    """Return the name of the cookie by the port of the server: those of one machine share their cookies."""
    try:
        port = urlsplit(f"//{host}").port
    except ValueError:
        port = None
    return f"{_NAME}-{port or 0}"
