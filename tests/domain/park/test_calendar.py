"""Dates that follow from a placement."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.calendar import (
    above_scale_year,
    in_year,
    is_five_same_year,
    milestones,
    producing_quarters,
)
from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from tests.support import make

Q = make.quarter


def one_firm(start: str = "2024Q1", end: str | None = None, **changes: Any) -> tuple[Problem, Placement]:
    return make.problem(firms=[make.firm("F1", **changes)]), make.placement("F1", "A-101", start, end)


def test_production_follows_fit_out_licence_and_three_weeks_of_trial() -> None:
    dates = milestones(*one_firm(fitout_weeks=8, licence_weeks=10))
    assert (dates.start, dates.fitout_end, dates.licence_end, dates.production) == (
        date(2024, 1, 1),
        date(2024, 2, 26),
        date(2024, 5, 6),
        date(2024, 5, 27),
    )
    assert dates.production_quarter == Q("2024Q2")


def test_an_actual_production_quarter_overrides_and_no_date_lies_after_it() -> None:
    dates = milestones(*one_firm(fitout_weeks=20, licence_weeks=10, production_quarter=Q("2024Q2")))
    assert dates.production == dates.licence_end == dates.fitout_end == date(2024, 4, 1)


@pytest.mark.parametrize(
    ("weeks", "in_2024"),
    [(9, 3), (10, 3), (11, 2)],
    ids=["a week before the quarter", "on its first day", "a week into it"],
)
def test_a_quarter_counts_only_if_it_is_in_production_as_a_whole(weeks: int, in_2024: int) -> None:
    # 2024-01-01 and 13 weeks is 2024-04-01
    problem, placement = one_firm(fitout_weeks=weeks, licence_weeks=0)
    assert [producing_quarters(problem, placement, year) for year in (2023, 2024, 2025)] == [0, in_2024, 4]


def test_output_ends_with_the_lease() -> None:
    problem, placement = one_firm(end="2025Q3", fitout_weeks=0, licence_weeks=0)
    assert in_year(problem, placement, Decimal(1000), year=2024) == Decimal(750)
    assert in_year(problem, placement, Decimal(1000), year=2025) == Decimal(500)
    assert in_year(problem, placement, Decimal(1000), year=2026) == 0


def test_above_scale_is_reached_in_the_first_year_whose_output_reaches_the_line() -> None:
    short: dict[str, Any] = {"fitout_weeks": 0, "licence_weeks": 0}
    assert above_scale_year(*one_firm(**short, output_10k=Decimal(2700))) == 2024
    assert above_scale_year(*one_firm(**short, output_10k=Decimal(2600))) == 2025
    assert above_scale_year(*one_firm(**short, output_10k=Decimal(1999))) is None


def test_five_in_one_year_takes_all_five() -> None:
    told: dict[str, Any] = {
        "recruited_quarter": Q("2024Q1"),
        "signed_quarter": Q("2024Q1"),
        "fitout_weeks": 0,
        "licence_weeks": 0,
        "output_10k": Decimal(2700),
    }
    assert is_five_same_year(*one_firm(**told)) is True
    assert is_five_same_year(*one_firm(**told | {"recruited_quarter": Q("2023Q4")})) is False
    assert is_five_same_year(*one_firm(**told | {"signed_quarter": Q("2023Q4")})) is False
    assert is_five_same_year(*one_firm(**told | {"output_10k": Decimal(2600)})) is False
    assert is_five_same_year(*one_firm("2024Q4", **told)) is False
    assert is_five_same_year(*one_firm(**told | {"signed_quarter": None})) is None
