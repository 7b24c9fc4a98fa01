"""The generated parks: the same for ever, valid through every gate, and measured under one goal."""

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.cases import CASES, GOAL, KINDS, PRESET_CASES, case_of_folder
from benchmarks.parks import dossier_of
from benchmarks.shapes import FRESH, SHAPES, ParkShape
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
    "ten-101": "38db362402b8",
    "ten-103": "1626f0ae351e",
    "tight-111": "ebdd69ce1803",
    "tight-112": "4a7a3ae1485e",
    "leases-15-131": "83aae657882f",
    "leases-40-132": "07ab88c1a14a",
    "four-129664": "a56f3b70b624",
    "four-tight-298586": "da79471e544a",
    "six-210821": "b49b94be046f",
    "six-tight-174622": "6015b5db84b4",
    "ten-130204": "c21a895e841d",
    "ten-659261": "c0e2b4da14a8",
    "tight-579039": "1c1904cca73c",
    "tight-865450": "e8b4535290cd",
    "tight-136231": "838f2e5562cd",
    "leases-20-977539": "f033c0302b73",
    "leases-30-488066": "49b70d536a7f",
    "24-456122": "01d39d1a2bcc",
    "48-626352": "9bca9c710d50",
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


SMALL = tuple(shape for shape in (*SHAPES, *FRESH) if shape.buildings < 10)
by_name = pytest.mark.parametrize("shape", SMALL, ids=lambda shape: shape.name)


@pytest.mark.slow
def test_a_benchmark_park_is_the_same_as_when_it_was_frozen() -> None:
    assert {shape.name: digest(dossier_of(shape).problem) for shape in (*SHAPES, *FRESH)} == FROZEN


def test_leases_that_end_change_nothing_else_that_was_drawn() -> None:
    lasting, ending = (
        dossier_of(ParkShape(name="one", seed=1, buildings=3, ending=share)).problem for share in (0.0, 0.4)
    )
    assert lasting.units == ending.units
    short = sum(firm.lease_years < 4 for firm in ending.firms) / len(ending.firms)
    assert 0.15 < short < 0.65
    assert all(firm.lease_years > 4 for firm in lasting.firms)


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
    assert {case.kind for case in CASES} == set(KINDS)
    assert {f"ziyuan-{preset}" for preset in PRESET_CASES} | {"ziyuan", "ziyuan-all", "mature"} <= set(keys)
    assert {shape.name for shape in (*SHAPES, *FRESH)} <= set(keys)
    assert sum(case.is_fresh for case in CASES) == len(FRESH)


def test_a_case_has_the_one_goal_of_the_comparison() -> None:
    problem, _ = next(case for case in CASES if case.key == "ziyuan").read()
    assert problem is not None
    assert problem.policy.goal_tiers == (GOAL,)


def test_a_folder_with_faults_is_a_case_without_a_problem(tmp_path: Path) -> None:
    problem, issues = case_of_folder(tmp_path).read()
    assert problem is None
    assert any(issue.severity is Severity.ERROR for issue in issues)
