"""Better plans by re-packing a few buildings at a time, all others as they stand.

Four buildings are emptied and filled again by the solver, with the firms that were in
them and those not placed at all. What is won is kept, and the next buildings follow, in an
order drawn from the seed. Only the largest programs are worth it: any other the solver raises
sooner by itself.
"""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from models.course import Course
from models.search.greedy import filled_up
from models.solver import Effort, FloatArray, RunResult, SolverError, Watch
from models.tiers import ObjectiveStage

LEAST_COLUMNS = 8000
"""How many columns a program must have to be re-packed (measured; see docs/benchmarks.md)."""
_TOGETHER, _RUNS = 4, 400
"""How many buildings are emptied at a time, and how many such runs are made at most."""
_NODES = 10
_RUN_S = 2.0
_HALF = 0.5


def improve(
    course: Course, stage: ObjectiveStage, values: FloatArray, *, until: float
) -> Iterator[FloatArray]:
    """Give ever better plans for `stage` under the rows kept, until `until` on the clock.

    `values` are those of every column, of the plan to start from and of each plan given.
    """
    best = values
    fuller = filled_up(course, stage, best)
    if stage.objective.value(fuller) > stage.objective.value(best):
        best = fuller
        yield best
    if course.matrix.columns < LEAST_COLUMNS:
        return
    ground = _Ground(course)
    for buildings in _neighbourhoods(ground.buildings, seed=course.limits.seed):
        if course.clock.now() >= until or course.clock.should_stop():
            return
        if stage.objective.value(best) == stage.ceiling:
            return
        found = ground.repack(stage, best, buildings)
        if found is not None and stage.objective.value(found) > stage.objective.value(best):
            best = found
            yield best


def _neighbourhoods(buildings: Sequence[str], *, seed: int) -> Iterator[tuple[str, ...]]:
    """Give the buildings to empty together, drawn from `seed`."""
    dice = random.Random(seed)  # noqa: S311 - only the order of work hangs on it
    size = min(_TOGETHER, len(buildings))
    for _ in range(_RUNS):
        yield tuple(sorted(dice.sample(buildings, size)))


class _Ground:
    """Candidates by firm and building, as arrays."""

    def __init__(self, course: Course) -> None:
        self._course = course
        candidates = course.formulation.candidates
        self.buildings = tuple(sorted({one.building_id for one in candidates}))
        firms = sorted({one.firm_id for one in candidates})
        where = {name: k for k, name in enumerate(self.buildings)}
        who = {name: k for k, name in enumerate(firms)}
        self._where = np.array([where[one.building_id] for one in candidates], dtype=np.int64)
        self._who = np.array([who[one.firm_id] for one in candidates], dtype=np.int64)
        known = course.formulation.problem.firm
        self._sits = np.array([known[one.firm_id].is_sitting for one in candidates], dtype=np.bool_)

    def repack(
        self, stage: ObjectiveStage, values: FloatArray, buildings: Sequence[str]
    ) -> FloatArray | None:
        """Fill `buildings` anew; None if nothing came of it."""
        course, count = self._course, len(self._who)
        emptied = np.isin(self._where, [self.buildings.index(name) for name in buildings])
        chosen = values[:count] > _HALF
        stays = chosen & (~emptied | self._sits)
        closed = ~emptied | np.isin(self._who, self._who[stays])
        lower, upper = course.lower.copy(), course.upper.copy()
        lower[:count][stays] = 1.0
        upper[:count][closed & ~stays] = 0.0
        columns = range(count)
        course.engine.limit_columns(columns, lower, upper)
        try:
            answer: RunResult | None = course.engine.maximise(
                stage.objective,
                Effort(
                    seconds=min(_RUN_S, course.clock.left()),
                    slack=stage.objective.step - 0.01,
                    nodes=_NODES,
                    seed=course.limits.seed,
                ),
                start=values,
                watch=Watch(should_stop=course.clock.should_stop),
            )
        except SolverError:
            answer = None  # a small run that crashed costs its buildings alone
        finally:
            course.engine.limit_columns(columns, course.lower, course.upper)
        return None if answer is None or answer.values is None else course.complete(answer.values)
