"""Patterns of one building at prices, against each that there is: small buildings drawn at random."""

from itertools import product

import numpy as np
import pytest

from models.patterns.hopes import Prices
from models.patterns.pool import Ints
from models.patterns.tally_block import TallyBlock
from models.patterns.tally_pricing import best_patterns, pattern_points
from models.solver import FloatArray
from tests.models.by_buildings import MANY, never

FIRMS, EACH, KINDS = 6, 2, 3
TOLD = 4
"""Points of a pair for each time it is told."""


def drawn(dice: np.random.Generator) -> tuple[TallyBlock, Ints]:
    """Return a building of six firms with two places each, and what two firms of some kinds bring each other."""
    count = FIRMS * EACH
    firm = np.repeat(np.arange(FIRMS), EACH)
    kind = dice.integers(0, KINDS, size=FIRMS)[firm]
    pairs = dice.integers(-3, 9, size=(KINDS, KINDS))
    pairs += pairs.T
    bits = np.uint64(1) << np.arange(count, dtype=np.uint64)
    shut = dice.random((count, count)) < 0.1
    forbids = np.where(shut, bits, np.uint64(0)).sum(axis=1, dtype=np.uint64)
    counted = (kind[:, None] == np.arange(KINDS)).astype(np.int64)
    block = TallyBlock(
        own=np.arange(count),
        firm=firm,
        first=np.arange(0, count + 1, EACH),
        sets=bits[:, None],
        forbids=forbids[:, None],
        room=dice.integers(0, 4, size=count),
        total=7,
        activity=dice.uniform(0.0, 1.0, size=(count, 1)),
        limits=np.array([2.2]),
        points=dice.integers(5, 60, size=(count, 1)),
        kind=np.arange(count),
        counted=counted,
        brings=((np.array([TOLD]), pairs[kind]),),
    )
    return block, pairs[kind][:, kind]


def every_pattern(block: TallyBlock) -> list[list[int]]:
    """Return the candidates of each pattern that fits."""
    found = []
    for places in product(range(-1, EACH), repeat=FIRMS):
        chosen = [firm * EACH + place for firm, place in enumerate(places) if place >= 0]
        # A firm is kept out by those that stand before it in the order of the building.
        apart = all(
            not block.sets[one, 0] & block.forbids[other, 0]
            for at, one in enumerate(chosen)
            for other in chosen[at + 1 :]
        )
        is_small = block.room[chosen].sum() <= block.total
        if apart and is_small and block.activity[chosen].sum() <= block.limits[0]:
            found.append(chosen)
    return found


def knapsack(block: TallyBlock, gains: FloatArray) -> float:
    """Return what the room of the building holds at most, of one candidate a firm."""
    best = np.zeros(block.total + 1)
    for firm in range(FIRMS):
        more = best.copy()
        for k in range(int(block.first[firm]), int(block.first[firm + 1])):
            room = int(block.room[k])
            more[room:] = np.maximum(more[room:], best[: block.total + 1 - room] + gains[k])
        best = more
    return float(best[-1])


@pytest.mark.parametrize("seed", range(40))
def test_the_best_pattern_is_the_best_of_all_and_what_was_missed_is_bounded(seed: int) -> None:
    dice = np.random.default_rng(seed)
    block, pairs = drawn(dice)
    paid = dice.uniform(0.0, 50.0, size=FIRMS)[block.firm]
    prices = Prices(worth=block.points[:, 0] - paid, sums=np.zeros(0))

    def pair_points(chosen: list[int]) -> int:
        inside = pairs[np.ix_(chosen, chosen)]
        return TOLD * int((inside.sum() - np.trace(inside)) // 2)

    def worth(chosen: list[int]) -> float:
        return float(prices.worth[chosen].sum()) + pair_points(chosen)

    patterns = every_pattern(block)
    best = max(map(worth, patterns))
    found = best_patterns(block, prices, -1.0, beam=MANY, most=5, should_stop=never)
    assert found.missed == -np.inf
    assert found.worth.max() == pytest.approx(best)
    for members, points, gain in zip(found.chosen, found.points, found.worth, strict=True):
        chosen = sorted(members[members >= 0].tolist())
        assert chosen in patterns
        assert gain == pytest.approx(worth(chosen))
        assert points.tolist() == [block.points[chosen, 0].sum() + pair_points(chosen)]
        assert pattern_points(block, np.array(chosen))[1].tolist() == points.tolist()
    most = knapsack(block, prices.worth + _half_bonus(block, pairs))
    for beam in (1, 2, 8):
        few = best_patterns(block, prices, -1.0, beam=beam, most=5, should_stop=never)
        assert best - 1e-6 <= max(few.missed, few.worth.max()) <= max(most, best) + 1e-6


def _half_bonus(block: TallyBlock, pairs: Ints) -> FloatArray:
    """Return half of what all others together could bring each candidate, as if all of them came."""
    gains = np.maximum(0, pairs)[:, block.first[:-1]]  # the places of a firm are of one kind
    return np.asarray(TOLD * gains.sum(axis=1) / 2, dtype=np.float64)
