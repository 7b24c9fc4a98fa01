"""In small what `python3 run.py campaign move-orders` counts."""

import pytest

from tests.campaigns import move_orders

COUNT = 24


@pytest.mark.parametrize("seed", range(0, 120, 20))
def test_no_move_order_over_fills_anything_on_the_way(seed: int) -> None:
    evidence = move_orders.run(COUNT // 6, seed)
    assert evidence.failures == (), f"from seed {seed}"


@pytest.mark.slow
def test_some_of_the_pairs_have_what_is_easily_got_wrong() -> None:
    evidence = move_orders.run(COUNT, 0)
    assert int(evidence.figure("pairs in which a firm had to step out")) > 0
    assert int(evidence.figure("pairs whose old plan breaks the new facts")) > 0
