"""`indicators`: answers in words, everything as JSON, tables as CSV."""

from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.cli.parks import call, folder_of
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## indicators\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    firms = [make.firm("F1", is_real=True), make.firm("F2")]
    return folder_of(
        make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102")]),
        tmp_path_factory.mktemp("parks") / "p",
    )


def test_what_the_bureau_asks_is_one_object_whose_keys_are_told(park: Path, tmp_path: Path) -> None:
    said = call("indicators", park, "--json", "--out", tmp_path / "csv")
    told = said.told
    assert said.status == 0
    assert {row["subject_id"] for row in told["figures"] if row["extent"] == "firm"} == {"F1", "F2"}
    keys = {*told, *told["answers"], *(key for row in told["formulas"] for key in row)}
    keys |= {key for name in ("figures", "same_year", "basis") for row in told[name] for key in row}
    keys |= {row["key"] for row in told["figures"]}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
    assert all(
        row["formula_zh"] and row["formula_en"] and row["source_zh"] != row["source_en"]
        for row in told["formulas"]
    )
    files = {path.name: path.read_text("utf-8-sig") for path in (tmp_path / "csv").iterdir()}
    assert {"years.csv", "rent.csv", "yields.csv", "same_year.csv", "formulas.csv"} <= set(files)
    assert "不明" in files["same_year.csv"]


def test_firms_are_left_out_by_id_and_one_that_there_is_not_is_refused(park: Path) -> None:
    told = call("indicators", park, "--json", "--without", "F1").told
    assert told["without"] == ["F1"]
    assert {row["firm_id"] for row in told["same_year"]} == {"F2"}
    english = call("indicators", park, "--lang", "en", "--without", "F1").out
    assert "is not known" in english
    assert "Of 1 firm " in english
    refused = call("indicators", park, "--without", "NONE", "--lang", "en")
    assert refused.status == 2
    assert "NONE" in refused.err
    assert "F1" in refused.err
