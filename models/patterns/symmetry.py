"""Floors that are alike: patterns that differ only in which of them holds what are listed once.

Two floors are alike if exchanging them, room for room, turns every candidate of the building into
a candidate of the same firm with the same points, links, room and activities, every row into a
row and every group of a pair into such a group. A floor may be its own mirror image in the same
sense. All of it is verified on the bits themselves: an exchange is a permutation of candidates,
and each bit must go over into a bit that the images of its members set and forbid.

*Safe* because such an exchange takes what is added to a state to what is added to its image, for
the same worth, so that it is enough to go on from one of them, the one whose floors, as numbers,
are least and rising. Only the candidates still to come must go over into one another: firms that
may be on several floors, for which floors are rarely alike, are looked at before. Which candidates a pattern
chooses is then known only up to exchanges; `plan_pattern.choices_of` finds them again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.formulation import Candidate

Words = NDArray[np.uint64]
Permutation = list[int]
_WIDEST_MIRROR = 14
_WORD = 64


@dataclass(frozen=True, kw_only=True, eq=False)
class BitStructure:
    """The candidates of a building with the bits they set and forbid, before these are numbered in words.

    `alike` is what candidates must have in common, whatever floor they are on; `meets` are the
    points for partners (sets of bits) that each is given; `rooms` are the units of each floor in order.
    """

    candidates: Sequence[Candidate]
    bits: int
    sets: Sequence[set[int]]
    forbids: Sequence[set[int]]
    alike: Sequence[object]
    meets: Sequence[Mapping[frozenset[int], bytes]]
    rooms: Sequence[tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class AlikeFloors:
    """Bits of each of some floors that are alike, in the same order; `mirror` says where each goes in the mirror."""

    fields: tuple[tuple[int, ...], ...]
    mirror: tuple[int, ...] | None


@dataclass(frozen=True, eq=False)
class FloorSymmetry:
    """All floors that are alike, and candidates that exchanges turn into one another (`orbits`)."""

    floors: tuple[AlikeFloors, ...] = ()
    orbits: tuple[tuple[int, ...], ...] = ()

    def numbering(self, bits: int) -> list[int]:
        """Return a new number for each bit: those of one floor follow each other within a word."""
        place: dict[int, int] = {}
        free = 0
        for alike in self.floors:
            for own in alike.fields:
                if free % _WORD + len(own) > _WORD:
                    free += _WORD - free % _WORD
                place.update({bit: free + at for at, bit in enumerate(own)})
                free += len(own)
        taken = set(place.values())
        rest = (number for number in range(bits + free) if number not in taken)
        return [place[bit] if bit in place else next(rest) for bit in range(bits)]


@dataclass(eq=False)
class _Exchange:
    """A way to exchange rooms: which candidate and which bit each goes over into."""

    candidates: Permutation
    bits: Permutation
    moved: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.moved = frozenset(bit for bit, image in enumerate(self.bits) if bit != image)


def floor_symmetry(structure: BitStructure) -> FloorSymmetry:
    """Return the floors of a building that are alike."""
    finder = _Finder(structure)
    left = list(range(len(structure.rooms)))
    floors: list[AlikeFloors] = []
    used: list[_Exchange] = []
    taken: set[int] = set()
    while left:
        alike, exchanges, floors_in = finder.alike_to(left[0], left[1:])
        left = [floor for floor in left if floor not in floors_in]
        bits = frozenset(bit for own in alike.fields for bit in own) if alike is not None else frozenset()
        if alike is not None and taken.isdisjoint(bits):  # a bit has one place among the words
            floors.append(alike)
            used += exchanges
            taken |= bits
    return FloorSymmetry(tuple(floors), _orbits(len(structure.candidates), used))


class _Finder:
    def __init__(self, structure: BitStructure) -> None:
        self._structure = structure
        self._at = {_key(one, one.units): k for k, one in enumerate(structure.candidates)}
        set_by: list[set[int]] = [set() for _ in range(structure.bits)]
        forbidden_by: list[set[int]] = [set() for _ in range(structure.bits)]
        for k, (sets, forbids) in enumerate(zip(structure.sets, structure.forbids, strict=True)):
            for bit in sets:
                set_by[bit].add(k)
            for bit in forbids:
                forbidden_by[bit].add(k)
        self._members = [(frozenset(a), frozenset(b)) for a, b in zip(set_by, forbidden_by, strict=True)]
        self._bits_of: dict[object, list[int]] = {}
        for bit, members in enumerate(self._members):
            self._bits_of.setdefault(members, []).append(bit)

    def alike_to(
        self, floor: int, others: Iterable[int]
    ) -> tuple[AlikeFloors | None, list[_Exchange], set[int]]:
        """Return the floors alike to one, with the exchanges behind that, and which floors they are."""
        rooms = self._structure.rooms
        mirror = self._exchange({rooms[floor]: rooms[floor][::-1]})
        found = {
            other: exchange
            for other in others
            if len(rooms[other]) == len(rooms[floor])
            and (exchange := self._exchange({rooms[floor]: rooms[other], rooms[other]: rooms[floor]}))
        }
        own = self._own_bits(floor, mirror, list(found.values()))
        images = [tuple(exchange.bits[bit] for bit in own) for exchange in found.values()]
        is_clean = all(
            exchange.moved == {*own, *image} and not set(own) & set(image)
            for exchange, image in zip(found.values(), images, strict=True)
        )
        if not own or len(own) > _WORD or not is_clean:
            return None, [], {floor}
        turned = _turned(own, mirror)
        used = [*found.values(), *([mirror] if turned is not None and mirror is not None else [])]
        if len(images) == 0 and turned is None:
            return None, [], {floor}
        return AlikeFloors((own, *images), turned), used, {floor, *found}

    def _own_bits(self, floor: int, mirror: _Exchange | None, exchanges: list[_Exchange]) -> tuple[int, ...]:
        """Return the bits of the floor itself: those that every exchange with another one moves away."""
        if not exchanges:
            return tuple(sorted(mirror.moved)) if mirror is not None else ()
        if len(exchanges) > 1:
            return tuple(sorted(frozenset.intersection(*(one.moved for one in exchanges))))
        # With two floors either half would do; the half that is on this floor is its own in the mirror too.
        image = exchanges[0].bits
        return tuple(
            sorted(
                {
                    max((bit, image[bit]), key=lambda one: (self._uses(one, floor), one))
                    for bit in exchanges[0].moved
                }
            )
        )

    def _uses(self, bit: int, floor: int) -> int:
        """Return how many candidates that set or forbid a bit are on a floor."""
        rooms, candidates = set(self._structure.rooms[floor]), self._structure.candidates
        return sum(not rooms.isdisjoint(candidates[k].units) for part in self._members[bit] for k in part)

    def _exchange(self, rooms: Mapping[tuple[str, ...], tuple[str, ...]]) -> _Exchange | None:
        """Return what exchanging rooms does; None if it does not leave the building as it is."""
        structure = self._structure
        goes = {unit: to for own, there in rooms.items() for unit, to in zip(own, there, strict=True)}
        images = []
        for k, one in enumerate(structure.candidates):
            image = self._at.get(_key(one, tuple(sorted(goes.get(unit, unit) for unit in one.units))))
            if image is None or structure.alike[k] != structure.alike[image]:
                return None
            images.append(image)
        bits = []
        for bit, members in enumerate(self._members):
            there = tuple(frozenset(images[k] for k in part) for part in members)
            if len(self._bits_of.get(there, ())) != len(self._bits_of[members]):
                return None  # as many bits must say the same of the images
            bits.append(self._bits_of[there][self._bits_of[members].index(bit)])
        for k, meets in enumerate(structure.meets):
            turned = {frozenset(bits[bit] for bit in partners): points for partners, points in meets.items()}
            if turned != structure.meets[images[k]]:
                return None
        return _Exchange(images, bits)


def _turned(own: tuple[int, ...], mirror: _Exchange | None) -> tuple[int, ...] | None:
    """Return where each of a floor's bits goes in the mirror; None without one that stays on the floor."""
    if mirror is None or not mirror.moved or len(own) > _WIDEST_MIRROR or not mirror.moved <= set(own):
        return None
    place = {bit: at for at, bit in enumerate(own)}
    return tuple(place[mirror.bits[bit]] for bit in own)


