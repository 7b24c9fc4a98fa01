"""Points for pairs of firms that meet, told by what kind of firm each is and counted from a plan.

A column for each pair and place is what a general solver needs, and there are as many of them as pairs times
buildings. A large park does without: one column stands for all points of a goal (`PairTally`), and
who must know more of it asks for the points of any two firms as an array. `listed_engine` writes the columns
out for the solvers that need them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.constraints import segregation
from models.constraints.run import mask_of
from models.formulation import Candidate
from models.instance import Bools, Instance, Ints
from planner.domain.vocabulary.terms import PairScope

LEAST_TALLIED = 8_000
"""Programs of fewer candidates list their pairs: all solvers can read them. With 3,400 that proves sooner, with 12,600 never."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PairRole:
    """Points for a firm of `left` and another of `right` (truth values by firm) that meet within `scope`.

    Both ways round count where both hold, unless `is_once`; `free` are (left, right) that do not count.
    """

    scope: PairScope
    points: int
    left: Bools
    right: Bools
    is_once: bool = False
    free: frozenset[tuple[int, int]] = frozenset()

    def matrix(self, rows: Ints) -> Ints:
        """Return the points of any two of some firms; shape (firms, firms)."""
        left, right = self.left[rows].astype(np.int64), self.right[rows].astype(np.int64)
        one_way = np.outer(left, right)
        if self.free:
            place = {int(row): at for at, row in enumerate(rows)}
            for one, other in self.free:
                if one in place and other in place:
                    one_way[place[one], place[other]] = 0
        found = np.maximum(one_way, one_way.T) if self.is_once else one_way + one_way.T
        np.fill_diagonal(found, 0)
        return np.asarray(found * self.points, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class PairTally:
    """All points of one goal for pairs: firms on one floor, or in one building, at the end of the horizon.

    It is used only where nobody leaves before that, so that whoever is in one place meets.
    """

    instance: Instance
    roles: tuple[PairRole, ...]

    def matrix(self, scope: PairScope, firms: Sequence[str]) -> Ints:
        """Return what any two of some firms bring if they meet within a scope; shape (firms, firms)."""
        rows = np.array([self.instance.firm_row[name] for name in firms], dtype=np.int64)
        found = np.zeros((len(rows), len(rows)), dtype=np.int64)
        for role in self.roles:
            if role.scope is scope:
                found += role.matrix(rows)
        return found

    def value(self, chosen: Iterable[Candidate]) -> int:
        """Return the points of a plan."""
        by_building: dict[str, list[Candidate]] = defaultdict(list)
        for one in chosen:
            by_building[one.building_id].append(one)
        return sum(self._inside(together) for together in by_building.values())

    def _inside(self, together: Sequence[Candidate]) -> int:
        firms = [one.firm_id for one in together]
        floors = np.array([self.floors_of(one) for one in together], dtype=np.int64)
        shared = (floors[:, None] & floors[None, :]) != 0
        points = self.matrix(PairScope.BUILDING, firms) + self.matrix(PairScope.FLOOR, firms) * shared
        return int(points.sum()) // 2

    def floors_of(self, candidate: Candidate) -> int:
        """Return the floors of a candidate as bits, numbered within its building."""
        found = 0
        for unit_id in candidate.units:
            found |= self._floor[unit_id]
        return found

    @cached_property
    def _floor(self) -> Mapping[str, int]:
        found = {}
        for units in self.instance.problem.units_of.values():
            floors = sorted({unit.floor for unit in units})
            found.update({unit.unit_id: 1 << floors.index(unit.floor) for unit in units})
        return found

    @cached_property
    def reach(self) -> tuple[int, int]:
        """The least and the most it could come to, every pair meeting or none."""
        every = np.arange(len(self.instance.firms))
        points = sum((role.matrix(every) for role in self.roles), np.zeros((len(every),) * 2, dtype=np.int64))
        return int(np.minimum(points, 0).sum()) // 2, int(np.maximum(points, 0).sum()) // 2


def can_tally(instance: Instance, candidates: Sequence[Candidate]) -> bool:
    """Return whether pairs may be told by tallies: in large programs, where whoever comes stays to the end."""
    problem = instance.problem
    if len(candidates) < LEAST_TALLIED or any(one.end.index <= instance.last for one in candidates):
        return False
    soft = segregation.rows_in_force(problem, hard=False)
    if any(row.scope is PairScope.PARK for row in soft):
        return False
    if any(row.scope is PairScope.FLOOR for row in problem.synergies):
        return False
    return _shares_one_floor(instance, candidates)


def _shares_one_floor(instance: Instance, candidates: Sequence[Candidate]) -> bool:
    """Whether two firms can never share more than one floor.

    Of a legal run at most one floor is not wholly its own; so two of them that have no unit in common
    share at most that one. Sitting firms may have rooms in common, or such that are no legal run.
    """
    sitting = [one for one in candidates if instance.problem.firm[one.firm_id].is_sitting]
    units = [unit_id for one in sitting for unit_id in one.units]
    return len(set(units)) == len(units) and all(
        mask_of(one.building_id, one.units, instance) in instance.runs[one.building_id] for one in sitting
    )


def of_soft_segregation(instance: Instance) -> PairTally:
    """Return the points lost on neighbours that would better keep apart."""
    roles = []
    for row in segregation.rows_in_force(instance.problem, hard=False):
        emitters, receptors = (set(firms) for firms in segregation.roles(row, instance))
        free = segregation.waived_pairs(row, instance)
        roles.append(
            PairRole(
                scope=row.scope,
                points=row.penalty_points,
                left=_flags(firm.firm_id in emitters for firm in instance.firms),
                right=_flags(firm.firm_id in receptors for firm in instance.firms),
                free=frozenset((instance.firm_row[one], instance.firm_row[other]) for one, other in free),
            )
        )
    return PairTally(instance, tuple(role for role in roles if role.points))


def of_synergy(instance: Instance) -> PairTally:
    """Return the points of kinds of firm that do each other good in one building."""
    return PairTally(
        instance,
        tuple(
            PairRole(
                scope=row.scope,
                points=row.bonus_points,
                left=_flags(firm.archetype == row.archetype_a for firm in instance.firms),
                right=_flags(firm.archetype == row.archetype_b for firm in instance.firms),
                is_once=True,
            )
            for row in instance.problem.synergies
            if row.scope is not PairScope.PARK and row.bonus_points
        ),
    )


def _flags(holds: Iterable[bool]) -> Bools:
    return np.array(list(holds), dtype=np.bool_)
