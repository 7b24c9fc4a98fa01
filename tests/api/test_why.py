"""`why` as frames: an answer, the clauses in the way, what a place costs."""

import pytest

import planner
from planner.api import InputError
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.support import make


@pytest.fixture(scope="module")
def plan() -> planner.PlanResult:
    units = [make.unit("A-101", load_kn_m2=make.number(20)), make.unit("A-102")]
    firms = [make.firm("F1"), make.firm("F2", min_load_kn_m2=make.number(12))]
    problem = make.problem(units=units, firms=firms)
    return planner.PlanResult(report_on(problem, solved(problem, Limits())))


def test_a_blocked_place_has_its_clauses(plan: planner.PlanResult) -> None:
    asked = planner.why(plan, "F2", "A-102")
    assert asked.answers["state"].tolist() == ["blocked"]
    rows = asked.clauses[["set", "rule", "need", "available"]].to_numpy().tolist()
    assert rows == [[1, "floor_load", "12 kN/㎡", "10 kN/㎡"]]
    assert asked.costs.empty


def test_a_possible_place_has_its_price(plan: planner.PlanResult) -> None:
    asked = planner.why(plan, "F1", "A-101")
    assert asked.answers[["state", "proven"]].to_numpy().tolist() == [["possible", True]]
    assert (asked.costs["least"] == asked.costs["most"]).all()


def test_every_building_is_answered_for_and_a_stranger_refused(plan: planner.PlanResult) -> None:
    assert planner.why(plan, "F1").answers["place"].tolist() == ["A"]
    with pytest.raises(InputError, match="no X"):
        planner.why(plan, "F1", "X")
