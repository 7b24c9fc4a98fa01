"""A server that is killed during a solve and a sweep: their pages find both again, stopped, with what they had."""

import json
import os
import re
import signal
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, expect

from planner.domain.solving.task import FAULT_TITLES, Fault, TaskState
from planner.store import tasks
from planner.store.opening import open_store
from planner.ui.pages.plan import words as plan_words
from planner.ui.pages.sweep import words as sweep_words
from planner.ui.shared.words import run
from planner.ui.shared.words import sweep as task_words
from tests.browser.conftest import Visitor
from tests.support.app_server import AppServer, app_server
from tests.support.held import At
from tests.support.kept import wait_for_kept_plan
from tests.support.processes import all_gone, descendants
from tests.support.shipped import with_plans
from tests.support.waiting import seen

pytestmark = pytest.mark.browser


def visitor_of(chrome: Browser, server: AppServer) -> Visitor:
    return Visitor(chrome.new_context(viewport={"width": 1280, "height": 900}).new_page(), server)


def sweep_to_its_first_cell(visitor: Visitor, server: AppServer, url: str) -> None:
    """Start a sweep whose solves are held, let one of them go, and wait until its cell is in the database."""
    visitor.open("sweep")
    visitor.press_until(sweep_words.START.zh, visitor.sheet("task_sweep"))
    server.gate.let_one_go()
    expect(visitor.sheet("task_sweep")).to_contain_text("1 / ")
    store = open_store(url)

    def has_cell() -> bool:
        with store.reading() as db:
            (task_id,) = tasks.under_way(db)
            kept = tasks.find(db, task_id)
        assert kept is not None
        return len(json.loads(kept.task.latest or "{}").get("rows", ())) == 1

    try:
        seen(has_cell, "a cell in the database")
    finally:
        store.close()


def test_a_killed_server_is_started_again_and_the_pages_say_what_became_of_solve_and_sweep(
    chrome: Browser, tmp_path: Path
) -> None:
    data, database = with_plans(tmp_path / "data"), tmp_path / "planner.sqlite3"
    with app_server(tmp_path, data=data, database=database) as server, ExitStack() as held:
        visitor = visitor_of(chrome, server)
        with server.gate.closed(At.BEGIN):
            sweep_to_its_first_cell(visitor, server, f"sqlite:///{database}")
            held.enter_context(server.gate.closed())
        visitor.open("plan")
        visitor.enter(plan_words.SECONDS.zh, "600")
        visitor.enter(plan_words.SEED.zh, "11")
        visitor.press_until(plan_words.SOLVE.zh, visitor.sheet("job_live"))
        placed = visitor.sheet("job_live").locator(".tile", has_text=run.PLACED.zh)
        expect(placed.locator(".value")).to_have_text(re.compile("[1-9]"))
        visitor.page.wait_for_url("**job=*")
        query = visitor.page.url.partition("?")[2]
        wait_for_kept_plan(f"sqlite:///{database}", parse_qs(query)["job"][0])
        assert len(server.workers()) == 2
        left = descendants(server.process.pid) - {server.process.pid}
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
        visitor.open("sweep")
        expect(visitor.sheet("task_sweep")).to_contain_text(task_words.STATES[TaskState.INTERRUPTED].zh)
        expect(visitor.sheet("task_sweep")).to_contain_text("1 / ")
        expect(visitor.sheet("sweep_breaks")).to_be_visible()
        visitor.page.context.close()
