"""Few changes as a promise: the plan in force, repaired, is in hand first, and no plan changes more firms.

The repair leaves standing what can stand. Where a signed firm is left without a place, the solver
looks for one that moves as few others as can be; what it has not proven to be the fewest is not
taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from models.expressions import goal_sum, unmoved
from models.formulation import Formulation
from models.lexicographic import StagesResult, solve_stages
from models.reading import values_of
from models.restrictions import Restrictions
from models.search import best_start
from models.search.repair import CHANGES, changed, repaired
from models.solve_context import SolveContext
from models.solver import FloatArray, Matrix, Objective
from models.tiers import ObjectiveStage, stage_of
from planner.domain.goal import SIGNED_GOAL
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import UNMOVED, Status

_SHARE = 0.4
"""Part of the time that the solver may spend on the repair."""


@dataclass(frozen=True, eq=False)
class Repair:
    """The plan in force, repaired: its values, and how many firms of the plan in force it changes."""

    values: FloatArray
    changes: int


def fewest_changes(formulation: Formulation, matrix: Matrix) -> Objective:
    """Return the sum that is larger the fewer firms of the plan in force change."""
    return goal_sum(formulation, matrix, {CHANGES: -1})


def nearest_to(plan: Plan, formulation: Formulation, matrix: Matrix) -> ObjectiveStage:
    """Return the stage that has as few firms of a plan change as can be."""
    objective = unmoved(formulation, matrix, plan)
    return stage_of(formulation, matrix, objective, goal=UNMOVED, carries_value=False)


def repair_of(context: SolveContext, restrictions: Restrictions) -> Repair | None:
    """Return the repaired plan; None without a plan in force, or if there is none to be found in time."""
    if not context.formulation.problem.base:
        return None
    values = repaired(context, restrictions)
    if context.limits.few_changes:
        few = stage_of(
            context.formulation,
            context.matrix,
            fewest_changes(context.formulation, context.matrix),
            goal=CHANGES,
        )
        if values is None:
            start = best_start(replace(context, stages=(few,)), (), restrictions)
            values = _values(context, _solve_stages(context, restrictions, (few,), start))
        signed = _signed(context)
        if values is not None and signed and signed.objective.value(values) < signed.ceiling:
            values = _with_signed(context, restrictions, (signed, few), values)
    return None if values is None else Repair(values, changed(context.formulation, values))


def _with_signed(
    context: SolveContext,
    restrictions: Restrictions,
    stages: tuple[ObjectiveStage, ObjectiveStage],
    values: FloatArray,
) -> FloatArray:
    """Return the plan that places more signed firms and is proven to move the fewest others for it."""
    found = _solve_stages(context, restrictions, stages, values)
    is_proven = found.results[-1].goal == CHANGES and found.results[-1].status is Status.PROVEN_OPTIMAL
    better = _values(context, found) if is_proven else None
    return values if better is None else better


def _solve_stages(
    context: SolveContext,
    restrictions: Restrictions,
    stages: tuple[ObjectiveStage, ...],
    start: FloatArray | None,
) -> StagesResult:
    context.engine.drop_added_rows()
    restrictions.impose(context.engine)
    clock = context.clock.within(_SHARE * max(0.0, context.clock.left()))
    return solve_stages(replace(context, stages=stages, clock=clock, on_progress=None), start)


def _values(context: SolveContext, found: StagesResult) -> FloatArray | None:
    values = None if found.plan is None else values_of(context.formulation, found.plan)
    return None if values is None else np.array(values, dtype=np.float64)


def _signed(context: SolveContext) -> ObjectiveStage | None:
    """Return the stage of signed firms, if it is the first."""
    tiers: Iterable[str] = (
        tier.key
        for tier in context.formulation.problem.policy.goal_tiers[:1]
        if [term.goal for term in tier.terms] == [SIGNED_GOAL]
    )
    return next((stage for stage in context.stages[:1] if stage.goal in tiers), None)
