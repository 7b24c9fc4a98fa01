"""What a run through the stages goes by: the model, the engine lent, the limits, who listens."""

from collections.abc import Callable
from dataclasses import dataclass

from models.clock import Clock
from models.formulation import Formulation
from models.solver import Engine, FloatArray, Matrix
from models.tiers import ObjectiveStage
from planner.domain.solving.outcome import Limits, Progress

Complete = Callable[[FloatArray], FloatArray | None]
"""From the values of a plan to those of every column; None if the plan breaks a row."""


@dataclass(frozen=True, eq=False)
class SolveContext:
    """What stands still while the stages are run.

    `lower` and `upper` are the limits of the columns; they alone change, as stages leave
    candidates without a chance.
    """

    formulation: Formulation
    matrix: Matrix
    engine: Engine
    stages: tuple[ObjectiveStage, ...]
    complete: Complete
    limits: Limits
    clock: Clock
    lower: FloatArray
    upper: FloatArray
    on_progress: Callable[[Progress], None] | None = None

    def fix(self, columns: list[int], values: FloatArray) -> None:
        """Hold `columns` (ordinals) at `values` (of every column) from now on, in the engine too."""
        self.lower[columns] = self.upper[columns] = values[columns]
        self.engine.set_bounds(columns, self.lower, self.upper)

    def bounded(self) -> Matrix:
        """Return the program with the limits of the columns as they are now."""
        return self.matrix.with_limits(self.lower, self.upper)
