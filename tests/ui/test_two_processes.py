"""Two processes of the app behind the proxy configuration that is shipped: a browser stays with one while it is there."""

import contextlib
import http.client
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.proxy import proxy

pytestmark = pytest.mark.browser  # it needs nginx, as the pages behind it do


@contextlib.contextmanager
def process(name: str) -> Iterator[HTTPServer]:
    """Stand for a process of the app: it answers its name."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(name.encode())

        def log_message(self, *_told: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        end(server)


def end(server: HTTPServer) -> None:
    """End a process; once more does nothing."""
    server.shutdown()
    server.server_close()


def asked(address: str, cookie: str = "") -> tuple[str, str]:
    """Return which process answered, and the cookie that was set."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    channel = http.client.HTTPSConnection(urlsplit(address).netloc, timeout=30, context=context)
    with contextlib.closing(channel):
        channel.request("GET", "/", headers={"Cookie": cookie} if cookie else {})
        answer = channel.getresponse()
        return answer.read().decode(), answer.getheader("Set-Cookie") or ""


def test_a_browser_stays_with_the_process_it_began_with_and_another_takes_over_when_that_is_gone(
    tmp_path: Path,
) -> None:
    with process("1") as first, process("2") as second:
        places = [f"http://127.0.0.1:{one.server_port}" for one in (first, second)]
        with proxy(places[0], tmp_path, places[1]) as (address, _):
            begun = [asked(address) for _ in range(24)]
            assert {who for who, _ in begun} == {"1", "2"}
            for who, cookie in begun[:6]:
                assert cookie == f"planner_process={who}; Path=/; HttpOnly; Secure; SameSite=Lax"
            assert asked(address, "planner_process=9")[1]
            for who in "12":
                assert [asked(address, f"planner_process={who}") for _ in range(3)] == [(who, "")] * 3
            end(first)
            assert asked(address, "planner_process=1") == ("2", "")


def test_one_process_sets_no_cookie(tmp_path: Path) -> None:
    with process("1") as only, proxy(f"http://127.0.0.1:{only.server_port}", tmp_path) as (address, _):
        assert asked(address, "planner_process=2") == ("1", "")
