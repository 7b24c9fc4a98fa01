"""Viewers who come, look, solve, type, and go: the memory of the server stays what it was after the first of them."""

import json
import tempfile
from pathlib import Path

from planner.ui.words import editing
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.app_server import AppServer, app_server
from tests.support.raw_session import Drawn, RawSession

WARM_UP = 80
"""Viewers until every memory of a fixed size is full: jobs and orders are the largest, 64 of each."""
MOST_KB_A_VIEWER = 60
PAGES = ("overview", "replan", "scenarios", "park", "rules", "history")


def run(count: int, seed: int) -> Evidence:
    """Let `count` viewers come after the warm-up, one after the other; each asks for a plan of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with app_server(folder, database=folder / "planner.sqlite3", home=folder) as server:
            at_start = memory_mb(server)
            for number in range(WARM_UP):
                visit(server, seed + number)
            warm = memory_mb(server)
            for number in range(count):
                visit(server, seed + WARM_UP + number)
            at_end = memory_mb(server)
    grown_kb = (at_end - warm) * 1024 / count
    figures = (
        ("memory at the start, MB", f"{at_start:.0f}"),
        (f"after {WARM_UP} viewers", f"{warm:.0f}"),
        (f"after {count} more", f"{at_end:.0f}"),
        ("grown for each of those, kB", f"{grown_kb:.0f}"),
    )
    said = f"{grown_kb:.0f} kB kept of each viewer, at most {MOST_KB_A_VIEWER}"
    return Evidence(figures, (said,) if grown_kb > MOST_KB_A_VIEWER else ())


def visit(server: AppServer, number: int) -> None:
    """Be one viewer: look at a page, ask for a plan, type into a table, leave."""
    with RawSession(server.address, PAGES[number % len(PAGES)]) as viewer:
        _sound(viewer.run())
    with RawSession(server.address, "plan") as viewer:
        shown = _sound(viewer.run())
        viewer.mean(shown.id("goal.seconds"), double_value=1.0)
        viewer.mean(shown.id("goal.seed"), int_value=number)
        viewer.press(shown.id("solve"))
    with RawSession(server.address, "firms") as viewer:
        shown = viewer.say(viewer.run().id("facts_side_choice"), string_array_value=[editing.EDIT.zh])
        (grid,) = (one for one in shown.all_ids() if "-grid_firms_" in one)
        typed = {"edited_rows": {"0": {"name_zh": f"名称{number}"}}, "added_rows": [], "deleted_rows": []}
        _sound(viewer.say(grid, string_value=json.dumps(typed)))


def memory_mb(server: AppServer) -> float:
    """Give the memory that the server's process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    (line,) = (one for one in status.splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _sound(drawn: Drawn) -> Drawn:
    assert not drawn.exceptions()
    return drawn


CAMPAIGN = Campaign(
    name="long-use",
    claim="The server keeps no memory of viewers that came, solved, typed and left.",
    count=400,
    run=run,
)
