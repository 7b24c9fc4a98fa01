"""The workbook printed by LibreOffice, where it is installed: as few pages as promised, and not one sheet repaired."""

from pathlib import Path

import pytest

from planner.exports.excel import workbook_bytes
from planner.text import Lang
from tests.support import office, printed

PROMISED = {"ziyuan": 9, "mature": 12}
"""Pages of A4 in either language."""


@pytest.mark.slow
@pytest.mark.skipif(not office.is_there(), reason="needs LibreOffice")
def test_libreoffice_prints_both_parks_on_the_pages_promised(tmp_path: Path) -> None:
    books = [tmp_path / f"{park}-{lang.value}.xlsx" for park in PROMISED for lang in Lang]
    for book in books:
        park, lang = book.stem.split("-")
        book.write_bytes(workbook_bytes(printed.shipped_report(park), lang=Lang(lang)))
    for book, pdf in zip(books, office.print_all(books, tmp_path), strict=True):
        pages = printed.page_count(pdf.read_bytes())
        assert pages <= PROMISED[book.stem.split("-")[0]], book.stem
