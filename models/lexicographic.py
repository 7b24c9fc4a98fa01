"""Ranked goals one after the other: each stage maximised, then kept as a row for the next.

A stage is written down with the value its plan has, the bound the solver proved and what
stopped it. "Infeasible" counts only while no plan is known: later it is a fault of the solver,
asked again in other words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.reading import plan_of
from models.solve_context import SolveContext
from models.solver import FloatArray
from models.stage_solver import StageSolver, gap_between
from models.tiers import ObjectiveStage
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import StageResult, Status

_HALF = 0.5


@dataclass(frozen=True, eq=False)
class StagesResult:
    """How far the stages came: the best plan, and a result for each stage that was begun."""

    plan: Plan | None
    results: tuple[StageResult, ...]
    note: str = ""


def solve_stages(context: SolveContext, start: FloatArray | None) -> StagesResult:
    """Run every stage from the plan `start` (values of every column) on.

    The rows added to the engine are left in it; who lent the engine takes them away.
    """
    best, note = start, ""
    results: list[StageResult] = []
    for position, stage in enumerate(context.stages):
        reached = StageSolver(context, position, best).run()
        best = reached.values
        results.append(reached.result)
        note = note or reached.note
        if best is None:
            break
        if not stage.objective.is_constant:
            value = stage.objective.value(best)
            # Half a step of room: the next whole value below is excluded all the same, and a plan of this very value
            # is not lost to a row that floats miss by a hair.
            context.engine.add_row(stage.objective, value - _HALF * stage.objective.step)
    if best is None:
        return StagesResult(None, tuple(results), note)
    plan = plan_of(context.formulation, best.tolist())
    return StagesResult(plan, _as_it_stands(context.stages, results, best), note)


def hopeless(stage: ObjectiveStage) -> StagesResult:
    """Return the result of a program that is known to be infeasible before it is solved."""
    result = StageResult(
        goal=stage.goal,
        status=Status.INFEASIBLE,
        objective=None,
        bound=None,
        gap=None,
        seconds=0.0,
        carries_value=stage.carries_value,
    )
    return StagesResult(None, (result,))


def _as_it_stands(
    stages: Sequence[ObjectiveStage], results: Sequence[StageResult], values: FloatArray
) -> tuple[StageResult, ...]:
    """Write each stage's value as the last plan has it: a later stage may have raised it."""
    written = []
    for stage, result in zip(stages, results, strict=True):
        objective = stage.objective.value(values)
        gap = gap_between(objective, result.bound)
        status = Status.PROVEN_OPTIMAL if gap == 0.0 else result.status
        written.append(replace(result, objective=objective, gap=gap, status=status))
    return tuple(written)
