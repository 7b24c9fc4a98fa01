"""All patterns known so far, as arrays the master reads."""

import numpy as np
from numpy.typing import NDArray

from models.patterns.pricing import Patterns
from models.patterns.separation import Separation
from models.patterns.states import BitBlock
from models.solver import FloatArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Pool:
    """Patterns of every building, in the order they were found.

    Attributes
    ----------
    block
        Building of each pattern.
    points
        Worth in the objective.
    links
        Patterns × linking rows.
    firms
        Patterns × firms: who is in it.
    """

    def __init__(self, separation: Separation, blocks: tuple[BitBlock, ...]) -> None:
        self._separation = separation
        self._blocks = blocks
        self._known: list[set[bytes]] = [set() for _ in blocks]
        self._chosen: list[Ints] = []
        rows, firms = separation.links.shape[1], len(separation.firms)
        self.block: Ints = np.zeros(0, dtype=np.int64)
        self.points: Ints = np.zeros(0, dtype=np.int64)
        self.links: FloatArray = np.zeros((0, rows))
        self.firms: NDArray[np.bool_] = np.zeros((0, firms), dtype=np.bool_)

    def __len__(self) -> int:
        """Return the number of patterns."""
        return len(self.block)

    def add(self, number: int, patterns: Patterns) -> int:
        """Take in the patterns of a building that are new, and return how many were."""
        known = self._known[number]
        new = [at for at, key in enumerate(patterns.keys) if key not in known]
        if not new:
            return 0
        known.update(patterns.keys[at] for at in new)
        separation, block = self._separation, self._blocks[number]
        chosen = patterns.chosen[new]
        links = np.zeros((len(new), separation.links.shape[1]))
        firms = np.zeros((len(new), len(separation.firms)), dtype=np.bool_)
        for column in range(chosen.shape[1]):
            rows = np.flatnonzero(chosen[:, column] >= 0)
            candidates = block.candidates[chosen[rows, column]]
            links[rows] += separation.links[candidates]
            firms[rows, separation.firm_of[candidates]] = True
        if separation.sums:
            links[:, -separation.sums :] = patterns.points[new, 1:]  # with what pairs bring
        self.block = np.concatenate([self.block, np.full(len(new), number, dtype=np.int64)])
        self.points = np.concatenate([self.points, patterns.points[new, 0]])
        self.links = np.vstack([self.links, links])
        self.firms = np.vstack([self.firms, firms])
        self._chosen += [block.candidates[row[row >= 0]] for row in chosen]
        return len(new)

    def candidates(self, patterns: Ints) -> Ints:
        """Return the candidates chosen in some patterns."""
        chosen = [self._chosen[at] for at in patterns.tolist()]
        return np.concatenate(chosen) if chosen else np.zeros(0, dtype=np.int64)

    def only(self, patterns: Ints) -> "Pool":
        """Return a pool of some of the patterns."""
        found = Pool(self._separation, self._blocks)
        found._chosen = [self._chosen[at] for at in patterns.tolist()]
        found.block, found.points = self.block[patterns], self.points[patterns]
        found.links, found.firms = self.links[patterns], self.firms[patterns]
        return found

    def with_last_sum(self, separation: Separation, blocks: tuple[BitBlock, ...]) -> "Pool":
        """Return the same patterns in a program that asks for one sum more, its last linking row."""
        found = Pool(separation, blocks)
        found._chosen = self._chosen
        found.block, found.points, found.firms = self.block, self.points, self.firms
        sums = [self._last_sum(separation, at) for at in range(len(self))]
        found.links = np.hstack([self.links, np.array(sums, dtype=np.float64).reshape(-1, 1)])
        return found

    def _last_sum(self, separation: Separation, pattern: int) -> int:
        chosen = self._chosen[pattern]
        total = int(separation.points[chosen, -1].sum())
        inside = set(chosen.tolist())
        for pair in separation.blocks[int(self.block[pattern])].pairs:
            if pair.points[-1] and any(
                all(not inside.isdisjoint(group) for group in case) for case in pair.cases
            ):
                total += int(pair.points[-1])
        return total
