"""What the command line refuses: exit status 2, every fault by name, nothing planned."""

from pathlib import Path

import pytest

from planner.text import Lang
from tests.cli.parks import call, scenario


def refused(*arguments: str | Path) -> str:
    said = call("plan", *arguments)
    assert said.status == 2
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("lang", list(Lang))
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, lang: Lang) -> None:
    assert "nowhere" in refused(tmp_path / "nowhere", "--lang", lang.value)


def test_a_folder_without_tables_names_every_required_one(tmp_path: Path) -> None:
    said = refused(tmp_path, "--lang", "en")
    for table in ("parks", "buildings", "units", "firms"):
        assert f"the table {table} is missing" in said
    assert "nothing planned" in said


@pytest.mark.parametrize("lang", list(Lang))
def test_all_bad_cells_come_at_once_with_file_row_and_column(park: Path, lang: Lang) -> None:
    for table, good, bad in (("units", "1000", "很大"), ("firms", "2024Q1", "某天")):
        path = park / f"{table}.csv"
        text = path.read_text("utf-8-sig")
        assert good in text
        path.write_text(text.replace(good, bad, 1), "utf-8-sig")
    said = refused(park, "--lang", lang.value)
    row = "第 2 行" if lang is Lang.ZH else "row 2"
    assert any("units.csv" in line and row in line and "很大" in line for line in said.splitlines())
    assert any("firms.csv" in line and row in line and "某天" in line for line in said.splitlines())


def test_an_unknown_goal_is_refused_with_those_there_are(park: Path) -> None:
    said = refused(park, "--goal", "fame", "--lang", "en")
    assert "fame" in said
    assert "most_firms" in said


@pytest.mark.parametrize(
    "wrong",
    [
        ["--time-limit", "soon"], ["--time-limit", "-1"], ["--time-limit", "inf"], ["--time-limit", "nan"],
        ["--gap", "2"], ["--gap", "nan"], ["--seed", "-1"], ["--seed", "1.5"], ["--seed", "2147483648"], ["--lang", "fr"],
        ["--solver", "magic"], ["--nodes", "-3"], ["--unknown"], ["--out"],
    ],
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_refused(park: Path, wrong: list[str]) -> None:
    assert wrong[0] in refused(park, *wrong)


def test_out_that_is_a_file_is_refused_before_any_plan(park: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", "utf-8")
    assert "taken" in refused(park, "--out", taken)
    assert taken.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "taken",
    [
        ("plan.xlsx",),
        ("bundle.zip",),
        ("csv/unplaced.csv",),
        ("plan.xlsx", "bundle.zip", "csv/certificate.csv"),
    ],
)
@pytest.mark.parametrize("lang", list(Lang))
def test_every_file_that_cannot_be_written_is_named_before_any_plan(
    park: Path, tmp_path: Path, taken: tuple[str, ...], lang: Lang
) -> None:
    out = tmp_path / "out"
    for name in taken:
        (out / name).mkdir(parents=True)
    said = refused(park, "--out", out, "--lang", lang.value)
    assert all(str(out / name) in said for name in taken)
    assert not [path for path in out.rglob("*") if path.is_file()]


def test_a_file_in_place_of_the_csv_folder_is_named(park: Path, tmp_path: Path) -> None:
    (tmp_path / "csv").write_text("mine", "utf-8")
    assert str(tmp_path / "csv") in refused(park, "--out", tmp_path)


def test_a_file_that_is_there_is_left_as_it_is_when_another_cannot_be_written(
    park: Path, tmp_path: Path
) -> None:
    (tmp_path / "plan.xlsx").write_text("mine", "utf-8")
    (tmp_path / "bundle.zip").mkdir()
    assert "bundle.zip" in refused(park, "--out", tmp_path)
    assert (tmp_path / "plan.xlsx").read_text("utf-8") == "mine"


def test_a_scenario_file_that_is_not_there_is_named(park: Path, tmp_path: Path) -> None:
    assert "nowhere.json" in refused(park, "--scenario", tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"edits": 3}', '{"edits": [], "colour": 1}', '{"name": 1}', "[" * 99_999]
)
def test_a_scenario_file_of_another_shape_is_refused(park: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, "utf-8")
    assert "odd.json" in refused(park, "--scenario", path)


def test_every_bad_edit_of_a_scenario_is_named_with_its_field(park: Path, tmp_path: Path) -> None:
    path = scenario(
        tmp_path,
        {"kind": "magic"},
        {"kind": "remove_firm", "firm": "F1"},
        {"kind": "change_firm", "firm": "F2", "field": "jobs"},
    )
    said = refused(park, "--scenario", path, "--lang", "en")
    assert "Edit 1 (magic)" in said
    assert "Edit 3 (change_firm), field value" in said
    assert "2 errors in the scenario" in said


def test_one_error_is_not_called_errors(park: Path, tmp_path: Path) -> None:
    said = refused(park, "--scenario", scenario(tmp_path, {"kind": "magic"}), "--lang", "en")
    assert "1 error in the scenario" in said


def test_every_edit_that_does_not_fit_the_park_is_named(park: Path, tmp_path: Path) -> None:
    path = scenario(
        tmp_path, {"kind": "remove_firm", "firm": "F9"}, {"kind": "close_building", "building": "Z"}
    )
    said = refused(park, "--scenario", path, "--lang", "en")
    assert "F9" in said
    assert "“Z”" in said
