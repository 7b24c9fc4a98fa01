"""The pattern that a plan has in a building: what is in hand already need not be listed first."""

import numpy as np
from numpy.typing import NDArray

from models.patterns.pricing import Patterns
from models.patterns.states import BitBlock


def pattern_of(block: BitBlock, chosen: NDArray[np.int64]) -> Patterns:
    """Return the pattern that a plan has in a building, from the candidates it chooses (ordinals)."""
    words, members = np.zeros(block.words, dtype=np.uint64), []
    points = np.zeros(block.sums + 1, dtype=np.int64)
    for moves in block.firms:
        for which in np.flatnonzero(np.isin(block.candidates[moves.candidates], chosen)).tolist():
            points = points + moves.points[which]
            for meeting in moves.meetings:
                points = points + bool((words & meeting.partners).any()) * meeting.points[which]
            words |= moves.sets[which]
            members.append(moves.candidates[which])
    told = np.append(words & block.class_words, points[1:].astype(np.uint64))
    return Patterns(
        keys=(told.tobytes(),),
        points=points[None, :],
        chosen=np.array([members], dtype=np.int32).reshape(1, len(members)),
        worth=points[:1].astype(np.float64),
        missed=-np.inf,
    )
