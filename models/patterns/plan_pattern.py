"""From a plan to the pattern it has in a building, and from a pattern to the candidates it chooses."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from models.patterns.bit_blocks import BitBlock
from models.patterns.pricing import Patterns
from models.patterns.symmetry import choices
from models.solver import SolverError


def pattern_of(block: BitBlock, chosen: NDArray[np.int64]) -> Patterns:
    """Return the pattern that a plan has in a building, from the candidates it chooses (ordinals)."""
    words, members = np.zeros(block.words, dtype=np.uint64), []
    ordinals, plan = block.candidates.tolist(), set(chosen.tolist())
    points = np.zeros(block.sums + 1, dtype=np.int64)
    for moves in block.firms:
        for which in [k for k, own in enumerate(moves.candidates.tolist()) if ordinals[own] in plan]:
            points = points + moves.points[which]
            for meeting in moves.meetings:
                points = points + bool((words & meeting.partners).any()) * meeting.points[which]
            words |= moves.sets[which]
            members.append(moves.candidates[which])
    told = np.append(block.canon.of(words[:, None])[:, 0] & block.class_words, points[1:].astype(np.uint64))
    return Patterns(
        keys=(told.tobytes(),),
        points=points[None, :],
        chosen=np.array([members], dtype=np.int32).reshape(1, len(members)),
        worth=points[:1].astype(np.float64),
        missed=-np.inf,
    )


def choices_of(
    block: BitBlock, chosen: Sequence[NDArray[np.int64]], keys: Sequence[bytes]
) -> list[list[int]]:
    """Return, for each of several patterns, candidates of the building (counted in it) that are a pattern of that key.

    `chosen` are candidates that can be turned into them by exchanges of floors that are alike. All first ways to take them
    are looked at in one go, for mostly they are it.

    Raises
    ------
    SolverError
        If there are none, which a listed pattern always has.
    """
    sets, forbids = block.as_numbers
    orbits = [[block.orbits.get(one, (one,)) for one in own.tolist()] for own in chosen]
    found = [next(choices(own, sets, forbids), []) for own in orbits]
    is_it = _are_of(block, found, keys)
    return [
        own if same else _choice_of(block, orbit, key)
        for own, same, orbit, key in zip(found, is_it.tolist(), orbits, keys, strict=True)
    ]


def _choice_of(block: BitBlock, orbits: Sequence[Sequence[int]], key: bytes) -> list[int]:
    sets, forbids = block.as_numbers
    for found in choices(orbits, sets, forbids):
        if _are_of(block, [found], [key])[0]:
            return found
    raise SolverError(f"no candidates of {block.name} are the pattern that was listed")


def _are_of(block: BitBlock, found: Sequence[Sequence[int]], keys: Sequence[bytes]) -> NDArray[np.bool_]:
    """Return whether each choice of candidates is a pattern of its key."""
    sets, _ = block.as_numbers
    width = 8 * block.words
    told = b"".join(reduce(or_, (sets[one] for one in own), 0).to_bytes(width, "little") for own in found)
    words = np.frombuffer(told, dtype=np.uint64).reshape(len(found), block.words).T
    wanted = np.frombuffer(b"".join(key[:width] for key in keys), dtype=np.uint64)
    same = (block.canon.of(words) & block.class_words[:, None]) == wanted.reshape(len(keys), block.words).T
    return np.asarray(same.all(axis=0), dtype=np.bool_)
