"""The files of a plan: names, kinds, and how each is made when it is asked for."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from planner.domain.solving.report import Report
from planner.exports.bundle import bundle_bytes
from planner.exports.csv_set import csv_files
from planner.exports.excel import workbook_bytes
from planner.text import Lang, Text

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STEM = Text("分配方案", "allocation-plan")
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file; `make` is called when someone wants it."""

    key: str
    file_name: str
    mime: str
    make: Callable[[], bytes]


def downloads(report: Report, lang: Lang, *, park: str, draw: Callable[[], str]) -> tuple[Download, ...]:
    """Return the files of a report; `draw` gives the stacking plan as SVG text."""
    policy = report.problem.policy
    stem = _NOT_IN_NAMES.sub(
        "-", f"{_STEM.say(lang)}_{park}_{policy.preset}_{report.problem.fingerprint[:8]}"
    )
    return (
        Download(
            key="excel",
            file_name=f"{stem}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            make=lambda: workbook_bytes(report, lang=lang),
        ),
        Download(
            key="csv",
            file_name=f"{stem}_csv.zip",
            mime="application/zip",
            make=lambda: zipped(csv_files(report, lang=lang)),
        ),
        Download(
            key="bundle",
            file_name=f"{stem}_bundle.zip",
            mime="application/zip",
            make=lambda: bundle_bytes(report),
        ),
        Download(
            key="svg", file_name=f"{stem}.svg", mime="image/svg+xml", make=lambda: draw().encode("utf-8")
        ),
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Put files into one zip; equal files give an equal zip."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()
