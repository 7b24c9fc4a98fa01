"""A building's candidates as bit words: what each sets, what it must not meet, and what pairs it makes.

A state of the enumeration is a few words of bits. Choosing a candidate is allowed if the state
has none of the bits it forbids; then its bits are set. Three kinds of bit:

- *of a packing*: set by whoever stands in the row, forbidden to whoever stands in it. A presence
  in the row (one that many firms share) has a bit of its own, forbidden to all but its members;
- *of a class*: firm and what the candidate brings to the linking rows (where ties are told, to the
  goal too). Two patterns of the same classes are alike in the master, so only the better one is kept;
- *of a group* that points are given for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.formulation import Candidate
from models.patterns.separation import BuildingBlock, Separation
from models.solver import FloatArray

Words = NDArray[np.uint64]
Bits = set[int]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Points (objective, sums) that a candidate brings if one of the bits is set already."""

    points: NDArray[np.int64]
    partners: Words


@dataclass(frozen=True, kw_only=True, eq=False)
class BitBlock:
    """One building ready for enumeration; candidates are counted within the building.

    Attributes
    ----------
    candidates
        Ordinals in the formulation.
    order
        Candidates of each firm, the firms that need most units first.
    sets, forbids
        Candidates × words.
    activity, limits, only_grows
        Candidates × rows of knapsacks, their limits, and whether no coefficient is negative.
    units, unit_total
        Units that a candidate takes to the end of the horizon, and the building's number of units.
    least_units
        Least of them that each firm takes, in `order`.
    class_words
        The bits that tell patterns apart: in the master, and for the question which plans are equally good.
    """

    name: str
    candidates: NDArray[np.int64]
    order: tuple[tuple[int, ...], ...]
    sets: Words
    forbids: Words
    meetings: tuple[tuple[Meeting, ...], ...]
    activity: FloatArray
    limits: FloatArray
    only_grows: NDArray[np.bool_]
    units: NDArray[np.int64]
    unit_total: int
    least_units: tuple[int, ...]
    class_words: Words
    points: NDArray[np.int64]

    @property
    def words(self) -> int:
        """Words a state."""
        return int(self.sets.shape[1])


def bit_block(block: BuildingBlock, separation: Separation) -> BitBlock:
    """Return a building in bits."""
    return _Writer(block, separation).written()


