"""`planner compare` on bundles and scenario files, as a person would call it."""

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.exports.bundle import bundle_bytes
from planner.services.importing.intake import SHIPPED_PLAN
from tests.support import make
from tests.support.reports import report

PROBLEM = make.problem(firms=[make.firm("F1"), make.firm("F2")])
PLANS = {
    "both": make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102")),
    "one": make.plan(make.placement("F1", "A-201")),
}


@pytest.fixture
def bundles(tmp_path: Path) -> dict[str, Path]:
    paths = {}
    for name, plan in PLANS.items():
        paths[name] = tmp_path / f"{name}.zip"
        paths[name].write_bytes(bundle_bytes(report(PROBLEM, plan)))
    return paths


def call(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["compare", *map(str, words), "--lang", "en"])
    return result.exit_code, result.stdout, result.stderr


def test_two_bundles_are_compared_as_json(bundles: dict[str, Path]) -> None:
    status, out, _ = call(bundles["both"], bundles["one"], "--json")
    assert status == 0
    said = json.loads(out)
    assert said["names"] == ["both", "one"]
    assert [(f["firm_id"], f["change"]) for f in said["differences"][1]["firms"]] == [
        ("F2", "fell_out"),
        ("F1", "moved"),
    ]
    figures = {figure["key"]: figure for figure in said["figures"]}
    assert figures["firms_placed"]["values"] == [2, 1]
    assert figures["firms_placed"]["verdicts"] == ["same", "worse"]


def test_the_reference_can_be_swapped(bundles: dict[str, Path]) -> None:
    _, out, _ = call(bundles["both"], bundles["one"], "--reference", "2", "--json")
    said = json.loads(out)
    assert said["reference"] == 1
    assert [f["change"] for f in said["differences"][0]["firms"]] == ["came_in", "moved"]


def test_a_scenario_is_solved_on_the_first_source(bundles: dict[str, Path], tmp_path: Path) -> None:
    scenario = tmp_path / "no-f2.json"
    scenario.write_text('{"name": "x", "edits": [{"kind": "remove_firm", "firm": "F2"}]}', "utf-8")
    status, out, _ = call(bundles["both"], scenario, "--json")
    assert status == 0
    (change,) = json.loads(out)["differences"][1]["firms"]
    assert (change["firm_id"], change["change"], change["causes"][0]["rule"]) == ("F2", "fell_out", "facts")


def test_the_sentences_are_printed_for_people(bundles: dict[str, Path]) -> None:
    status, out, _ = call(bundles["both"], bundles["one"])
    assert status == 0
    assert "F2 Firm F2 loses A-102" in out
    assert "Firms placed" in out


@pytest.mark.parametrize("content", ["{", '{"edits": [{"kind": "pin", "firm": "F9"}]}'])
def test_a_scenario_that_cannot_be_used_is_bad_input(
    bundles: dict[str, Path], tmp_path: Path, content: str
) -> None:
    scenario = tmp_path / "bad.json"
    scenario.write_text(content, "utf-8")
    status, _, err = call(bundles["both"], scenario)
    assert status == 2
    assert "error: bad.json: " in err


def test_a_file_that_is_not_there_and_a_lone_source_are_bad_input(bundles: dict[str, Path]) -> None:
    assert call(bundles["both"], "nowhere.zip")[0] == 2
    assert call(bundles["both"])[0] == 2


@pytest.mark.parametrize("wrong", [["--reference", "7"], ["--seed", "2147483648"], ["--time-limit", "inf"]])
def test_an_option_out_of_range_is_named(bundles: dict[str, Path], wrong: list[str]) -> None:
    status, out, err = call(bundles["both"], bundles["one"], *wrong)
    assert (status, out) == (2, "")
    assert wrong[0] in err


def test_a_reference_out_of_range_is_told_what_it_may_be(bundles: dict[str, Path]) -> None:
    err = call(bundles["both"], bundles["one"], "--reference", "7")[2]
    assert "--reference 7" in err
    assert "from 1 to 2" in err
    assert "2 to 6" not in err


def test_a_source_that_is_not_there_is_said_in_chinese_alone(bundles: dict[str, Path]) -> None:
    words = ["compare", str(bundles["both"]), "nowhere.zip", "--lang", "zh"]
    err = CliRunner().invoke(app, words).stderr
    assert "没有这个文件" in err
    assert "no such file" not in err


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"format": 99}', "could not be read"), ("", "could not be read"), (None, "other facts")],
)
def test_a_plan_beside_the_tables_that_is_of_no_use_is_told(
    park: Path, bundles: dict[str, Path], content: str | None, said: str
) -> None:
    if content is None:
        content = zipfile.Path(bundles["both"], "outcome.json").read_text("utf-8")
    (park / SHIPPED_PLAN).write_text(content, "utf-8")
    status, out, err = call(park, park, "--json")
    assert (status, json.loads(out)["names"]) == (0, ["park", "park"])
    assert all(part in err for part in ("warning", SHIPPED_PLAN, said, "solved anew"))


def test_the_decision_pack_of_two_plans_is_written_and_asks_for_two_and_a_folder(
    bundles: dict[str, Path], tmp_path: Path
) -> None:
    both = bundles["both"], bundles["one"]
    assert call(*both, "--pack")[0] == 2
    assert call(*both, bundles["one"], "--pack", "--out", tmp_path / "out")[0] == 2
    assert call(*both, "--pack", "--out", tmp_path / "out")[0] == 0
    (pack,) = (tmp_path / "out").glob("*决策材料*.zip")
    with zipfile.ZipFile(pack) as archive:
        assert {name[:2] for name in archive.namelist() if "纪要" in name} == {"A_", "B_"}
