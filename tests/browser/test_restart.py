"""A server that is killed during a solve: the page finds the solve again, interrupted, with its best plan."""

import os
import signal
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, expect

from planner.domain.solving.job import FAULT_TITLES, Fault
from planner.ui.pages.plan import words as plan_words
from planner.ui.shared.words import run
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer, app_server
from tests.support.kept import wait_for_kept_plan
from tests.support.processes import all_gone
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser


def visitor_of(chrome: Browser, server: AppServer) -> Visitor:
    return Visitor(chrome.new_context(viewport={"width": 1280, "height": 900}).new_page(), server)


def test_a_killed_server_is_started_again_and_the_page_says_what_became_of_the_solve(
    chrome: Browser, tmp_path: Path
) -> None:
    data, database = with_plans(tmp_path / "data"), tmp_path / "planner.sqlite3"
    with app_server(tmp_path, data=data, database=database) as server, server.gate.closed():
        visitor = visitor_of(chrome, server)
        visitor.open("plan")
        visitor.enter(plan_words.SECONDS.zh, "90")
        visitor.enter(plan_words.SEED.zh, "11")
        visitor.press_until(plan_words.SOLVE.zh, visitor.sheet("job_live"))
        expect(visitor.sheet("job_live").locator(".tile", has_text=run.PLACED.zh)).to_contain_text("3")
        visitor.page.wait_for_url("**job=*")
        query = visitor.page.url.partition("?")[2]
        wait_for_kept_plan(f"sqlite:///{database}", parse_qs(query)["job"][0])
        left = set(server.workers())
        assert len(left) == 1
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        assert all_gone(left)
        visitor.page.context.close()
    with app_server(tmp_path, data=data, database=database) as server:
        visitor = visitor_of(chrome, server)
        visitor.open(f"plan?{query}")
        expect(visitor.sheet("job_end")).to_contain_text(FAULT_TITLES[Fault.INTERRUPTED].zh)
        expect(visitor.sheet("job_end")).to_contain_text(run.FAILED_KEPT.zh)
        expect(visitor.block("F01")).to_be_visible()
        assert "最优 ·" not in visitor.sheet("badges").inner_text()
        visitor.page.context.close()
