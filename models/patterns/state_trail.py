"""How the states of an enumeration came to be, so that none has to carry what it holds."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


class StateTrail:
    """The step before each state and the candidate it took; step 0 took nothing."""

    def __init__(self) -> None:
        self._before = [np.full(1, -1, dtype=np.int64)]
        self._candidate = [np.full(1, -1, dtype=np.int32)]
        self.count = 1

    def add(self, before: Rows, candidates: NDArray[np.int32]) -> Rows:
        """Note new steps and return their numbers."""
        self._before.append(before)
        self._candidate.append(candidates)
        self.count += len(before)
        return np.arange(self.count - len(before), self.count)

    def chosen(self, steps: Rows) -> NDArray[np.int32]:
        """Return the candidates that lead to some steps, the last first."""
        before, candidate = np.concatenate(self._before), np.concatenate(self._candidate)
        columns = []
        while (steps > 0).any():
            columns.append(np.where(steps > 0, candidate[steps], -1))
            steps = np.where(steps > 0, before[steps], 0)
        return np.array(columns, dtype=np.int32).reshape(len(columns), len(steps)).T
