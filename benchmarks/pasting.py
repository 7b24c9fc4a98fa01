"""What a large paste costs in a real browser: seconds until the browser hands it over, and until the page has taken it in.

Run: python -m benchmarks.pasting 5000
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from planner.ui.shared.words import editing
from tests.browser.conftest import Visitor
from tests.browser.grid import Grid, edit_firms, standing
from tests.support import browser
from tests.support.app_server import app_server
from tests.support.shipped import with_plans

_AFTER = 5
"""Firms of Ziyuan whose rooms nobody else can have."""


def main(rows: int) -> None:
    """Paste `rows` firms at the last firm of Ziyuan, type into one of them, and print what each took."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "data").mkdir()
        with app_server(folder, data=with_plans(folder / "data")) as server, sync_playwright() as playwright:
            chrome = playwright.chromium.launch(executable_path=str(browser.find()), args=list(browser.FLAGS))
            context = chrome.new_context(viewport={"width": 1280, "height": 1000})
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            tab = Visitor(context.new_page(), server)
            edit_firms(tab, editing.ALL_COLUMNS.zh)
            _paste(tab, rows)
            _type(tab)
            chrome.close()


def _paste(tab: Visitor, rows: int) -> None:
    grid = Grid(tab)
    grid.click(1, 1)
    tab.page.keyboard.press("Control+ArrowDown")
    last = grid.frame.locator("[aria-selected=true]").first
    expect(last).to_have_text("F45")
    tab.page.evaluate("text => navigator.clipboard.writeText(text)", _firms(rows))
    tab.settle()
    sent, start = tab.sent, time.perf_counter()
    tab.page.keyboard.press("Control+V")
    while tab.sent == sent:
        tab.page.wait_for_timeout(10)
    print(f"{rows} rows pasted: handed over after {time.perf_counter() - start:.2f} s", end=", ", flush=True)
    tab.settle()
    print(f"taken in after {time.perf_counter() - start:.2f} s; {standing(tab).inner_text().splitlines()[0]}")


def _type(tab: Visitor) -> None:
    field = Grid(tab).write(6, 7, "新产品")
    sent, start = tab.sent, time.perf_counter()
    field.press("Enter")
    tab.wait_until_sent(sent)
    print(f"one cell typed: taken in after {time.perf_counter() - start:.2f} s")


def _firms(rows: int) -> str:
    """Return firms as a spreadsheet copies them, made after later ones of Ziyuan."""
    table = Path("data/ziyuan/firms.csv").read_text("utf-8-sig").splitlines()[1 + _AFTER :]
    cells = [line.split(",")[2:] for line in table if '"' not in line]
    made = ([f"X{at:05d}", f"企业{at}", *cells[at % len(cells)]] for at in range(rows))
    return "\n".join("\t".join(row) for row in made)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
