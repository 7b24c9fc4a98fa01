"""The workbook printed by LibreOffice, where it is installed: as few pages as promised, and not one sheet repaired."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planner.exports.excel import workbook_bytes
from planner.text import Lang
from tests.support import printed

PROMISED = {"ziyuan": 9, "mature": 12}
"""Pages of A4 in either language."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_prints_both_parks_on_the_pages_promised(tmp_path: Path) -> None:
    books = [tmp_path / f"{park}-{lang.value}.xlsx" for park in PROMISED for lang in Lang]
    for book in books:
        park, lang = book.stem.split("-")
        book.write_bytes(workbook_bytes(printed.shipped_report(park), lang=Lang(lang)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *map(str, books),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=240)
    for book in books:
        pages = printed.page_count(book.with_suffix(".pdf").read_bytes())
        assert pages <= PROMISED[book.stem.split("-")[0]], book.stem
