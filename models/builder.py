"""A model being written: columns and rows as plain numbers, before they are handed to PuLP."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.candidate_space import CandidateSpace, FirmInBuilding, WholeSpace
from models.formulation import Candidate, Group, ModelColumn, ModelRow, RowSense, Tally
from models.instance import Instance
from planner.domain.vocabulary.terms import PairScope

DIGITS = 4
"""Names are numbered with at least so many digits."""


@dataclass(frozen=True, slots=True)
class CandidatePlace:
    """A floor, building or park: the candidates that are in it, as a mask of `space`, and its homes."""

    name: str
    space: CandidateSpace
    mask: int
    homes: tuple[FirmInBuilding, ...]


class ModelBuilder:
    """Columns and rows under construction.

    Columns 0 … n-1 are the n candidates, in canonical order; the columns that rules and goals add
    follow. Quarters are indices (`Quarter.index`). Sets of candidates are masks of a `CandidateSpace`.
    """

    def __init__(
        self, instance: Instance, candidates: Sequence[Candidate], *, tallies_pairs: bool = False
    ) -> None:
        self.instance = instance
        self.candidates = tuple(candidates)
        self.tallies_pairs = tallies_pairs
        self.columns: list[ModelColumn] = []
        self.rows: list[ModelRow] = []
        self.commitments: dict[str, tuple[str, ...]] = {}
        self._spaces: dict[str, CandidateSpace] = {}
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

    def add_tally(self, tally: Tally, low: int, high: int) -> int:
        """Add the column that is what a tally comes to, from `low` to `high`, and return its ordinal."""
        name = self._next_name("column", "tally")
        self.columns.append(ModelColumn(name=name, is_binary=False, low=low, high=high, tally=tally))
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
        found: dict[tuple[str, str, int], list[int]] = {}
        for ordinal, candidate in enumerate(self.candidates):
            self.instance.clock.tick()
            seat = ordinal if self.sits(candidate.firm_id) else -1
            found.setdefault((candidate.firm_id, candidate.building_id, seat), []).append(ordinal)
        for (firm_id, building_id, _), ordinals in found.items():
            members = tuple(ordinals)
            column = members[0] if len(members) == 1 else self.add_column("home", [(members,)])
            if len(members) > 1:
                terms = [*((k, 1) for k in members), (column, -1)]
                self.add_row(("home", ""), terms, 0, subjects=(firm_id, building_id), sense=RowSense.EXACTLY)
            yield FirmInBuilding(firm_id, building_id, members, column)

    def _grouped(self, key: Callable[[FirmInBuilding], str]) -> dict[str, tuple[FirmInBuilding, ...]]:
        found: dict[str, list[FirmInBuilding]] = {}
        for home in self.homes:
            found.setdefault(key(home), []).append(home)
        return {name: tuple(homes) for name, homes in found.items()}

    def sits(self, firm_id: str) -> bool:
        """Whether a firm sits in the park and stays: all its candidates are chosen."""
        return self.instance.problem.stays(firm_id)

    @cached_property
    def seated(self) -> frozenset[int]:
        """Candidates of sitting firms that stay."""
        return frozenset(k for k, one in enumerate(self.candidates) if self.sits(one.firm_id))

    @cached_property
    def further(self) -> frozenset[int]:
        """Candidates of sitting firms but for the first of each, by start and units."""
        seats: dict[str, list[int]] = {}
        for ordinal in sorted(self.seated):
            seats.setdefault(self.candidates[ordinal].firm_id, []).append(ordinal)
        first = {
            min(own, key=lambda k: (self.candidates[k].start, self.candidates[k].units))
            for own in seats.values()
        }
        return self.seated - first

    def inside(self, building_id: str) -> CandidateSpace:
        """Return the candidates of a building that has some."""
        if building_id not in self._spaces:
            self._spaces[building_id] = self._space(CandidateSpace, self._own[building_id])
        return self._spaces[building_id]

    @cached_property
    def whole(self) -> CandidateSpace:
        """All candidates."""
        return self._space(WholeSpace, range(len(self.candidates)))

    @cached_property
    def _own(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for ordinal, candidate in enumerate(self.candidates):
            found.setdefault(candidate.building_id, []).append(ordinal)
        return found

    def _space(self, kind: type[CandidateSpace], ordinals: Iterable[int]) -> CandidateSpace:
        return kind(
            candidates=self.candidates,
            ordinals=np.array(list(ordinals), dtype=np.int64),
            seated=self.seated,
            starts=self.starts,
            entries=self.entries,
            clock=self.instance.clock,
        )

    @cached_property
    def floors_of(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Floors of each building, with the candidates that take a unit of each (masks of the building)."""
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for building_id in self.homes_in:
            in_unit = self.inside(building_id).in_unit
            masks: dict[int, int] = {}
            for unit in self.instance.problem.units_of[building_id]:
                masks[unit.floor] = masks.get(unit.floor, 0) | in_unit.get(unit.unit_id, 0)
            found[building_id] = tuple(masks.items())
        return found

    def places(self, scope: PairScope, buildings: Container[str] | None = None) -> Iterator[CandidatePlace]:
        """Return every floor, building or park; of floors and buildings only those in `buildings`."""
        if scope is PairScope.PARK:
            yield from self._parks
            return
        for building_id, homes in self.homes_in.items():
            self.instance.clock.tick()
            if buildings is not None and building_id not in buildings:
                continue
            space = self.inside(building_id)
            if scope is PairScope.BUILDING:
                yield CandidatePlace(building_id, space, space.of_homes(homes), homes)
            else:
                for floor, mask in self.floors_of[building_id]:
                    yield CandidatePlace(f"{building_id}/{floor}", space, mask, homes)

    @cached_property
    def _parks(self) -> tuple[CandidatePlace, ...]:
        found: dict[str, list[FirmInBuilding]] = {}
        for home in self.homes:
            park_id = self.instance.problem.building[home.building_id].park_id
            found.setdefault(park_id, []).append(home)
        return tuple(
            CandidatePlace(name, self.whole, self.whole.of_homes(homes), tuple(homes))
            for name, homes in found.items()
        )

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Every quarter in which some candidate starts."""
        return tuple(sorted({candidate.start.index for candidate in self.candidates}))

    @cached_property
    def entries(self) -> tuple[int, ...]:
        """Every quarter of the horizon in which some candidate starts, or is inside at first."""
        first, last = self.instance.first, self.instance.last
        return tuple(sorted({max(start, first) for start in self.starts if start <= last}))
