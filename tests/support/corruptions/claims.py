"""Plans under a false certificate: objective, bound, gap, status or fingerprint altered."""

from dataclasses import replace
from random import Random
from typing import Any

from planner.domain.outcome import StageResult, Status, gap_of
from tests.support.corruptions.good import Corruption, Good, Spoiled


def _claimed(good: Good, clause: str, *subjects: str, **claims: Any) -> Spoiled:
    return Spoiled(good.problem, replace(good.outcome, **claims), "certificate", clause, subjects)


def _with_stage(good: Good, stage: StageResult) -> tuple[StageResult, ...]:
    return tuple(stage if old.goal == stage.goal else old for old in good.outcome.stages)


def _any_stage(dice: Random, good: Good) -> StageResult:
    return dice.choice([stage for stage in good.outcome.stages if stage.objective is not None])


def _last(good: Good) -> StageResult:
    return [stage for stage in good.outcome.stages if stage.carries_value][-1]


def objective_altered(dice: Random, good: Good) -> Spoiled | None:
    """The outcome boasts a point more."""
    assert good.outcome.objective is not None
    return _claimed(
        good, "objective", _last(good).goal, objective=good.outcome.objective + dice.choice((1, -1))
    )


def stage_objective_altered(dice: Random, good: Good) -> Spoiled | None:
    """A tier boasts a point more, and its bound with it."""
    stage = _any_stage(dice, good)
    assert stage.objective is not None
    false = replace(stage, objective=stage.objective + 1, bound=stage.objective + 1, gap=0.0)
    return _claimed(good, "objective", stage.goal, stages=_with_stage(good, false))


def bound_below_objective(dice: Random, good: Good) -> Spoiled | None:
    """A bound that the plan itself exceeds."""
    stage = _any_stage(dice, good)
    assert stage.objective is not None
    low = stage.objective - 1
    false = replace(stage, bound=low, gap=gap_of(stage.objective, low))
    return _claimed(good, "bound", stage.goal, stages=_with_stage(good, false))


def gap_altered(dice: Random, good: Good) -> Spoiled | None:
    """A gap that does not follow from objective and bound."""
    stage = _any_stage(dice, good)
    false = replace(stage, gap=(stage.gap or 0.0) + 0.01)
    return _claimed(good, "bound", stage.goal, stages=_with_stage(good, false))


def outcome_bound_altered(_dice: Random, good: Good) -> Spoiled | None:
    """A bound of the outcome that is not the one its last tier proved."""
    assert good.outcome.bound is not None
    return _claimed(good, "bound", _last(good).goal, bound=good.outcome.bound + 1)


def proven_with_a_gap(_dice: Random, good: Good) -> Spoiled | None:
    """Called proven while a tier that carries value is open."""
    stage = _last(good)
    assert stage.objective is not None
    open_ = replace(stage, bound=stage.objective + 5, gap=gap_of(stage.objective, stage.objective + 5))
    return _claimed(
        good,
        "status",
        stage.goal,
        status=Status.PROVEN_OPTIMAL,
        stages=_with_stage(good, open_),
        bound=open_.bound,
        gap=open_.gap,
    )


def proven_without_a_stage(_dice: Random, good: Good) -> Spoiled | None:
    """Called proven though a tier that carries value was never run."""
    stage = _last(good)
    stages = tuple(old for old in good.outcome.stages if old.goal != stage.goal)
    return _claimed(good, "status", stage.goal, status=Status.PROVEN_OPTIMAL, stages=stages)


def infeasible_with_a_plan(_dice: Random, good: Good) -> Spoiled | None:
    """Called infeasible, with a plan."""
    return _claimed(good, "status", "infeasible", status=Status.INFEASIBLE)


def stale_fingerprint(_dice: Random, good: Good) -> Spoiled | None:
    """A plan made from facts that have changed since."""
    firm = good.problem.firms[0]
    problem = replace(good.problem, firms=(replace(firm, jobs=firm.jobs + 1), *good.problem.firms[1:]))
    return Spoiled(problem, good.outcome, "certificate", "fingerprint")


CLAIMS: tuple[Corruption, ...] = (
    objective_altered,
    stage_objective_altered,
    bound_below_objective,
    gap_altered,
    outcome_bound_altered,
    proven_with_a_gap,
    proven_without_a_stage,
    infeasible_with_a_plan,
    stale_fingerprint,
)
