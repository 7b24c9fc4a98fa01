"""Handovers dragged on the page of phasing: how long it takes until it is told what they lose."""

from benchmarks.visits import Visit, median_of
from planner.ui.pages.phasing import words
from planner.ui.shared.words import shell
from planner.views.phasing import PROVEN

HANDOVERS = (("B5", 2), ("B3", 1), ("B4", 1))
"""Buildings that are handed over later, and by how many quarters."""


def move_handovers(visit: Visit) -> None:
    """Drag each building, and note the waits."""
    visit.open()
    visit.go(shell.PHASING.zh)
    said, proven = [], []
    for building_id, quarters in HANDOVERS:
        mark = visit.page.get_by_test_id(f"handover-{building_id}")
        mark.hover()
        visit.page.mouse.down()
        track = mark.locator("xpath=..").bounding_box()
        assert track is not None
        at = int(mark.get_attribute("aria-valuenow") or 0) + quarters
        count = int(mark.get_attribute("aria-valuemax") or 0) + 1
        visit.page.mouse.move(track["x"] + at * track["width"] / count, track["y"] + 5, steps=5)
        answer = visit.page.get_by_test_id("handover_said")
        with visit.wait("a handover dragged, what it loses at most", 3.0):
            visit.page.mouse.up()
            answer.wait_for()
        said.append(visit.waits.pop())
        with visit.wait("then what it loses and whom, proven", 3.0):
            answer.filter(has_text=PROVEN.zh).wait_for()
        proven.append(visit.waits.pop())
        visit.settle()
        visit.page.get_by_role("button", name=words.BACK.zh, exact=True).click()
        visit.settle()
    visit.waits += [median_of(said), median_of(proven)]
