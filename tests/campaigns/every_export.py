"""Every file of both parks, and of a park of hostile and rare names, in both languages, opened and printed elsewhere."""

import itertools
import tempfile
from collections import Counter
from pathlib import Path

from planner.domain.solving.report import Report
from planner.exports.bundle_reading import read_bundle
from planner.exports.typeset.coverage import showable
from planner.services.planning.exporting import downloads, file_order
from planner.text import Lang, Text
from tests.campaigns._evidence import Campaign, Evidence
from tests.support import exported, make, office, printed, reports

RARE = "喆㼆𠮷"
HOSTILE = "hostile"
CASES = tuple(itertools.product(("ziyuan", "mature", HOSTILE), Lang))
PROMISED = {"ziyuan": 9, "mature": 12, HOSTILE: 40}
"""Pages of the workbook."""
SLIDES = 7
FAULTS = ("Err:5", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A")
"""What an office program shows for a formula that fails."""


def report_of(park: str) -> Report:
    """Return the report of a park that comes with the program, or of one whose firms have every kind of name."""
    if park != HOSTILE:
        return printed.shipped_report(park)
    names = (*reports.HOSTILE, RARE, f"{RARE}很长的名字" * 12)
    firms = [make.firm(f"F{at}", name=Text(name, name)) for at, name in enumerate(names, start=1)]
    problem = make.problem(firms=firms, parks=(make.park(name=Text(f"园区{RARE}", f"Park {RARE}")),))
    return reports.report(problem, reports.scattered_plan(problem, 1))


def run(count: int, seed: int) -> Evidence:
    """Open every file of `count` parks and languages, from number `seed` on."""
    chosen, failures, counts = CASES[seed : seed + count], list[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for park, lang in chosen:
            failures += _opened(park, lang, folder, counts)
        failures += _printed(folder, counts)
    figures = (
        ("parks and languages", ", ".join(f"{park} {lang.value}" for park, lang in chosen)),
        ("files made, each twice with the same bytes", str(counts["files"])),
        ("pages of PDF, fonts inside, no character missing", str(counts["pages"])),
        ("workbooks and slides opened by LibreOffice", str(counts["opened"])),
        ("pages of a workbook, the most", str(counts["most"])),
        ("faults", str(len(failures))),
    )
    return Evidence(figures, tuple(failures))


def _opened(park: str, lang: Lang, folder: Path, counts: Counter[str]) -> list[str]:
    report, failures = report_of(park), list[str]()
    for one in downloads(file_order(report, plan=Text("方案 3", "Plan 3")), (lang,)):
        where = f"{park} {lang.value} {one.kind.key}"
        data = one.make()
        counts["files"] += 1
        if data != one.make():
            failures.append(f"{where}: other bytes the second time")
        if not one.kind.has_language:
            failures += [] if read_bundle(data).bundle is not None else [f"{where}: cannot be read"]
            continue
        try:
            text = exported.READERS[one.kind.suffix](data)
        except Exception as fault:  # noqa: BLE001  whatever another library says of it
            failures.append(f"{where}: {type(fault).__name__} {fault}")
            continue
        if park != HOSTILE and exported.HOLES.search(text):
            failures.append(f"{where}: {exported.HOLES.search(text)}")
        if one.kind.suffix == ".pdf":
            counts["pages"] += printed.page_count(data)
            if park == HOSTILE and showable(RARE) not in text:
                failures.append(f"{where}: a rare character is missing")
        if one.kind.key == "firms" and printed.page_count(data) != len(report.plan.by_firm):
            failures.append(f"{where}: {printed.page_count(data)} pages for {len(report.plan.by_firm)} firms")
        if one.kind.suffix in {".xlsx", ".pptx"}:
            (folder / f"{park}-{lang.value}-{one.kind.key}{one.kind.suffix}").write_bytes(data)
    return failures


def _printed(folder: Path, counts: Counter[str]) -> list[str]:
    """Print workbooks and slides by LibreOffice and count their pages."""
    if not office.is_there():
        return ["LibreOffice is not installed: no workbook and no slides were opened"]
    failures = []
    files = sorted((*folder.glob("*.xlsx"), *folder.glob("*.pptx")))
    for file, pdf in zip(files, office.print_all(files, folder, seconds=900), strict=True):
        if not pdf.exists():
            failures.append(f"{file.name}: not opened")
            continue
        counts["opened"] += 1
        pages, text = printed.page_count(pdf.read_bytes()), printed.text_of(pdf.read_bytes())
        is_book = file.suffix == ".xlsx"
        counts["most"] = max(counts["most"], pages if is_book else 0)
        if (is_book and pages > PROMISED[file.stem.split("-")[0]]) or (not is_book and pages != SLIDES):
            failures.append(f"{file.name}: {pages} pages")
        failures += [f"{file.name}: shows {fault}" for fault in FAULTS if fault in text]
    return failures


CAMPAIGN = Campaign(
    "every-export",
    "Every file of a plan of both parks that come with the program, and of a park whose firms have hostile, rare and long names, in both languages: the same "
    "bytes each time, opened by another library, fonts inside and no character missing in PDF, nothing left unsaid; workbooks and slides are opened by "
    "LibreOffice, no formula fails, and they print on the pages promised.",
    count=len(CASES),
    run=run,
)
