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
    """Points (candidates of the firm × (objective, sums)) for a partner: one of the bits is set already."""

    points: NDArray[np.int64]
    partners: Words


@dataclass(frozen=True, kw_only=True, eq=False)
class FirmMoves:
    """The candidates of one firm in a building, counted within the building, and what each does to a state.

    Attributes
    ----------
    sets, forbids
        Candidates × words.
    room
        Candidates × measures of room (see `BitBlock.room`): what each takes.
    activity
        Candidates × rows of knapsacks.
    points
        Candidates × (objective, sums).
    """

    candidates: NDArray[np.int32]
    sets: Words
    forbids: Words
    room: NDArray[np.int64]
    activity: FloatArray
    points: NDArray[np.int64]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class BitBlock:
    """One building ready for enumeration; candidates are counted within the building.

    Attributes
    ----------
    candidates
        Ordinals in the formulation.
    firms
        What each firm can do, the firms that need most room first.
    words
        Words a state.
    limits, only_grows
        Limits of the knapsacks, and whether no coefficient is negative.
    room
        The building's room by each measure: units to the end of the horizon; where somebody may
        leave before, units × quarters too.
    sums
        How many sums are asked for.
    class_words
        The bits that tell patterns apart: in the master, and for the question which plans are equally good.
    """

    name: str
    candidates: NDArray[np.int64]
    firms: tuple[FirmMoves, ...]
    words: int
    limits: FloatArray
    only_grows: NDArray[np.bool_]
    room: NDArray[np.int64]
    sums: int
    class_words: Words

    @property
    def is_hereditary(self) -> bool:
        """Whether whoever is left out of a pattern leaves a pattern."""
        return bool(self.only_grows.all())


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
        activity = np.zeros((len(self._own), len(self._block.knapsacks)))
        for row, (coefficients, _) in enumerate(self._block.knapsacks):
            for k, coefficient in coefficients.items():
                if k in self._at:
                    activity[self._at[k], row] = coefficient
        sets, forbids = _as_words(self._sets, words), _as_words(self._forbids, words)
        room, total = self._room()
        points = self._separation.points[self._block.candidates]
        moves = [
            FirmMoves(
                candidates=own.astype(np.int32),
                sets=sets[own],
                forbids=forbids[own],
                room=room[own],
                activity=activity[own],
                points=points[own],
                meetings=_meetings([partners[at] for at in own.tolist()], points.shape[1], words),
            )
            for own in self._by_firm(room)
        ]
        return BitBlock(
            name=self._block.name,
            candidates=self._block.candidates,
            firms=tuple(moves),
            words=words,
            limits=np.array([limit for _, limit in self._block.knapsacks]),
            only_grows=np.asarray((activity >= 0).all(axis=0), dtype=np.bool_),
            room=total,
            sums=self._separation.sums,
            class_words=_as_words([classes | self._groups], words)[0],
        )

    def _by_firm(self, room: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """Return the candidates of each firm, the firms first that need most room."""
        firms: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self._own):
            firms[one.firm_id].append(at)
        needs = {name: tuple(-room[own].min(axis=0)) for name, own in firms.items()}
        return [
            np.array(own, dtype=np.int64)
            for name, own in sorted(firms.items(), key=lambda item: (needs[item[0]], item[0]))
        ]

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
        told = slice(0 if separation.tells_ties else 1, None)
        found = set()
        for at, (one, k) in enumerate(zip(self._own, self._block.candidates.tolist(), strict=True)):
            seen = separation.links.of(k), separation.points[k, told].tobytes()
            bit = self._bit(("class", one.firm_id, seen))
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

    def _room(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return what each candidate takes by each measure of room, and what there is.

        Nobody can share a unit in a quarter, so that both units held to the end of the horizon and
        units × quarters are limits. Firms that must be placed count as taking none: what sits there
        may share a room.
        """
        quarters = self._separation.formulation.problem.quarters
        first, last = quarters[0].index, quarters[-1].index
        units = [0 if one.fixed else len(one.units) for one in self._own]
        begin = [max(first, one.start.index) for one in self._own]
        end = [min(last + 1, one.end.index) for one in self._own]
        to_the_end = [n if e > last else 0 for n, e in zip(units, end, strict=True)]
        over_time = [n * max(0, e - b) for n, b, e in zip(units, begin, end, strict=True)]
        every = len({unit for one in self._own for unit in one.units})
        measures, total = [to_the_end], [every]
        if to_the_end != units:
            measures.append(over_time)
            total.append(every * (last + 1 - first))
        return np.array(measures, dtype=np.int64).reshape(len(total), -1).T, np.array(total, dtype=np.int64)


def _meetings(
    partners: list[dict[frozenset[int], NDArray[np.int64]]], points: int, words: int
) -> tuple[Meeting, ...]:
    """Return the meetings of a firm's candidates, one for each set of partners."""
    found: dict[frozenset[int], NDArray[np.int64]] = {}
    for at, own in enumerate(partners):
        for bits, brought in own.items():
            table = found.setdefault(bits, np.zeros((len(partners), points), dtype=np.int64))
            table[at] += brought
    return tuple(Meeting(table, _as_words([bits], words)[0]) for bits, table in found.items())


def _as_words(rows: Iterable[Iterable[int]], words: int) -> Words:
    written = []
    for bits in rows:
        row = [0] * words
        for bit in bits:
            row[bit // 64] |= 1 << (bit % 64)
        written.append(row)
    return np.array(written, dtype=np.uint64).reshape(len(written), words)
