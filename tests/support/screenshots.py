"""`python -m tests.support.screenshots [NAME ...]`: the pictures of the docs, taken from the running build."""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect, sync_playwright

import run
from planner.text import Lang
from planner.ui.pages.upload.upload_file import XLSX
from tests.support import browser
from tests.support.app_server import app_server
from tests.support.uploads import needs_book

PICTURES = run.ROOT / "docs" / "images"
WIDTH, HEIGHT = 1280, 900
COLOURS = 256
WAIT_MS = 60_000
QUIET = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
VIEWS = ".st-key-view_choice"
NO_MOTION = "*, *::before, *::after { animation: none !important; transition: none !important; }"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A page of the app, in each language: where it is, what must be on it, from which part on, how high."""

    name: str
    page: str = ""
    query: tuple[tuple[str, str], ...] = ()
    shows: str = ""
    at: str = ""
    height: int = HEIGHT
    before: Callable[[Page], None] | None = None
    """What is done on the page first."""

    def address(self, lang: Lang) -> str:
        return f"{self.page}?{urlencode({'lang': lang.value, **dict(self.query)})}"


def _edit(page: Page) -> None:
    """Turn from looking to editing."""
    page.locator(".st-key-facts_side_choice button").nth(1).click()
    page.wait_for_selector(".st-key-edit_bar")


def _delay(page: Page) -> None:
    """Hand a building over two quarters late."""
    page.get_by_test_id("handover-B5").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.get_by_text(re.compile("^(已完成|Done)")).first.wait_for()


def _play(page: Page) -> None:
    """Play a hundred futures."""
    number = page.locator(".st-key-what_if-risk-futures input")
    number.fill("100")
    number.press("Enter")
    page.wait_for_selector(QUIET)
    page.locator(".st-key-risk_start button").click()
    page.get_by_text(re.compile("^(已完成|Done)")).first.wait_for(timeout=10 * WAIT_MS)


def _upload(page: Page) -> None:
    """Choose a needs sheet with a doubtful cell."""
    row = {
        "企业": "示例企业04",
        "产品": "诊断试剂",
        "生产类别": "丁类",
        "面积(最小/期望/最大)": "900/1000/1500",
        "承重": "5kN/㎡",
        "期望入驻季度": "2024年",
        "限高": "5.5m",
    }
    file = FilePayload(name="needs.xlsx", mimeType=XLSX, buffer=needs_book(row))
    page.locator("input[type=file]").set_input_files(file)
    page.locator("[data-testid=upload_sheets]").wait_for()


SHOTS: tuple[Picture, ...] = (
    Picture(name="overview", query=(("tour", "done"),), shows=".block[data-firm='F01']", height=820),
    Picture(
        name="firm",
        query=(("firm", "F12"),),
        shows="[data-testid=firm_body]",
        at="[data-testid=firm_head]",
        height=620,
    ),
    Picture(name="plan", page="plan", shows=".block[data-firm='F01']", height=1100),
    Picture(name="times", page="plan", query=(("view", "times"),), shows=".js-plotly-plot", at=VIEWS),
    Picture(name="unplaced", page="plan", query=(("view", "unplaced"),), shows="text=F30", at=VIEWS),
    Picture(name="certificate", page="plan", query=(("view", "certificate"),), shows="text=highs", at=VIEWS),
    Picture(name="milestones", page="milestones", query=(("firm", "F03"),), shows=".st-key-milestone_firms"),
    Picture(name="capacity", page="capacity", shows=".js-plotly-plot", height=1000),
    Picture(name="phasing", page="phasing", before=_delay, shows="[data-testid=handover-B5]", height=1000),
    Picture(name="risk", page="risk", before=_play, shows=".js-plotly-plot", height=1100),
    Picture(name="indicators", page="indicators", shows=".js-plotly-plot", height=1000),
    Picture(
        name="site",
        page="park",
        query=(("quarter", "2024Q2"),),
        shows=".st-key-site_plan svg",
        at=".st-key-site_colour_choice",
        height=700,
    ),
    Picture(name="editing", page="firms", before=_edit, shows="[data-testid=stDataFrame]", height=900),
    Picture(name="upload", page="upload", before=_upload, shows="text=F3", height=1180),
)


def pictures(names: list[str]) -> Iterator[tuple[Picture, Lang]]:
    for shot in SHOTS:
        for lang in Lang:
            if not names or shot.name in names or f"{shot.name}-{lang.value}" in names:
                yield shot, lang


def take(page: Page, address: str, shot: Picture, target: Path) -> None:
    """Open the page, wait until it is at rest, and write the picture."""
    page.set_viewport_size({"width": WIDTH, "height": shot.height})
    page.goto(address)
    page.wait_for_selector(QUIET)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=WAIT_MS)
    if shot.before:
        shot.before(page)
        page.wait_for_selector(QUIET)
    if shot.shows:
        page.locator(shot.shows).first.wait_for()
    page.add_style_tag(content=NO_MOTION)
    if shot.at:
        page.locator(shot.at).first.evaluate("part => part.scrollIntoView({block: 'start'})")
    page.evaluate("document.fonts.ready")
    page.mouse.move(0, 0)
    page.wait_for_timeout(1200)
    page.screenshot(path=target, animations="disabled")
    with Image.open(target) as full:
        small = full.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


def main(names: list[str]) -> int:
    chromium = browser.find()
    if chromium is None:
        print(browser.how_to_get(), file=sys.stderr)
        return 1
    wanted = list(pictures(names))
    if not wanted:
        print("no such picture; there are: " + ", ".join(shot.name for shot in SHOTS), file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        app_server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        chrome = playwright.chromium.launch(executable_path=chromium, args=list(browser.FLAGS))
        for shot, lang in wanted:
            context = chrome.new_context(locale="zh-CN" if lang is Lang.ZH else "en-GB")
            page = context.new_page()
            page.set_default_timeout(WAIT_MS)
            target = PICTURES / f"{shot.name}-{lang.value}.png"
            take(page, f"{server.address}/{shot.address(lang)}", shot, target)
            print(f"{target.relative_to(run.ROOT)}: {target.stat().st_size // 1024} KB", flush=True)
            context.close()
        chrome.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
