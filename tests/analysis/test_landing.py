"""Where a firm may be put down: the best run through each unit, with the reason where there is none."""

from itertools import combinations
from typing import Any

import pytest

from planner.analysis.landing import landings
from planner.analysis.trial import move
from planner.check.run import hangs_together
from planner.domain.park.problem import Problem
from tests.support import make
from tests.support.random_parks import TINY, random_park

UNITS = ("A-101", "A-102", "A-103", "A-104")
PLAN = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))


def park(**changes: Any) -> Problem:
    firms = [make.firm("F1", **changes), make.firm("F2")]
    return make.problem(units=[make.unit(name) for name in UNITS], firms=firms)


def test_free_units_and_units_of_others_are_told_apart_and_the_own_place_is_left_out() -> None:
    found = landings(park(), PLAN, "F1")
    assert list(found) == ["A-102", "A-103", "A-104"]
    assert found["A-103"].trial.is_free
    assert found["A-102"].can_be_done
    assert found["A-102"].trial.displaced == ("F2",)


def test_a_firm_that_stays_where_it_is_is_not_pushed_away() -> None:
    found = landings(park(), PLAN, "F1", fixed={"F2"})
    assert found["A-102"].fixed == ("F2",)
    assert not found["A-102"].can_be_done
    assert found["A-104"].can_be_done


def test_a_firm_of_two_units_takes_the_run_with_nobody_in_it() -> None:
    area = make.unit("A-101").leasable_m2
    found = landings(park(m2=2 * area), PLAN, "F1")
    assert found["A-103"].trial.placements[0].units == ("A-103", "A-104")
    assert found["A-103"].trial.is_free
    assert found["A-102"].trial.displaced == ("F2",)


def test_a_unit_that_no_run_of_its_size_holds_says_why() -> None:
    found = landings(park(m2=100 * make.unit("A-101").leasable_m2), PLAN, "F1")
    assert {one.rule for one in found["A-103"].trial.barred} == {"area_fit"}


@pytest.mark.parametrize("seed", range(12))
def test_no_run_through_a_unit_is_better_than_the_one_given(seed: int) -> None:
    problem, plan = random_park(seed, TINY), make.plan()
    for firm in problem.firms[:2]:
        found = landings(problem, plan, firm.firm_id)
        for building_id, units in problem.units_of.items():
            if firm.parks and problem.building[building_id].park_id not in firm.parks:
                assert not found.keys() & {unit.unit_id for unit in units}
                continue
            for count in range(1, len(units) + 1):
                for run in combinations(units, count):
                    area = sum(unit.leasable_m2 for unit in run)
                    if hangs_together(problem, run) and firm.area_min_m2 <= area <= firm.area_max_m2:
                        trial = move(problem, plan, firm.firm_id, (unit.unit_id for unit in run))
                        for unit in run:
                            best = found[unit.unit_id].trial
                            assert len(best.barred) <= len(trial.barred)
