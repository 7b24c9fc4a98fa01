"""One stage: the goal maximised, asked until the answer is sound, and what was proven of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.profile import out_of_place, profile_of
from models.reading import plan_of
from models.search import improve
from models.solve_context import SolveContext
from models.solver import Callbacks, FloatArray, Profile, RunLimits, RunResult, SolverError, Termination
from planner.domain.solving.outcome import Progress, StageResult, Status, gap_of

_JUST_UNDER = 0.01
"""By how much the slack stays under a step, so that a bound within it proves the value."""
_SEARCHED = 0.4
"""Part of a stage's time that the search may take before the solver."""
_HALF = 0.5
_STOPPED_BY = {
    Termination.TIME: Status.TIME_LIMIT,
    Termination.NODES: Status.TIME_LIMIT,
    Termination.STOPPED: Status.CANCELLED,
    Termination.FAULT: Status.FAILED,
}


@dataclass(frozen=True, eq=False)
class StageAnswer:
    """The best plan's values after a stage, the stage's result, and a note on a failure."""

    values: FloatArray | None
    result: StageResult
    note: str = ""


class StageSolver:
    """Solves one stage, from the best plan known (`start`) on."""

    def __init__(self, context: SolveContext, position: int, start: FloatArray | None) -> None:
        self._context = context
        self._position = position
        self._stage = context.stages[position]
        self._best = start
        self._bound: int | None = None
        self._shown: int | None = None
        self._is_new = False
        self._began = context.clock.now()

    def run(self) -> StageAnswer:
        """Return the best plan and what was proven of it, within the time of the stage."""
        if self._best is not None and not self._position:
            self._report(with_plan=True)
        if self._is_at_ceiling():
            return self._come_to(Termination.DONE)
        if self._context.clock.should_stop():
            return self._come_to(Termination.STOPPED)
        self._search()
        if self._is_at_ceiling():
            return self._come_to(Termination.DONE)
        answer = self._ask()
        return self._come_to(answer.ending, answer.words if answer.ending is Termination.FAULT else "")

    def _search(self) -> None:
        """Let the search raise the plan first, in the last stage that carries value.

        Those above it (commitments, signed firms) are few and the solver has them in no time.
        """
        if self._best is None or not self._is_last_of_value():
            return
        until = self._context.clock.now() + _SEARCHED * self._seconds()
        for values in improve(self._context, self._stage, self._best, until=until):
            self._improved(values)

    def _ask(self) -> RunResult:
        """Ask the solver, and again in other words if the answer cannot be right.

        That nothing is feasible is believed when it is said twice.
        """
        answer = RunResult(ending=Termination.TIME)
        for effort in self._ways():
            if self._seconds() <= 0.0:
                return answer
            doubted = answer.ending is Termination.INFEASIBLE
            answer = self._once(effort)
            sound = answer.ending is not Termination.FAULT
            if sound and (doubted or answer.ending is not Termination.INFEASIBLE):
                break
        return self._only_plan(answer)

    def _ways(self) -> Iterator[RunLimits]:
        limits = self._context.limits
        effort = RunLimits(
            gap=limits.gap,
            slack=self._stage.objective.step - _JUST_UNDER,
            nodes=limits.nodes,
            seed=limits.seed,
        )
        yield effort
        # A wrong answer mostly comes of presolve or of the path taken, so that neither is the same the second time.
        yield replace(effort, presolve=False)
        yield replace(effort, seed=effort.seed + 1)

    def _only_plan(self, answer: RunResult) -> RunResult:
        """Ask once more from a new best plan whether another is as good, for the later stages."""
        proven = self._bound is not None and self._bound == self._reached()
        if proven and self._is_last_of_value() and self._profile() is not None and self._is_new:
            self._once(next(self._ways()))
        return answer

    def _once(self, effort: RunLimits) -> RunResult:
        before, profile = self._best, self._profile()
        try:
            answer = self._context.engine.maximise(
                self._stage.objective,
                replace(effort, seconds=self._seconds()),
                start=before,
                watch=Callbacks(
                    improved=self._improved, alive=self._alive, should_stop=self._context.clock.should_stop
                ),
                unlike=profile,
            )
        except SolverError as fault:
            if before is None:
                raise
            answer = RunResult(
                ending=Termination.FAULT, words=str(fault)
            )  # the plan at hand outlives its solver
        answer = self._heard(answer, before, profile)
        self._is_new = self._best is not before
        return answer

    def _heard(self, answer: RunResult, before: FloatArray | None, profile: Profile | None) -> RunResult:
        """Take over plan and bound; return a fault if they cannot both be true."""
        if answer.values is not None and not self._take(answer.values):
            return replace(answer, ending=Termination.FAULT, words="values that are no plan")
        if answer.ending is Termination.INFEASIBLE:
            return answer if self._best is None else replace(answer, ending=Termination.FAULT)
        bound = self._stage.objective.whole_bound(answer.bound)
        if bound is None or answer.ending is Termination.FAULT:
            return answer
        if before is not None and profile is not None:
            reached = self._stage.objective.value(before)
            # The solver was asked for a plan *unlike* the best: a bound below that one proves that it is the only
            # best one, and says nothing of the best one itself, so that the stage's bound is never below it.
            if bound < reached:
                self._context.fix(out_of_place(self._context.formulation, profile, before), before)
            self._context.fix([k for k in answer.excluded if before[k] < _HALF], before)
            bound = max(bound, reached)
        highest = self._reached()
        # A plan in hand is a fact, checked in whole numbers; a bound below it is the solver's mistake.
        if highest is not None and bound < highest:
            return replace(answer, ending=Termination.FAULT, words="a bound below a plan")
        self._bound = bound if self._bound is None else min(bound, self._bound)
        # "Done" without a gap means that bound and plan meet; else the plan it proved was never handed over.
        if answer.ending is Termination.DONE and not self._context.limits.gap and highest != bound:
            return replace(answer, ending=Termination.FAULT, words="done, without the plan it speaks of")
        return answer

    def _profile(self) -> Profile | None:
        """Return the best plan's profile, if it helps a later stage to know that it is the only one."""
        is_last = self._position == len(self._context.stages) - 1
        is_above = self._stage.carries_value and not self._is_last_of_value()
        if self._best is None or is_last or is_above or self._context.limits.gap:
            return None
        return profile_of(self._context.formulation, self._stage.objective, self._best)

    def _take(self, values: FloatArray) -> bool:
        """Keep the plan in `values` if it is better; return whether it is one at all."""
        complete = self._context.complete(values)
        if complete is None:
            return False
        reached = self._reached()
        if reached is None or self._stage.objective.value(complete) > reached:
            self._best = complete
        return True

    def _improved(self, values: FloatArray) -> None:
        before = self._best
        if self._take(values) and self._best is not before:
            self._report(with_plan=True)

    def _alive(self, objective: float | None, bound: float | None) -> None:
        del objective
        least, reached = self._stage.objective.whole_bound(bound), self._reached()
        self._shown = least if least is None or reached is None else max(least, reached)
        self._report(with_plan=False)

    def _report(self, *, with_plan: bool) -> None:
        context = self._context
        if context.on_progress is None:
            return
        objective, bound = self._reached(), self._shown
        plan = None
        if with_plan and self._best is not None:
            plan = plan_of(context.formulation, self._best.tolist())
        context.on_progress(
            Progress(
                seconds=context.clock.now(),
                stage=self._position + 1,
                stages=len(context.stages),
                goal=self._stage.goal,
                objective=objective,
                bound=bound,
                gap=gap_between(objective, bound),
                plan=plan,
            )
        )

    def _seconds(self) -> float:
        return self._context.clock.share(self._context.stages, self._position)

    def _reached(self) -> int | None:
        return None if self._best is None else self._stage.objective.value(self._best)

    def _is_at_ceiling(self) -> bool:
        if self._reached() != self._stage.ceiling:
            return False
        self._bound = self._stage.ceiling
        return True

    def _is_last_of_value(self) -> bool:
        later = self._context.stages[self._position + 1 :]
        return self._stage.carries_value and not any(stage.carries_value for stage in later)

    def _come_to(self, ending: Termination, note: str = "") -> StageAnswer:
        objective, bound = self._reached(), self._bound
        status = _status(ending, gap_between(objective, bound), asked=self._context.limits.gap)
        if objective is None and status is Status.TIME_LIMIT:
            status = Status.NO_PLAN
        result = StageResult(
            goal=self._stage.goal,
            status=status,
            objective=objective,
            bound=bound,
            gap=gap_between(objective, bound),
            seconds=self._context.clock.now() - self._began,
            carries_value=self._stage.carries_value,
        )
        return StageAnswer(self._best, result, note)


def gap_between(objective: int | None, bound: int | None) -> float | None:
    """Return the gap as a fraction of the objective; None where either figure is missing."""
    return None if objective is None or bound is None else gap_of(objective, bound)


def _status(ending: Termination, gap: float | None, *, asked: float) -> Status:
    """Return the status: what the figures prove comes before what stopped the run."""
    if ending is Termination.INFEASIBLE:
        return Status.INFEASIBLE
    if gap == 0.0:
        return Status.PROVEN_OPTIMAL
    if gap is not None and gap <= asked:
        return Status.WITHIN_GAP
    return _STOPPED_BY.get(ending, Status.FAILED)
