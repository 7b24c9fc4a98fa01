"""The patterns of a building: all that are wanted, none that breaks a rule, each at its worth."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from models.patterns.hopes import Prices
from models.patterns.plan_pattern import choices_of, pattern_of
from models.patterns.pool import Pool
from models.patterns.pricing import patterns_above
from models.patterns.states import bit_block
from tests.models.by_buildings import MANY, never, pairs_of, programs


def test_what_a_building_admits_is_among_its_patterns_at_its_best_worth() -> None:
    dice = Random(1)
    compared = 0
    for program in programs(6):
        for number, block in enumerate(program.separation.blocks):
            found = program.patterns(number)
            listed: dict[frozenset[tuple[int, bytes]], int] = {}
            for row, points in zip(found.chosen, found.points[:, 0].tolist(), strict=True):
                kind = program.kind(tuple(block.candidates[row[row >= 0]].tolist()))
                listed[kind] = max(listed.get(kind, points), points)
            every = list(pairs_of(program, block))
            for chosen in dice.sample(every, min(60, len(every))):
                worth = program.worth(chosen)
                if worth is not None:
                    assert listed[program.kind(chosen)] >= worth
                    compared += 1
    assert compared > 100


def test_every_pattern_listed_keeps_the_rules_and_is_worth_what_is_said() -> None:
    dice = Random(1)
    compared = 0
    for program in programs(3):
        for number, block in enumerate(program.separation.blocks):
            found = program.patterns(number)
            bits = bit_block(block, program.separation)
            for at in dice.sample(range(len(found.keys)), min(10, len(found.keys))):
                row = found.chosen[at]
                chosen = tuple(
                    block.candidates[choices_of(bits, [row[row >= 0]], [found.keys[at]])[0]].tolist()
                )
                assert program.worth(chosen) == found.points[at, 0]
                compared += 1
    assert compared > 50


def test_a_threshold_loses_nothing_above_it() -> None:
    for program in programs(4):
        for number in range(len(program.separation.blocks)):
            every = program.patterns(number)
            middle = float(np.median(every.worth))
            some = program.patterns(number, middle)
            assert set(some.keys) == {
                key for key, worth in zip(every.keys, every.worth, strict=True) if worth >= middle - 1e-9
            }


def test_the_pattern_of_a_plan_is_the_one_that_is_listed() -> None:
    dice = Random(2)
    for program in programs(3):
        for number, block in enumerate(program.separation.blocks):
            bits = bit_block(block, program.separation)
            found = program.patterns(number)
            for at in dice.sample(range(len(found.keys)), min(20, len(found.keys))):
                row = found.chosen[at]
                known = pattern_of(
                    bits, block.candidates[choices_of(bits, [row[row >= 0]], [found.keys[at]])[0]]
                )
                assert known.keys == (found.keys[at],)
                assert known.points.tolist() == [found.points[at].tolist()]


def test_the_best_pattern_is_listed_when_firms_that_add_nothing_are_passed_over() -> None:
    dice = np.random.default_rng(4)
    fewer = 0
    for program in programs(4):
        for block in program.separation.blocks:
            bits = bit_block(block, program.separation)
            worth = program.separation.points[bits.candidates, 0] - dice.uniform(
                0, 2000, size=len(bits.candidates)
            )
            prices = Prices(worth=worth, sums=np.zeros(0))
            every = patterns_above(bits, prices, -1e9, beam=MANY, should_stop=never)
            some = patterns_above(bits, prices, -1e9, beam=MANY, should_stop=never, is_best_enough=True)
            assert some.worth.max() == pytest.approx(every.worth.max())
            fewer += len(every.keys) > len(some.keys)
    assert fewer


def test_a_pattern_worth_more_takes_the_place_of_one_known() -> None:
    program = next(programs(1))
    found = program.patterns(0)
    nothing = [program.patterns(at, 10.0**9) for at in range(1, len(program.separation.blocks))]
    pool = Pool(program.separation)
    for points in (found.points - 1, found.points, found.points - 2):
        pool.add([replace(found, points=points), *nothing])
    assert sorted(pool.points.tolist()) == sorted([*(found.points[:, 0] - 1), *found.points[:, 0]])


def test_what_a_small_beam_missed_is_worth_no_more_than_it_says() -> None:
    missed = 0
    for program in programs(4):
        for number, block in enumerate(program.separation.blocks):
            bits = bit_block(block, program.separation)
            prices = Prices(
                worth=program.separation.points[bits.candidates, 0].astype(np.float64), sums=np.zeros(0)
            )
            some = patterns_above(bits, prices, -1e9, beam=3, should_stop=never)
            every = program.patterns(number)
            gone = [w for key, w in zip(every.keys, every.worth, strict=True) if key not in set(some.keys)]
            missed += len(gone)
            assert max(gone, default=-np.inf) <= some.missed + 1e-9
    assert missed


def test_from_a_part_of_the_most_on_all_is_listed_and_what_is_left_out_is_worth_no_more_than_told() -> None:
    left_out = 0
    for program in programs(3):
        for block in program.separation.blocks:
            bits = bit_block(block, program.separation)
            prices = Prices(
                worth=program.separation.points[bits.candidates, 0].astype(np.float64), sums=np.zeros(0)
            )
            every = patterns_above(bits, prices, 0.0, beam=MANY, should_stop=never)
            some = patterns_above(bits, prices, 0.0, beam=MANY, should_stop=never, part=0.6)
            gone = [w for key, w in zip(every.keys, every.worth, strict=True) if key not in set(some.keys)]
            left_out += len(gone)
            assert max(gone, default=-np.inf) <= some.missed + 1e-9
            assert some.worth.min(initial=np.inf) >= some.missed - 1e-6
    assert left_out
