"""Candidates as bit masks: those of one building, or of everything.

Most rows speak of one building. So its candidates are numbered by themselves: masks stay short however
many buildings there are, and what is asked of two of them costs a few words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.clock import Clock
from models.formulation import Candidate, Group
from models.instance import Bools, Ints

Terms = list[tuple[int, int]]
"""(ordinal of a column, coefficient), in order."""


@dataclass(frozen=True, slots=True)
class FirmInBuilding:
    """All candidates of one firm in one building, and the column that says one is chosen.

    `members` are their ordinals, rising. Where there is a single candidate it is the column. Of a
    sitting firm, whose candidates are all chosen, each is a home by itself.
    """

    firm_id: str
    building_id: str
    members: Group
    column: int


@dataclass(frozen=True)
class CandidateSpace:
    """Some candidates (`ordinals`, rising): bit k of a mask is the k-th of them.

    `seated` are the ordinals of the candidates of sitting firms, `entries` every quarter of the horizon in
    which some candidate of the parks starts or is inside at first, `starts` every start there is.
    """

    candidates: Sequence[Candidate]
    ordinals: Ints
    seated: frozenset[int]
    starts: tuple[int, ...]
    entries: tuple[int, ...]
    clock: Clock

    @cached_property
    def _position(self) -> Mapping[int, int]:
        return {ordinal: k for k, ordinal in enumerate(self.ordinals.tolist())}

    @cached_property
    def _listed(self) -> list[int]:
        return [int(k) for k in self.ordinals]

    @cached_property
    def _masks(self) -> dict[int, int]:
        return {}

    @cached_property
    def _present(self) -> dict[int, int]:
        return {}

    @cached_property
    def _intervals(self) -> tuple[Ints, Ints]:
        own = [self.candidates[k] for k in self.ordinals.tolist()]
        start = np.array([one.start.index for one in own], dtype=np.int64)
        end = np.array([one.end.index for one in own], dtype=np.int64)
        return start, end

    def holds(self, home: FirmInBuilding) -> bool:
        """Whether a home is of this space."""
        return home.members[0] in self._position

    def mask(self, home: FirmInBuilding) -> int:
        """Return the candidates of a home of this space."""
        found = self._masks.get(home.column)
        if found is None:
            found = self._masks[home.column] = self.mask_of(home.members)
        return found

    def mask_of(self, ordinals: Iterable[int]) -> int:
        """Return the mask of candidates of this space."""
        position, found = self._position, 0
        for k in ordinals:
            found |= 1 << position[k]
        return found

    def of_homes(self, homes: Iterable[FirmInBuilding]) -> int:
        """Return the candidates of some homes of this space."""
        found = 0
        for home in homes:
            found |= self.mask(home)
        return found

    def ordinals_of(self, mask: int) -> Group:
        """Return the ordinals of the candidates of a mask, rising."""
        return tuple([self._listed[k] for k in bits(mask)])

    @cached_property
    def seats(self) -> int:
        """Candidates of sitting firms."""
        return self.mask_of(k for k in self.ordinals.tolist() if k in self.seated)

    @cached_property
    def in_unit(self) -> Mapping[str, int]:
        """Candidates that take each unit."""
        found: dict[str, list[int]] = {}
        for ordinal in self.ordinals.tolist():
            self.clock.tick()
            for unit_id in self.candidates[ordinal].units:
                found.setdefault(unit_id, []).append(ordinal)
        return {unit_id: self.mask_of(ordinals) for unit_id, ordinals in found.items()}

    def present(self, quarter: int) -> int:
        """Return the candidates inside in a quarter (an index): start ≤ quarter < end."""
        if quarter not in self._present:
            start, end = self._intervals
            self._present[quarter] = _as_mask((start <= quarter) & (quarter < end))
        return self._present[quarter]

    def fullest(self, mask: int, quarters: Iterable[int]) -> list[int]:
        """Return what is present of `mask` in each quarter, leaving out what lies in another's."""
        self.clock.tick()
        found = sorted({mask & self.present(q) for q in quarters}, key=lambda m: (-m.bit_count(), m))
        kept: list[int] = []
        for one in found:
            if one and not any(one & other == one for other in kept):
                kept.append(one)
        return sorted(kept)

    def cliques(self, mask: int, *, ever: bool = False) -> list[int]:
        """Return the largest sets of candidates of `mask` that are inside in a common quarter.

        Of the horizon, or (`ever`) of all time. Intervals that share a quarter share one in
        which some interval starts.
        """
        return self.fullest(mask, self.starts if ever else self.entries)

    def once(self, homes: Iterable[FirmInBuilding], mask: int) -> tuple[FirmInBuilding, ...]:
        """Return the homes with a candidate in `mask`, of each sitting firm only one."""
        found: dict[tuple[str, int], FirmInBuilding] = {}
        for home in self._met(homes, mask):
            seat = -1 if home.members[0] in self.seated else home.column
            found.setdefault((home.firm_id, seat), home)
        return tuple(found.values())

    def terms(
        self, mask: int, homes: Iterable[FirmInBuilding], weight: Callable[[str], int] | int = 1
    ) -> Terms:
        """Return weight × "one of these candidates is chosen", by whole homes where that is the same.

        Parameters
        ----------
        mask
            Candidates of which at most one a firm may count.
        homes
            Homes whose column may stand for their candidates: one term instead of many, which makes
            the relaxation no weaker and the matrix far smaller.
        weight
            Whole weight of each firm by its id, or one for all.
        """
        found: Terms = []
        for home, inside in self._parts(homes, mask):
            self.clock.tick()
            if inside:
                factor = weight if isinstance(weight, int) else weight(home.firm_id)
                columns = (home.column,) if len(inside) == len(home.members) else inside
                found += [(column, factor) for column in columns]
        return found

    def _met(self, homes: Iterable[FirmInBuilding], mask: int) -> Iterable[FirmInBuilding]:
        return (home for home in homes if self.mask(home) & mask)

    def _parts(self, homes: Iterable[FirmInBuilding], mask: int) -> Iterable[tuple[FirmInBuilding, Group]]:
        for home in homes:
            own = self.mask(home)
            inside = own & mask
            if inside == own:
                yield home, home.members
            elif inside:
                yield home, self._ordinals_within(home, inside)

    def _ordinals_within(self, home: FirmInBuilding, inside: int) -> Group:
        return tuple(k for k in home.members if inside >> self._position[k] & 1)


