"""Numbers, quarters and dates are written one way."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.domain.vocabulary.terms import Resource
from planner.text import Lang
from planner.views import format as fmt
from tests.support import make


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (75210, 0, "75,210"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (-1234.5, 1, "-1,234.5"),
        (Decimal("-0.2"), 0, "0"),
        (Fraction(1, 3), 3, "0.333"),
        (10**30 + 7, 2, "1,000,000,000,000,000,000,000,000,000,007.00"),
        (float("inf"), 2, "Infinity"),
        (float("nan"), 0, "NaN"),
        (None, 0, "—"),
    ],
)
def test_numbers_have_separators_and_round_half_up(
    value: fmt.Number | None, places: int, written: str
) -> None:
    assert fmt.number(value, places) == written


def test_a_short_number_shows_only_the_decimals_it_has() -> None:
    assert [fmt.short_number(Decimal(v)) for v in ("6.40", "480", "0.125", "10")] == [
        "6.4",
        "480",
        "0.13",
        "10",
    ]


def test_draws_carry_their_unit() -> None:
    assert fmt.amount(Decimal("6.4"), Resource.STEAM) == "6.4 t/h"
    assert fmt.amount(None, Resource.POWER) == "—"


@pytest.mark.parametrize(
    ("gap", "written"), [(None, "—"), (0.0, "0%"), (0.00002, "<0.01%"), (0.0123, "1.23%"), (1e-12, "<0.01%")]
)
def test_a_gap_above_zero_is_never_written_as_zero(gap: float | None, written: str) -> None:
    assert fmt.gap(gap) == written


def test_a_period_names_its_last_quarter() -> None:
    assert fmt.period(make.quarter("2024Q1"), make.quarter("2029Q1")) == "2024Q1–2028Q4"


def test_shares_areas_money_and_days_are_written_with_their_unit() -> None:
    assert fmt.percent(Decimal("0.9633")) == "96.3%"
    assert fmt.area(1870) == "1,870 ㎡"
    assert fmt.money_10k(Decimal("2820.00"), Lang.ZH) == "2,820 万元"
    assert fmt.money_10k(Decimal("2820.00"), Lang.EN) == "28.2 million yuan"
    assert fmt.day(date(2024, 7, 1)) == "2024-07-01"
    assert fmt.quarter(None) == "—"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("F29 needs 2700 ㎡, there is 2640 ㎡", "F29 needs 2,700 ㎡, there is 2,640 ㎡"),
        ("5324.8 kW of 12000 kW", "5,324.8 kW of 12,000 kW"),
        ("2024Q1, A-1234, 640 ㎡, 3.1234 t/h, 1,870 ㎡", "2024Q1, A-1234, 640 ㎡, 3.1234 t/h, 1,870 ㎡"),
    ],
)
def test_amounts_in_sentences_get_separators_and_nothing_else_does(typed: str, written: str) -> None:
    assert fmt.grouped(typed) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("four", "four"),
        ("five!", "five!"),
        ("seven !", "seve…"),
        ("six me", "six…"),
        ("计价：A2-101", "计价：A…"),
    ],
)
def test_a_text_that_is_too_long_says_that_it_goes_on(text: str, written: str) -> None:
    assert fmt.shortened(text, 5) == written
