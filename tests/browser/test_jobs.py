"""Jobs 1, 3, 4, 6, 7, 9 and 10 of a week, done in a real browser: what must be seen is seen, in few clicks.

`python -m tests.browser.test_jobs` measures all ten, with jobs 2, 5 and 8, and writes docs/evidence/jobs.md.
"""

import contextlib
import os
import platform
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import TimeoutError as NotSeen

import run
from planner.ui.pages.replan import words as replan_words
from planner.ui.shared.words import run as run_words
from planner.ui.shared.words import sweep, what_if
from tests.browser.conftest import AGAIN_MS, Visitor
from tests.support import board_jobs, browser, enquiry_jobs, jobs
from tests.support.app_server import AppServer, app_server
from tests.support.held import At
from tests.support.jobs import CHANGED_FIRM, MOST_CLICKS, TARGET_SECONDS, Done
from tests.support.shipped import with_plans

pytestmark = pytest.mark.browser
UNPLACED_FIRM = "F33"

SECONDS = "170"
"""More than a re-plan takes on a busy machine."""


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    data = with_plans(tmp_path_factory.mktemp("jobs_data"))
    with app_server(tmp_path_factory.mktemp("jobs"), data=data) as running:
        running.gate.hurry()
        yield running


@pytest.fixture
def worker(chrome: Browser, own_server: AppServer) -> Iterator[Visitor]:
    tab = _tab(chrome, own_server)
    yield tab
    tab.page.context.close()
    assert tab.outside == []
    assert tab.faults == []


def _tab(chrome: Browser, server: AppServer, quarter: str = "2024Q3") -> Visitor:
    context = chrome.new_context(viewport={"width": 1280, "height": 1000})
    tab = Visitor(context.new_page(), server)
    tab.open(tour="done", quarter=quarter)
    return tab


def test_monday_is_seen_without_a_click_and_a_plan_handed_over_with_two(
    worker: Visitor, tmp_path: Path
) -> None:
    done = board_jobs.see_the_monday_picture(worker.page, worker.page.url)
    assert done.clicks == MOST_CLICKS[1]
    worker.settle()
    assert board_jobs.hand_over(worker.page, tmp_path / "pack.zip").clicks <= MOST_CLICKS[10]
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        assert [Path(name).suffix for name in pack.namelist()] == [".xlsx", ".pdf", ".pdf", ".png"]


def test_a_late_phase_is_tried_in_a_few_clicks_outlives_a_refresh_and_is_decided_on_in_three(
    worker: Visitor, tmp_path: Path
) -> None:
    done = jobs.what_if_phase_2_is_late(worker.page, whole=False)
    assert done.clicks <= MOST_CLICKS[7]
    worker.page.reload()
    expect(worker.sheet("compared_firms")).to_contain_text("F02")
    _cancel_what_is_left(worker)
    done = board_jobs.decide_on_two_plans(worker.page, tmp_path / "pack.zip")
    assert done.clicks <= MOST_CLICKS[9]
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        assert {".pdf", ".pptx", ".xlsx"} <= {Path(name).suffix for name in pack.namelist()}


def test_a_firm_without_a_place_is_settled_in_three_clicks_and_the_repairs_outlive_a_refresh(
    worker: Visitor,
) -> None:
    done = jobs.settle_what_does_not_fit(worker.page, UNPLACED_FIRM, repairs_seen=1)
    assert done.clicks <= MOST_CLICKS[6]
    expect(worker.page.get_by_text(UNPLACED_FIRM).first).to_be_visible()
    worker.open(tour="done", quarter="2024Q3", firm=UNPLACED_FIRM)
    expect(worker.sheet("repair_offer_1")).to_be_visible()
    _cancel_what_is_left(worker)


def _cancel_what_is_left(worker: Visitor) -> None:
    """End a question that looks for more: long questions come one after the other, and others wait for it."""
    cancel = worker.page.get_by_role("button", name=sweep.CANCEL.zh, exact=True)
    worker.settle()
    while cancel.count():
        with contextlib.suppress(NotSeen):  # it may have come to its end by itself
            cancel.click(timeout=AGAIN_MS)
        worker.settle()


