"""The only rooms that know PuLP's and the solvers' versions: hand-off, runs, honest answers."""

import importlib.metadata
import platform
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from models.solver import cbc
from models.solver.handoff import Matrix, hand_off
from models.solver.highs import HighsEngine
from models.solver.protocol import (
    TOLERANCE,
    Callbacks,
    FloatArray,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    SolverError,
    Termination,
)

__all__ = [
    "TOLERANCE",
    "Callbacks",
    "Engine",
    "FloatArray",
    "Matrix",
    "Objective",
    "Profile",
    "RelaxationResult",
    "RunLimits",
    "RunResult",
    "SolverError",
    "Termination",
    "available_solvers",
    "hand_off",
    "start_engine",
    "versions",
]


class Engine(Protocol):
    """A solver with one program loaded, asked again and again."""

    @property
    def name(self) -> str:
        """The solver, as `Limits.solver` names it."""

    @property
    def finds_plans(self) -> bool:
        """Whether good plans come of the engine itself, so that none need be searched for before."""

    def maximise(
        self,
        objective: Objective,
        effort: RunLimits,
        *,
        start: FloatArray | None = None,
        watch: Callbacks | None = None,
        unlike: Profile | None = None,
    ) -> RunResult:
        """Maximise `objective` over the rows in force.

        Parameters
        ----------
        effort
            Limits of this run alone.
        start
            Values of every column of a plan to start from, shape (columns,); one that the rows do not
            admit is passed over.
        watch
            Heard while the run lasts; what it raises comes out here once the solver has ended.
        unlike
            Plans of this profile count one step less, so that the bound is one on all others.

        Raises
        ------
        SolverError
            If the solver broke off without an answer.
        """

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Return the optimum of `objective` with whole numbers forgotten, within so many seconds."""

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`, the constant of the objective included."""

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`.

        Parameters
        ----------
        columns
            Ordinals of the columns that change.
        lower, upper
            Limits of all columns, shape (columns,); only those of `columns` are read.
        """

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program; infinite where there is none."""


def available_solvers() -> tuple[str, ...]:
    """Return the solvers that can be named in `Limits.solver` on this machine."""
    return ("highs", "cbc") if cbc.binary() else ("highs",)


def start_engine(solver: str, matrix: Matrix, *, threads: int = 1) -> Engine:
    """Load `matrix` into a solver.

    Raises
    ------
    SolverError
        If there is no such solver on this machine.
    """
    if solver == "highs":
        return HighsEngine(matrix, threads=threads)
    if solver == "cbc":
        return cbc.CbcEngine(matrix, threads=threads)
    raise SolverError(f"no such solver: {solver}; installed: {', '.join(available_solvers())}")


def versions(engine: Engine) -> tuple[tuple[str, str], ...]:
    """Return the versions a plan depends on: Python, PuLP and the solver."""
    solver = _version("highspy")
    if engine.name == "cbc":
        solver = str(getattr(engine, "version", ""))
    return (
        ("python", platform.python_version()),
        ("pulp", _version("pulp")),
        (engine.name, solver),
    )


@cache
def _version(package: str) -> str:
    """Return the version of a package; its file is read once, not at the end of each solve."""
    return importlib.metadata.version(package)
