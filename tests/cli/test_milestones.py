"""`milestones`: who goes on how, in words and as JSON; and days that are none."""

from pathlib import Path

import pytest

from planner.domain.vocabulary.terms import Stage
from planner.settings import ROOT
from tests.cli.parks import call, folder_of
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## milestones\n")[1].split("\n## ")[0]


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    firms = [make.firm(f"F{n}", stage=Stage.NEGOTIATING, output_10k=make.number(9000)) for n in (1, 2)]
    return folder_of(
        make.problem(firms=firms, units=[make.unit("A-101"), make.unit("A-102")]),
        tmp_path_factory.mktemp("parks") / "p",
    )


def test_all_of_it_is_one_object_whose_keys_are_told(park: Path) -> None:
    said = call("milestones", park, "--json", "--on", "2024-01-20", "--wanted", "2024-06-30")
    told = said.told
    assert said.status == 0
    assert {row["light"] for row in told["firms"]} == {"red"}
    assert len(told["steps"]) == 14
    assert {row["production"] for row in told["backwards"]} == {"2024-06-30"}
    assert [row["reason"] for row in told["dispatch"]["rows"]] == ["overdue", "overdue"]
    keys = {*told, *told["dispatch"]}
    keys |= {
        key
        for name in ("firms", "steps", "tasks", "backwards", "published")
        for row in told[name]
        for key in row
    }
    keys |= {key for row in told["dispatch"]["rows"] for key in row}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_it_is_said_in_the_language_of_the_call_and_days_that_are_none_are_refused(park: Path) -> None:
    english = call("milestones", park, "--lang", "en", "--month", "2024-03").out
    assert english.startswith("2024-01-01: ")
    assert "2024-03 (as of 2024-01-01)" in english
    assert "月（截至" in call("milestones", park).out
    for option, wrong in (
        ("--on", "2024-02-30"),
        ("--month", "2024-13"),
        ("--wanted", "soon"),
        ("--on", "20240301"),
    ):
        refused = call("milestones", park, option, wrong)
        assert refused.status == 2
        assert wrong in refused.err


def test_entries_of_a_file_are_told_and_one_with_a_fault_ends_the_call(park: Path, tmp_path: Path) -> None:
    file = tmp_path / "progress.csv"
    file.write_text("firm_id,sign_actual,owner,problems\nF2,2024-01-05,安,缺电\n", "utf-8")
    told = call("milestones", park, "--json", "--entries", file).told
    firm = next(row for row in told["firms"] if row["firm_id"] == "F2")
    assert (told["on"], firm["owner"], firm["problems"]) == ("2024-01-05", "安", "缺电")
    sign = next(row for row in told["steps"] if (row["firm_id"], row["step"]) == ("F2", "sign"))
    assert (sign["actual"], sign["met"]) == ("2024-01-05", True)
    file.write_text("firm_id,sign_actual\nF2,soon\n", "utf-8")
    refused = call("milestones", park, "--lang", "en", "--entries", file)
    assert refused.status == 2
    assert all(part in refused.err for part in ("progress.csv", "row 2", "sign_actual", "soon"))
