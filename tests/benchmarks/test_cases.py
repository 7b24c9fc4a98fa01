"""The generated parks: the same for ever, valid through every gate, and measured under one goal."""

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.cases import CASES, GOAL, USUAL, case_of_folder
from benchmarks.parks import SHAPES, ParkShape, dossier_of
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.services.importing.intake import load
from planner.tables.writing import csv_tables, write_folder

FROZEN = {
    "small": "c9422f961944",
    "medium-a": "6e34f462bbec",
    "medium-b": "379d5f648cac",
    "medium-tight": "ef764ea2317c",
    "medium-leases": "8bc686f10ea4",
    "large": "6eabcc8245b5",
    "small-tight": "91b634366278",
    "six": "1f6ca2834089",
    "six-tight": "4b45bb6cdd32",
    "huge": "03f5073acb6c",
}


def digest(problem: Problem) -> str:
    """A hash of the facts that were drawn, whatever columns the tables may gain."""
    firms = [
        (f.firm_id, f.archetype, f.stage.value, f.area_req_m2, f.tax_10k, f.jobs, str(f.latest_quarter))
        for f in problem.firms
    ]
    units = [(u.unit_id, u.leasable_m2, str(u.available_quarter)) for u in problem.units]
    caps = [(c.resource.value, str(c.from_quarter), c.value) for c in problem.caps]
    drawn = [[str(cell) for cell in row] for row in (*firms, *units, *caps)]
    return hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:12]


by_name = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)


def test_a_benchmark_park_is_the_same_as_when_it_was_frozen() -> None:
    assert {shape.name: digest(dossier_of(shape).problem) for shape in SHAPES} == FROZEN


@by_name
def test_a_generated_park_passes_every_gate_and_comes_back_the_same(shape: ParkShape, tmp_path: Path) -> None:
    made = dossier_of(shape)
    write_folder(made, tmp_path)
    read, issues = load(tmp_path)
    assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
    assert read is not None
    assert read.problem == made.problem


def test_a_seed_repeats_exactly_and_another_seed_differs() -> None:
    shape = ParkShape(name="one", seed=1, buildings=2)
    assert csv_tables(dossier_of(shape)) == csv_tables(dossier_of(shape))
    assert csv_tables(dossier_of(shape)) != csv_tables(dossier_of(ParkShape(name="one", seed=2, buildings=2)))


def test_every_shape_and_both_shipped_parks_are_cases_with_keys_of_their_own() -> None:
    keys = [case.key for case in CASES]
    assert len(set(keys)) == len(keys)
    assert {shape.name for shape in SHAPES} | {"ziyuan", "mature"} == set(keys)
    assert {case.key for case in CASES if case.is_usual} == set(USUAL)


def test_a_case_has_the_one_goal_of_the_comparison() -> None:
    problem, _ = next(case for case in CASES if case.key == "ziyuan").read()
    assert problem is not None
    assert problem.policy.goal_tiers == (GOAL,)


def test_a_folder_with_faults_is_a_case_without_a_problem(tmp_path: Path) -> None:
    problem, issues = case_of_folder(tmp_path).read()
    assert problem is None
    assert any(issue.severity is Severity.ERROR for issue in issues)
