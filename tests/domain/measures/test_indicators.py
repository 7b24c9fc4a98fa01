"""Indicators on cases worked out by hand: rent with 三免两减半, lines per ㎡ and 亩, funds, five in one year, filing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.measures import Extent, measure
from planner.domain.measures.indicators import Indicators, anchor_of, indicators
from planner.domain.measures.indicators.basis import class_of_figure
from planner.domain.measures.indicators.rent import RentAbatement
from planner.domain.measures.indicators.same_year import FilingRound, SameYearStep, SameYearVerdict
from planner.domain.park.calendar import is_five_same_year
from planner.domain.park.dossier import Record, Source
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy, Threshold
from planner.domain.vocabulary.terms import SourceClass
from tests.support import make

Q = make.quarter
THREE_FREE_TWO_HALF = Policy(
    thresholds=(
        Threshold(key="rent_free_years", value=Decimal(3)),
        Threshold(key="half_rent_years", value=Decimal(2)),
    )
)
_NO_POLICY = Policy()


def told(
    *firms: Any, plan: Plan, policy: Policy = _NO_POLICY, records: Sequence[Record] = (), **changes: Any
) -> Indicators:
    problem = make.problem(firms=firms, policy=policy, **changes)
    return indicators(problem, plan, records=records)


def rents(found: Indicators, key: str) -> dict[int, Decimal | int | None]:
    return {one.year or 0: one.value for one in found.series(f"{key}_in_year_10k") if one.value != 0}


def test_three_years_are_free_and_two_at_half_from_the_start_of_the_lease() -> None:
    # 1,000 ㎡ × 10 yuan × 3 months = 3 万元 a quarter, from 2024Q2, for eight years
    found = told(
        make.firm("F1"),
        plan=make.plan(make.placement("F1", "A-101", "2024Q2", "2032Q2")),
        policy=THREE_FREE_TWO_HALF,
    )
    assert found.years == (2024, 2025, 2026, 2027, 2028, 2029, 2030)  # until a year of full rent
    assert rents(found, "full_rent") == {2024: 9, **dict.fromkeys(range(2025, 2031), 12)}
    assert rents(found, "rent_due") == {
        2027: Decimal("4.5"),  # free until the first quarter, then half: 3 × 1.5
        2028: 6,
        2029: Decimal("10.5"),  # half in the first quarter, then all of it
        2030: 12,
    }
    assert rents(found, "rent_unsettled") == {}


def test_part_years_of_abatement_count_by_part_of_the_quarter() -> None:
    terms = RentAbatement(free_years=Decimal("0.125"), half_years=Decimal("0.25"))
    assert [terms.share(quarter) for quarter in range(3)] == [Decimal("0.75"), Decimal("0.25"), 0]
    assert terms.quarters == 2


def test_a_rent_agreed_on_record_comes_before_the_list_rent() -> None:
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    agreed = Record(firm_id="F1", agreed_rent_yuan_m2_month=Decimal("7.5"))
    found = told(make.firm("F1"), make.firm("F2"), plan=plan, records=[agreed])
    rent = [
        found.get("full_rent_in_year_10k", extent=Extent.FIRM, subject_id=name, year=2024).value
        for name in ("F1", "F2")
    ]
    assert rent == [9, 12]  # 1,000 ㎡ × 7.5 and × 10 yuan × 12 months


def test_a_move_does_not_begin_the_abatement_again() -> None:
    moved = make.plan(
        make.placement("F1", "A-101", "2024Q1", "2025Q1"), make.placement("F1", "A-102", "2025Q1", "2029Q1")
    )
    found = told(make.firm("F1"), plan=moved, policy=THREE_FREE_TWO_HALF)
    assert rents(found, "rent_due") == {2027: 6, 2028: 6}


def test_what_the_policy_or_the_lease_does_not_tell_is_not_known_and_never_0() -> None:
    plan = make.plan(make.placement("F1", "A-101", "2024Q1"))
    found = told(make.firm("F1"), plan=plan)
    assert found.abatement is None
    assert found.get("rent_due_in_year_10k", year=2024).value is None
    assert found.get("rent_unsettled_in_year_10k", year=2024).value == 12
    inside = replace(make.sitting("F2", ["A-102"]), sitting_since=None)
    both = told(
        make.firm("F1"),
        inside,
        plan=make.plan(*plan.placements, make.placement("F2", "A-102", "2024Q1", "2027Q1")),
        policy=THREE_FREE_TWO_HALF,
    )
    assert both.get("rent_due_in_year_10k", extent=Extent.FIRM, subject_id="F2", year=2024).value is None
    for year in both.years:
        full, *parts = (
            Decimal(both.get(f"{key}_in_year_10k", year=year).value or 0)
            for key in ("full_rent", "rent_abated", "rent_due", "rent_unsettled")
        )
        assert full == sum(parts)


def test_yields_stand_against_their_lines_just_inside_and_just_outside() -> None:
    # a plot of 10 亩 with 7,201.6 ㎡ of floor: 720.16 ㎡ stand for one 亩, as in Ziyuan
    land = make.park(gfa_m2=Decimal("7201.6"))
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    on = make.firm("F1", output_10k=Decimal(1000), tax_10k=Decimal(30), invest_10k=Decimal(348))
    below = make.firm("F2", output_10k=Decimal(999), tax_10k=Decimal("29.9"), invest_10k=Decimal(347))
    found = told(on, below, plan=plan, parks=[land])
    mine: dict[str, Any] = {"extent": Extent.FIRM, "subject_id": "F1"}
    assert found.get("output_per_mu", **mine).value == Decimal("720.16")
    assert found.get("tax_per_mu", **mine).value == Decimal("21.6048")
    assert [found.get(key, **mine).meets for key in ("output_per_m2", "tax_per_m2")] == [True, True]
    other: dict[str, Any] = {"extent": Extent.FIRM, "subject_id": "F2"}
    assert [found.get(key, **other).meets for key in ("output_per_m2", "tax_per_m2")] == [False, False]
    # 348 × 0.72016 = 250.6 ≥ 250 > 347 × 0.72016 = 249.9
    assert [found.get("investment_intensity", **who).meets for who in (mine, other)] == [True, False]
    assert found.get("tax_per_mu").value == Decimal("5.99")  # 59.9 ÷ 10 亩


def test_six_months_to_production_are_in_time_and_a_day_more_is_not() -> None:
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    in_time = make.firm("F1", production_quarter=Q("2024Q3"))
    late = make.firm(
        "F2", fitout_weeks=13, licence_weeks=11
    )  # with 3 weeks of trial run: 27 weeks from 1 January
    found = told(in_time, late, plan=plan)
    months = [found.get("months_to_production", extent=Extent.FIRM, subject_id=name) for name in ("F1", "F2")]
    assert [(one.value, one.meets) for one in months] == [(6, True), (7, False)]


def test_the_rate_of_funds_counts_the_firms_on_record_alone() -> None:
    plan = make.plan(*(make.placement(f"F{n}", f"A-{n}01") for n in (1, 2)), make.placement("F3", "A-102"))
    records = [
        Record(firm_id="F1", funds_in_place_10k="1,401", contract_value_10k="5000"),
        Record(firm_id="F2", funds_in_place_10k="约两千", contract_value_10k="900"),
    ]
    firms = [make.firm(f"F{n}") for n in (1, 2, 3)]
    found = told(*firms, plan=plan, records=records)
    assert found.get("funds_in_place_rate").value == Decimal("0.2802")
    assert found.get("funds_known_count").value == 1
    assert found.get("funds_in_place_10k", extent=Extent.FIRM, subject_id="F2").value is None
    assert told(*firms, plan=plan).get("funds_in_place_rate").value is None


@pytest.mark.parametrize(
    ("output", "since", "reached", "filing"),
    [
        (8000, "2024Q1", "2024Q1", (FilingRound.MONTHLY, 2024, 4, 20)),
        (4000, "2024Q1", "2024Q2", (FilingRound.MONTHLY, 2024, 7, 20)),
        (2000, "2024Q1", "2024Q4", (FilingRound.DECEMBER, 2024, 12, None)),
        (3000, "2024Q3", "2025Q3", (FilingRound.NOVEMBER, 2025, 11, None)),
        (2000, "2024Q2", "2025Q4", (FilingRound.DECEMBER, 2025, 12, None)),
        (1999, "2024Q1", None, None),
    ],
)
def test_a_firm_files_after_the_quarter_that_reaches_2000(
    output: int, since: str, reached: str | None, filing: tuple[FilingRound, int, int, int | None] | None
) -> None:
    firm = make.firm("F1", output_10k=Decimal(output), production_quarter=Q(since))
    (one,) = told(firm, plan=make.plan(make.placement("F1", "A-101"))).same_year
    assert one.quarters[SameYearStep.ABOVE_SCALE] == (Q(reached) if reached else None)
    made = one.filing
    assert (made and (made.round, made.year, made.month, made.day)) == filing


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"recruited_quarter": Q("2024Q1"), "signed_quarter": Q("2024Q1")}, SameYearVerdict.YES),
        ({"recruited_quarter": Q("2023Q4"), "signed_quarter": Q("2024Q1")}, SameYearVerdict.NO),
        ({"recruited_quarter": Q("2024Q1")}, SameYearVerdict.OPEN),
        ({"recruited_quarter": Q("2024Q1"), "output_10k": Decimal(1)}, SameYearVerdict.NO),
    ],
)
def test_five_in_one_year_is_yes_no_or_open(changes: dict[str, Any], verdict: SameYearVerdict) -> None:
    facts = {"output_10k": Decimal(8000), "production_quarter": Q("2024Q2"), **changes}
    firm, placement = make.firm("F1", **facts), make.placement("F1", "A-101")
    land = make.park(cut_off=date(2024, 3, 31))
    problem = make.problem(firms=[firm], parks=[land])
    (one,) = indicators(problem, make.plan(placement)).same_year
    assert one.verdict is verdict
    known = is_five_same_year(problem, placement)
    assert known is None or known is (verdict is SameYearVerdict.YES)
    assert one.year == (2024 if verdict is not SameYearVerdict.NO else one.year)


def test_a_firm_that_had_signed_before_the_year_it_is_built_in_cannot_make_five() -> None:
    firm = make.firm("F1", output_10k=Decimal(8000), production_quarter=Q("2024Q2"))
    (one,) = told(firm, plan=make.plan(make.placement("F1", "A-101"))).same_year  # signed by 2023-12-31
    assert one.verdict is SameYearVerdict.NO


def test_years_count_output_staff_scale_and_signed_firms_that_have_begun() -> None:
    plan = make.plan(make.placement("F1", "A-101", "2024Q1"), make.placement("F2", "A-102", "2025Q2"))
    made = [
        make.firm("F1", output_10k=Decimal(2000), production_quarter=Q("2024Q3"), jobs=30),
        make.firm("F2", output_10k=Decimal(9000), production_quarter=Q("2025Q3"), jobs=50),
        make.firm("F3"),
    ]
    found = told(*made, plan=plan)
    values = {
        key: [one.value for one in found.series(key)]
        for key in (
            "output_in_year_10k",
            "staff_in_year",
            "above_scale_in_year_count",
            "above_scale_new_count",
            "start_rate",
        )
    }
    assert values == {
        "output_in_year_10k": [1000, 2000 + 4500],
        "staff_in_year": [30, 80],
        "above_scale_in_year_count": [0, 2],
        "above_scale_new_count": [0, 2],
        "start_rate": [Decimal("0.333333"), Decimal("0.666667")],
    }


def test_without_a_firm_every_sum_is_less_by_what_that_firm_comes_to_and_the_land_stays() -> None:
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    problem = make.problem(
        firms=[make.firm("F1", is_real=True), make.firm("F2", output_10k=Decimal(3000))],
        policy=THREE_FREE_TWO_HALF,
    )
    assert anchor_of(problem, plan) == "F1"  # marked as real, though the other yields more
    whole, rest = indicators(problem, plan), indicators(problem, plan, without=["F1"])
    assert (rest.firms, rest.without, rest.years) == (("F2",), ("F1",), whole.years)
    for key in ("output_in_year_10k", "tax_in_year_10k", "full_rent_in_year_10k", "staff_in_year"):
        for year in whole.years:
            alone = whole.get(key, extent=Extent.FIRM, subject_id="F1", year=year).value or 0
            assert (whole.get(key, year=year).value or 0) - alone == rest.get(key, year=year).value
    assert whole.get("output_per_mu").denominator == rest.get("output_per_mu").denominator
    assert whole.get("output_per_mu").value == measure(problem, plan).get("output_per_mu").value


def test_of_several_parks_each_is_told_and_together_they_are_all() -> None:
    problem = make.problem(
        parks=[make.park("P"), make.park("Q")],
        buildings=(make.building("A"), make.building("B", park_id="Q")),
        units=[make.unit("A-101"), make.unit("B-101", m2=2000)],
        firms=[make.firm("F1"), make.firm("F2", m2=2000, output_10k=Decimal(9000))],
        policy=THREE_FREE_TWO_HALF,
    )
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "B-101"))
    found = indicators(problem, plan)
    for key in (
        "full_rent_in_year_10k",
        "rent_due_in_year_10k",
        "output_in_year_10k",
        "above_scale_new_count",
    ):
        for year in found.years:
            parks = [
                found.get(key, extent=Extent.PARK, subject_id=name, year=year).value or 0
                for name in ("P", "Q")
            ]
            assert sum(parks) == found.get(key, year=year).value, (key, year)
    assert found.get("output_per_mu", extent=Extent.PARK, subject_id="Q").value == 900  # 9,000 ÷ 10 亩


def test_a_figure_has_the_class_of_its_cell_before_that_of_its_column_row_or_table() -> None:
    def line(row: str, column: str, told: SourceClass) -> Source:
        return Source(table="firms", row=row, column=column, source_class=told, reference="")

    sources = [
        line("", "", SourceClass.ASSUMPTION),
        line("F1", "", SourceClass.WEB),
        line("", "jobs", SourceClass.EXPERT),
        line("F1", "jobs", SourceClass.PUBLISHED),
    ]
    assert class_of_figure(sources, "F1", "jobs") is SourceClass.PUBLISHED
    assert class_of_figure(sources, "F2", "jobs") is SourceClass.EXPERT
    assert class_of_figure(sources, "F1", "tax_10k") is SourceClass.WEB
    assert class_of_figure(sources, "F2", "tax_10k") is SourceClass.ASSUMPTION
    assert class_of_figure((), "F2", "tax_10k") is None
    problem = make.problem(firms=[make.firm("F1", jobs=7), make.firm("F2", jobs=5)])
    plan = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    shares = [one for one in indicators(problem, plan, sources=sources).basis if one.kpi.key == "jobs"]
    assert [(one.source_class, one.value) for one in shares] == [
        (SourceClass.PUBLISHED, 7),
        (SourceClass.EXPERT, 5),
    ]


def test_a_plan_without_firms_has_indicators_too() -> None:
    found = told(plan=make.plan())
    assert found.get("output_in_year_10k", year=2024).value == 0
    assert found.get("funds_in_place_rate").value is None
    assert (found.firms, found.basis) == ((), ())
