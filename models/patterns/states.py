"""A building's candidates as bit words: what each sets, what it must not meet, and what pairs it makes.

A state of the enumeration is a few words of bits. Choosing a candidate is allowed if the state
has none of the bits it forbids; then its bits are set. Three kinds of bit:

- *of a packing*: set by whoever stands in the row, forbidden to whoever stands in it. A presence
  in the row (one that many firms share) has a bit of its own, forbidden to all but its members;
- *of a class*: firm and what the candidate brings to the linking rows (where ties are told, to the
  goal too). Two patterns of the same classes are alike in the master, so only the better one is kept;
- *of a group* that points are given for.

*Safe* because bits say no more and no less than the rows of packing do: of two candidates that may not stand in a row together
each sets a bit that the other forbids, and no others do. Rows that count amounts are no bits but activities, kept as numbers.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.formulation import Candidate
from models.patterns.bit_blocks import BitBlock, FirmMoves, Meeting, Words
from models.patterns.separation import BuildingBlock, Separation
from models.patterns.symmetry import BitStructure, Canon, floor_symmetry
from models.solver import FloatArray

Bits = set[int]


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
        self._numbering: list[int] = []
        self._words = 0

    def written(self) -> BitBlock:
        for number, columns in enumerate(self._block.packings):
            self._pack(number, columns)
        classes = self._classes()
        partners = self._pairs()
        activity = np.zeros((len(self._own), len(self._block.knapsacks)))
        for row, (coefficients, _) in enumerate(self._block.knapsacks):
            for k, coefficient in coefficients.items():
                if k in self._at:
                    activity[self._at[k], row] = coefficient
        needs, gives = self._successions()
        room, total = self._room()
        points = self._separation.points[self._block.candidates]
        lends = np.asarray((activity < 0).any(axis=1) | gives.any(axis=1), dtype=np.bool_)
        order, several = self._by_firm(room, lends)
        if self._block.tallies:
            several = len(order)  # what tallies count is not told by bits, so that none can be exchanged
        single = [at for own in order[several:] for at in own.tolist()]
        symmetry = floor_symmetry(self._structure(single, classes, partners, (points, room, activity, needs)))
        self._numbering = symmetry.numbering(len(self._bits))
        self._words = (max(self._numbering, default=-1) + 64) // 64
        sets, forbids = self._as_words(self._sets), self._as_words(self._forbids)
        moves = [
            FirmMoves(
                candidates=own.astype(np.int32),
                sets=sets[own],
                forbids=forbids[own],
                room=room[own],
                activity=activity[own],
                needs=needs[own],
                gives=gives[own],
                points=points[own],
                meetings=self._meetings([partners[at] for at in own.tolist()], points.shape[1]),
            )
            for own in order
        ]
        return BitBlock(
            name=self._block.name,
            candidates=self._block.candidates,
            firms=tuple(moves),
            words=self._words,
            successions=needs.shape[1],
            limits=np.array([limit for _, limit in self._block.knapsacks]),
            only_grows=np.asarray((activity >= 0).all(axis=0), dtype=np.bool_),
            room=total,
            sums=self._separation.sums,
            class_words=self._as_words([classes | self._groups])[0],
            canon=Canon(symmetry, self._numbering),
            alike_from=several,
            orbits={
                at: tuple(single[k] for k in orbit) for at, orbit in zip(single, symmetry.orbits, strict=True)
            },
        )

    def _structure(
        self,
        single: list[int],
        classes: Bits,
        partners: list[dict[frozenset[int], NDArray[np.int64]]],
        figures: tuple[NDArray[np.int64], NDArray[np.int64], FloatArray, Words],
    ) -> BitStructure:
        """Return what the candidates `single` see of the building, to be looked at for floors that are alike."""
        return BitStructure(
            candidates=[self._own[at] for at in single],
            bits=len(self._bits),
            sets=[self._sets[at] for at in single],
            forbids=[self._forbids[at] for at in single],
            alike=[
                (*(figure[at].tobytes() for figure in figures), frozenset(self._sets[at] & classes))
                for at in single
            ],
            meets=[{bits: points.tobytes() for bits, points in partners[at].items()} for at in single],
            rooms=[] if self._block.tallies else [tuple(units) for units in self._floors.values()],
        )

    @cached_property
    def _floors(self) -> dict[int, list[str]]:
        floors: dict[int, list[str]] = defaultdict(list)
        for unit in self._separation.formulation.problem.units_of[self._block.name]:
            floors[unit.floor].append(unit.unit_id)
        return floors

    def _by_firm(
        self, room: NDArray[np.int64], gives: NDArray[np.bool_]
    ) -> tuple[list[NDArray[np.int64]], int]:
        """Return the candidates of each firm and how many firms give others room or may be on several floors.

        These come first, since floors are alike only for firms that stay on one; then those that
        need most room. `gives` says of each candidate whether others may come by it.
        """
        floor = {unit: at for at, units in self._floors.items() for unit in units}
        firms: dict[str, list[int]] = defaultdict(list)
        spread = set()
        for at, one in enumerate(self._own):
            firms[one.firm_id].append(at)
            if len({floor[unit] for unit in one.units}) > 1:
                spread.add(one.firm_id)
        givers = {name for name, own in firms.items() if gives[own].any()}
        needs = {name: tuple(-room[own].min(axis=0)) for name, own in firms.items()}
        names = sorted(firms, key=lambda name: (name not in givers, name not in spread, needs[name], name))
        return [np.array(firms[name], dtype=np.int64) for name in names], len(spread | givers)

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

    def _successions(self) -> tuple[Words, Words]:
        """Return candidates × words: the successions each follows in, and those it opens; equal ones are one."""
        number: dict[frozenset[int], int] = {}
        needs: list[Bits] = [set() for _ in self._own]
        gives: list[Bits] = [set() for _ in self._own]
        for row in self._block.successions:
            before = frozenset(self._at[k] for k in row.before if k in self._at)
            bit = number.setdefault(before, len(number))
            for k in row.followers:
                if k in self._at:
                    needs[self._at[k]].add(bit)
            for at in before:
                gives[at].add(bit)
        words = (len(number) + 63) // 64
        return _as_words(needs, words), _as_words(gives, words)

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
        self, partners: list[dict[frozenset[int], NDArray[np.int64]]], points: int
    ) -> tuple[Meeting, ...]:
        """Return the meetings of a firm's candidates, one for each set of partners."""
        found: dict[frozenset[int], NDArray[np.int64]] = {}
        for at, own in enumerate(partners):
            for bits, brought in own.items():
                table = found.setdefault(bits, np.zeros((len(partners), points), dtype=np.int64))
                table[at] += brought
        return tuple(Meeting(table, self._as_words([bits])[0]) for bits, table in found.items())

    def _as_words(self, rows: Iterable[Iterable[int]]) -> Words:
        return _as_words(([self._numbering[bit] for bit in bits] for bits in rows), self._words)


def _as_words(rows: Iterable[Iterable[int]], words: int) -> Words:
    written = []
    for bits in rows:
        row = 0
        for bit in bits:
            row |= 1 << bit
        written.append(row.to_bytes(8 * words, "little"))
    return np.frombuffer(b"".join(written), dtype=np.uint64).reshape(len(written), words).copy()
