"""`sweep`: a table of what-ifs, the files it refuses, and how it ends."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.text import Lang
from tests.cli.parks import Said, call, run_command

LATE = {"edit": {"kind": "delay_handover", "phase": "1"}, "field": "quarters", "values": [0, 1]}
KEYS = {"name", "seed", "complete", "cells", "axes", "base", "rows", "breaks", "unproven_pairs"}
ROW_KEYS = {
    "values", "status", "stages", "figures", "placed", "placements", "may_differ", "broken_rules", "note", "proven", "intervals"
}  # fmt: skip


def sweep_file(folder: Path, **facts: Any) -> Path:
    path = folder / "late.json"
    path.write_text(json.dumps({"name": "late", "base": "park", "axes": [LATE], **facts}), "utf-8")
    return path


def refused(*arguments: str | Path) -> str:
    said = call("sweep", *arguments)
    assert (said.status, said.out) == (2, "")
    return said.err


@pytest.fixture
def swept(park: Path, tmp_path: Path) -> Said:
    return run_command(
        "sweep", sweep_file(park.parent), "--json", "--out", tmp_path / "deep" / "table.csv", "--workers", "2"
    )


@pytest.mark.slow
def test_a_sweep_prints_one_object_writes_its_table_and_says_nothing_else(
    swept: Said, tmp_path: Path
) -> None:
    assert (swept.status, swept.err) == (0, "")
    told = swept.told
    assert set(told) == KEYS
    assert (told["name"], told["seed"], told["complete"], told["cells"]) == ("late", 0, True, 2)
    assert [set(row) for row in (told["base"], *told["rows"])] == [ROW_KEYS] * 3
    assert [(row["values"], row["status"]) for row in told["rows"]] == [
        ([0], "proven_optimal"),
        ([1], "proven_optimal"),
    ]
    with (tmp_path / "deep" / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert heads[:2] == ["delay_handover 1 quarters", "status"]
    assert [row[:2] for row in rows] == [["0", "proven_optimal"], ["1", "proven_optimal"]]
    assert not list(tmp_path.rglob("*.part"))


def test_rows_are_printed_for_people_and_the_base_may_be_named(park: Path, tmp_path: Path) -> None:
    file = sweep_file(tmp_path, base="", axes=[{**LATE, "values": [1]}])
    said = call("sweep", file, "--base", park, "--workers", "1", "--lang", "en")
    assert said.status == 0
    heads, row = (line.split("\t") for line in said.out.splitlines()[:2])
    assert heads[-1] == "jobs"
    assert row[:2] == ["1", "proven_optimal"]


def test_a_cell_without_a_plan_ends_with_one(park: Path) -> None:
    pins = [
        {"kind": "pin", "firm": "F1", "units": ["A-101"]},
        {"kind": "pin", "firm": "F3", "units": ["A-101", "A-102"]},
    ]
    said = call("sweep", sweep_file(park.parent, edits=pins, axes=[{**LATE, "values": [0]}]), "--json")
    assert said.status == 1
    assert [row["status"] for row in said.told["rows"]] == ["infeasible"]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"axes": []}', "[" * 99_999, '{"axs": 1}', "\udcff", '{"axes": NaN}']
)
def test_a_file_that_is_no_sweep_is_refused_by_name(tmp_path: Path, text: str, lang: Lang) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert "odd.json" in refused(path, "--lang", lang.value)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"seed": 99_999_999_999_999}, "seed"),
        ({"seed": -1}, "seed"),
        ({"time_limit_s": -5}, "time_limit_s"),
        ({"time_limit_s": float("nan")}, "time_limit_s"),
        ({"gap": 2}, "gap"),
        ({"nodes": -3}, "nodes"),
        ({"axes": [{**LATE, "values": []}]}, "values"),
        ({"axes": [{**LATE, "values": [0, "a"]}]}, "quarters"),
        ({"edits": [{"kind": "remove_firm", "firm": "F9"}]}, "F9"),
        ({"base": "nowhere"}, "nowhere"),
        ({"base": ""}, "--base"),
    ],
)
def test_what_a_sweep_cannot_mean_is_refused_by_field(park: Path, facts: dict[str, Any], word: str) -> None:
    assert word in refused(sweep_file(park.parent, **facts), "--lang", "en")


def test_a_file_that_is_not_there_and_a_folder_are_refused_without_their_machine_words(
    tmp_path: Path,
) -> None:
    for source in (tmp_path / "none.json", tmp_path):
        said = refused(source, "--lang", "en")
        assert source.name in said
        assert "Errno" not in said


def test_a_scheduler_that_is_not_there_is_refused(park: Path) -> None:
    said = refused(sweep_file(park.parent), "--scheduler", "nonsense://127.0.0.1:1")
    assert "nonsense://127.0.0.1:1" in said
    assert "no dask" not in said


@pytest.mark.parametrize("place", ["taken", "file/table.csv"])
def test_a_table_that_cannot_be_written_is_refused_before_anything_is_solved(
    park: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").write_text("mine", "utf-8")
    nowhere = sweep_file(park.parent, base="nowhere")  # would be refused next
    said = refused(nowhere, "--out", tmp_path / place)
    assert str(tmp_path / place) in said
    assert "nowhere" not in said.replace(str(tmp_path), "")


def test_a_table_that_can_no_longer_be_written_is_told_after_the_rows(park: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        full = Path(os.devnull) / "table.csv"
    said = call("sweep", sweep_file(park.parent, axes=[{**LATE, "values": [0]}]), "--json", "--out", full)
    assert said.status == 2
    if full.name == "full":
        assert len(said.told["rows"]) == 1
    assert str(full) in said.err
