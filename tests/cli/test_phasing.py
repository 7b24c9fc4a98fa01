"""`phasing`: the answer in words and everything as JSON."""

from pathlib import Path

import pytest

from planner.settings import ROOT
from tests.analysis.test_phasing import park as small_park
from tests.cli.parks import call, folder_of

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## phasing\n")[1].split("\n## ")[0]


@pytest.fixture
def park(tmp_path: Path) -> Path:
    return folder_of(small_park(), tmp_path / "p")


def test_each_building_and_quarter_is_told_and_the_keys_are_documented(park: Path) -> None:
    said = call("phasing", park, "--quarters", "2", "--json")
    (row,) = said.told["buildings"]
    assert (said.status, said.told["complete"], row["proven"]) == (0, True, True)
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
    assert "latest handover without loss: 2024Q3" in english