def test_changed_facts_are_saved_and_the_plan_in_force_is_re_planned_in_two_clicks(
    worker: Visitor, chrome: Browser, own_server: AppServer
) -> None:
    done = jobs.update_facts(worker.page)
    assert done.clicks <= MOST_CLICKS[3]
    expect(worker.sheet("downstream")).to_contain_text(f"{CHANGED_FIRM} ")
    expect(worker.sheet("downstream")).to_be_in_viewport()
    tab = _tab(chrome, own_server)
    expect(tab.page.get_by_text(what_if.IN_FORCE_PLAN.zh)).to_be_visible()
    done = jobs.re_plan(tab.page, seconds=SECONDS)
    assert done.clicks <= MOST_CLICKS[4]
    expect(tab.sheet("replan_moves")).to_contain_text(CHANGED_FIRM)
    expect(tab.sheet("replan_moves")).to_contain_text(replan_words.NEEDS["forced"].zh)
    expect(tab.page.get_by_text(replan_words.STEPS_CHECKED.zh)).to_be_visible()
    tab.page.context.close()


def test_a_handover_that_slips_is_told_in_three_clicks(worker: Visitor) -> None:
    with worker.server.gate.closed(At.BEGIN):
        late = jobs.tell_of_a_late_handover(worker.page, "B6", "2024Q4")
        expect(worker.page.get_by_text("B6 交付季度 2024Q2 → 2024Q4").first).to_be_visible()
        worker.press(run_words.CANCEL.zh)
    assert late.clicks <= MOST_CLICKS[3]


def ten_jobs(folder: Path, *, is_whole: bool = True) -> list[Done]:
    """Return all ten jobs as they went, done one after the other on one server that keeps its files in `folder`.

    Unless `is_whole`, the tornado and the repairs are left as soon as the first of them is seen.
    """
    chromium = browser.find()
    assert chromium is not None, browser.how_to_get()
    data = with_plans(folder / "data")
    with app_server(folder, data=data) as server, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium, args=list(browser.FLAGS))
        window = chrome.new_context(viewport={"width": 1280, "height": 1000})
        monday = board_jobs.see_the_monday_picture(window.new_page(), f"{server.address}/?tour=done")
        late = jobs.what_if_phase_2_is_late(_tab(chrome, server).page, whole=is_whole)
        tab = _tab(chrome, server)
        updated = jobs.update_facts(tab.page)
        tab.page.context.close()
        seen = 3 if is_whole else 1
        settled = jobs.settle_what_does_not_fit(_tab(chrome, server).page, UNPLACED_FIRM, repairs_seen=seen)
        late_quarter = "2025Q3"
        asked = enquiry_jobs.answer_an_enquiry(_tab(chrome, server, late_quarter).page, folder / "offer.pdf")
        why = enquiry_jobs.ask_why_not(_tab(chrome, server, late_quarter).page, "F12", "A3")
        filled = enquiry_jobs.fill_a_vacant_unit(_tab(chrome, server, late_quarter).page, "B3-104")
        planned = jobs.re_plan(_tab(chrome, server).page)
        decided = board_jobs.decide_on_two_plans(_tab(chrome, server).page, folder / "decision.zip")
        handed = board_jobs.hand_over(_tab(chrome, server).page, folder / "handover.zip")
        return [monday, asked, updated, planned, why, settled, late, filled, decided, handed]


def _page(found: list[Done]) -> str:
    lines = [
        "# jobs",
        "",
        (
            "Jobs of a week, done in a real browser on the Ziyuan park by a script that counts clicks from the landing "
            "page and"
        ),
        "the seconds from the first click until each thing is on screen. Nothing here is asserted by a test.",
        "",
        (
            f"Made by `python -m tests.browser.test_jobs` on {datetime.now(UTC):%Y-%m-%d}, Python "
            f"{platform.python_version()}."
        ),
        "",
        f"Load of the machine when it was done: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.",
        "",
        "| job | clicks | at most | seen | seconds | wanted |",
        "|---|---|---|---|---|---|",
    ]
    for done in found:
        for number, (what, seconds) in enumerate(done.seen.items()):
            first = number == 0
            head = (
                (f"{done.job} {done.what}", str(done.clicks), str(MOST_CLICKS[done.job]))
                if first
                else ("", "", "")
            )
            wanted = str(TARGET_SECONDS[done.job]) if first else ""
            lines.append("| " + " | ".join((*head, what, f"{seconds:.1f}", wanted)) + " |")
    return "\n".join([*lines, ""])


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        page = _page(ten_jobs(Path(folder)))
    target = run.ROOT / "docs" / "evidence" / "jobs.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
