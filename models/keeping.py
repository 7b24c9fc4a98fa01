"""Few changes as a promise: the plan in force, repaired, is in hand first, and no plan changes more firms.

The repair leaves standing what can stand. Where a signed firm is left without a place, the solver
looks for one that moves as few others as can be; what it has not proven to be the fewest is not
taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from models.asking import goal_sum
from models.course import Course
from models.formulation import Formulation
from models.reading import values_of
from models.search import best_start
from models.search.repair import CHANGES, changed, repaired
from models.solver import FloatArray, Matrix, Objective
from models.stages import Climb, climb
from models.tiers import ObjectiveStage, stage_of
from models.wishes import Restrictions
from planner.domain.goal import SIGNED_GOAL
from planner.domain.outcome import Status

_SHARE = 0.4
"""Part of the time that the solver may spend on the repair."""


@dataclass(frozen=True, eq=False)
class Repair:
    """The plan in force, repaired: its values, and how many firms of the plan in force it changes."""

    values: FloatArray
    changes: int


def fewest_changes(formulation: Formulation, matrix: Matrix) -> Objective:
    """Give the sum that is larger the fewer firms of the plan in force change."""
    return goal_sum(formulation, matrix, {CHANGES: -1})


def repair_of(course: Course, wishes: Restrictions) -> Repair | None:
    """Give the repaired plan; None without a plan in force, or if there is none to be found in time."""
    if not course.formulation.problem.base:
        return None
    values = repaired(course, wishes)
    if course.limits.few_changes:
        few = stage_of(
            course.formulation, course.matrix, fewest_changes(course.formulation, course.matrix), goal=CHANGES
        )
        if values is None:
            start = best_start(replace(course, stages=(few,)), (), wishes)
            values = _values(course, _climbed(course, wishes, (few,), start))
        signed = _signed(course)
        if values is not None and signed and signed.objective.value(values) < signed.ceiling:
            values = _with_signed(course, wishes, (signed, few), values)
    return None if values is None else Repair(values, changed(course.formulation, values))


def _with_signed(
    course: Course, wishes: Restrictions, stages: tuple[ObjectiveStage, ObjectiveStage], values: FloatArray
) -> FloatArray:
    """Give the plan that places more signed firms and is proven to move the fewest others for it."""
    found = _climbed(course, wishes, stages, values)
    is_proven = found.results[-1].goal == CHANGES and found.results[-1].status is Status.PROVEN_OPTIMAL
    better = _values(course, found) if is_proven else None
    return values if better is None else better


def _climbed(
    course: Course, wishes: Restrictions, stages: tuple[ObjectiveStage, ...], start: FloatArray | None
) -> Climb:
    course.engine.forget()
    wishes.impose(course.engine)
    clock = course.clock.within(_SHARE * max(0.0, course.clock.left()))
    return climb(replace(course, stages=stages, clock=clock, on_progress=None), start)


def _values(course: Course, found: Climb) -> FloatArray | None:
    values = None if found.plan is None else values_of(course.formulation, found.plan)
    return None if values is None else np.array(values, dtype=np.float64)


def _signed(course: Course) -> ObjectiveStage | None:
    """Give the stage of signed firms, if it is the first."""
    tiers: Iterable[str] = (
        tier.key
        for tier in course.formulation.problem.policy.goal_tiers[:1]
        if [term.goal for term in tier.terms] == [SIGNED_GOAL]
    )
    return next((stage for stage in course.stages[:1] if stage.goal in tiers), None)
