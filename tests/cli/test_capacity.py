"""`capacity`: answers in words and everything as JSON."""

from pathlib import Path

import pytest

from planner.domain.vocabulary.terms import Stage
from planner.settings import ROOT
from tests.cli.parks import call, folder_of
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## capacity\n")[1].split("\n## ")[0]


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """Return three firms for two rooms."""
    firms = [make.firm(f"F{n}", stage=Stage.LEAD) for n in (1, 2, 3)]
    return folder_of(
        make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102")]), tmp_path / "p"
    )


def test_what_there_is_and_what_is_left_is_one_object_whose_keys_are_told(park: Path) -> None:
    said = call("capacity", park, "--json")
    told = said.told
    assert said.status == 0
    parts = ("signed_m2", "reserved_m2", "pencilled_m2", "held_m2", "free_m2")
    assert all(sum(row[part] for part in parts) == row["delivered_m2"] for row in told["space"])
    assert len(told["homeless"]) == 1
    rows = ("space", "utilities", "vacancy", "fill_order", "ends", "homeless", "full_by_phase")
    keys = {*told, *told["answers"], *(key for name in rows for row in told[name] for key in row)}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_the_answers_are_said_in_the_language_of_the_call_and_of_the_quarter_asked(park: Path) -> None:
    english = call("capacity", park, "--lang", "en", "--quarter", "2024Q2").out
    assert english.startswith("2024Q2: ")
    assert "1 firms" not in english
    assert "没有着落" in call("capacity", park).out
    assert call("capacity", park, "--quarter", "1024Q2").status == 2


def test_how_many_more_fit_is_told_with_its_proof_and_what_is_in_the_way(park: Path) -> None:
    said = call("capacity", park, "--more", "--mix", "DEV", "--pair", "DEV:1,DEV", "--target", "4", "--json")
    more = said.told["more"]
    assert (said.status, more["complete"]) == (0, True)
    assert more["target"]["levels"][0]["placed"] == 2
    assert more["target"]["text_en"].startswith("4 firms or more: not with this demand")
    (*_, last) = more["counts"]
    assert (last["count"], last["most"], last["proven"]) == (0, 0, True)
    assert last["reason"]["text_en"]
    assert more["none_from"] == more["counts"][0]["quarter"]
    rows = ("counts", "pair", "frontier")
    keys = {*more, *more["target"], *(key for name in rows for row in more[name] for key in row)}
    keys |= {key for row in more["target"]["levels"] for key in row}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
    assert call("capacity", park, "--more", "--mix", "NONE").status == 2
    assert call("capacity", park, "--mix", "NONE").status == 2  # told without --more too, never passed over
    assert "list[" not in call("capacity", "--help").out
