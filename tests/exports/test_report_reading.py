"""The report of a bundle: true as written, and every forged figure named."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from planner.domain.solving.report import Report
from planner.exports.json_report import report_json
from planner.exports.report_reading import report_differences, report_from_json
from tests.exports.test_excel import full
from tests.support import make, reports


def fields(report: Report, told: dict[str, Any]) -> list[str]:
    return [one.field for one in report_differences(told, report.problem, report.outcome)]


def told_of(report: Report) -> dict[str, Any]:
    return report_from_json(report_json(report))


@pytest.mark.parametrize("name", ["杉源", *reports.HOSTILE])
def test_a_report_as_it_is_written_differs_in_nothing(name: str) -> None:
    assert fields(full(name), told_of(full(name))) == []


def test_a_report_without_a_plan_differs_in_nothing() -> None:
    report = reports.report(make.problem(firms=[make.firm("F1")]), None)
    assert fields(report, told_of(report)) == []


FORGED: dict[str, object] = {
    "status": "within_gap",
    "objective": 999_999,
    "bound": 101,
    "gap": 0.01,
    "stages": [],
    "seconds": 0.1,
    "placed": 2,
    "placements": [],
    "versions": {},
    "seed": 8,
    "fingerprint": "0" * 64,
    "conflict": ["F1"],
    "note": "all is well",
    "unplaced": [],
    "measures": "high",
}


@pytest.mark.parametrize("field", FORGED)
@pytest.mark.parametrize("value", ["forged", None, True, [], {}, [1], [{}], {"a": 1}])
def test_a_field_of_another_value_is_named(field: str, value: object) -> None:
    told = told_of(full())
    told[field] = FORGED[field] if value == "forged" else value
    silent = (field in ("conflict", "note") and value is None) or (field == "measures" and value == {})
    loose = field == "measures" and value == {"a": 1}
    assert set(fields(full(), told)) == (set() if silent or loose else {field})


def drop_place(told: dict[str, Any]) -> None:
    told["placements"][0]["units"].append("A-201")


def raise_stage(told: dict[str, Any]) -> None:
    told["stages"][0]["objective"] += 1


def raise_goal(told: dict[str, Any]) -> None:
    told["measures"]["goals"]["tax"] = 10**6


def fill_park(told: dict[str, Any]) -> None:
    told["measures"]["kpis"]["occupancy_pencilled"] = 0.99


def let_early(told: dict[str, Any]) -> None:
    told["measures"]["over_time"]["allocated_m2"]["2024Q1"] = 900


def swap_firm(told: dict[str, Any]) -> None:
    told["unplaced"][0]["firm_id"] = "F9"


@pytest.mark.parametrize(
    ("forge", "field"),
    [
        (drop_place, "placements"),
        (raise_stage, "stages"),
        (raise_goal, "measures.goals.tax"),
        (fill_park, "measures.kpis.occupancy_pencilled"),
        (let_early, "measures.over_time.allocated_m2"),
        (swap_firm, "unplaced"),
    ],
)
def test_a_figure_deep_inside_is_named(forge: Callable[[dict[str, Any]], None], field: str) -> None:
    told = told_of(full())
    forge(told)
    assert fields(full(), told) == [field]


def test_a_resource_is_named_once() -> None:
    told = told_of(full())
    uses = told["measures"]["resources"]
    assert uses
    for use in uses:
        use["used"] = 77
    found = fields(full(), told)
    assert len(found) == 1
    assert found[0].startswith("measures.resources.")


def test_a_measure_that_one_of_the_two_does_not_know_is_passed_over() -> None:
    told = told_of(full())
    told["measures"]["kpis"] = {"measured_since_next_year": 3}
    assert fields(full(), told) == []


@pytest.mark.parametrize("text", [b"", b"[]", b"1", b"\xff", b'{"placed": 1, "placed": 2}'])
def test_what_is_no_report_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        report_from_json(text)


def test_a_difference_tells_both_values_cut_short() -> None:
    told = told_of(full()) | {"note": "x" * 500}
    (one,) = report_differences(told, full().problem, full().outcome)
    assert json.loads(one.own) is None
    assert len(one.told) < 100
