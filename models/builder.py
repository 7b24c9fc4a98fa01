"""A model being written: columns and rows as plain numbers, before they are handed to PuLP."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.formulation import Candidate, Group, ModelColumn, ModelRow, RowSense
from models.instance import Instance, Ints
from planner.domain.vocabulary.terms import PairScope

Terms = list[tuple[int, int]]
"""(ordinal of a column, coefficient), in order."""

DIGITS = 4
"""Names are numbered with at least so many digits."""


@dataclass(frozen=True, slots=True)
class FirmInBuilding:
    """All candidates of one firm in one building, and the column that says one is chosen.

    Bit k of `mask` is candidate k. Where there is a single candidate it is the column. Of a
    sitting firm, whose candidates are all chosen, each is a home by itself.
    """

    firm_id: str
    building_id: str
    mask: int
    column: int


class ModelBuilder:
    """Columns and rows under construction. Sets of candidates are bit masks (bit k = candidate k).

    Columns 0 … n-1 are the n candidates, in canonical order; the columns that rules and goals add
    follow. Quarters are indices (`Quarter.index`).
    """

    def __init__(self, instance: Instance, candidates: Sequence[Candidate]) -> None:
        self.instance = instance
        self.candidates = tuple(candidates)
        self.columns: list[ModelColumn] = []
        self.rows: list[ModelRow] = []
        self.commitments: dict[str, tuple[str, ...]] = {}
        self._present: dict[int, int] = {}
        self._numbered: dict[tuple[str, str], int] = {}
        for _ in self.candidates:
            self.add_column("place")
        self.homes = tuple(self._homes())
        self.firms_in_building = self._grouped(lambda home: home.firm_id)
        self.homes_in = self._grouped(lambda home: home.building_id)

    def add_column(
        self,
        kind: str,
        cases: Iterable[tuple[Group, ...]] = (),
        *,
        is_binary: bool = True,
        high: int = 1,
        negated: bool = False,
    ) -> int:
        """Add a column named after its kind and return its ordinal.

        Parameters
        ----------
        kind
            What its name begins with: "place", "home", "meet", …; a number follows.
        cases
            When it is 1, in terms of candidates; see `ModelColumn`. `reading.values_of` needs it to
            work the column out from a plan, so that a plan can be handed to the solver as a start.
        is_binary
            Whether it is a whole number; a column that the rows drive to 0 or 1 anyway need not be.
        high
            Upper limit; the lower one is 0.
        negated
            Whether it is 1 in none of the cases instead.
        """
        self.columns.append(
            ModelColumn(
                name=self._next_name("column", kind),
                is_binary=is_binary,
                high=high,
                cases=tuple(cases),
                negated=negated,
            )
        )
        return len(self.columns) - 1

    def add_row(
        self,
        rule: tuple[str, str],
        terms: Iterable[tuple[int, int]],
        limit: int,
        *,
        subjects: tuple[str, ...],
        sense: RowSense = RowSense.AT_MOST,
    ) -> str:
        """Add the row Σ coefficient × column `sense` `limit` and return its name.

        Parameters
        ----------
        rule
            (key of the rule, clause), told again when the row is part of a conflict. A key that is no
            rule's ("home", a goal's) marks a row that only ties a column to its meaning.
        terms
            (ordinal of a column, whole coefficient), each column once.
        subjects
            Ids that the row speaks of, firms first, told together with the rule.
        """
        name = self._next_name("row", rule[0])
        self.rows.append(ModelRow(name, *rule, subjects, tuple(terms), sense, limit))
        return name

    def _next_name(self, what: str, kind: str) -> str:
        self.instance.clock.tick()
        number = self._numbered[what, kind] = self._numbered.get((what, kind), 0) + 1
        return f"{kind}_{number:0{DIGITS}d}"

    def _homes(self) -> Iterator[FirmInBuilding]:
        masks: dict[tuple[str, str, int], int] = {}
        for ordinal, candidate in enumerate(self.candidates):
            self.instance.clock.tick()
            seat = ordinal if self.sits(candidate.firm_id) else -1
            key = (candidate.firm_id, candidate.building_id, seat)
            masks[key] = masks.get(key, 0) | 1 << ordinal
        for (firm_id, building_id, _), mask in masks.items():
            members = bits(mask)
            column = members[0] if len(members) == 1 else self.add_column("home", [(members,)])
            if len(members) > 1:
                terms = [*((k, 1) for k in members), (column, -1)]
                self.add_row(("home", ""), terms, 0, subjects=(firm_id, building_id), sense=RowSense.EXACTLY)
            yield FirmInBuilding(firm_id, building_id, mask, column)

    def _grouped(self, key: Callable[[FirmInBuilding], str]) -> dict[str, tuple[FirmInBuilding, ...]]:
        found: dict[str, tuple[FirmInBuilding, ...]] = {}
        for home in self.homes:
            found[key(home)] = (*found.get(key(home), ()), home)
        return found

    def sits(self, firm_id: str) -> bool:
        """Whether a firm sits in the park: all its candidates are chosen."""
        return self.instance.problem.firm[firm_id].is_sitting

    @cached_property
    def seats(self) -> int:
        """Candidates of sitting firms."""
        return sum(1 << k for k, one in enumerate(self.candidates) if self.sits(one.firm_id))

    @cached_property
    def further(self) -> frozenset[int]:
        """Candidates of sitting firms but for the first of each, by start and units."""
        seats: dict[str, list[int]] = {}
        for ordinal in bits(self.seats):
            seats.setdefault(self.candidates[ordinal].firm_id, []).append(ordinal)
        first = {
            min(own, key=lambda k: (self.candidates[k].start, self.candidates[k].units))
            for own in seats.values()
        }
        return frozenset(bits(self.seats)) - first

    def once(self, homes: Iterable[FirmInBuilding], mask: int) -> tuple[FirmInBuilding, ...]:
        """Return the homes with a candidate in `mask`, of each sitting firm only one."""
        found: dict[tuple[str, int], FirmInBuilding] = {}
        for home in homes:
            if home.mask & mask:
                found.setdefault((home.firm_id, -1 if self.sits(home.firm_id) else home.column), home)
        return tuple(found.values())

    @cached_property
    def in_unit(self) -> dict[str, int]:
        """Candidates that take each unit."""
        found: dict[str, int] = {}
        for ordinal, candidate in enumerate(self.candidates):
            self.instance.clock.tick()
            for unit_id in candidate.units:
                found[unit_id] = found.get(unit_id, 0) | 1 << ordinal
        return found

    @cached_property
    def floors_of(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Floors of each building, with the candidates that take a unit of each."""
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for building_id, units in self.instance.problem.units_of.items():
            masks: dict[int, int] = {}
            for unit in units:
                masks[unit.floor] = masks.get(unit.floor, 0) | self.in_unit.get(unit.unit_id, 0)
            found[building_id] = tuple(masks.items())
        return found

    def places(
        self, scope: PairScope, buildings: Container[str] | None = None
    ) -> Iterator[tuple[str, int, tuple[FirmInBuilding, ...]]]:
        """Return name, candidates and homes of every floor, building or park.

        Of floors and buildings only those in `buildings`.
        """
        if scope is PairScope.PARK:
            yield from self._parks
            return
        for building_id, homes in self.homes_in.items():
            self.instance.clock.tick()
            if buildings is not None and building_id not in buildings:
                continue
            if scope is PairScope.BUILDING:
                yield building_id, sum(home.mask for home in homes), homes
            else:
                for floor, mask in self.floors_of[building_id]:
                    yield f"{building_id}/{floor}", mask, homes

    @cached_property
    def _parks(self) -> tuple[tuple[str, int, tuple[FirmInBuilding, ...]], ...]:
        found: dict[str, tuple[FirmInBuilding, ...]] = {}
        for home in self.homes:
            park_id = self.instance.problem.building[home.building_id].park_id
            found[park_id] = (*found.get(park_id, ()), home)
        return tuple((name, sum(home.mask for home in homes), homes) for name, homes in found.items())

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Every quarter in which some candidate starts."""
        return tuple(sorted({candidate.start.index for candidate in self.candidates}))

    def present(self, quarter: int) -> int:
        """Return the mask of the candidates inside in a quarter (an index): start ≤ quarter < end."""
        if quarter not in self._present:
            start, end = self._intervals
            inside = np.packbits((start <= quarter) & (quarter < end), bitorder="little")
            self._present[quarter] = int.from_bytes(inside.tobytes(), "little")
        return self._present[quarter]

    @cached_property
    def _intervals(self) -> tuple[Ints, Ints]:
        start = np.array([candidate.start.index for candidate in self.candidates], dtype=np.int64)
        end = np.array([candidate.end.index for candidate in self.candidates], dtype=np.int64)
        return start, end

    def fullest(self, mask: int, quarters: Iterable[int]) -> list[int]:
        """Return what is present of `mask` in each quarter, leaving out what lies in another's."""
        self.instance.clock.tick()
        found = sorted({mask & self.present(q) for q in quarters}, key=lambda m: (-m.bit_count(), m))
        kept: list[int] = []
        for one in found:
            if one and not any(one & other == one for other in kept):
                kept.append(one)
        return sorted(kept)

    @cached_property
    def entries(self) -> tuple[int, ...]:
        """Every quarter of the horizon in which some candidate starts, or is inside at first."""
        first, last = self.instance.first, self.instance.last
        return tuple(sorted({max(start, first) for start in self.starts if start <= last}))

    def cliques(self, mask: int, *, ever: bool = False) -> list[int]:
        """Return the largest sets of candidates of `mask` that are inside in a common quarter.

        Of the horizon, or (`ever`) of all time. Intervals that share a quarter share one in
        which some interval starts.
        """
        return self.fullest(mask, self.starts if ever else self.entries)

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
        for home in homes:
            inside = home.mask & mask
            self.instance.clock.tick()
            if inside:
                factor = weight if isinstance(weight, int) else weight(home.firm_id)
                columns = (home.column,) if inside == home.mask else bits(inside)
                found += [(column, factor) for column in columns]
        return found


def bits(mask: int) -> Group:
    """Return the positions of the bits that are set, rising."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(found)
