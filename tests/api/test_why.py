"""`why` as frames: an answer, the clauses in the way, what a place costs."""

import pytest

import planner
from planner.api import InputError
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import report_on, solved
from tests.api.told import columns
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
    for name in ("said", "reasons", "answers", "clauses", "costs"):
        assert list(getattr(asked, name).columns) == columns(f"PlacesResult.{name}")


def test_a_possible_place_has_its_price(plan: planner.PlanResult) -> None:
    asked = planner.why(plan, "F1", "A-101")
    assert str(asked.answers["start"].dtype) == "period[Q-DEC]"
    assert asked.answers[["state", "proven"]].to_numpy().tolist() == [["possible", True]]
    assert (asked.costs["least"] == asked.costs["most"]).all()


def test_every_building_is_answered_for_and_a_stranger_refused(plan: planner.PlanResult) -> None:
    assert planner.why(plan, "F1").answers["place"].tolist() == ["A"]
    with pytest.raises(InputError, match="no X"):
        planner.why(plan, "F1", "X")


def test_a_firm_without_a_place_has_a_sentence_and_reasons_with_what_is_missing() -> None:
    problem = make.problem(firms=[make.firm("F1", m2=1100, area_min_m2=1030)], units=[make.unit("A-101")])
    plan = planner.PlanResult(report_on(problem, solved(problem, Limits())))
    asked = planner.why(plan, "F1")
    assert asked.said[["exclusion", "text_zh"]].to_numpy().tolist() == [
        ["nowhere", "F1 在园区内无处可进；最接近的是 A-101，差 30 ㎡。"]
    ]
    for frame in (asked.reasons, plan.unplaced):
        assert frame.loc[0, "missing"] == "30 ㎡"
        assert str(frame["frees"].dtype) == "period[Q-DEC]"


def test_a_placed_firm_is_told_by_what_its_place_is_worth(plan: planner.PlanResult) -> None:
    said = planner.why(plan, "F1", prices=True).said
    assert said["text_en"].tolist() == ["F1 is in A-102; no other building takes it."]
    assert said["exclusion"].isna().all()