def _key(one: Candidate, units: tuple[str, ...]) -> tuple[str, tuple[str, ...], int, int]:
    return one.firm_id, units, one.start.index, one.end.index


def _orbits(count: int, exchanges: Iterable[_Exchange]) -> tuple[tuple[int, ...], ...]:
    """Return for each candidate those it can be turned into, itself included."""
    orbit = list(range(count))
    is_new = True
    every = list(exchanges)
    while is_new:
        is_new = False
        for exchange in every:
            for one, other in enumerate(exchange.candidates):
                least = min(orbit[one], orbit[other])
                is_new = is_new or orbit[one] != least or orbit[other] != least
                orbit[one] = orbit[other] = least
    members: dict[int, list[int]] = {}
    for one, least in enumerate(orbit):
        members.setdefault(least, []).append(one)
    return tuple(tuple(members[least]) for least in orbit)


class Canon:
    """Turns states into the one of their images that stands for all; bits numbered by `FloorSymmetry.numbering`."""

    def __init__(self, symmetry: FloorSymmetry, numbering: Sequence[int]) -> None:
        self._floors = [
            (
                [divmod(numbering[own[0]], _WORD) for own in alike.fields],
                np.uint64((1 << len(alike.fields[0])) - 1),
                _mirror_table(alike),
            )
            for alike in symmetry.floors
        ]
        self.is_trivial = not self._floors

    def of(self, words: Words) -> Words:
        """Return the words (words × states) of the images that stand for them."""
        if self.is_trivial:
            return words
        words = words.copy()
        for spots, mask, table in self._floors:
            values = [(words[word] >> np.uint64(shift)) & mask for word, shift in spots]
            if table is not None:
                values = [table[value.astype(np.intp)] for value in values]
            for value, (word, shift) in zip(_rising(values), spots, strict=True):
                words[word] = (words[word] & ~(mask << np.uint64(shift))) | (value << np.uint64(shift))
        return words


