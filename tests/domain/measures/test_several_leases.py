"""What a firm brings and yields that has several leases at a time, or moves from one to the next."""

from decimal import Decimal

from planner.domain.measures import Extent, measure
from planner.domain.measures.indicators import indicators
from tests.support import make

Q = make.quarter


def test_a_firm_of_several_leases_and_one_that_moves_count_once_on_all_they_hold_at_a_time() -> None:
    firm = make.firm("F1", output_10k=Decimal(4000), tax_10k=Decimal(120), production_quarter=Q("2022Q1"))
    both = (make.placement("F1", "A-101", "2024Q1"), make.placement("F1", "A-102", "2024Q1"))
    moved = (
        make.placement("F1", "A-101", "2024Q1", "2025Q1"),
        make.placement("F1", "A-102", "2025Q1", "2029Q1"),
    )
    for placements, area in ((both, 2000), (moved, 1000)):
        problem, plan = make.problem(firms=[firm]), make.plan(*placements)
        found, kept = indicators(problem, plan), measure(problem, plan)
        for told in (found, kept):
            assert told.get("output_in_year_10k", year=2024).value == 4000
            assert told.get("tax_in_year_10k", year=2024).value == 120
            # 500 ㎡ of floor stand for one 亩
            assert told.get("output_per_mu", extent=Extent.FIRM, subject_id="F1").value == 4000 * 500 // area
        assert found.get("output_per_m2", extent=Extent.FIRM, subject_id="F1").value == 4000 // area
        assert kept.get("production_rate").denominator == 1
