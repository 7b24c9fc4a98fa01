"""Pricing handed to other processes: the same patterns bit by bit, the same plan and bound, whoever fails."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

import models
from benchmarks.shapes import ParkShape
from models import pair_tally
from models.patterns import pricing_order, tally_pricer
from models.patterns.hopes import Prices
from models.patterns.pricing import Patterns
from models.patterns.pricing_order import PricingOrder, carry_out, content_of, patterns_of
from models.patterns.separation import Separation
from models.patterns.states import bit_block
from models.patterns.tally_block import TallyBlock, tally_block
from models.patterns.tally_pricer import PriceRound, TallyPricer
from models.patterns.tally_pricing import best_patterns
from planner.domain.solving.outcome import Limits, Progress
from tests.models.by_buildings import never
from tests.models.test_pair_tally import close, park, separation_of

SHAPE = ParkShape(name="tallied-303", seed=303, buildings=3)


@pytest.fixture(autouse=True)
def _all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_tally, "LEAST_TALLIED", 0)
    monkeypatch.setattr(pricing_order, "_BLOCKS", {})


@pytest.fixture(scope="module")
def separation() -> Separation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pair_tally, "LEAST_TALLIED", 0)
        return separation_of(close(park(SHAPE)), lists_pairs=False)


@pytest.fixture(scope="module")
def blocks(separation: Separation) -> list[TallyBlock]:
    return [tally_block(one, bit_block(one, separation), separation) for one in separation.blocks]


def is_same(one: Patterns, other: Patterns) -> bool:
    return (
        (one.keys, one.missed) == (other.keys, other.missed)
        and one.points.tolist() == other.points.tolist()
        and one.chosen.tolist() == other.chosen.tolist()
        and one.worth.tobytes() == other.worth.tobytes()
    )


def test_an_order_gives_the_patterns_that_the_process_itself_finds(blocks: list[TallyBlock]) -> None:
    dice = np.random.default_rng(1)
    found = 0
    for block in blocks:
        digest, content = content_of(block)
        worth = block.points[np.argsort(block.own), 0] - dice.uniform(0, 400, size=len(block.own))
        prices = Prices(worth=worth, sums=np.zeros(0))
        for beam in (3, 500):
            order = PricingOrder(block=digest, prices=prices, threshold=0.1, beam=beam, most=5)
            answer = patterns_of(carry_out(order.written(content if beam == 3 else None), never))
            own = best_patterns(block, prices, 0.1, beam=beam, most=5, should_stop=never)
            assert answer is not None
            assert is_same(answer, own)
            found += len(own.keys)
    assert found > len(blocks)


def test_a_building_that_was_never_shown_is_lacking_and_the_oldest_is_let_go(
    blocks: list[TallyBlock], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pricing_order, "_MOST_BLOCKS", 1)
    (one, content), (other, others) = content_of(blocks[0]), content_of(blocks[1])

    def answer(block: TallyBlock, digest: str, shown: str | None) -> Patterns | None:
        prices = Prices(worth=np.zeros(len(block.own)), sums=np.zeros(0))
        order = PricingOrder(block=digest, prices=prices, threshold=0.0, beam=9, most=1)
        return patterns_of(carry_out(order.written(shown), never))

    assert answer(blocks[0], one, None) is None
    assert answer(blocks[0], one, content) is not None
    assert answer(blocks[0], one, None) is not None
    assert answer(blocks[1], other, others) is not None
    assert answer(blocks[0], one, None) is None


@pytest.mark.parametrize("text", ["[]", '{"format": 2}'])
def test_what_is_no_order_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="format"):
        carry_out(text, never)


def careless(orders: Sequence[str], should_stop: Callable[[], bool]) -> Iterator[tuple[int, str | None]]:
    """Answer in any order, forget buildings, and fail now and then."""
    dice = Random(len(orders[0]))
    for number in dice.sample(range(len(orders)), len(orders)):
        if dice.random() < 0.3:
            pricing_order._BLOCKS.clear()
        yield number, None if dice.random() < 0.2 else carry_out(orders[number], should_stop)


def test_a_round_is_the_same_whoever_prices_and_whoever_fails(
    separation: Separation, blocks: list[TallyBlock]
) -> None:
    turn = PriceRound(
        worth=separation.points[:, 0].astype(np.float64),
        sums=np.zeros(0),
        least=np.array([0.0, np.inf, 10.0]),
        beam=200,
        most=4,
    )

    def nobody(orders: Sequence[str], should_stop: Callable[[], bool]) -> Iterator[tuple[int, str | None]]:
        asked.append(len(orders))
        yield from ((number, "no answer") for number in range(len(orders)))

    asked: list[int] = []
    own = TallyPricer(separation, blocks, None, should_stop=never).patterns(turn)
    assert sum(len(one.keys) for one in own) > 2
    for spread in (careless, nobody):
        others = TallyPricer(separation, blocks, spread, should_stop=never)
        for _ in range(3):
            assert all(map(is_same, own, others.patterns(turn)))
    assert asked == [2]  # where nobody answers, nobody is asked again


def test_what_others_answer_is_not_priced_again(
    separation: Separation, blocks: list[TallyBlock], monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = PriceRound(
        worth=separation.points[:, 0].astype(np.float64),
        sums=np.zeros(0),
        least=np.zeros(len(blocks)),
        beam=200,
        most=4,
    )

    def diligent(orders: Sequence[str], should_stop: Callable[[], bool]) -> Iterator[tuple[int, str | None]]:
        yield from ((number, carry_out(order, should_stop)) for number, order in enumerate(orders))

    def unwanted(*_: Any, **__: Any) -> Patterns:
        pytest.fail("priced here too")

    own = TallyPricer(separation, blocks, None, should_stop=never).patterns(turn)
    monkeypatch.setattr(tally_pricer, "best_patterns", unwanted)
    others = TallyPricer(separation, blocks, diligent, should_stop=never)
    for _ in range(2):
        assert all(map(is_same, own, others.patterns(turn)))


def test_plan_and_bound_are_the_same_with_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = park(SHAPE)
    trails = []
    for spread in (None, careless):
        shown: list[Progress] = []
        outcome = models.solve(problem, Limits(time_limit_s=600), on_progress=shown.append, spread=spread)
        trails.append([(one.objective, one.bound, one.plan) for one in shown] + [outcome.plan])
    assert trails[0] == trails[1]
