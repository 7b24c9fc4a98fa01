"""Parks in which every name is markup, on every page and in every file: no element, no address asked, no script run, no formula."""

import csv
import re
import tempfile
from collections import Counter
from decimal import Decimal, InvalidOperation
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from playwright.sync_api import Browser
from pypdf import PdfReader

from planner.domain.solving.report import Report
from planner.services.planning.exporting import downloads, file_order
from planner.text import Lang, Text
from tests.browser.hostile_pages import clash, walk_hostile_pages
from tests.browser.walk import PAGES, VIEWS
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns._tabs import chrome, visit
from tests.support import hostile, reports
from tests.support.payloads import GROUPS

OF_A_NAME = re.compile("evil|hacked|cmd", re.IGNORECASE)
PARKS = (*(" ".join(group) for group in GROUPS), hostile.MARKUP)
PLACES = [
    (markup, list(Lang)[(number + turn) % len(Lang)])
    for turn in range(len(Lang))
    for number, markup in enumerate(PARKS)
]
"""A park of each group of names and one that has some of every kind in one name, in one language after another, then in the other."""


def run(count: int, seed: int) -> Evidence:
    """Walk through `count` parks from number `seed` on, let two people clash in each, and open each file."""
    failures, counts = list[str](), Counter[str]()
    with chrome() as running:
        for markup, lang in PLACES[seed : seed + count]:
            found = [*_walked(running, markup, lang), *_opened(running, markup, lang, counts)]
            failures += [f"{lang.value}, {markup[:30]}: {one}" for one in found]
            counts["names"] += len(markup.split()) > 0
    chosen = {markup for markup, _ in PLACES[seed : seed + count]}
    figures = (
        ("names", str(sum(len(group) for group in GROUPS if " ".join(group) in chosen))),
        ("parks, each of six names and in one language", str(counts["names"])),
        ("pages of a walk", str(len(PAGES))),
        ("views of those pages", str(sum(map(len, VIEWS.values())))),
        ("cards, an upload and a clash looked at in each", "4"),
        ("files made of each park", str(counts["files"] // max(1, counts["names"]))),
        ("of all files, drawings opened in the browser", str(counts["drawings"])),
        ("cells of workbooks and of CSV looked at for formulas", str(counts["cells"])),
        ("elements, requests, scripts and formulas made by a name", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


def _walked(running: Browser, markup: str, lang: Lang) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with hostile.hostile_server(folder, markup) as server:
            walk = partial(walk_hostile_pages, lang=lang, folder=folder, markup=markup)
            return visit(running, server, walk) + visit(
                running, server, partial(clash, lang=lang, markup=markup)
            )


def _report(markup: str) -> Report:
    problem = hostile.problem(markup)
    return reports.report(problem, reports.scattered_plan(problem, 1))


def _opened(running: Browser, markup: str, lang: Lang, counts: Counter[str]) -> list[str]:
    """Open every file of a plan, and what lies in those that are packed; say what a name made of it."""
    failures = list[str]()
    name = Text(hostile.hostile("方案", markup), hostile.hostile("plan", markup))
    for one in downloads(file_order(_report(markup), plan=name), (lang,)):
        for place, data in _unpacked(f"{one.kind.key}{one.kind.suffix}", one.make()):
            counts["files"] += 1
            failures += [f"{place}: {fault}" for fault in _faults(running, place, data, counts)]
    return failures


def _unpacked(place: str, data: bytes) -> list[tuple[str, bytes]]:
    if not place.endswith(".zip"):
        return [(place, data)]
    with ZipFile(BytesIO(data)) as packed:
        return [(f"{place}/{name}", packed.read(name)) for name in packed.namelist()]


def _faults(running: Browser, place: str, data: bytes, counts: Counter[str]) -> list[str]:
    match place.rpartition(".")[2]:
        case "svg":
            counts["drawings"] += 1
            return _drawn(running, data)
        case "xlsx":
            book = load_workbook(BytesIO(data))
            cells = [
                cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
            ]
            counts["cells"] += len(cells)
            live = [one for one in cells if one.data_type == "f" or one.hyperlink is not None]
            said = [f"{one.value} {one.hyperlink.target if one.hyperlink else ''}" for one in live]
            return [one[:120] for one in said if OF_A_NAME.search(one)]
        case "csv":
            texts = [one for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for one in row]
            counts["cells"] += len(texts)
            return [
                one[:120]
                for one in texts
                if one.startswith(("=", "+", "-", "@", "\t", "\r")) and not _is_number(one)
            ]
        case "pdf":
            found = PdfReader(BytesIO(data))
            notes = [str(one.get_object()) for page in found.pages for one in page.get("/Annots") or ()]
            acts = [one for one in notes if "/A'" in one and OF_A_NAME.search(one)]
            return [*acts, *(key for key in ("/OpenAction", "/AA") if key in found.trailer["/Root"])]  # type: ignore[operator]
    return []


def _drawn(running: Browser, data: bytes) -> list[str]:
    """Open a drawing as a page of its own, which lets scripts run."""
    context = running.new_context()
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "drawing.svg"
        file.write_bytes(data)
        page.goto(file.as_uri())
        made = [str(one) for one in page.evaluate(hostile.MADE_BY_A_NAME)]
        ran = page.evaluate("window.hacked")
    context.close()
    return [*made, *(one for one in asked if not one.startswith("file:")), *(["a script ran"] if ran else [])]


def _is_number(text: str) -> bool:
    try:
        Decimal(text.replace(",", "").rstrip("%"))
    except InvalidOperation:
        return False
    return True


CAMPAIGN = Campaign(
    "hostile-names",
    "Every name of a park, its firms, plans, scenarios, people and files is markup: sixty kinds of it, six to a park. On every page, view and card, in both "
    "languages, no name becomes an element, none asks an address or runs a script, and none shows the marks that keep it from doing so. In every file of a plan "
    "none is a formula, a link or an action, and no drawing that is opened in the browser runs a script or asks an address.",
    count=len(PLACES),
    run=run,
)
