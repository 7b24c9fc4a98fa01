"""`plan` with every option, and the object it prints."""

from pathlib import Path

import pytest

from planner.cli.files import FILE_NAMES
from planner.domain.goal import PRESETS
from planner.domain.park.problem import Problem
from planner.services.importing.intake import SHIPPED_PLAN, load, write_shipped_outcome
from planner.services.planning.part_times import PARTS
from planner.settings import ROOT
from tests.cli.parks import call, folder_of, scenario
from tests.support import make, reports

KEYS = {
    "status", "objective", "bound", "gap", "stages", "seconds", "placed", "unplaced", "placements",
    "measures", "findings", "versions", "seed", "fingerprint", "times",
}  # fmt: skip


def facts(park: Path) -> Problem:
    dossier, issues = load(park)
    assert dossier is not None, issues
    return dossier.problem


def test_json_prints_one_object_with_the_keys_of_the_contract(park: Path) -> None:
    said = call("plan", park, "--json")
    assert said.status == 0
    told = said.told
    assert set(told) == KEYS
    assert (told["status"], told["gap"]) == ("proven_optimal", 0)
    assert told["objective"] == told["bound"]
    assert isinstance(told["objective"], int)
    assert told["placed"] == len(told["placements"]) == 2
    assert {key for stage in told["stages"] for key in stage} == {
        "goal",
        "status",
        "objective",
        "bound",
        "gap",
    }
    assert {key for one in told["placements"] for key in one} == {
        "firm_id", "units", "start_quarter", "end_quarter",
    }  # fmt: skip
    assert told["findings"] == []
    assert told["seed"] == 0
    assert told["fingerprint"] == facts(park).fingerprint
    assert {"python", "pulp", "highs"} <= set(told["versions"])
    assert tuple(told["times"]) == PARTS
    assert set(told["times"]["solve"]["tiers"]) == {stage["goal"] for stage in told["stages"]}


def test_json_gives_the_reason_of_a_firm_left_out_in_both_languages(park: Path) -> None:
    (out,) = call("plan", park, "--json").told["unplaced"]
    assert out["firm_id"] == "F2"
    reason = out["reasons"][0]
    assert set(reason) == {
        "why",
        "rule",
        "clause",
        "subject",
        "need",
        "available",
        "missing",
        "frees",
        "holders",
        "text_zh",
        "text_en",
    }
    assert (reason["rule"], reason["need"], reason["available"]) == ("clear_height", "12 m", "5 m")
    assert "净高" in reason["text_zh"]
    assert "clear height" in reason["text_en"].lower()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("已证明最优", "通过", "落位", "未落位", "企业F1", "净高")),
        ("en", ("Proven optimal", "Passes", "Placements", "Not placed", "Firm F1", "learance|lear height")),
    ],
)
def test_without_json_it_prints_tables_for_people(park: Path, lang: str, words: tuple[str, ...]) -> None:
    said = call("plan", park, "--lang", lang)
    assert said.status == 0
    for word in words:
        assert any(part in said.out for part in word.split("|")), word


