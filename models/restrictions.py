"""What is asked of plans beyond the model: firms forced in, places shut, sums held up."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from models.formulation import Candidate, Formulation
from models.solver import Engine, FloatArray, Matrix, Objective
from planner.domain.park.quarter import Quarter

_HALF = 0.5


class Restrictions:
    """Wishes in force, each for as long as its `with` block lasts."""

    def __init__(self, formulation: Formulation, matrix: Matrix) -> None:
        self._formulation = formulation
        self._matrix = matrix
        self._forced: list[str] = []
        self._shut: list[tuple[int, ...]] = []
        self._lower_bounds: list[tuple[Objective, int]] = []

    @property
    def forced(self) -> frozenset[str]:
        """Firms that must be placed."""
        return frozenset(self._forced)

    @property
    def shut(self) -> tuple[int, ...]:
        """Candidates that must not be chosen."""
        return tuple(sorted({column for columns in self._shut for column in columns}))

    @property
    def has_lower_bounds(self) -> bool:
        """Whether some sum is held up."""
        return bool(self._lower_bounds)

    @property
    def are_out_of_reach(self) -> bool:
        """Whether some sum held up is more than its columns can ever come to."""
        return any(_most(objective, self._matrix) < least for objective, least in self._lower_bounds)

    @contextmanager
    def at_least(self, objective: Objective, least: int) -> Iterator[None]:
        """Demand objective ≥ `least` (in the unit of the objective) inside the `with` block."""
        self._lower_bounds.append((objective, least))
        try:
            yield
        finally:
            self._lower_bounds.pop()

    @contextmanager
    def force(self, firm_id: str) -> Iterator[None]:
        """Demand the firm inside the `with` block; one without a candidate makes every question infeasible."""
        self._forced.append(firm_id)
        try:
            yield
        finally:
            self._forced.pop()

    @contextmanager
    def forbid(
        self,
        firm_id: str,
        *,
        building_id: str | None = None,
        units: tuple[str, ...] = (),
        start: Quarter | None = None,
    ) -> Iterator[None]:
        """Shut the firm's candidates inside the `with` block.

        Parameters
        ----------
        building_id, units, start
            Candidates in the building, on any of the units, with exactly this start; all that are
            given must fit, and without any the firm is shut out.
        """

        def meant(candidate: Candidate) -> bool:
            return (
                candidate.firm_id == firm_id
                and building_id in (None, candidate.building_id)
                and (not units or not set(units).isdisjoint(candidate.units))
                and start in (None, candidate.start)
            )

        self._shut.append(tuple(k for k, one in enumerate(self._formulation.candidates) if meant(one)))
        try:
            yield
        finally:
            self._shut.pop()

    def impose(self, engine: Engine) -> None:
        """Add the wishes to an engine."""
        for firm_id in self._forced:
            engine.add_row(self._demand(firm_id), 1)
        for objective, least in self._lower_bounds:
            # Sums are whole, so half a unit of room excludes the next lower one all the same, and no plan of exactly
            # `least` is lost to rounding.
            engine.add_row(objective, least - _HALF)
        engine.set_bounds(self.shut, self._matrix.lower, self.upper)

    def admit(self, values: FloatArray) -> bool:
        """Whether a plan grants every wish; `values` of every column, shape (columns,)."""
        placed = all(self._demand(firm_id).value(values) >= 1 for firm_id in self._forced)
        held = all(objective.value(values) >= least for objective, least in self._lower_bounds)
        return placed and held and not (values[list(self.shut)] > _HALF).any()

    @property
    def upper(self) -> FloatArray:
        """Upper limits of the columns, with the shut ones at zero."""
        upper = self._matrix.upper.copy()
        upper[list(self.shut)] = 0.0
        return upper

    def _demand(self, firm_id: str) -> Objective:
        coefficients = np.zeros(self._matrix.columns, dtype=np.int64)
        for position, candidate in enumerate(self._formulation.candidates):
            coefficients[position] = candidate.firm_id == firm_id
        return Objective(coefficients)


def _most(objective: Objective, matrix: Matrix) -> int:
    """Return what no values of the columns exceed, whatever the rows say."""
    ends = np.where(objective.coefficients > 0, matrix.upper, matrix.lower)
    used = np.flatnonzero(objective.coefficients)
    return objective.constant + int(objective.coefficients[used] @ np.rint(ends[used]).astype(np.int64))
