"""Better plans by re-packing a few buildings at a time, all others as they stand.

Four buildings are emptied and filled again by the solver, with the firms that were in
them and those not placed at all. What is won is kept, and the next buildings follow, in an
order drawn from the seed. Only the largest programs are worth it: any other the solver raises
sooner by itself.
"""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from models.search.greedy import filled_up
from models.solve_context import SolveContext
from models.solver import Callbacks, FloatArray, RunLimits, RunResult, SolverError
from models.tiers import ObjectiveStage

LEAST_COLUMNS = 8000
"""How many columns a program must have to be re-packed (measured; see docs/benchmarks.md)."""
FEW_COLUMNS = 2000
"""Programs of fewer columns a solver raises in less time than it takes to fill them up."""
_TOGETHER, _RUNS = 4, 400
"""How many buildings are emptied at a time, and how many such runs are made at most."""
_NODES = 10
_RUN_S = 2.0
_HALF = 0.5


def improve(
    context: SolveContext, stage: ObjectiveStage, values: FloatArray, *, until: float
) -> Iterator[FloatArray]:
    """Return ever better plans for `stage` under the rows kept, until `until` on the clock.

    `values` are those of every column, of the plan to start from and of each plan given.
    """
    best = values
    is_full = context.matrix.columns < FEW_COLUMNS or context.engine.finds_plans
    fuller = best if is_full else filled_up(context, stage, best)
    if stage.objective.value(fuller) > stage.objective.value(best):
        best = fuller
        yield best
    if context.matrix.columns < LEAST_COLUMNS or context.engine.finds_plans:
        return
    eligibility = _Context(context)
    for buildings in _neighbourhoods(eligibility.buildings, seed=context.limits.seed):
        if context.clock.now() >= until or context.clock.should_stop():
            return
        if stage.objective.value(best) == stage.ceiling:
            return
        found = eligibility.repack(stage, best, buildings)
        if found is not None and stage.objective.value(found) > stage.objective.value(best):
            best = found
            yield best


def _neighbourhoods(buildings: Sequence[str], *, seed: int) -> Iterator[tuple[str, ...]]:
    """Return the buildings to empty together, drawn from `seed`."""
    dice = random.Random(seed)  # noqa: S311 - only the order of work hangs on it
    size = min(_TOGETHER, len(buildings))
    for _ in range(_RUNS):
        yield tuple(sorted(dice.sample(buildings, size)))


class _Context:
    """Candidates by firm and building, as arrays."""

    def __init__(self, context: SolveContext) -> None:
        self._context = context
        candidates = context.formulation.candidates
        self.buildings = tuple(sorted({one.building_id for one in candidates}))
        firms = sorted({one.firm_id for one in candidates})
        where = {name: k for k, name in enumerate(self.buildings)}
        who = {name: k for k, name in enumerate(firms)}
        self._where = np.array([where[one.building_id] for one in candidates], dtype=np.int64)
        self._who = np.array([who[one.firm_id] for one in candidates], dtype=np.int64)
        known = context.formulation.problem.firm
        self._sits = np.array([known[one.firm_id].is_sitting for one in candidates], dtype=np.bool_)

    def repack(
        self, stage: ObjectiveStage, values: FloatArray, buildings: Sequence[str]
    ) -> FloatArray | None:
        """Fill `buildings` anew; None if nothing came of it."""
        context, count = self._context, len(self._who)
        emptied = np.isin(self._where, [self.buildings.index(name) for name in buildings])
        chosen = values[:count] > _HALF
        stays = chosen & (~emptied | self._sits)
        closed = ~emptied | np.isin(self._who, self._who[stays])
        lower, upper = context.lower.copy(), context.upper.copy()
        lower[:count][stays] = 1.0
        upper[:count][closed & ~stays] = 0.0
        columns = range(count)
        context.engine.set_bounds(columns, lower, upper)
        try:
            answer: RunResult | None = context.engine.maximise(
                stage.objective,
                RunLimits(
                    seconds=min(_RUN_S, context.clock.left()),
                    slack=stage.objective.step - 0.01,
                    nodes=_NODES,
                    seed=context.limits.seed,
                ),
                start=values,
                watch=Callbacks(should_stop=context.clock.should_stop),
            )
        except SolverError:
            answer = None  # a small run that crashed costs its buildings alone
        finally:
            context.engine.set_bounds(columns, context.lower, context.upper)
        return None if answer is None or answer.values is None else context.complete(answer.values)