class WholeSpace(CandidateSpace):
    """All candidates there are: bit k is candidate k. Homes are too many to keep a mask of each."""

    def of_homes(self, homes: Iterable[FirmInBuilding]) -> int:
        """Return the candidates of some homes."""
        return self.mask_of(k for home in homes for k in home.members)

    def ordinals_of(self, mask: int) -> Group:
        """Return the ordinals of the candidates of a mask, rising."""
        return tuple(np.flatnonzero(self._flags(mask)).tolist())

    def _flags(self, mask: int) -> Bools:
        count = len(self.ordinals)
        packed = np.frombuffer(mask.to_bytes((count + 7) // 8, "little"), dtype=np.uint8)
        return np.unpackbits(packed, count=count, bitorder="little").astype(np.bool_)

    def holds(self, home: FirmInBuilding) -> bool:
        """Whether a home is of this space: every one is."""
        del home
        return True

    def mask(self, home: FirmInBuilding) -> int:
        """Return the candidates of a home."""
        return sum(1 << k for k in home.members)

    def mask_of(self, ordinals: Iterable[int]) -> int:
        """Return the mask of some candidates."""
        inside = np.zeros(len(self.ordinals), dtype=np.bool_)
        inside[np.fromiter(ordinals, dtype=np.int64)] = True
        return _as_mask(inside)

    def _met(self, homes: Iterable[FirmInBuilding], mask: int) -> Iterable[FirmInBuilding]:
        inside = self._flags(mask).tolist()
        return (home for home in homes if any(inside[k] for k in home.members))

    def _parts(self, homes: Iterable[FirmInBuilding], mask: int) -> Iterable[tuple[FirmInBuilding, Group]]:
        inside = self._flags(mask).tolist()
        return ((home, tuple(k for k in home.members if inside[k])) for home in homes)


def bits(mask: int) -> Group:
    """Return the positions of the bits that are set, rising."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(found)


def _as_mask(flags: Bools) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
