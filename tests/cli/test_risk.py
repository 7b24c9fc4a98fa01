"""`risk`: answers in words, everything as JSON, every future as CSV."""

from pathlib import Path

import pytest

from planner.domain.vocabulary.terms import Stage
from planner.settings import ROOT
from tests.cli.parks import call, folder_of
from tests.support import make

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## risk\n")[1].split("\n## ")[0]


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """Return three firms for two rooms."""
    firms = [make.firm(f"F{n}", stage=Stage.LEAD, probability=make.number("0.5")) for n in (1, 2, 3)]
    return folder_of(
        make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102")]), tmp_path / "p"
    )


def test_what_futures_say_is_one_object_whose_keys_are_told(park: Path, tmp_path: Path) -> None:
    out = tmp_path / "futures.csv"
    said = call("risk", park, "--futures", "6", "--seed", "4", "--workers", "1", "--json", "--out", out)
    told = said.told
    assert (said.status, told["futures"], told["seed"], told["faults"]) == (0, 6, 4, 0)
    assert {row["firm_id"] for row in told["firms"]} == {"F1", "F2", "F3"}
    assert all(row["comes_low"] <= row["comes"] <= row["comes_high"] for row in told["firms"])
    assert all(row["mean_low"] <= row["mean"] <= row["mean_high"] for row in told["figures"])
    rows = ("figures", "space", "full", "beyond", "firms", "decisions", "impacts")
    keys = {*told, *told["answers"], *told["assumptions"], *(key for name in rows for key in told[name][0])}
    roots = {key.removesuffix("_low").removesuffix("_high").removesuffix("_of") for key in keys}
    assert {key for key in roots if f"`{key}" not in PAGE} == set()
    lines = out.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + 2 * 6
    assert lines[0].startswith("future,policy,came,placed,broken_promises,expected_value,")


def test_whether_to_keep_a_room_is_advised(park: Path) -> None:
    asked = ("risk", park, "--futures", "3", "--workers", "1", "--json", "--keep", "A-101")
    said = call(*asked, "--until", "2024Q3", "--for", "F3", "--perfect", "2")
    perfect = said.told["perfect"]
    assert (perfect["solved"], perfect["unsolved"]) == (2, 0)
    assert 0 <= perfect["least"] == perfect["most"]
    assert {key for key in perfect if f"`{key}" not in PAGE and not key.endswith(("_low", "_high"))} == set()
    advice = said.told["reserve"]
    assert (said.status, advice["units"], advice["until"], advice["firms"]) == (
        0,
        ["A-101"],
        "2024Q3",
        ["F3"],
    )
    assert {
        key for key in advice if f"`{key}" not in PAGE and not key.startswith(("text_", "gain", "taken"))
    } == set()
    assert call(*asked, "--until", "1999Q1", "--for", "F3").status == 2
    assert call(*asked, "--until", "2024Q3", "--for", "F9").status == 2


def test_a_robust_plan_is_chosen_and_its_keys_are_told(park: Path) -> None:
    asked = ("risk", park, "--futures", "2", "--training", "2", "--workers", "1", "--robust")
    said = call(*asked, "--perfect", "1", "--json")
    told = said.told["robust"]
    assert (said.status, told["training"], told["fresh"], told["faults"]) == (0, 2, 2, 0)
    assert told["perfect"]["solved"] == 1
    assert told["chosen"] == 0  # four futures to confirm a choice say nothing
    assert told["confirming"] == (4 if told["finalists"] else 0)
    assert told["candidates"][0]["score"] is not None
    roots = {
        key.removesuffix("_low").removesuffix("_high").removesuffix("_of")
        for key in {*told, *told["candidates"][0], *told["plan"][0], "candidate"}
    }
    assert {key for key in roots if f"`{key}" not in PAGE} == set()
    assert call(*asked, "--weight", "1.5").status == 2


def test_answers_are_said_in_the_language_of_the_call(park: Path) -> None:
    said = call("risk", park, "--futures", "2", "--workers", "1", "--lang", "en", "--assume", "firm_late=0")
    assert said.status == 0
    assert said.out.startswith("2 of 2 futures, seed 1, confidence 95%. Every plan")


@pytest.mark.parametrize("text", ["firm_late=1", "firm_late=x", "nothing=0.5", "area_spread"])
def test_an_assumption_that_cannot_be_is_named(park: Path, text: str) -> None:
    said = call("risk", park, "--futures", "2", "--assume", text, "--lang", "en")
    assert said.status == 2
    assert text.partition("=")[0] in said.err


def test_a_scheduler_that_does_not_answer_is_named(park: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.processes.cluster._REACH_S", 0.1)
    said = call("risk", park, "--futures", "2", "--scheduler", "tcp://127.0.0.1:9", "--lang", "en")
    assert (said.status, "127.0.0.1:9" in said.err) == (2, True)
