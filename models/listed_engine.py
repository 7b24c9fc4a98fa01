"""A program that tallies its pairs, for solvers that need them listed: written out when first asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from models.clock import Clock, HaltedError
from models.formulation import Formulation
from models.patterns import PatternEngine
from models.patterns.tally_pricer import Spread
from models.placed_engine import PlacedEngine
from models.reading import plan_of, values_of
from models.solver import (
    Callbacks,
    Engine,
    FloatArray,
    Matrix,
    Objective,
    Profile,
    RelaxationResult,
    RunLimits,
    RunResult,
    Termination,
    hand_off,
    start_engine,
)
from planner.domain.solving.outcome import Limits


@dataclass(frozen=True, eq=False)
class ListedProgram:
    """The same program with every pair in a column of its own, and an engine with it loaded."""

    formulation: Formulation
    matrix: Matrix
    engine: Engine


def engine_of(
    formulation: Formulation,
    matrix: Matrix,
    limits: Limits,
    write: Callable[..., Formulation],
    *,
    spread: Spread | None = None,
) -> Engine:
    """Return the engine for a program under the limits asked for: by patterns where it can be.

    `write` returns the same program with its pairs listed, unless the `clock` it is given ends before. With `spread`
    other processes price the buildings of a large park.
    """
    solver, threads = limits.solver, limits.threads

    def listed(clock: Clock) -> ListedProgram:
        told = write(clock=clock)
        arrays = hand_off(told.program, told.variables, tick=clock.tick)
        return ListedProgram(told, arrays, start_engine(solver, arrays, threads=threads))

    engine: Engine
    if formulation.tallies:
        engine = ListedEngine(formulation, matrix, listed, name=solver)
    else:
        engine = start_engine(solver, matrix, threads=threads)
        if solver == "highs":
            engine = PlacedEngine(formulation, matrix, engine, threads=threads)
    return PatternEngine(formulation, matrix, engine, spread) if solver == "highs" else engine


class ListedEngine:
    """Answers for a program that tallies its pairs by asking the one that lists them.

    Both have the same candidates, and the same columns and rows up to the first tally. What is
    asked meanwhile (rows added, limits set) is kept, and told to the other program once it is there.
    Writing that one may take minutes: a question whose time ends before, or that is cancelled, has no answer.
    """

    def __init__(
        self, formulation: Formulation, matrix: Matrix, write: Callable[[Clock], ListedProgram], *, name: str
    ) -> None:
        self.name = name
        self.finds_plans = False
        self._formulation = formulation
        self._matrix = matrix
        self._write = write
        self._shared = formulation.tallies[0]
        self._added: list[tuple[Objective, float]] = []
        self._lower, self._upper = matrix.lower.copy(), matrix.upper.copy()
        self._rows: dict[int, tuple[float, float]] = {}
        self._listed: ListedProgram | None = None

    @property
    def version(self) -> str:
        """The version of CBC, where it is what answers; empty as long as nothing was asked."""
        return "" if self._listed is None else str(getattr(self._listed.engine, "version", ""))

    def _ready(self, clock: Clock) -> ListedProgram | None:
        """Return the other program, with what was asked meanwhile; None if the clock ends before it is there."""
        if self._listed is not None:
            return self._listed
        try:
            listed = self._write(clock)
        except HaltedError:
            return None
        own = range(self._shared)
        listed.engine.set_bounds(own, self._wide(self._lower, listed), self._wide(self._upper, listed))
        for row, limits in self._rows.items():
            listed.engine.set_row_bounds(row, *limits)
        for objective, least in self._added:
            listed.engine.add_row(self._told(objective, listed), least)
        self._listed = listed
        return listed

    def maximise(
        self,
        objective: Objective,
        effort: RunLimits,
        *,
        start: FloatArray | None = None,
        watch: Callbacks | None = None,
        unlike: Profile | None = None,
    ) -> RunResult:
        """Maximise `objective` from `start` (of every column); see `HighsEngine.maximise`."""
        clock = Clock(effort.seconds, None if watch is None else watch.should_stop)
        listed = self._ready(clock)
        if listed is None:
            ending = Termination.STOPPED if clock.should_stop() else Termination.TIME
            return RunResult(ending=ending, seconds=clock.now())
        hears = watch
        if watch is not None and watch.improved is not None:
            improved = watch.improved
            hears = replace(watch, improved=lambda values: improved(self._narrow(values)))
        if unlike is not None:
            agreement = np.zeros(listed.matrix.columns, dtype=np.int64)
            agreement[: self._shared] = unlike.agreement[: self._shared]
            unlike = Profile(agreement, unlike.full)
        answer = listed.engine.maximise(
            self._told(objective, listed),
            replace(effort, seconds=max(0.0, clock.left())),
            start=None if start is None else self._start(start, listed),
            watch=hears,
            unlike=unlike,
        )
        return answer if answer.values is None else replace(answer, values=self._narrow(answer.values))

    def relax(
        self, objective: Objective, *, seconds: float = 10.0, watch: Callbacks | None = None
    ) -> RelaxationResult:
        """Maximise `objective` with whole numbers forgotten; values and prices are those of what is shared."""
        clock = Clock(seconds, None if watch is None else watch.should_stop)
        listed = self._ready(clock)
        if listed is None:
            return RelaxationResult()
        left = max(0.0, clock.left())
        found = listed.engine.relax(self._told(objective, listed), seconds=left, watch=watch)
        if found.bound is None:
            return found
        return replace(
            found,
            values=self._narrow(found.values),
            reduced_costs=self._narrow(found.reduced_costs),
            duals=found.duals[: self._matrix.rows],
        )

    def add_row(self, objective: Objective, least: float) -> None:
        """Add the row objective ≥ `least`."""
        self._added.append((objective, least))
        if self._listed is not None:
            self._listed.engine.add_row(self._told(objective, self._listed), least)

    def drop_added_rows(self) -> None:
        """Take away every row that `add_row` added."""
        self._added.clear()
        if self._listed is not None:
            self._listed.engine.drop_added_rows()

    def set_bounds(self, columns: Iterable[int], lower: FloatArray, upper: FloatArray) -> None:
        """Set the limits of `columns`, taken from `lower` and `upper` (of every column); tallies have none."""
        chosen = [k for k in columns if k < self._shared]
        self._lower[chosen], self._upper[chosen] = lower[chosen], upper[chosen]
        if self._listed is not None:
            listed = self._listed
            listed.engine.set_bounds(chosen, self._wide(self._lower, listed), self._wide(self._upper, listed))

    def set_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Set the limits of one row of the program."""
        self._rows[row] = (lower, upper)
        if self._listed is not None:
            self._listed.engine.set_row_bounds(row, lower, upper)

    # ------------------------------------------------------------ from one program to the other

    def _told(self, objective: Objective, listed: ListedProgram) -> Objective:
        """Return the objective over the columns of the other program."""
        coefficients = np.zeros(listed.matrix.columns, dtype=np.int64)
        coefficients[: self._shared] = objective.coefficients[: self._shared]
        for goal, linear in self._formulation.goals.items():
            for column in (k for k in linear.columns if k >= self._shared):
                rate = int(objective.coefficients[column])
                other = listed.formulation.goals[goal]
                pairs = [(k, n) for k, n in zip(other.columns, other.rates, strict=True) if k >= self._shared]
                if rate and pairs:
                    columns, rates = (np.array(part, dtype=np.int64) for part in zip(*pairs, strict=True))
                    np.add.at(coefficients, columns, rate * rates)
        return Objective(coefficients, objective.constant)

    def _start(self, values: FloatArray, listed: ListedProgram) -> FloatArray | None:
        plan = plan_of(self._formulation, values.tolist())
        found = values_of(listed.formulation, plan)
        return None if found is None else np.array(found, dtype=np.float64)

    def _wide(self, values: FloatArray, listed: ListedProgram) -> FloatArray:
        found = np.zeros(listed.matrix.columns)
        found[: self._shared] = values[: self._shared]
        return found

    def _narrow(self, values: FloatArray) -> FloatArray:
        """Return the values of what both share; the tallies follow from them."""
        found = np.zeros(self._matrix.columns)
        found[: self._shared] = values[: self._shared]
        return found