class _Writer:
    def __init__(self, block: BuildingBlock, separation: Separation) -> None:
        self._block = block
        self._separation = separation
        self._own: tuple[Candidate, ...] = tuple(
            separation.formulation.candidates[k] for k in block.candidates.tolist()
        )
        self._at = {k: at for at, k in enumerate(block.candidates.tolist())}
        self._bits: dict[object, int] = {}
        self._groups: Bits = set()
        self._sets: list[Bits] = [set() for _ in self._own]
        self._forbids: list[Bits] = [set() for _ in self._own]

    def written(self) -> BitBlock:
        for number, columns in enumerate(self._block.packings):
            self._pack(number, columns)
        classes = self._classes()
        partners = self._pairs()
        words = (len(self._bits) + 63) // 64
        firms: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self._own):
            firms[one.firm_id].append(at)
        units = self._units()
        order = sorted(firms.items(), key=lambda item: (-min(int(units[k]) for k in item[1]), item[0]))
        activity = np.zeros((len(self._own), len(self._block.knapsacks)))
        for row, (coefficients, _) in enumerate(self._block.knapsacks):
            for k, coefficient in coefficients.items():
                if k in self._at:
                    activity[self._at[k], row] = coefficient
        every = {unit for one in self._own for unit in one.units}
        return BitBlock(
            name=self._block.name,
            candidates=self._block.candidates,
            order=tuple(tuple(own) for _, own in order),
            sets=_as_words(self._sets, words),
            forbids=_as_words(self._forbids, words),
            meetings=tuple(
                tuple(Meeting(points, _as_words([bits], words)[0]) for bits, points in found.items())
                for found in partners
            ),
            activity=activity,
            limits=np.array([limit for _, limit in self._block.knapsacks]),
            only_grows=np.asarray((activity >= 0).all(axis=0), dtype=np.bool_),
            units=units,
            unit_total=len(every),
            least_units=tuple(min(int(units[k]) for k in own) for _, own in order),
            class_words=_as_words([classes | self._groups], words)[0],
            points=self._separation.points[self._block.candidates],
        )

    def _bit(self, key: object) -> int:
        return self._bits.setdefault(key, len(self._bits))

    def _pack(self, number: int, columns: Iterable[int]) -> None:
        direct: set[int] = set()
        shared: dict[int, set[int]] = {}
        for column in columns:
            found, is_sum = self._inside(column)
            if is_sum:
                direct |= found
            else:
                shared[column] = found
        own = self._bit(("row", number))
        bit_of = {column: self._bit(("row", number, column)) for column in shared}
        for at in direct:
            self._forbids[at] |= {own, *bit_of.values()}
            self._sets[at].add(own)
        for column, members in shared.items():
            others = {bit for other, bit in bit_of.items() if other != column}
            for at in members:
                self._forbids[at] |= {own, *others}
                self._sets[at].add(bit_of[column])

    def _inside(self, column: int) -> tuple[set[int], bool]:
        """Return the members of a column in this block, and whether they are of one firm."""
        if column < len(self._separation.formulation.candidates):
            return {self._at[column]} if column in self._at else set(), True
        cases = self._separation.formulation.columns[column].cases
        members = {k for case in cases for group in case for k in group}
        firms = {self._separation.formulation.candidates[k].firm_id for k in members}
        return {self._at[k] for k in members if k in self._at}, len(firms) == 1

    def _classes(self) -> Bits:
        separation = self._separation
        links = np.hstack(
            [
                separation.links,
                separation.points[:, :1] if separation.tells_ties else 0 * separation.points[:, :1],
            ]
        )
        found = set()
        for at, (one, k) in enumerate(zip(self._own, self._block.candidates.tolist(), strict=True)):
            bit = self._bit(("class", one.firm_id, links[k].tobytes()))
            self._sets[at].add(bit)
            found.add(bit)
        return found

    def _pairs(self) -> list[dict[frozenset[int], NDArray[np.int64]]]:
        found: list[dict[frozenset[int], NDArray[np.int64]]] = [{} for _ in self._own]
        for pair in self._block.pairs:
            partners: dict[int, Bits] = defaultdict(set)
            for one, other in pair.cases:
                for group, opposite in ((one, other), (other, one)):
                    bit = self._group(opposite)
                    for k in group:
                        if k in self._at:
                            partners[self._at[k]].add(bit)
            for at, bits in partners.items():
                key = frozenset(bits)
                found[at][key] = found[at].get(key, np.zeros_like(pair.points)) + pair.points
        return found

    def _group(self, group: Iterable[int]) -> int:
        members = frozenset(self._at[k] for k in group if k in self._at)
        bit = self._bit(("group", members))
        self._groups.add(bit)
        for at in members:
            self._sets[at].add(bit)
        return bit

    def _units(self) -> NDArray[np.int64]:
        """Return the units each candidate takes to the end of the horizon, which nobody can share.

        Those of firms that must be placed count as none: what sits there may share a room.
        """
        last = self._separation.formulation.problem.quarters[-1]
        taken = [len(one.units) if one.end > last and not one.fixed else 0 for one in self._own]
        return np.array(taken, dtype=np.int64)


def _as_words(rows: Iterable[Iterable[int]], words: int) -> Words:
    written = []
    for bits in rows:
        row = [0] * words
        for bit in bits:
            row[bit // 64] |= 1 << (bit % 64)
        written.append(row)
    return np.array(written, dtype=np.uint64).reshape(len(written), words)