def _rising(values: list[Words]) -> list[Words]:
    """Return the values of each state in rising order: neighbours are exchanged as often as there are values."""
    for turn in range(len(values)):
        for at in range(turn % 2, len(values) - 1, 2):
            one, other = values[at], values[at + 1]
            values[at], values[at + 1] = np.minimum(one, other), np.maximum(one, other)
    return values


def _mirror_table(alike: AlikeFloors) -> Words | None:
    """Return the lesser of each value of a field and its mirror image."""
    if alike.mirror is None:
        return None
    values = np.arange(1 << len(alike.mirror), dtype=np.uint64)
    turned = np.zeros_like(values)
    for at, there in enumerate(alike.mirror):
        turned |= ((values >> np.uint64(at)) & np.uint64(1)) << np.uint64(there)
    return np.minimum(values, turned)


def choices(
    orbits: Sequence[Sequence[int]], sets: Mapping[int, int], forbids: Mapping[int, int]
) -> Iterator[list[int]]:
    """Return every way to take one candidate of each orbit so that none meets what it forbids."""
    if not orbits:
        yield []
        return

    def go_on(at: int, words: int) -> Iterator[list[int]]:
        for one in orbits[at]:
            if words & forbids[one]:
                continue
            if at + 1 == len(orbits):
                yield [one]
                continue
            for rest in go_on(at + 1, words | sets[one]):
                yield [one, *rest]

    yield from go_on(0, 0)
