"""`planner export`: files a person finds again, and refusals in words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.exports.bundle import bundle_bytes
from planner.services.planning.exporting import FILE_KINDS
from tests.support import make
from tests.support.reports import report

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "now.zip"
    path.write_bytes(bundle_bytes(report(PROBLEM, make.plan(make.placement("F1", "A-101")))))
    return path


def call(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["export", *map(str, words), "--lang", "en"])
    return result.exit_code, result.stdout, result.stderr


def test_the_files_asked_for_are_written_in_both_languages(bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    status, said, _ = call(
        bundle, "--out", out, "--files", "both", "--what", "memo", "--before", bundle, "--name", "A/B"
    )
    assert status == 0
    (made,) = out.iterdir()
    assert made.name == said.strip()
    assert "A-B" in made.name
    assert made.read_bytes().startswith(b"%PDF")


def test_a_file_that_there_is_not_is_named_with_those_there_are(bundle: Path, tmp_path: Path) -> None:
    status, _, said = call(bundle, "--out", tmp_path, "--what", "memmo")
    assert status == 2
    assert "memmo" in said
    assert all(kind.key in said for kind in FILE_KINDS)


def test_without_a_plan_nothing_is_written(tmp_path: Path) -> None:
    empty, out = tmp_path / "none.zip", tmp_path / "out"
    empty.write_bytes(bundle_bytes(report(PROBLEM, None)))
    status, _, said = call(empty, "--out", out, "--what", "memo")
    assert (status, list(out.iterdir())) == (1, [])
    assert "no plan" in said
