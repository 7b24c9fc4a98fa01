"""What lies before the cut-off date is a fact or is over: told to the solver, the checker and the gates."""

from datetime import date
from typing import Any

import pytest

from models import milp
from planner.check import check_plan
from planner.domain.edits import EditConflict, PinFirm
from planner.domain.measures.placed import waiting_quarters
from planner.domain.park.dossier import Dossier
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Severity
from planner.domain.validation import flaws_of_row, flaws_together
from planner.domain.vocabulary.terms import Stage
from planner.text import Lang
from tests.models.asking import allows, starts
from tests.support import make

MID_2025 = date(2025, 6, 30)


def told_to(day: date, *firms: Any, **changes: Any) -> Problem:
    park = make.park(cut_off=day, gfa_m2=make.number(5000))
    return make.problem(
        units=[make.unit("A-101")], firms=firms or [make.firm("F1")], parks=(park,), **changes
    )


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2023, 12, 31), "2024Q1"),
        (date(2023, 1, 1), "2024Q1"),
        (date(2024, 1, 1), "2024Q1"),
        (date(2024, 3, 30), "2024Q1"),
        (date(2024, 3, 31), "2024Q2"),
        (MID_2025, "2025Q3"),
        (date(2025, 9, 29), "2025Q3"),
        (date(2025, 12, 31), "2026Q1"),
        (date(9999, 12, 31), "10000Q1"),
    ],
    ids=str,
)
def test_a_park_opens_in_the_quarter_of_the_day_after_its_cut_off(day: date, first: str) -> None:
    assert str(make.park(cut_off=day).opening_quarter) == first


@pytest.mark.parametrize("day", [date(2024, 2, 1), date(2024, 3, 31), MID_2025, date(2025, 12, 31)], ids=str)
def test_solver_and_checker_let_nothing_new_start_before_the_opening(day: date) -> None:
    problem = told_to(day)
    opening = problem.parks[0].opening_quarter
    for quarter in problem.quarters:
        place = make.placement("F1", "A-101", str(quarter))
        fits = not check_plan(problem, make.plan(place))
        assert fits == (quarter >= opening)
        assert allows(problem, place) == fits


def test_the_checker_names_the_cut_off_date() -> None:
    (finding,) = check_plan(told_to(MID_2025), make.plan(make.placement("F1", "A-101", "2025Q2")))
    assert (finding.rule, finding.need, finding.available) == ("handover", "2025Q3", "2025Q2")
    assert "2025-06-30" in finding.message.say(Lang.ZH)
    assert "2025-06-30" in finding.message.say(Lang.EN)


def test_a_firm_that_sits_in_the_park_has_started_before() -> None:
    problem = told_to(MID_2025, make.sitting("F1", ["A-101"], since="2024Q2"))
    place = make.placement("F1", "A-101", "2024Q2", "2027Q1")
    assert check_plan(problem, make.plan(place)) == ()
    assert allows(problem, place)


@pytest.mark.parametrize(
    ("stage", "stays"), [(Stage.FITOUT, True), (Stage.HANDOVER, True), (Stage.SIGNED, False)]
)
def test_a_firm_with_its_rooms_keeps_the_start_of_the_plan_in_force(stage: Stage, stays: bool) -> None:  # noqa: FBT001
    place = make.placement("F1", "A-101", "2024Q3")
    problem = told_to(MID_2025, make.firm("F1", stage=stage), base=(place,))
    assert (check_plan(problem, make.plan(place)) == ()) is stays
    assert allows(problem, place) is stays
    assert ("2024Q3" in starts(problem)) is stays
    assert "2024Q2" not in starts(problem)
    assert waiting_quarters(problem, place) == 0


def test_waiting_counts_from_the_opening() -> None:
    problem = told_to(MID_2025)
    assert waiting_quarters(problem, make.placement("F1", "A-101", "2025Q3")) == 0
    assert waiting_quarters(problem, make.placement("F1", "A-101", "2025Q4")) == 1


def test_a_unit_does_not_count_as_empty_in_quarters_that_are_over() -> None:
    problem = told_to(MID_2025, make.firm("F1", stage=Stage.LEAD))
    assert starts(problem) == ["2025Q3"]
    assert check_plan(problem, make.plan(make.placement("F1", "A-101", "2025Q3"))) == ()


def test_a_firm_that_had_to_come_by_a_quarter_that_is_over_has_no_place() -> None:
    problem = told_to(MID_2025, make.firm("F1", latest="2025Q2"))
    assert milp.candidates(problem) == ()


def pinned(start: str, *firms: Any, **changes: Any) -> list[tuple[str, Severity]]:
    pin = Pin(firm_id="F1", units=("A-101",), start=make.quarter(start))
    problem = told_to(MID_2025, *firms, policy=Policy(pins=(pin,)), **changes)
    return [
        (flaw.column, flaw.severity)
        for flaw in flaws_together(Dossier(problem=problem))
        if flaw.column == "start"
    ]


def test_the_gate_refuses_a_pin_that_starts_in_the_past() -> None:
    fitting_out = make.firm("F1", stage=Stage.FITOUT)
    assert pinned("2025Q3") == []
    assert pinned("2025Q2") == [("start", Severity.ERROR)]
    assert pinned("2024Q1", fitting_out) == [("start", Severity.ERROR)]
    assert pinned("2024Q1", fitting_out, base=(make.placement("F1", "A-101", "2024Q1"),)) == []
    assert pinned("2024Q2", make.sitting("F1", ["A-101"], since="2024Q2")) == []


def test_an_edit_cannot_pin_a_firm_to_the_past() -> None:
    problem = told_to(MID_2025)
    pin = PinFirm(firm="F1", units=("A-101",), start=make.quarter("2025Q3"))
    assert pin.applied(problem).policy.pins
    with pytest.raises(EditConflict, match="over at the cut-off date"):
        PinFirm(firm="F1", start=make.quarter("2025Q2")).applied(problem)


def test_a_horizon_that_is_over_is_asked_about() -> None:
    (flaw,) = flaws_of_row(make.park(cut_off=date(2025, 12, 31)))
    assert (flaw.column, flaw.severity) == ("cut_off", Severity.WARNING)
    assert not list(flaws_of_row(make.park(cut_off=date(2025, 12, 30))))
