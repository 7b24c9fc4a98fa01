"""Ranked goals one after the other: each stage maximised, then kept as a row for the next.

A stage is written down with the value its plan has, the bound the solver proved and what
stopped it. "Infeasible" counts only while no plan is known: later it is a fault of the solver,
asked again in other words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.clock import Clock
from models.formulation import Formulation
from models.reading import plan_of
from models.solver import Answer, Effort, Ending, Engine, FloatArray, Matrix, Watch
from models.tiers import Stage
from planner.domain.outcome import Limits, Progress, StageResult, Status, gap_of
from planner.domain.plan import Plan

Complete = Callable[[FloatArray], FloatArray | None]
"""From the values of a plan to those of every column; None if the plan breaks a row."""

_HALF = 0.5
_ANSWERED = frozenset({Ending.DONE, Ending.TIME, Ending.NODES, Ending.STOPPED})
_STOPPED_BY = {
    Ending.TIME: Status.TIME_LIMIT,
    Ending.NODES: Status.TIME_LIMIT,
    Ending.STOPPED: Status.CANCELLED,
    Ending.FAULT: Status.FAILED,
}


@dataclass(frozen=True, eq=False)
class Course:
    """What stands still while the stages are run."""

    formulation: Formulation
    matrix: Matrix
    engine: Engine
    stages: tuple[Stage, ...]
    complete: Complete
    limits: Limits
    clock: Clock
    on_progress: Callable[[Progress], None] | None = None


@dataclass(frozen=True, eq=False)
class Climb:
    """How far the stages came: the best plan, and a result for each stage that was begun."""

    plan: Plan | None
    results: tuple[StageResult, ...]
    note: str = ""


def climb(course: Course, start: FloatArray | None) -> Climb:
    """Run every stage from the plan `start` (values of every column) on.

    The rows added to the engine are left in it; who lent the engine takes them away.
    """
    best, results, note = start, list[StageResult](), ""
    for position, stage in enumerate(course.stages):
        best, result, fault = _Ascent(course, position, best).run()
        results.append(result)
        note = note or fault
        if best is None:
            break
        if not stage.objective.is_constant:
            reached = stage.objective.value(best)
            course.engine.keep(stage.objective, reached - _HALF * stage.objective.step)
    if best is None:
        return Climb(None, tuple(results), note)
    plan = plan_of(course.formulation, best.tolist())
    return Climb(plan, _as_it_stands(course.stages, results, best), note)


def hopeless(stage: Stage) -> Climb:
    """Give the climb of a program that is known to be infeasible before it is solved."""
    result = StageResult(
        goal=stage.goal,
        status=Status.INFEASIBLE,
        objective=None,
        bound=None,
        gap=None,
        seconds=0.0,
        carries_value=stage.carries_value,
    )
    return Climb(None, (result,))


class _Ascent:
    """One stage: asked until the answer is sound."""

    def __init__(self, course: Course, position: int, start: FloatArray | None) -> None:
        self._course = course
        self._position = position
        self._stage = course.stages[position]
        self._best = start
        self._bound: int | None = None
        self._began = course.clock.now()

    def run(self) -> tuple[FloatArray | None, StageResult, str]:
        """Give the best plan's values, the result, and a note if the solver failed."""
        if self._reached() == self._stage.ceiling:
            self._bound = self._stage.ceiling
            return self._best, self._result(Ending.DONE), ""
        if self._course.clock.should_stop():
            return self._best, self._result(Ending.STOPPED), ""
        answer = self._ask()
        fault = answer.words if answer.ending is Ending.FAULT else ""
        return self._best, self._result(answer.ending), fault

    def _ask(self) -> Answer:
        """Ask the solver, and again in other words if the answer cannot be right.

        That nothing is feasible is believed when it is said twice.
        """
        limits = self._course.limits
        effort = Effort(
            gap=limits.gap,
            slack=self._stage.objective.step - 0.01,
            nodes=limits.nodes,
            seed=limits.seed,
        )
        answer = Answer(ending=Ending.TIME)
        ways = (effort, replace(effort, presolve=False), replace(effort, seed=effort.seed + 1))
        for way in ways:
            seconds = self._course.clock.share(self._course.stages, self._position)
            if seconds <= 0.0:
                return answer
            doubted = answer.ending is Ending.INFEASIBLE
            answer = self._heard(self._once(replace(way, seconds=seconds)))
            if answer.ending is not Ending.FAULT and (doubted or answer.ending is not Ending.INFEASIBLE):
                return answer
        return answer

    def _once(self, effort: Effort) -> Answer:
        watch = Watch(improved=self._improved, alive=self._alive, should_stop=self._course.clock.should_stop)
        return self._course.engine.maximise(self._stage.objective, effort, start=self._best, watch=watch)

    def _heard(self, answer: Answer) -> Answer:
        """Take over plan and bound; give a fault if they cannot both be true."""
        if answer.values is not None and not self._take(answer.values):
            return replace(answer, ending=Ending.FAULT, words="values that are no plan")
        bound, reached = self._stage.objective.floor(answer.bound), self._reached()
        if answer.ending is Ending.INFEASIBLE:
            return answer if reached is None else replace(answer, ending=Ending.FAULT)
        if answer.ending in _ANSWERED and bound is not None:
            if reached is not None and bound < reached:
                return replace(answer, ending=Ending.FAULT, words="a bound below a plan")
            self._bound = bound
        return answer

    def _take(self, values: FloatArray) -> bool:
        """Keep the plan in `values` if it is better; say whether it is one at all."""
        complete = self._course.complete(values)
        if complete is None:
            return False
        reached = self._reached()
        if reached is None or self._stage.objective.value(complete) > reached:
            self._best = complete
        return True

    def _improved(self, values: FloatArray) -> None:
        before = self._reached()
        if self._take(values) and self._reached() != before:
            self._report(with_plan=True)

    def _alive(self, objective: float | None, bound: float | None) -> None:
        del objective
        self._bound = self._stage.objective.floor(bound)
        self._report(with_plan=False)

    def _report(self, *, with_plan: bool) -> None:
        course = self._course
        if course.on_progress is None:
            return
        plan = plan_of(course.formulation, self._best.tolist()) if self._best is not None else None
        objective, bound = self._reached(), self._bound
        course.on_progress(
            Progress(
                seconds=course.clock.now(),
                stage=self._position + 1,
                stages=len(course.stages),
                goal=self._stage.goal,
                objective=objective,
                bound=bound,
                gap=_gap(objective, bound),
                plan=plan if with_plan else None,
            )
        )

    def _reached(self) -> int | None:
        return None if self._best is None else self._stage.objective.value(self._best)

    def _result(self, ending: Ending) -> StageResult:
        objective, bound = self._reached(), self._bound
        status = _status(ending, _gap(objective, bound), asked=self._course.limits.gap)
        if objective is None and status is Status.TIME_LIMIT:
            status = Status.NO_PLAN
        return StageResult(
            goal=self._stage.goal,
            status=status,
            objective=objective,
            bound=bound,
            gap=_gap(objective, bound),
            seconds=self._course.clock.now() - self._began,
            carries_value=self._stage.carries_value,
        )


def _gap(objective: int | None, bound: int | None) -> float | None:
    return None if objective is None or bound is None else gap_of(objective, bound)


def _status(ending: Ending, gap: float | None, *, asked: float) -> Status:
    """Give the status: what the figures prove comes before what stopped the run."""
    if ending is Ending.INFEASIBLE:
        return Status.INFEASIBLE
    if gap == 0.0:
        return Status.PROVEN_OPTIMAL
    if gap is not None and gap <= asked:
        return Status.WITHIN_GAP
    return _STOPPED_BY.get(ending, Status.FAILED)


def _as_it_stands(
    stages: Sequence[Stage], results: Sequence[StageResult], values: FloatArray
) -> tuple[StageResult, ...]:
    """Write each stage's value as the last plan has it: a later stage may have raised it."""
    written = []
    for stage, result in zip(stages, results, strict=True):
        objective = stage.objective.value(values)
        gap = _gap(objective, result.bound)
        status = Status.PROVEN_OPTIMAL if gap == 0.0 else result.status
        written.append(replace(result, objective=objective, gap=gap, status=status))
    return tuple(written)
