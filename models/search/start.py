"""The plan a solve starts from: the best of the plans at hand and those found by search."""

from collections.abc import Iterable

from models.course import Course
from models.reading import values_of
from models.search.greedy import greedy_plans
from models.solver import FloatArray
from models.wishes import Restrictions
from planner.domain.plan import Plan


def best_start(course: Course, known: Iterable[FloatArray], wishes: Restrictions) -> FloatArray | None:
    """Give the values of the best plan to start from, or None if the search found none."""
    best: FloatArray | None = None
    for values in (*known, *_found(course, wishes)):
        if best is None or _rank(course, values) > _rank(course, best):
            best = values
    return best


def _found(course: Course, wishes: Restrictions) -> Iterable[FloatArray]:
    empty = values_of(course.formulation, Plan())
    if empty is None:
        return
    for values in greedy_plans(
        course.formulation,
        course.bounded(),
        course.stages,
        empty=empty,
        first=wishes.forced,
        clock=course.clock,
    ):
        complete = course.complete(values)
        if complete is not None:
            yield complete
        if course.clock.is_over():
            return


def _rank(course: Course, values: FloatArray) -> tuple[int, ...]:
    return tuple(stage.objective.value(values) for stage in course.stages)
