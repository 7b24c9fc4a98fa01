"""Requests to an ASGI app without a server."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True)
class Reply:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def asked(
    app: ASGIApp,
    method: str,
    path: str,
    *,
    sent: Any = None,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Return the answer to one request; what is `sent` goes as JSON."""
    path, _, query = path.partition("?")
    data = body if body is not None else b"" if sent is None else json.dumps(sent).encode()
    given = {"host": "127.0.0.1", "content-type": "application/json", **(headers or {})}
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "query_string": query.encode(),
        "headers": [(name.encode(), one.encode()) for name, one in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": data, "more_body": False}

    async def send(one: Message) -> None:
        said.append(one)

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop of its own in this thread
        aside.submit(lambda: asyncio.run(_run(app, scope, receive, send))).result()
    heads = {name.decode(): one.decode() for name, one in said[0]["headers"]}
    return Reply(said[0]["status"], heads, b"".join(one.get("body", b"") for one in said[1:]))


async def _run(app: ASGIApp, scope: Scope, receive: Any, send: Any) -> None:
    await app(scope, receive, send)
