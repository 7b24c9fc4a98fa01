"""`repair`: conflicts and repairs in words and as JSON, the firms it refuses, and how it ends."""

import json
from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.cli.parks import call, folder_of, unprinted_keys, untold_keys
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## repair\n")[1].split("\n## ")[0]


@pytest.fixture
def full_park(tmp_path: Path) -> Path:
    """Return one unit that two firms want."""
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], units=[make.unit("A-101")])
    return folder_of(problem, tmp_path / "full")


@pytest.mark.slow
def test_conflict_and_repairs_are_one_object_whose_keys_are_told(full_park: Path) -> None:
    said = call("repair", full_park, "F1", "F2", "--json")
    told = said.told
    assert (said.status, told["fits"], told["complete"]) == (0, False, True)
    assert [group["firms"] for group in told["groups"]] == [["F1", "F2"]]
    assert told["repairs"][0]["edits"]
    assert untold_keys(PAGE, told) == set()
    assert unprinted_keys(PAGE, told) == set()


@pytest.mark.slow
def test_conflict_and_repairs_are_said_in_the_language_of_the_call(full_park: Path) -> None:
    english, chinese = (call("repair", full_park, "F1", "F2", "--lang", lang).out for lang in ("en", "zh"))
    assert "F1, F2 cannot all be placed" in english
    assert "不能都安排" in chinese


def test_firms_that_fit_need_nothing(park: Path) -> None:
    said = call("repair", park, "F1", "--json")
    assert (said.status, said.told["fits"], said.told["repairs"]) == (0, True, [])


def test_an_unknown_firm_is_refused_by_name(park: Path) -> None:
    said = call("repair", park, "F9", "--lang", "en")
    assert (said.status, said.out) == (2, "")
    assert "no such firm: F9" in said.err


def test_a_scenario_is_replayed_first(park: Path, tmp_path: Path) -> None:
    path = tmp_path / "pins.json"
    pins = [{"kind": "pin", "firm": firm, "units": ["A-101"]} for firm in ("F1", "F3")]
    path.write_text(json.dumps({"name": "pins", "edits": pins}), "utf-8")
    told = call("repair", park, "--keep", "none", "--scenario", path, "--json").told
    assert told["demanded"] == ["F1", "F3"]
    assert told["groups"]
