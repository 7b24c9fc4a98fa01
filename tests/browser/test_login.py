"""People log in with a real provider, see what their role allows, and are out of every tab the moment they log out."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import run
from planner.ui.shared.words import door, shell
from planner.ui.shared.words import login as words
from tests.browser.conftest import QUIET
from tests.support.app_server import app_server
from tests.support.raw_web import answered
from tests.support.shipped import with_plans
from tests.support.waiting import PATIENCE_MS, seen

pytestmark = pytest.mark.browser


@contextmanager
def provider() -> Iterator[str]:
    """Start a provider of OpenID Connect and give its address."""
    port = run.free_port(0)
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    address = f"http://localhost:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            seen(lambda: is_up(address), "a provider")
            yield address
        finally:
            run.end(process)


def is_up(address: str) -> bool:
    try:
        return answered(address, "/.well-known/openid-configuration")[0] == 200
    except OSError:
        return False


def log_in(page: Page, address: str, subject: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=words.LOG_IN.en).click()
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{address}/**")
    page.wait_for_selector(QUIET)


def answers_on_files(page: Page) -> str:
    sent = (
        "(path, method) => fetch(path, {method, body: method === 'PUT' ? 'x' : null}).then(one => one.text())"
    )
    both = f"Promise.all([({sent})('/_stcore/upload_file/a/b', 'PUT'), ({sent})('/media/a.png', 'GET')])"
    return "\n---\n".join(page.evaluate(both))


def tab_of(chrome: Browser) -> Page:
    page = chrome.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page


def test_people_log_in_with_a_provider_and_are_out_of_every_tab_at_once(
    chrome: Browser, tmp_path: Path
) -> None:
    port = run.free_port(0)
    with provider() as issuer:
        more = {
            "PLANNER_OIDC_METADATA_URL": f"{issuer}/.well-known/openid-configuration",
            "PLANNER_OIDC_CLIENT_ID": "planner",
            "PLANNER_OIDC_CLIENT_SECRET": "secret",
            "PLANNER_COOKIE_SECRET": "c" * 32,
            "PLANNER_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "PLANNER_FIRST_ADMIN": "boss",
        }
        data = with_plans(tmp_path / "data")
        with app_server(tmp_path, data=data, port=port, more=more) as server:
            first = tab_of(chrome)
            log_in(first, server.address, "boss")
            expect(first.get_by_test_id("stSidebarNav")).to_contain_text(shell.PEOPLE.zh)
            second = first.context.new_page()
            second.goto(f"{server.address}/firms")
            expect(second.get_by_role("heading", name=shell.FIRMS.zh)).to_be_visible()
            stranger = tab_of(chrome)
            log_in(stranger, server.address, "new")
            expect(stranger.get_by_test_id("stMain")).to_contain_text("u-")
            expect(stranger.get_by_test_id("stSidebarNav")).to_have_count(0)
            assert answered(server.address, "/api/parks")[0] == 401
            assert answers_on_files(first).count(door.NOT_IN.en) == 0
            assert answers_on_files(stranger).count(door.NOT_IN.en) == 2
            first.get_by_role("button", name=words.LOG_OUT.zh).click()
            first.wait_for_url(f"{issuer}/**")
            second.get_by_test_id("stSidebarNav").get_by_role("link", name=shell.RULES.zh).click()
            expect(second.get_by_role("button", name=words.LOG_IN.en)).to_be_visible()
            expect(second.get_by_test_id("stSidebarNav")).to_have_count(0)
            for tab in (first, stranger):
                tab.context.close()
