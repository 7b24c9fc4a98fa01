"""`python -m tests.support.film`: a silent film of the ten jobs, two minutes long, from the running build.

The jobs are those that `tests.browser.test_jobs` counts. A picture is taken before each click and of each thing that is seen, so waits are
cut: how long they are is in docs/evidence/jobs.md.
"""

import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Locator, Page

import run
from tests.browser.test_jobs import ten_jobs
from tests.support.jobs import MOST_CLICKS, WATCHER, Done

FILM = run.ROOT / "docs" / "images" / "ten-jobs.gif"
FONT = run.ROOT / "static" / "NotoSansSC.ttf"
WIDTH, BAR = 960, 56
COLOURS = 64
SECONDS = 120
TITLE, CLICK, SIGHT = 2.0, 1.5, 3.0
"""How long a title, a click and a sight are shown, in proportion."""
INK, PAPER, MARK = "#FFFFFF", "#1F5A82", "#D1442A"

TITLES = {
    1: "周一看全貌 · Monday picture",
    2: "来了一家企业，放得下吗 · A new enquiry",
    3: "一家企业少要面积 · New facts",
    4: "少变动重排 · Re-plan with few changes",
    5: "为何不在 A3 · Why not there",
    6: "放不下，怎样才行 · It does not fit",
    7: "二期晚半年 · What if phase 2 is late",
    8: "空置单元找企业 · Fill a vacant unit",
    9: "两个方案请领导定 · Two options for the board",
    10: "交接 · Hand over",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of the film and how long it is shown, in proportion to the others."""

    picture: Image.Image
    share: float


class Camera:
    """Looks on while jobs are done and keeps a reel of each."""

    def __init__(self) -> None:
        self.reels: dict[int, list[Frame]] = {}

    def before_click(self, done: Done, place: Locator) -> None:
        """Take the page with a ring around what is about to be clicked."""
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        said = f"点击 {done.clicks + 1} / 最多 {MOST_CLICKS[done.job]} · click"
        ring = None if box is None else (box["x"], box["y"], box["width"], box["height"])
        self._take(done, said, place.page, CLICK, ring)

    def on_sight(self, done: Done, what: str, page: Page, place: Locator | None) -> None:
        """Take the page with what has just been seen in view."""
        if place is not None:
            place.scroll_into_view_if_needed()
        page.wait_for_timeout(600)  # what slides in has come to rest
        self._take(done, what, page, SIGHT)

    def _take(
        self,
        done: Done,
        said: str,
        page: Page,
        share: float,
        ring: tuple[float, float, float, float] | None = None,
    ) -> None:
        with Image.open(BytesIO(page.screenshot(animations="disabled"))) as full:
            screen = full.convert("RGB")
        if ring is not None:
            x, y, width, height = ring
            ImageDraw.Draw(screen).rounded_rectangle(
                (x - 6, y - 6, x + width + 6, y + height + 6), radius=10, outline=MARK, width=5
            )
        small = screen.resize((WIDTH, round(screen.height * WIDTH / screen.width)), Image.Resampling.LANCZOS)
        reel = self.reels.setdefault(done.job, [])
        reel.append(Frame(_captioned(small, f"{done.job}  {TITLES[done.job]}", said), share))


def _captioned(screen: Image.Image, title: str, said: str) -> Image.Image:
    whole = Image.new("RGB", (screen.width, screen.height + BAR), PAPER)
    whole.paste(screen, (0, BAR))
    draw = ImageDraw.Draw(whole)
    draw.text((18, BAR / 2), title, INK, ImageFont.truetype(FONT, 22), anchor="lm")
    draw.text((screen.width - 18, BAR / 2), said, INK, ImageFont.truetype(FONT, 16), anchor="rm")
    return whole


def cut(reels: dict[int, list[Frame]]) -> tuple[list[Image.Image], list[int]]:
    """Return the pictures in the order of the jobs, and for how many milliseconds each is shown."""
    frames = [frame for job in sorted(reels) for frame in _with_title(reels[job])]
    whole = sum(frame.share for frame in frames)
    pictures = [frame.picture.quantize(COLOURS, dither=Image.Dither.NONE) for frame in frames]
    return pictures, [round(frame.share / whole * SECONDS * 100) * 10 for frame in frames]


def _with_title(reel: list[Frame]) -> list[Frame]:
    """Return a reel whose first picture stays on long enough for its title to be read."""
    first, *rest = reel
    return [Frame(first.picture, first.share + TITLE), *rest]


def main() -> int:
    """Do the ten jobs, and write the film."""
    camera = Camera()
    token = WATCHER.set(camera)
    try:
        with tempfile.TemporaryDirectory() as folder:
            ten_jobs(Path(folder), is_whole=False)
    finally:
        WATCHER.reset(token)
    (first, *rest), times = cut(camera.reels)
    first.save(FILM, save_all=True, append_images=rest, duration=times, loop=0, optimize=True)
    print(f"{FILM.relative_to(run.ROOT)}: {len(times)} pictures, {FILM.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
