"""`phasing`: the answer in words and everything as JSON."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.sweeping.construction import ConstructionPart, ConstructionTable
from planner.settings import ROOT
from tests.analysis.test_construction import park as park_to_build
from tests.analysis.test_phasing import park as small_park
from tests.cli.parks import call, folder_of
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## phasing\n")[1].split("\n## ")[0]


@pytest.fixture
def park(tmp_path: Path) -> Path:
    return folder_of(small_park(), tmp_path / "p")


def test_each_building_and_quarter_is_told_and_the_keys_are_documented(park: Path) -> None:
    said = call("phasing", park, "--quarters", "2", "--json")
    (row,) = said.told["buildings"]
    assert (said.status, said.told["complete"], said.told["proven"], row["proven"]) == (0, True, True, True)
    assert (row["planned"], row["latest"], [one["loses"] for one in row["dates"]]) == (
        "2024Q2",
        "2024Q3",
        [False, True],
    )
    assert row["dates"][1]["lost"] == ["F2"]
    keys = {*said.told, *row, *(key for one in row["dates"] for key in one)}
    keys |= {key for one in row["dates"] for gain in one["gains"] for key in gain}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_a_building_that_stands_is_refused_by_name_and_too_little_time_is_no_answer(park: Path) -> None:
    said = call("phasing", park, "--building", "A", "--lang", "en")
    assert said.status == 2
    assert "--building: A" in said.err
    assert call("phasing", park, "--building", "B", "--time-limit", "0").status == 1
    english = call("phasing", park, "--building", "B", "--lang", "en").out
    assert english.rstrip().endswith("Everything was asked about, and all of it is proven.")
    assert "latest handover without loss: 2024Q3" in english


def test_parts_of_construction_are_told_with_documented_keys_and_bad_input_is_refused(
    park: Path, tmp_path: Path
) -> None:
    problem = park_to_build()
    buildings = tuple(replace(one, handover_quarter=make.quarter("2025Q1")) for one in problem.buildings)
    folder = folder_of(replace(problem, buildings=buildings), tmp_path / "b")
    asked = [word for part in ("order", "typologies", "upgrades") for word in ("--part", part)]
    said = call("phasing", folder, "--building", "B", "--quarters", "1", "--json", *asked)
    told = said.told
    assert said.status == 0
    assert all(
        told[part]["complete"] and told[part]["proven"] for part in ("order", "typologies", "upgrades")
    )
    rows = [*told["order"]["sequences"], *told["typologies"]["choices"], *told["upgrades"]["upgrades"]]
    keys = {key for part in ("order", "typologies", "upgrades") for key in (part, *told[part])}
    keys |= {key for row in rows for key in row}
    assert len(rows) >= 3
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
    assert call("phasing", park, "--part", "nothing").status == 2
    assert call("phasing", park, "--catalogue", tmp_path / "none").status == 2


def test_a_part_that_was_asked_about_and_is_not_proven_ends_with_1(
    park: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left_open(*_: object, **__: object) -> Iterator[ConstructionTable]:
        yield ConstructionTable(part=ConstructionPart.ORDER, orders=2, asked=2, is_complete=True)

    monkeypatch.setattr("planner.services.studies.phasing.find_construction", left_open)
    said = call("phasing", park, "--building", "B", "--part", "order", "--json")
    assert (said.status, said.told["proven"]) == (1, True)
    assert (said.told["order"]["complete"], said.told["order"]["proven"]) == (True, False)
