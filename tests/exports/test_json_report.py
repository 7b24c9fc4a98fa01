"""The JSON object of `plan --json`."""

import json
from dataclasses import replace

from planner.exports.json_report import report_json, report_object
from tests.exports.test_excel import full
from tests.support import make, reports

KEYS = [
    "status", "objective", "bound", "gap", "stages", "seconds", "placed", "unplaced", "placements", "measures",
    "findings", "versions", "seed", "fingerprint",
]  # fmt: skip


def test_the_object_has_exactly_the_keys_agreed() -> None:
    told = report_object(full())
    assert list(told) == KEYS
    assert set(told["stages"][0]) == {"goal", "status", "objective", "bound", "gap"}
    assert set(told["unplaced"][0]) == {"firm_id", "reasons"}
    assert set(told["unplaced"][0]["reasons"][0]) == {
        "why", "rule", "clause", "subject", "need", "available", "missing", "frees", "holders", "text_zh", "text_en",
    }  # fmt: skip
    assert set(told["placements"][0]) == {"firm_id", "units", "start_quarter", "end_quarter"}


def test_the_object_says_what_the_report_says() -> None:
    report = full()
    told = json.loads(report_json(report))
    assert (told["status"], told["objective"], told["bound"], told["gap"]) == (
        "proven_optimal",
        100,
        100,
        0.0,
    )
    assert (told["placed"], told["seed"], told["fingerprint"]) == (1, 7, report.problem.fingerprint)
    assert told["placements"] == [
        {"firm_id": "F1", "units": ["A-101", "A-102"], "start_quarter": "2024Q2", "end_quarter": "2029Q2"}
    ]
    assert told["measures"]["goals"] == dict(report.measures.goals)
    assert told["measures"]["kpis"]["occupancy_pencilled"] == 0.5
    assert told["measures"]["over_time"]["allocated_m2"]["2024Q1"] == 0
    assert told["findings"][0]["soft"] is True


def test_whole_numbers_are_written_whole() -> None:
    told = json.loads(report_json(full()))
    assert isinstance(told["measures"]["kpis"]["tax_10k"], int)


def test_no_plan_gives_an_empty_list_and_not_a_missing_key() -> None:
    told = json.loads(report_json(reports.report(make.problem(), None)))
    assert (list(told), told["placed"], told["placements"]) == (KEYS, 0, [])


def test_hostile_names_make_sound_json() -> None:
    for name in reports.HOSTILE:
        told = json.loads(report_json(full(name)))
        assert name in told["unplaced"][0]["reasons"][0]["text_zh"]


def test_the_reason_of_a_failed_solve_is_told_as_a_note() -> None:
    report = full()
    failed = replace(report, outcome=replace(report.outcome, note="no such solver"))
    assert report_object(failed)["note"] == "no such solver"
    assert "note" not in report_object(report)
