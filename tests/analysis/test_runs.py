"""The runs that are looked at are those the checker allows, every one of them."""

from itertools import combinations

import pytest

from planner.analysis.explain.runs import runs_of
from planner.check.run import hangs_together
from planner.domain.park.problem import Problem
from tests.support import make
from tests.support.random_parks import TINY, random_park

WITHOUT_LIMIT = 10**9


def names(problem: Problem, building_id: str, largest_m2: int = WITHOUT_LIMIT) -> list[frozenset[str]]:
    return [
        frozenset(unit.unit_id for unit in run)
        for run in runs_of(problem, building_id, largest_m2=largest_m2)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_runs_are_those_of_the_checker(seed: int) -> None:
    problem = random_park(seed, TINY)
    for building_id, units in problem.units_of.items():
        every = {
            frozenset(unit.unit_id for unit in chosen)
            for count in range(1, len(units) + 1)
            for chosen in combinations(units, count)
            if hangs_together(problem, chosen)
        }
        found = names(problem, building_id)
        assert set(found) == every, f"seed {seed}, building {building_id}"
        assert len(found) == len(every), "no run twice"


def test_a_gap_in_seq_parts_a_floor_and_a_missing_floor_parts_a_building() -> None:
    problem = make.problem(units=[make.unit(n) for n in ("A-101", "A-103", "A-301")])
    assert set(names(problem, "A")) == {
        frozenset({"A-101"}),
        frozenset({"A-103"}),
        frozenset({"A-101", "A-103"}),  # the whole floor, gap or not
        frozenset({"A-301"}),
    }


def test_small_limits_leave_single_units_and_the_whole_building() -> None:
    problem = make.problem()
    assert set(names(problem, "A", 1)) == {frozenset({unit_id}) for unit_id in problem.unit} | {
        frozenset(problem.unit)
    }
