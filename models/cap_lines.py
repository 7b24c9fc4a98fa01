"""Caps over time, and exact decimals as whole numbers."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.site import Cap
from planner.domain.vocabulary.terms import CapScope, Resource


@dataclass(frozen=True)
class CapLine:
    """A cap over time: (quarter, limit on the sum of draws) where one is in force.

    Limits are whole, in the scaled unit of `Instance.draws`: value ÷ diversity, rounded down,
    which is exact because draws are whole too.
    """

    scope: CapScope
    subject_id: str
    resource: Resource
    limits: tuple[tuple[int, int], ...]

    @cached_property
    def least(self) -> int:
        """The lowest limit."""
        return min(limit for _, limit in self.limits)


def cap_lines(problem: Problem, digits: Mapping[Resource, int]) -> Iterator[CapLine]:
    """Return every cap over time, parks before buildings; draws have so many `digits`.

    A park's cap is in force in that park's own quarters, a building's in all quarters. A
    building's power is limited by its usable kW until its first power row begins.
    """
    rows: dict[tuple[CapScope, str, Resource], list[Cap]] = {}
    for cap in problem.caps:
        rows.setdefault((cap.scope, cap.subject_id, cap.resource), []).append(cap)
    every = problem.quarters
    subjects = [(CapScope.PARK, p.park_id, span(p.first_quarter, p.last_quarter)) for p in problem.parks]
    subjects += [(CapScope.BUILDING, b.building_id, every) for b in problem.buildings]
    for scope, subject_id, quarters in subjects:
        for resource in Resource:
            steps = rows.get((scope, subject_id, resource), [])
            spare = None
            if scope is CapScope.BUILDING and resource is Resource.POWER:
                spare = (problem.building[subject_id].usable_kw, Decimal(1))
            limits = tuple(_limits(steps, quarters, spare=spare, digits=digits[resource]))
            if limits:
                yield CapLine(scope, subject_id, resource, limits)


def _limits(
    steps: Sequence[Cap],
    quarters: Sequence[Quarter],
    *,
    spare: tuple[Decimal, Decimal] | None,
    digits: int,
) -> Iterator[tuple[int, int]]:
    for quarter in quarters:
        begun = [cap for cap in steps if cap.from_quarter <= quarter]
        cap = max(begun, key=lambda row: row.from_quarter) if begun else None
        value, diversity = (cap.value, cap.diversity) if cap else spare or (Decimal(0), Decimal(0))
        if diversity:
            # Fractions, not floats: a cap that is met to the last decimal is met, in the model as in the checker.
            yield quarter.index, math.floor(Fraction(value) * 10**digits / Fraction(diversity))


def decimal_places(numbers: Sequence[Decimal]) -> int:
    """Return the most digits after the point that any of the numbers has."""
    return max((max(0, -int(n.normalize().as_tuple().exponent)) for n in numbers), default=0)


def scaled(numbers: Sequence[Decimal], digits: int) -> NDArray[np.int64]:
    """Return the numbers times 10 to the power of `digits`, as whole numbers; shape (numbers,).

    Parameters
    ----------
    numbers
        With at most `digits` digits after the point, else digits are cut off;
        see `decimal_places`.
    """
    return np.array([int(n.scaleb(digits)) for n in numbers], dtype=np.int64)
