"""All patterns known so far, as arrays the master reads."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.formulation import Group
from models.patterns.bit_blocks import BitBlock
from models.patterns.plan_pattern import choices_of
from models.patterns.pricing import Patterns
from models.patterns.separation import PairTerm, Separation
from models.solver import FloatArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Pool:
    """Patterns of every building, in the order they were found.

    A pattern that the master cannot tell from one known before is taken in if it is worth more.

    Attributes
    ----------
    block
        Building of each pattern.
    points
        Worth in the objective.
    sums
        Patterns × sums asked for: what each brings to them.
    members
        Patterns × slots: the candidates chosen, filled up with the number of candidates; up to
        exchanges of floors that are alike until `settle`.
    keys
        What tells each pattern from the others of its building.
    firms
        Patterns × firms: who is in it.
    """

    def __init__(self, separation: Separation) -> None:
        self.separation = separation
        self._known: list[dict[bytes, int]] = [{} for _ in separation.blocks]
        self._nobody = len(separation.firm_of)
        self.block: Ints = np.zeros(0, dtype=np.int64)
        self.points: Ints = np.zeros(0, dtype=np.int64)
        self.sums: Ints = np.zeros((0, separation.sums), dtype=np.int64)
        self.members: Ints = np.zeros((0, 0), dtype=np.int64)
        self.keys: list[bytes] = []
        self.firms: Flags = np.zeros((0, len(separation.firms)), dtype=np.bool_)

    def __len__(self) -> int:
        """Return the number of patterns."""
        return len(self.block)

    def add(self, found: Sequence[Patterns]) -> None:
        """Take in the patterns of each building that are new."""
        self._take_in([(number, *self._new(number, patterns)) for number, patterns in enumerate(found)])

    def add_to(self, number: int, patterns: Patterns) -> None:
        """Take in the patterns of one building that are new."""
        self._take_in([(number, *self._new(number, patterns))])

    def _take_in(self, parts: Sequence[tuple[int, Ints, Ints, list[bytes]]]) -> None:
        width = max([self.members.shape[1], *(members.shape[1] for _, members, *_ in parts)])
        members = np.vstack(
            [_widened(part, width, self._nobody) for part in (self.members, *(m for _, m, *_ in parts))]
        )
        firms = np.zeros((len(members) - len(self), len(self.separation.firms)), dtype=np.bool_)
        pattern, slot = np.nonzero(members[len(self) :] < self._nobody)
        firms[pattern, self.separation.firm_of[members[len(self) + pattern, slot]]] = True
        self.block = np.concatenate(
            [self.block, *(np.full(len(points), number, dtype=np.int64) for number, _, points, _ in parts)]
        )
        self.points = np.concatenate([self.points, *(points[:, 0] for _, _, points, _ in parts)])
        self.sums = np.vstack([self.sums, *(points[:, 1:] for _, _, points, _ in parts)])
        self.firms = np.vstack([self.firms, firms])
        self.keys += [key for _, _, _, keys in parts for key in keys]
        self.members = members

    def _new(self, number: int, patterns: Patterns) -> tuple[Ints, Ints, list[bytes]]:
        """Return candidates, points and keys of the patterns of a building that are new, or worth more."""
        known = self._known[number]
        new = []
        for at, (key, points) in enumerate(zip(patterns.keys, patterns.points[:, 0].tolist(), strict=True)):
            if points > known.get(key, points - 1):
                known[key] = points
                new.append(at)
        candidates = np.append(self.separation.blocks[number].candidates, self._nobody)
        return candidates[patterns.chosen[new]], patterns.points[new], [patterns.keys[at] for at in new]

    def paid(self, charged: FloatArray, sums: FloatArray) -> FloatArray:
        """Return what each pattern pays, from what candidates are charged and the prices of the sums."""
        by_member = np.append(charged, 0.0)[self.members].sum(axis=1)
        return np.asarray(by_member + self.sums @ sums, dtype=np.float64)

    def links_of(self, patterns: Ints) -> FloatArray:
        """Return linking rows × some patterns."""
        separation = self.separation
        members = self.members[patterns]
        chosen = np.where(members < self._nobody, members, -1)
        found = separation.links.columns_of(chosen, separation.rows)
        if separation.sums:
            found[separation.rows - separation.sums :] = self.sums[patterns].T  # with what pairs bring
        return found

    def settle(self, patterns: Ints, blocks: Sequence[BitBlock]) -> None:
        """Let some patterns choose candidates that can stand beside each other."""
        for number, block in enumerate(blocks):
            own = patterns[self.block[patterns] == number]
            if block.canon.is_trivial or not len(own):
                continue
            members = [row[row < self._nobody] for row in self.members[own]]
            inside = [np.searchsorted(block.candidates, chosen) for chosen in members]
            settled = choices_of(block, inside, [self.keys[at] for at in own.tolist()])
            for at, candidates in zip(own.tolist(), settled, strict=True):
                self.members[at, : len(candidates)] = block.candidates[candidates]

    def candidates(self, patterns: Ints) -> Ints:
        """Return the candidates chosen in some patterns."""
        chosen = self.members[patterns].ravel()
        return chosen[chosen < self._nobody]

    def linked(self, patterns: Ints) -> Ints:
        """Return the values that the columns of the master have in the plan that some patterns make."""
        columns = self.separation.formulation.columns
        chosen = set(self.candidates(patterns).tolist())
        return np.array(
            [
                any(all(not chosen.isdisjoint(group) for group in case) for case in columns[k].cases)
                for k in self.separation.columns
            ],
            dtype=np.int64,
        )

    def only(self, patterns: Ints) -> "Pool":
        """Return a pool of some of the patterns."""
        found = Pool(self.separation)
        found.block, found.points, found.sums = (
            self.block[patterns],
            self.points[patterns],
            self.sums[patterns],
        )
        found.members, found.firms = self.members[patterns], self.firms[patterns]
        found.keys = [self.keys[at] for at in patterns.tolist()]
        return found

    def with_last_sum(self, separation: Separation) -> "Pool":
        """Return the same patterns in a program that asks for one sum more, its last linking row."""
        found = Pool(separation)
        found.block, found.points = self.block, self.points
        found.members, found.firms, found.keys = self.members, self.firms, self.keys
        sums = np.append(separation.points[:, -1], 0)[self.members].sum(axis=1)
        for at, block in enumerate(separation.blocks):
            pairs = [pair for pair in block.pairs if pair.points[-1]]
            if pairs:
                own = np.flatnonzero(self.block == at)
                sums[own] += self._brought_by(pairs, own, block.candidates)
        found.sums = np.hstack([self.sums, sums[:, None]])
        return found

    def _brought_by(self, pairs: Sequence[PairTerm], patterns: Ints, candidates: Ints) -> Ints:
        """Return what pairs bring to the last sum in some patterns of the building that has the candidates."""
        place = np.full(self._nobody + 1, len(candidates))
        place[candidates] = np.arange(len(candidates))
        inside = np.zeros((len(candidates) + 1, len(patterns)), dtype=np.bool_)
        inside[place[self.members[patterns]], np.arange(len(patterns))[:, None]] = True
        inside[-1] = False  # where a pattern has nobody
        has: dict[Group, Flags] = {}
        brought = np.zeros(len(patterns), dtype=np.int64)
        for pair in pairs:
            is_met = np.zeros(len(patterns), dtype=np.bool_)
            for one, other in pair.cases:
                for group in (one, other):
                    if group not in has:
                        has[group] = inside[place[list(group)]].any(axis=0)
                is_met |= has[one] & has[other]
            brought += int(pair.points[-1]) * is_met
        return brought


def _widened(members: Ints, width: int, filler: int) -> Ints:
    found = np.full((len(members), width), filler, dtype=np.int64)
    found[:, : members.shape[1]] = members
    return found
