"""Says in the page itself where the app is served.

A browser that opens the address of a page (`/plan`) looks for the server below it first, and complains of what is not
there. The page is told: everything is where the page itself is.
"""

from starlette.types import Message, Scope, Send

from planner.ui.interface import PREFIX

SCRIPT = b'<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };</script>'
_HEAD = b"<head>"
_NOT_PASSED = frozenset({b"accept-encoding", b"range"})
"""What would have the page answered in another form than as plain text."""


def is_page(scope: Scope) -> bool:
    """Whether a request may ask for a page: a file has a dot in its name, and what Streamlit answers itself a path of its own."""
    path = str(scope["path"])
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "." not in path
        and "/_stcore/" not in path
        and not f"{path}/".startswith(f"{PREFIX}/")
    )


def as_plain(scope: Scope) -> Scope:
    """Return a request that is answered as plain text, in one piece."""
    headers = [(name, value) for name, value in scope["headers"] if name.lower() not in _NOT_PASSED]
    return {**scope, "headers": headers, "extensions": {}}


def rooted(send: Send) -> Send:
    """Return what sends an answer on; a page has the script in its head."""
    begun: list[Message] = []
    body = bytearray()

    async def send_rooted(said: Message) -> None:
        if said["type"] == "http.response.start" and _is_html(said):
            begun.append(said)
        elif not begun:
            await send(said)
        else:
            body.extend(said.get("body", b""))
            if not said.get("more_body", False):
                whole = bytes(body).replace(_HEAD, _HEAD + SCRIPT, 1)
                await send(_of_length(begun[0], len(whole)))
                await send({"type": "http.response.body", "body": whole})

    return send_rooted


def _is_html(start: Message) -> bool:
    kind = dict(start["headers"]).get(b"content-type", b"")
    return bool(start["status"] == 200 and kind.startswith(b"text/html"))


def _of_length(start: Message, length: int) -> Message:
    others = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    return {**start, "headers": [*others, (b"content-length", str(length).encode())]}
