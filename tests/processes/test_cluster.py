"""A cluster of real processes: faults are told, a stop is heard."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.shapes import ParkShape
from models.patterns.hopes import Prices
from models.patterns.pricing_order import PricingOrder, content_of, patterns_of
from models.patterns.states import bit_block
from models.patterns.tally_block import tally_block
from planner.processes.cluster_place import is_on_worker
from planner.processes.executor import TaskAnswer
from planner.processes.pool import own_executor
from planner.services.planning.price_spread import PriceSpread
from tests.models.by_buildings import never
from tests.models.test_pair_tally import park, separation_of
from tests.support.cluster import cluster

HERE = "tests.processes.tasks"


def price_orders() -> list[str]:
    """Return the pricing of the buildings of a small park as orders, without the last one's content."""
    separation = separation_of(park(ParkShape(name="two", seed=303, buildings=2)), lists_pairs=True)
    orders, last = [], ""
    for one in separation.blocks:
        block = tally_block(one, bit_block(one, separation), separation)
        digest, content = content_of(block)
        worth = separation.points[one.candidates, 0].astype(np.float64)
        order = PricingOrder(
            block=digest, prices=Prices(worth=worth, sums=np.zeros(0)), threshold=0.0, beam=99, most=3
        )
        orders.append(order.written(content))
        last = order.written()
    return [*orders[:-1], last]


@pytest.mark.slow
def test_a_cluster_answers_tells_faults_and_hears_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path, workers=2) as address:
        monkeypatch.setenv("PLANNER_SCHEDULER", address)
        executor = own_executor()
        assert address in executor.name
        try:
            doubled = executor.answers(f"{HERE}:double", ["1", "2", "3"], should_stop=lambda: False)
            assert sorted(doubled, key=lambda a: a.number) == [
                TaskAnswer(n, str(2 * n + 2)) for n in range(3)
            ]
            (refused,) = executor.answers(f"{HERE}:refuse", ["7"], should_stop=lambda: False)
            assert refused.text is None
            assert "ValueError('7')" in refused.fault
            (inside,) = executor.answers(f"{HERE}:place", [""], should_stop=lambda: False)
            assert (inside.text, is_on_worker()) == ("true", False)
            (grown,) = executor.answers(f"{HERE}:count_up", ["3"], should_stop=lambda: False)
            assert grown == TaskAnswer(0, "3")
            spread = PriceSpread(address)
            priced = [text and patterns_of(text) for _, text in sorted(spread(price_orders(), never))]
            spread.close()
            assert [one is not None for one in priced] == [True] * (len(priced) - 1) + [False]
            begun = tmp_path / "begun"
            begun.mkdir()
            stopped = executor.answers(
                f"{HERE}:linger", [str(begun)] * 4, should_stop=lambda: bool(list(begun.iterdir()))
            )
            assert {answer.text for answer in stopped} == {'"stopped"'}
        finally:
            executor.close()