def test_no_progress_is_written_where_there_is_no_terminal(park: Path) -> None:
    assert call("plan", park).err == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_out_gets_workbook_bundle_and_csv_set_and_says_so(park: Path, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "deep" / "out"
    said = call("plan", park, "--out", out, "--lang", lang, "--json")
    assert said.status == 0
    assert said.told["status"] == "proven_optimal"
    assert str(out) in said.err
    assert {path.name for path in out.iterdir()} == {"plan.xlsx", "bundle.zip", "csv"}
    assert {path.name for path in (out / "csv").iterdir()} == {
        "summary.csv", "allocation_by_unit.csv", "allocation_by_firm.csv", "unplaced.csv", "timeline.csv",
        "resources.csv", "assumptions.csv", "certificate.csv",
    }  # fmt: skip
    title = "状态" if lang == "zh" else "Status"
    assert title in (out / "csv" / "certificate.csv").read_text("utf-8-sig")


def test_the_files_that_are_probed_are_those_that_are_written(park: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("plan", park, "--out", out)
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == set(FILE_NAMES)


def test_out_replaces_what_was_there(park: Path, tmp_path: Path) -> None:
    call("plan", park, "--out", tmp_path)
    before = (tmp_path / "bundle.zip").read_bytes()
    call("plan", park, "--out", tmp_path, "--goal", "jobs")
    assert (tmp_path / "bundle.zip").read_bytes() != before
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_goal_is_planned_to_proof(park: Path, preset: str) -> None:
    told = call("plan", park, "--json", "--goal", preset, "--drop-signed").told
    assert told["status"] == "proven_optimal"
    assert [stage["goal"] for stage in told["stages"]] == [tier.key for tier in PRESETS[preset]]


def test_seed_and_gap_and_limits_are_heard(park: Path) -> None:
    told = call("plan", park, "--json", "--seed", "7", "--gap", "0.05", "--nodes", "10").told
    assert told["seed"] == 7
    assert told["status"] in {"proven_optimal", "within_gap"}


def test_the_largest_seed_is_taken(park: Path) -> None:
    told = call("plan", park, "--json", "--seed", str(2**31 - 1)).told
    assert (told["status"], told["seed"]) == ("proven_optimal", 2**31 - 1)
    assert "note" not in told


def test_no_hold_changes_the_facts_that_are_planned(park: Path) -> None:
    with_hold = call("plan", park, "--json").told["fingerprint"]
    without = call("plan", park, "--json", "--no-hold").told["fingerprint"]
    assert with_hold != without


def test_a_time_limit_that_is_too_short_never_claims_a_proof() -> None:
    said = call("plan", ROOT / "data" / "ziyuan", "--json", "--time-limit", "0.01")
    told = said.told
    assert told["status"] in {"time_limit", "no_plan"}
    assert said.status == (1 if told["status"] == "no_plan" else 0)
    assert told["gap"] != 0
    assert all(one["soft"] for one in told["findings"])


def test_a_scenario_is_replayed_before_planning(park: Path, tmp_path: Path) -> None:
    lowered = {"kind": "change_firm", "firm": "F2", "field": "min_clear_height_m", "value": 3}
    told = call("plan", park, "--json", "--scenario", scenario(tmp_path, lowered)).told
    assert {one["firm_id"] for one in told["placements"]} >= {"F2"}
    assert told["fingerprint"] != facts(park).fingerprint


def test_a_scenario_whose_edits_are_off_changes_nothing(park: Path, tmp_path: Path) -> None:
    edit = {"kind": "remove_firm", "firm": "F1", "off": True}
    told = call("plan", park, "--json", "--scenario", scenario(tmp_path, edit)).told
    assert told["fingerprint"] == facts(park).fingerprint


def test_a_scenario_made_from_other_facts_is_planned_with_a_warning(park: Path, tmp_path: Path) -> None:
    stale = scenario(tmp_path, base="0" * 64)
    said = call("plan", park, "--json", "--lang", "en", "--scenario", stale)
    assert said.status == 0
    assert "warning: scenario.json" in said.err
    fresh = scenario(tmp_path, base=facts(park).fingerprint)
    assert "other facts" not in call("plan", park, "--json", "--lang", "en", "--scenario", fresh).err


def test_a_scenario_moves_nobody_in_vain_from_the_plan_beside_the_tables(tmp_path: Path) -> None:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    folder = folder_of(problem, tmp_path / "park")
    odd = make.plan(make.placement("F1", "A-202"), make.placement("F2", "A-102"))
    write_shipped_outcome(folder, reports.outcome(facts(folder), odd))
    added = {"kind": "set_cap", "park": "P", "resource": "steam_tph", "from": "2024Q1", "value": 9}
    told = call("plan", folder, "--json", "--scenario", scenario(tmp_path, added)).told
    assert {(one["firm_id"], *one["units"]) for one in told["placements"]} == {
        ("F1", "A-202"),
        ("F2", "A-102"),
    }
    (folder / SHIPPED_PLAN).unlink()
    alone = call("plan", folder, "--json", "--lang", "en", "--scenario", scenario(tmp_path, added))
    assert "least change" in alone.err


@pytest.mark.parametrize("as_json", [True, False])
def test_contradictory_commitments_are_named_and_end_with_one(
    park: Path, tmp_path: Path, *, as_json: bool
) -> None:
    pins = [
        {"kind": "pin", "firm": "F1", "units": ["A-101"]},
        {"kind": "pin", "firm": "F3", "units": ["A-101", "A-102"]},
    ]
    out = tmp_path / "out"
    options = ["--json"] if as_json else ["--lang", "en"]
    said = call("plan", park, "--scenario", scenario(tmp_path, *pins), "--out", out, *options)
    assert said.status == 1
    if as_json:
        assert said.told["status"] == "infeasible"
        assert {"F1", "F3", "A-101"} <= set(said.told["conflict"])
    else:
        assert "Infeasible" in said.out
        assert all(name in said.out for name in ("F1", "F3", "A-101"))
        assert "nothing written" in said.err
    assert not list(out.rglob("*.*"))
