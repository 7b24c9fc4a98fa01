"""The plans behind a price: no firm moves in them that need not, and what brings nothing leaves the plan as it is."""

from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Limits
from planner.services.planning.solving import begun, opened
from planner.services.studies.prices import find_prices, nearest
from tests.support import make

LIMITS = Limits(time_limit_s=600.0)


def test_the_plan_behind_a_price_moves_no_firm_that_need_not() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("A-102"), make.unit("A-103")],
        firms=[make.firm("F1"), make.firm("F2"), make.firm("F3")],
    )
    before = make.plan(make.placement("F1", "A-101"), make.placement("F2", "A-102"))
    about = [make.placement(firm, unit) for firm, unit in (("F1", "A-102"), ("F2", "A-103"), ("F3", "A-101"))]
    clock, session = begun(LIMITS), opened(problem)
    found = session.solve(LIMITS, start=make.plan(*about), clock=clock, value_only=True)
    near = nearest(session, found, before, limits=LIMITS, clock=clock)
    assert near.plan == make.plan(*before.placements, make.placement("F3", "A-103"))
    assert (near.status, near.stages) == (found.status, found.stages)
    assert nearest(session, near, near.plan, limits=LIMITS, clock=clock) is near
    assert nearest(session, near, None, limits=LIMITS, clock=clock) is near


def test_what_brings_nothing_leaves_the_plan_as_it_is() -> None:
    problem = make.problem(firms=[make.firm("F1")])
    *_, table = find_prices(problem, LIMITS)
    assert table.plan not in (None, Plan())
    assert {one.plan for one in table.rows if one.brings_nothing} == {table.plan}
