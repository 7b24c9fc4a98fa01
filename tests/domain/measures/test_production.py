"""Shares of firms on the way to production: each firm counts once, however many leases it has."""

from decimal import Decimal
from typing import Any

from planner.domain.measures import measure
from tests.support import make


def test_a_firm_of_several_leases_counts_once_in_the_share_of_five_in_one_year() -> None:
    told: dict[str, Any] = {
        "recruited_quarter": make.quarter("2024Q1"),
        "signed_quarter": make.quarter("2024Q1"),
        "output_10k": Decimal(9000),
        "fitout_weeks": 2,
        "licence_weeks": 2,
    }
    other = told | {"recruited_quarter": make.quarter("2023Q1")}
    problem = make.problem(firms=[make.firm("F1", **told), make.firm("F2", **other)])
    twice = [make.placement("F1", "A-101"), make.placement("F1", "A-102", "2024Q4")]
    found = measure(problem, make.plan(*twice, make.placement("F2", "A-201"))).get("five_same_year_share")
    assert (found.value, found.numerator, found.denominator) == (Decimal("0.5"), 1, 2)
