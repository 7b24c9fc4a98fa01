"""The app behind the proxy configuration that is shipped: headers, closed paths, and pages that work within what they allow."""

import base64
import hashlib
import http.client
import re
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit
from playwright.sync_api import Browser, expect

from planner.text import Lang
from planner.ui.rooted import SCRIPT
from planner.ui.shared.words import shell
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer
from tests.support.proxy import SHIPPED, proxy
from tests.support.raw_web import answered

pytestmark = pytest.mark.browser

HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
CLOSED = (
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
    "/x/_stcore/metrics",
)
NOTE_VIOLATIONS = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (one) => window.refused.push(`${one.violatedDirective} ${one.blockedURI}`));
}"""


@pytest.fixture(scope="module")
def behind(server: AppServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    with proxy(server.address, tmp_path_factory.mktemp("proxy")) as addresses:
        yield addresses


def told(address: str, path: str) -> tuple[int, list[tuple[str, str]]]:
    """Return the status and the headers of an answer; the certificate is nobody's."""
    place = urlsplit(address)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    channel = http.client.HTTPSConnection(str(place.hostname), place.port, timeout=30, context=context)
    try:
        channel.request("GET", path)
        answer = channel.getresponse()
        answer.read()
        return answer.status, [(name.lower(), value) for name, value in answer.getheaders()]
    finally:
        channel.close()


def test_every_answer_has_each_header_once_and_closed_paths_are_closed(behind: tuple[str, str]) -> None:
    tls, plain = behind
    for path in ("/", "/plan", "/app/static/icon.png", "/_stcore/health", "/api/health", CLOSED[0]):
        _, headers = told(tls, path)
        for name, value in HEADERS.items():
            assert [said for key, said in headers if key == name] == [value], (path, name)
        (policy,) = [said for key, said in headers if key == "content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
    assert [told(tls, path)[0] for path in CLOSED] == [404] * len(CLOSED)
    assert told(tls, "/_stcore/health")[0] == 200
    assert answered(plain, "/plan?a=b")[0] == 301


def test_the_scripts_of_the_first_page_are_those_that_are_allowed() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    written = re.findall(r"<script>(.*?)</script>", page + SCRIPT.decode(), re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in written}
    assert set(re.findall(r"'sha256-([^']+)'", SHIPPED.read_text("utf-8"))) == digests


def test_pages_work_within_what_the_headers_allow(
    chrome: Browser, server: AppServer, behind: tuple[str, str]
) -> None:
    window = chrome.new_context(viewport={"width": 1280, "height": 900}, ignore_https_errors=True)
    tab = Visitor(window.new_page(), replace(server, address=behind[0]))
    tab.page.add_init_script(f"({NOTE_VIOLATIONS})()")
    refused: list[str] = []
    try:
        tab.open("plan", lang=Lang.EN.value)
        expect(tab.page.locator(".block[data-firm]").first).to_be_visible()
        for title in (shell.FIRMS, shell.CAPACITY, shell.UPLOAD):
            tab.visit(title.en)
            refused += tab.page.evaluate("window.refused")
        tab.page.locator("input[type=file]").set_input_files(
            {"name": "a.csv", "mimeType": "text/csv", "buffer": "企业,产品,面积\n甲,乙,800\n".encode()}
        )
        expect(tab.sheet("upload_sheets")).to_be_visible()
        refused += tab.page.evaluate("window.refused")
    finally:
        window.close()
    assert (refused, tab.faults, tab.outside) == ([], [], [])
