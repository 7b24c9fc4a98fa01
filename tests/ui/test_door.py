"""The app answers to its own names, on this machine, and only what its screens ask."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.settings import THIS_MACHINE, is_this_machine
from planner.ui.door import Door, is_named, is_needed
from planner.ui.rooted import SCRIPT


async def _page(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer as a server of pages does: compressed if it may, in two pieces."""
    assert b"accept-encoding" not in dict(scope["headers"])
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"13")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"<head>", "more_body": True})
    await send({"type": "http.response.body", "body": b"</head>"})


async def _file(_scope: Scope, _receive: Receive, send: Send) -> None:
    headers = [(b"content-type", b"text/javascript"), (b"content-length", b"6")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"<head>"})


@pytest.mark.parametrize(("app", "path"), [(_page, "/plan"), (_file, "/static/js/a.js"), (_file, "/plan")])
def test_a_page_says_where_the_app_is_served_and_nothing_else_does(app: ASGIApp, path: str) -> None:
    sent: list[Message] = []

    async def send(said: Message) -> None:
        sent.append(said)

    async def receive() -> Message:
        return {"type": "http.request"}

    headers = [(b"host", b"127.0.0.1:8501"), (b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop of its own in this thread
        aside.submit(asyncio.run, Door(app)(scope, receive, send)).result()
    body = b"".join(one.get("body", b"") for one in sent)
    assert body == (b"<head>" + SCRIPT + b"</head>" if app is _page else b"<head>")
    assert dict(sent[0]["headers"])[b"content-length"] == str(len(body)).encode()


@pytest.mark.parametrize(("is_tls", "ending"), [(True, b"; Secure"), (False, b"")])
def test_a_cookie_travels_by_tls_alone_where_browsers_come_by_tls(*, is_tls: bool, ending: bytes) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"Set-Cookie", b"a=1; Path=/"), (b"x", b"y")]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    sent: list[Message] = []

    async def send(said: Message) -> None:
        sent.append(said)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": "/oauth2callback", "headers": [(b"host", b"127.0.0.1")]}
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, Door(app, is_tls=is_tls)(scope, receive, send)).result()
    assert sent[0]["headers"] == [(b"Set-Cookie", b"a=1; Path=/" + ending), (b"x", b"y")]


@pytest.mark.parametrize(
    ("server", "has_login", "status"),
    [
        (("127.0.0.1", 8501), False, 302),
        (("::1", 8501), False, 302),
        (("::ffff:127.0.0.1", 8501), False, 302),
        (("/run/planner.sock", None), False, 302),
        (None, False, 302),
        (("192.0.2.2", 8501), False, 403),
        (("::ffff:192.0.2.2", 8501), False, 403),
        (("2001:db8::2", 8501), False, 403),
        (("192.0.2.2", 8501), True, 302),
    ],
)
def test_without_a_login_only_this_machine_is_answered_whatever_name_is_asked_for(
    server: tuple[str, int | None] | None, status: int, *, has_login: bool
) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 302, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    sent: list[Message] = []

    async def send(said: Message) -> None:
        sent.append(said)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/parks",
        "headers": [(b"host", b"localhost")],
        "server": server,
    }
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, Door(app, has_login=has_login)(scope, receive, send)).result()
    assert sent[0]["status"] == status


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:8501", "LOCALHOST:80", "localhost.", "[::1]:8501", "[::1]"]
)
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert is_named(host, THIS_MACHINE)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        ":8501",
        "evil.example",
        "localhost.evil.example",
        "evil.example:8501",
        "localhost@evil.example",
        "evil.example@localhost",
        "localhost/x",
        "localhost?x",
        "localhost#x",
        "localhost:99999",
        "localhost:x",
        "[::1",
        "127.0.0.1.nip.example",
        "locaihost",
        "localhost, evil.example",
    ],
)
def test_any_other_name_is_not(host: str | None) -> None:
    assert not is_named(host, THIS_MACHINE)


def test_a_name_that_was_set_is_answered_and_those_under_a_star() -> None:
    allowed = ("Plan.County.example", "*.park.example")
    assert is_named("plan.county.example", allowed)
    assert is_named("a.park.example:443", allowed)
    assert not is_named("park.example.evil", allowed)
    assert not is_named("localhost", allowed)


@pytest.mark.parametrize(
    "path",
    ["/", "/plan", "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/a/b", "/app/static/icon.png",
     "/_stcore/bidi-components/x.js", "/media/abc.xlsx", "/static/js/index.js"],
)  # fmt: skip
def test_what_the_screens_ask_is_answered(path: str) -> None:
    assert is_needed(path)


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/", "/_stcore/metrics/",
     "/_stcore/script-health-check", "/any/_stcore/metrics", "/_stcore/healthy", "/_stcore//metrics"],
)  # fmt: skip
def test_what_no_screen_asks_is_not_there(path: str) -> None:
    assert not is_needed(path)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_an_address_of_this_machine_alone_is_fine(address: str) -> None:
    assert is_this_machine(address)


@pytest.mark.parametrize(
    "address", [None, "", "0.0.0.0", "::", "[::]", "192.168.1.5", "plan.example", "127.evil.example", "0"]
)
def test_an_address_that_others_reach_is_not(address: str | None) -> None:
    assert not is_this_machine(address)
