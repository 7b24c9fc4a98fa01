"""`price`: prices in words and as JSON, and how it ends."""

import json
import re
from pathlib import Path

import pytest

from planner.domain.vocabulary.terms import Resource, Stage
from planner.settings import ROOT
from tests.cli.parks import call, folder_of, unprinted_keys, untold_keys
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## price\n")[1].split("\n## ")[0]


@pytest.fixture
def short_park(tmp_path: Path) -> Path:
    """Return two firms for two units, 10 kW short of power for both."""
    firms = [make.firm(f"F{n}", power_kw=make.number(100), stage=Stage.LEAD) for n in (1, 2)]
    units = [make.unit("A-101"), make.unit("A-102")]
    caps = (make.cap(Resource.POWER, 190, subject="A"),)
    return folder_of(make.problem(firms=firms, units=units, caps=caps), tmp_path / "short")


def test_prices_are_one_object_whose_keys_are_told(short_park: Path) -> None:
    said = call("price", short_park, "--json")
    told = said.told
    assert (said.status, told["status"], told["complete"]) == (0, "proven_optimal", True)
    step = next(one for one in told["prices"] if (one["kind"], one["since"]) == ("step", None))
    assert (step["subject"], step["amount"], step["proven"]) == ("A", "10", True)
    assert (step["proof"], step["out"], len(step["joined"])) == ("solved", [], 1)
    assert len(step["differs"]) + len(told["placements"]) >= 2
    assert any(gain["least"] for gain in step["gains"])
    assert untold_keys(PAGE, told) == set()
    assert unprinted_keys(PAGE, told) == set()


def test_prices_are_said_in_the_language_of_the_call(short_park: Path) -> None:
    english, chinese = (call("price", short_park, "--lang", lang).out for lang in ("en", "zh"))
    assert re.search(r"A: 10 kW more power: Expected value \+[\d,]+ \([\d.]+ per kW\)", english)
    assert re.search(r"A 用电多 10 kW：期望价值 \+[\d,]+（每 kW 合 [\d.]+）", chinese)


def test_what_a_scenario_makes_of_the_park_is_priced(short_park: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.json"
    edit = {"kind": "set_cap", "building": "A", "resource": "power_kw", "from": "2024Q1", "value": 200}
    path.write_text(json.dumps({"name": "more", "edits": [edit]}), "utf-8")
    told = call("price", short_park, "--scenario", path, "--json").told
    steps = [one for one in told["prices"] if one["kind"] == "step"]
    assert all(gain["most"] == 0 for one in steps for gain in one["gains"])


def test_a_rule_that_is_tried_is_priced_alone(short_park: Path, tmp_path: Path) -> None:
    path = tmp_path / "apart.json"
    on = {"kind": "switch_rule", "rule": "entry_terms", "on": True}
    edit = {"kind": "set_entry_term", "term": "min_area", "value": 90000}
    path.write_text(json.dumps({"name": "apart", "edits": [on, edit]}), "utf-8")
    said = call("price", short_park, "--try", path, "--json")
    (row,) = said.told["prices"]
    assert (said.status, said.told["tried"], row["kind"], row["proven"]) == (0, [on, edit], "trial", True)
    assert len(row["out"]) == 1
    assert "--try" in PAGE
    edit["term"] = "colour"
    path.write_text(json.dumps({"name": "apart", "edits": [edit]}), "utf-8")
    assert call("price", short_park, "--try", path).status == 2


def test_what_the_time_does_not_allow_is_left_and_ends_with_1(short_park: Path) -> None:
    said = call("price", short_park, "--time-limit", "0", "--json")
    assert (said.status, said.told["complete"]) == (1, False)
