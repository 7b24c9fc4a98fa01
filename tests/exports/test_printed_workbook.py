"""The workbook printed by LibreOffice, where it is installed: as few pages as promised, and not one sheet repaired."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planner.exports.excel import workbook_bytes
from planner.text import Lang
from tests.support import printed

PROMISED = {Lang.ZH: 9, Lang.EN: 10}
"""Pages of A4 for Ziyuan. English words are longer: its pipeline takes one page more."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("lang", list(Lang))
def test_libreoffice_prints_ziyuan_on_the_pages_promised(lang: Lang, tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    book.write_bytes(workbook_bytes(printed.shipped_report("ziyuan"), lang=lang))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(book)]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    assert printed.page_count((tmp_path / "plan.pdf").read_bytes()) <= PROMISED[lang]
