"""A lease that is over or has no end names no date as its end."""

import pytest

from planner.domain.park.plan import Plan
from planner.domain.park.seats import seats_of
from planner.text import Lang
from planner.views.card import tenant_lines
from planner.views.tenants import tenants_of
from tests.support import make


@pytest.mark.parametrize(("until", "is_over"), [("2023Q3", True), ("2024Q1", False), ("2025Q1", False)])
def test_only_an_end_that_holds_is_named(until: str, *, is_over: bool) -> None:
    problem = make.problem(firms=[make.sitting("S1", ["A-101"], until=until)])
    (tenant,) = tenants_of(problem, Plan(placements=seats_of(problem, problem.firm["S1"])))
    assert tenant.stays_on is is_over
    said = " ".join(tenant_lines(tenant, Lang.EN))
    assert ("the lease is over" in said) is is_over
    assert ("2025Q4" in said) is False
