"""From a plan to the pattern it has in a building, and from a pattern to the candidates it chooses."""

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


def choice_of(block: BitBlock, chosen: NDArray[np.int64], key: bytes) -> list[int]:
    """Return candidates of the building (counted in it) that are a pattern of that key.

    `chosen` are candidates that can be turned into them by exchanges of floors that are alike.

    Raises
    ------
    SolverError
        If there are none, which a listed pattern always has.
    """
    sets, forbids = block.as_numbers
    wanted = np.frombuffer(key, dtype=np.uint64)[: block.words]
    for found in choices([block.orbits.get(one, (one,)) for one in chosen.tolist()], sets, forbids):
        number = 0
        for one in found:
            number |= sets[one]
        words = np.frombuffer(number.to_bytes(8 * block.words, "little"), dtype=np.uint64)
        if ((block.canon.of(words[:, None])[:, 0] & block.class_words) == wanted).all():
            return found
    raise SolverError(f"no candidates of {block.name} are the pattern that was listed")
