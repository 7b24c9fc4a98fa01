"""The command line reads a folder or a workbook, and names every fault."""

from pathlib import Path

from typer.testing import CliRunner

from planner.cli import app
from planner.tables.reading import read_workbook
from planner.text import Lang
from tests.support.sheets import book_of, put, saved, small_dossier, small_tables

RUN = CliRunner()


def written(folder: Path, content: bytes, name: str = "park.xlsx") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_a_workbook_is_planned(tmp_path: Path) -> None:
    source = written(tmp_path, saved(book_of(small_tables())))
    done = RUN.invoke(
        app, ["plan", source, "--out", str(tmp_path / "out"), "--time-limit", "20", "--lang", "en"]
    )
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "bundle.zip").is_file()


def test_every_fault_of_a_workbook_is_named(tmp_path: Path) -> None:
    tables = put(put(small_tables(), "units", "leasable_m2", "很多"), "firms", "stage", "maybe")
    done = RUN.invoke(app, ["plan", written(tmp_path, saved(book_of(tables))), "--lang", "en"])
    assert done.exit_code == 2
    for part in ("park.xlsx", "units", "row 2", "leasable_m2", "很多", "firms", "stage", "maybe"):
        assert part in done.output


def test_what_is_no_workbook_is_bad_input(tmp_path: Path) -> None:
    for lang in Lang:
        done = RUN.invoke(app, ["plan", written(tmp_path, b"%PDF-1.7", "a.pdf"), "--lang", lang.value])
        assert done.exit_code == 2
        assert "PDF" in done.output


def test_the_template_is_written_empty_or_filled(tmp_path: Path) -> None:
    source = written(tmp_path, saved(book_of(small_tables())))
    out = tmp_path / "filled.xlsx"
    assert RUN.invoke(app, ["template", str(out), "--park", source]).exit_code == 0
    assert read_workbook("filled.xlsx", out.read_bytes()).dossier == small_dossier()
    assert RUN.invoke(app, ["template", str(out), "--park", str(tmp_path / "nowhere")]).exit_code == 2
    assert RUN.invoke(app, ["template", str(out)]).exit_code == 0
