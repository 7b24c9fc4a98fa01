"""What a built model holds: candidates, columns, rows, goals, and the way back to rules and facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from planner.domain.park.plan import Placement
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter

Fault = tuple[str, str, str]
"""Why a placement is barred: rule, clause, subject (a unit, building, park or resource)."""

Group = tuple[int, ...]
"""Ordinals of candidates of which at most one is chosen."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm in one run from one start on (`end` exclusive); `units` are sorted by id.

    `fixed` says that the firm must be placed: it is pinned, committed or sits in the park.
    """

    firm_id: str
    units: tuple[str, ...]
    building_id: str
    start: Quarter
    end: Quarter
    fixed: bool

    def placement(self) -> Placement:
        """Return the placement this candidate stands for."""
        return Placement(firm_id=self.firm_id, units=self.units, start=self.start, end=self.end)


class Tally(Protocol):
    """Whole points of a plan that are counted, not told by rows; see `pair_tally`."""

    def value(self, chosen: Iterable[Candidate], /) -> int:
        """Return what the candidates chosen bring together."""


class RowSense(StrEnum):
    """Which side of a row is limited."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class ModelColumn:
    """One variable between `low` and `high`.

    The first columns are the candidates, in order. Every other column has a meaning told by
    `cases`: it is 1 if in some case every group has a chosen candidate (`negated`: if in
    none), else 0. The rows drive it there; `reading.values_of` works it out from a plan.
    One with a `tally` is what that comes to; no row speaks of it.
    """

    name: str
    is_binary: bool = True
    low: int = 0
    high: int = 1
    cases: tuple[tuple[Group, ...], ...] = ()
    negated: bool = False
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class ModelRow:
    """Σ coefficient × column `sense` `limit`, all whole numbers.

    `terms` are (ordinal of the column, coefficient). `rule` is a key of RULES; any other
    word ("home", or the key of a goal) marks a row that ties a column to its meaning.
    """

    name: str
    rule: str
    clause: str
    subjects: tuple[str, ...]
    terms: tuple[tuple[int, int], ...]
    sense: RowSense
    limit: int


@dataclass(frozen=True, slots=True)
class LinearGoal:
    """A goal in its natural unit: Σ rate × variable + constant."""

    variables: tuple[Any, ...]
    rates: tuple[int, ...]
    constant: int
    columns: tuple[int, ...] = ()

    def value(self, values: Mapping[int, float] | list[float]) -> float:
        """Return the goal's value; `values` are those of all columns, in order."""
        return self.constant + sum(
            rate * values[column] for column, rate in zip(self.columns, self.rates, strict=True)
        )


@dataclass
class Formulation:
    """A model ready to be solved, for the tiers of its own policy only.

    Attributes
    ----------
    program
        `pulp.LpProblem`, to be maximised; holds every row and no objective.
    place
        Binary variable of each candidate.
    variables
        Every variable, in the order of `columns`; `place` comes first.
    goals
        Every key of GOALS; takes its true value at an optimum of the policy's tiers.
    commitments
        Firm that must be placed → names of the rows that say so. Without them no
        firm has to be placed and the empty plan is feasible.
    barred
        Firm that must be placed but has no candidate → the rules that bar the place that
        comes closest.
    row_rule
        Row name → (rule, clause), as in `rows`.
    """

    problem: Problem
    candidates: tuple[Candidate, ...]
    columns: tuple[ModelColumn, ...]
    rows: tuple[ModelRow, ...]
    program: Any
    place: tuple[Any, ...]
    variables: tuple[Any, ...]
    goals: Mapping[str, LinearGoal]
    commitments: Mapping[str, tuple[str, ...]]
    barred: Mapping[str, tuple[Fault, ...]]
    row_rule: Mapping[str, tuple[str, str]]

    @cached_property
    def ordinal(self) -> Mapping[Placement, int]:
        """Ordinal of the candidate that each placement is."""
        return {candidate.placement(): k for k, candidate in enumerate(self.candidates)}

    @cached_property
    def tallies(self) -> tuple[int, ...]:
        """Ordinals of the columns that count points, not told by rows."""
        return tuple(k for k, column in enumerate(self.columns) if column.tally is not None)

    @cached_property
    def told_by(self) -> tuple[tuple[int, ...], ...]:
        """Ordinals of the columns whose meaning speaks of each candidate."""
        found: list[list[int]] = [[] for _ in self.candidates]
        for position in range(len(self.candidates), len(self.columns)):
            for k in {k for case in self.columns[position].cases for group in case for k in group}:
                found[k].append(position)
        return tuple(map(tuple, found))


def leaves_inside(formulation: Formulation) -> bool:
    """Return whether some firm that is yet to come would leave inside the horizon."""
    last = formulation.problem.quarters[-1]
    return any(not one.fixed and one.end <= last for one in formulation.candidates)
