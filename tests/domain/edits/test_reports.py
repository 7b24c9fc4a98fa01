"""What people tell of a firm or a building becomes the edits that scenarios use."""

from decimal import Decimal

import pytest

from planner.domain.edits import RemoveFirm, replay
from planner.domain.edits.reports import FirmReport, HandoverReport
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage
from tests.support import make


def park(**firm: object) -> Problem:
    facts: dict[str, object] = {"stage": Stage.NEGOTIATING, "probability": Decimal("0.4")}
    return make.problem(firms=[make.firm("F1", **(facts | firm)), make.firm("F2")])  # type: ignore[arg-type]


def told(problem: Problem, news: FirmReport | HandoverReport) -> Problem:
    return replay(problem, news.edits(problem))


def test_a_firm_that_signs_is_at_least_as_probable_as_signed_firms_are() -> None:
    firm = told(park(), FirmReport(firm_id="F1", signs=True)).firm["F1"]
    assert (firm.stage, firm.probability) == (Stage.SIGNED, Decimal("0.85"))
    sure = told(park(probability=Decimal("0.9")), FirmReport(firm_id="F1", signs=True)).firm["F1"]
    assert sure.probability == Decimal("0.9")


def test_a_firm_that_signed_before_stays_at_its_stage() -> None:
    problem = park(stage=Stage.FITOUT)
    assert FirmReport(firm_id="F1", signs=True).edits(problem) == ()


def test_a_firm_that_drops_out_is_gone_whatever_else_is_said() -> None:
    news = FirmReport(firm_id="F1", leaves=True, signs=True, area_max_m2=1)
    assert news.edits(park()) == (RemoveFirm(firm="F1"),)


def test_areas_are_changed_one_by_one_and_only_where_they_differ() -> None:
    problem = park()
    firm = problem.firm["F1"]
    news = FirmReport(firm_id="F1", area_min_m2=firm.area_min_m2, area_req_m2=900, area_max_m2=1000)
    assert [edit.field for edit in news.edits(problem)] == ["area_req_m2", "area_max_m2"]  # type: ignore[union-attr]
    changed = told(problem, news).firm["F1"]
    assert (changed.area_min_m2, changed.area_req_m2, changed.area_max_m2) == (firm.area_min_m2, 900, 1000)


def test_a_firm_that_comes_later_may_also_wait_longer() -> None:
    news = FirmReport(firm_id="F1", desired_quarter=make.quarter("2024Q3"))
    firm = told(park(desired="2024Q1", latest="2024Q4"), news).firm["F1"]
    assert (str(firm.desired_quarter), str(firm.latest_quarter)) == ("2024Q3", "2025Q2")


def test_a_handover_that_slips_takes_its_units_along() -> None:
    problem = told(park(), HandoverReport(building_id="A", handover_quarter=make.quarter("2024Q3")))
    assert str(problem.building["A"].handover_quarter) == "2024Q3"
    assert {str(unit.available_quarter) for unit in problem.units_of["A"]} == {"2024Q3"}


def test_nothing_new_makes_no_edit() -> None:
    problem = park()
    firm, building = problem.firm["F1"], problem.building["A"]
    assert FirmReport(firm_id="F1", desired_quarter=firm.desired_quarter).edits(problem) == ()
    assert HandoverReport(building_id="A", handover_quarter=building.handover_quarter).edits(problem) == ()


def test_what_is_not_there_has_no_news() -> None:
    with pytest.raises(KeyError):
        FirmReport(firm_id="F9").edits(park())
    with pytest.raises(KeyError):
        HandoverReport(building_id="Z", handover_quarter=make.quarter("2024Q3")).edits(park())
