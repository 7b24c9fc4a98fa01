"""`why`: an answer in words and as JSON, what it refuses, and how it ends."""

import json
from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.cli.parks import call, folder_of, unprinted_keys, untold_keys
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## why\n")[1].split("\n## ")[0]


@pytest.fixture
def two_rooms(tmp_path: Path) -> Path:
    """Return two units, one too weak for the second firm, and both wanting the other."""
    units = [make.unit("A-101", load_kn_m2=make.number(20)), make.unit("A-102")]
    firms = [make.firm("F1"), make.firm("F2", min_load_kn_m2=make.number(12))]
    return folder_of(make.problem(units=units, firms=firms), tmp_path / "park")


def test_a_blocked_place_is_one_object_whose_keys_are_told(two_rooms: Path) -> None:
    said = call("why", two_rooms, "F2", "A-102", "--json")
    answer = said.told["answers"][0]
    assert (said.status, answer["state"], answer["price"]) == (1, "blocked", None)
    clause = answer["sets"][0]["clauses"][0]
    assert (clause["rule"], clause["need"], clause["available"]) == ("floor_load", "12 kN/㎡", "10 kN/㎡")
    assert untold_keys(PAGE, said.told) == set()
    assert unprinted_keys(PAGE, said.told) == set()


def test_a_possible_place_is_told_with_its_proven_price(two_rooms: Path) -> None:
    said = call("why", two_rooms, "F1", "A-101", "--json")
    price = said.told["answers"][0]["price"]
    assert (said.status, said.told["answers"][0]["state"]) == (0, "possible")
    assert price["proven"]
    assert price["out"] == ["F2"]
    assert untold_keys(PAGE, said.told) == set()


def test_every_building_is_answered_for_in_the_language_of_the_call(two_rooms: Path) -> None:
    english, chinese = (call("why", two_rooms, "F2", "--lang", lang).out for lang in ("en", "zh"))
    assert "[Here now] F2 is in A: A-101" in english
    assert "[在此] F2 在 A" in chinese


@pytest.mark.parametrize(
    ("asked", "said"), [(["F9"], "no such firm: F9"), (["F1", "X"], "no such building or unit: X")]
)
def test_what_is_not_there_is_refused_by_name(two_rooms: Path, asked: list[str], said: str) -> None:
    found = call("why", two_rooms, *asked, "--lang", "en")
    assert (found.status, found.out) == (2, "")
    assert said in found.err


def test_a_scenario_is_replayed_first(two_rooms: Path, tmp_path: Path) -> None:
    path = tmp_path / "waive.json"
    edit = {"kind": "waive", "rule": "floor_load", "firms": ["F2"]}
    path.write_text(json.dumps({"name": "waive", "edits": [edit]}), "utf-8")
    assert call("why", two_rooms, "F2", "A-102", "--scenario", path, "--json").status == 0


def test_a_firm_without_a_place_is_summed_up_first_with_what_is_missing(
    two_rooms: Path, tmp_path: Path
) -> None:
    park = make.problem(firms=[make.firm("F1", m2=1100, area_min_m2=1030)], units=[make.unit("A-101")])
    folder = folder_of(park, tmp_path / "small")
    sentence = "F1 在园区内无处可进；最接近的是 A-101，差 30 ㎡。"
    assert call("why", folder, "F1").out.splitlines()[0] == sentence
    told = call("why", folder, "F1", "A-101", "--json").told
    assert (told["summary"]["exclusion"], told["summary"]["text_zh"]) == ("nowhere", sentence)
    assert (told["reasons"][0]["missing"], told["reasons"][0]["frees"]) == ("30 ㎡", None)
    assert untold_keys(PAGE, told) == set()


def test_with_prices_the_place_of_a_firm_is_told_by_what_it_is_worth(tmp_path: Path) -> None:
    park = make.problem(firms=[make.firm("F1")], units=[make.unit("A-101"), make.unit("B-101")])
    folder = folder_of(park, tmp_path / "park")
    told = call("why", folder, "F1", "--prices", "--json").told
    assert (told["summary"]["exclusion"], told["reasons"]) == (None, [])
    assert told["summary"]["text_en"].startswith("F1 is in ")
    assert "(proven)" in told["summary"]["text_en"]
