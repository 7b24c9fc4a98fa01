"""The task of prices: told row by row, each with the plan behind it; a rule that is tried is priced alone."""

import models
from planner.domain.edits import Edit, KeepApart
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import PairScope
from planner.processes.tasks import TaskContext
from planner.services.studies.prices import find_prices
from planner.services.tasks.kind import sent
from planner.services.tasks.prices import PRICE, PriceOrder, price_task, received
from tests.support import make

LIMITS = Limits(time_limit_s=60.0)
PARK = make.problem(
    firms=[make.firm("F1", min_load_kn_m2=make.number(20)), make.firm("F2")],
    units=[make.unit("A-101"), make.unit("A-102", load_kn_m2=make.number(20))],
)


def never() -> bool:
    return False


def price_order(*edits: Edit) -> PriceOrder:
    return PriceOrder(problem=PARK, outcome=models.solve(PARK, LIMITS), limits=LIMITS, edits=edits)


def test_prices_come_one_by_one_and_keep_the_plan_behind_each() -> None:
    told: list[str] = []
    last = price_task(sent(PRICE.asked("", price_order())), TaskContext(never, told.append))
    growing = [received(text) for text in told]
    counts = [sum(row.is_asked for row in one.rows) for one in growing]
    assert (counts[0], counts) == (0, sorted(counts))
    found = PRICE.read(price_order(), last, True)
    *_, here = find_prices(PARK, LIMITS)
    assert found.is_complete
    assert [(row.gains, row.since, row.plan is None) for row in found.rows] == [
        (row.gains, row.since, row.plan is None) for row in here.rows
    ]


def test_a_rule_that_is_tried_is_priced_alone() -> None:
    apart = KeepApart(rule_id="T1", emitter="DEV", receptor="ANY", scope=PairScope.BUILDING)
    found = PRICE.read(
        price_order(), price_task(sent(PRICE.asked("", price_order(apart))), TaskContext(never)), True
    )
    (row,) = found.rows
    assert (found.tried, row.is_proven, found.solved) == ((apart,), True, 1)
    assert min(gain.most or 0 for gain in row.gains) < 0
    assert row.plan is not None
    assert len(row.plan.by_firm) == 1


def test_an_interrupted_pass_goes_on_from_what_was_kept() -> None:
    assert PRICE.asked("", price_order()).continues
    order = sent(PRICE.asked("", price_order()))
    whole = price_task(order, TaskContext(never))
    again = received(price_task(order, TaskContext(never, attached=whole.encode())))
    assert again.is_complete
    assert again.solved == received(whole).solved, "nothing is solved for again"
