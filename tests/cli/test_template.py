"""`template`: the workbook to fill in, and what cannot be written."""

from pathlib import Path

import pytest

from planner.tables.reading import read_workbook
from planner.text import Lang
from tests.cli.parks import call, two_firms


@pytest.mark.parametrize("lang", list(Lang))
def test_the_template_is_written_and_said_so(tmp_path: Path, lang: Lang) -> None:
    out = tmp_path / "deep" / "t.XLSX"
    said = call("template", out, "--lang", lang.value)
    assert (said.status, said.err) == (0, "")
    assert str(out) in said.out
    assert out.read_bytes().startswith(b"PK")
    assert [path.name for path in out.parent.iterdir()] == ["t.XLSX"]


def test_the_rows_of_a_park_come_back_from_it(park: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert call("template", out, "--park", park).status == 0
    dossier = read_workbook("t.xlsx", out.read_bytes()).dossier
    assert dossier is not None
    assert dossier.problem.fingerprint == two_firms().fingerprint


@pytest.mark.parametrize(("lang", "word"), [("zh", "结尾"), ("en", "ends in .xlsx")])
@pytest.mark.parametrize("name", ["t.csv", "t.xls", "t", "t.xlsx.zip"])
def test_a_name_of_another_kind_is_refused(tmp_path: Path, name: str, lang: str, word: str) -> None:
    said = call("template", tmp_path / name, "--lang", lang)
    assert (said.status, said.out) == (2, "")
    assert name in said.err
    assert word in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("lang", "word"), [("zh", "无法写入"), ("en", "cannot write")])
@pytest.mark.parametrize("place", ["folder.xlsx", "file/t.xlsx"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, lang: str, word: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").write_text("mine", "utf-8")
    said = call("template", tmp_path / place, "--lang", lang)
    assert (said.status, said.out) == (2, "")
    assert str(tmp_path / place) in said.err
    assert word in said.err


def test_a_park_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "nowhere" in call("template", tmp_path / "t.xlsx", "--park", tmp_path / "nowhere").err
    said = call("template", tmp_path / "t.xlsx", "--park", tmp_path, "--lang", "en")
    assert said.status == 2
    assert "the table units is missing" in said.err
    assert not (tmp_path / "t.xlsx").exists()
