"""Floors that are alike: found only where an exchange leaves the building as it is, and lossless where they are."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from models.formulation import Candidate
from models.patterns.bit_blocks import BitBlock
from models.patterns.hopes import Prices
from models.patterns.plan_pattern import choices_of
from models.patterns.pricing import Patterns, patterns_above
from models.patterns.separation import BuildingBlock
from models.patterns.states import bit_block
from models.patterns.symmetry import BitStructure, Canon, FloorSymmetry, floor_symmetry
from planner.domain.park.quarter import Quarter
from planner.services.importing.intake import load
from tests.models.by_buildings import MANY, Program, never

ROOT = Path(__file__).resolve().parents[2]


@cache
def blocks() -> list[tuple[Program, BuildingBlock]]:
    """Return the smaller buildings of the demo park, whose floors are alike here and there."""
    dossier, _ = load(ROOT / "data" / "ziyuan")
    assert dossier is not None
    program = Program(dossier.problem)
    return [(program, block) for block in program.separation.blocks if len(block.candidates) < 60]


def listed(program: Program, block: BitBlock) -> Patterns:
    worth = program.separation.points[block.candidates, 0].astype(np.float64)
    prices = Prices(worth=worth, sums=np.zeros(0))
    return patterns_above(block, prices, -1e9, beam=MANY, should_stop=never)


def of_classes(block: BitBlock, patterns: Patterns) -> dict[frozenset[tuple[int, bytes]], int]:
    """Return the best points of each set of firms with the room and points of their candidates."""
    told: dict[int, tuple[int, bytes]] = {}
    for firm, moves in enumerate(block.firms):
        for which, one in enumerate(moves.candidates.tolist()):
            told[one] = (firm, moves.points[which].tobytes() + moves.room[which].tobytes())
    found: dict[frozenset[tuple[int, bytes]], int] = {}
    for row, points in zip(patterns.chosen, patterns.points[:, 0].tolist(), strict=True):
        kind = frozenset(told[one] for one in row[row >= 0].tolist())
        found[kind] = max(found.get(kind, points), points)
    return found


def test_nothing_is_lost_where_floors_are_alike() -> None:
    alike = 0
    for program, block in blocks():
        bits = bit_block(block, program.separation)
        plain = replace(bits, canon=Canon(FloorSymmetry(), []))
        some, every = listed(program, bits), listed(program, plain)
        assert of_classes(bits, some) == of_classes(plain, every)
        alike += not bits.canon.is_trivial
    assert alike


def test_every_pattern_has_candidates_that_can_stand_beside_each_other() -> None:
    compared = 0
    for program, block in blocks():
        bits = bit_block(block, program.separation)
        if bits.canon.is_trivial:
            continue
        found = listed(program, bits)
        for row, key, points in zip(found.chosen[:25], found.keys[:25], found.points[:25, 0], strict=True):
            chosen = tuple(block.candidates[choices_of(bits, [row[row >= 0]], [key])[0]].tolist())
            assert program.worth(chosen) == points
            compared += 1
    assert compared > 50


def test_an_image_has_the_same_canon_and_a_difference_of_points_ends_the_likeness() -> None:
    for program, block in blocks():
        bits = bit_block(block, program.separation)
        if bits.canon.is_trivial:
            continue
        words = np.vstack([moves.sets for moves in bits.firms[bits.alike_from :]])
        once = bits.canon.of(words)
        assert (bits.canon.of(once) == once).all()
        separation = program.separation
        points = separation.points.copy()
        points[block.candidates, 0] += np.arange(len(block.candidates))
        told = replace(separation, points=points)
        assert bit_block(block, told).canon.is_trivial


def structure(*bits: set[int], alike: tuple[object, ...] = ()) -> BitStructure:
    """Return a building of floors with a room each, in which one firm sets and forbids some bits."""
    quarter = Quarter.parse("2025Q1")
    units = [f"A-{floor}" for floor in range(len(bits))]
    return BitStructure(
        candidates=[
            Candidate(
                firm_id="F", units=(unit,), building_id="A", start=quarter, end=quarter + 8, fixed=False
            )
            for unit in units
        ],
        bits=len(set().union(*bits)),
        sets=bits,
        forbids=bits,
        alike=alike or (0,) * len(bits),
        meets=[{}] * len(bits),
        rooms=[(unit,) for unit in units],
    )


def test_floors_are_alike_if_every_row_of_one_has_a_row_of_the_other() -> None:
    assert len(floor_symmetry(structure({0}, {1})).floors) == 1
    assert len(floor_symmetry(structure({0, 1}, {2, 3})).floors) == 1
    assert not floor_symmetry(structure({0, 1}, {2})).floors
    assert not floor_symmetry(structure({0}, {1}, alike=(0, 1))).floors


def test_a_bit_of_several_floors_belongs_to_one_exchange_alone() -> None:
    found = floor_symmetry(
        structure({0, 1}, {2, 3}, {0, 2}, {1, 3})
    )  # each bit is of one of two floors, twice
    assert len(found.floors) == 1
    assert sorted(found.numbering(4)) == [0, 1, 2, 3]
