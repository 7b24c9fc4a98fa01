"""Viewers who come, look, solve, type, and go: the memory of the server stays what it was after the first of them."""

import json
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path

from planner.ui.shared.words import editing
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.app_server import AppServer, app_server
from tests.support.raw_session import Drawn, RawSession

WARM_UP = 120
"""Viewers until every memory of a fixed size is full: jobs and orders are the largest, 64 of each, and solves lag behind."""
EVERY = 10
"""After how many viewers the memory is looked at."""
MOST_KB_A_VIEWER = 40
"""What was measured rises and falls by 4 MB, and a slope of half of this is told from it; a session that stays is 1,000 or more."""
PAGES = ("overview", "replan", "scenarios", "park", "rules", "history")


def run(count: int, seed: int) -> Evidence:
    """Let `count` viewers come after the warm-up, one after the other; each asks for a plan of its own."""
    samples: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with app_server(folder, database=folder / "planner.sqlite3", home=folder) as server:
            for number in range(WARM_UP + count + 1):
                if number % EVERY == 0 or number == WARM_UP + count:
                    samples[number] = memory_mb(server)
                if number < WARM_UP + count:
                    visit(server, seed + number)
    return evidence_of(samples)


def evidence_of(samples: Mapping[int, float]) -> Evidence:
    """Return what the memory (MB) after so many viewers tells: the slope of the line through it after the warm-up."""
    late = {number: held for number, held in samples.items() if number >= WARM_UP}
    grown_kb = statistics.linear_regression([*late], [*late.values()]).slope * 1024
    told = [number for number in (0, 10, 50, WARM_UP, max(samples)) if number in samples]
    figures = (
        *((f"after {number} viewers, MB", f"{samples[number]:.0f}") for number in told),
        (f"least and most from {WARM_UP} on, MB", f"{min(late.values()):.0f} … {max(late.values()):.0f}"),
        ("grown for each of those, kB (slope)", f"{grown_kb:.0f}"),
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
    """Return the memory that the server's process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    (line,) = (one for one in status.splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _sound(drawn: Drawn) -> Drawn:
    assert not drawn.exceptions()
    return drawn


CAMPAIGN = Campaign(
    name="long-use",
    claim="The server keeps no memory of viewers that came, solved, typed and left.",
    count=180,
    run=run,
)
