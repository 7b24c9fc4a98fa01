"""Plans under a false certificate: objective, bound, gap, status or fingerprint altered."""

from dataclasses import replace
from random import Random
from typing import Any

from planner.domain.solving.outcome import StageResult, Status, gap_of
from tests.support.corruptions.good import Corruption, Good, Spoiled


def _claimed(good: Good, clause: str, *subjects: str, **claims: Any) -> Spoiled:
    return Spoiled(good.problem, replace(good.outcome, **claims), "certificate", clause, subjects)


def _with_stage(good: Good, stage: StageResult) -> tuple[StageResult, ...]:
    return tuple(stage if old.goal == stage.goal else old for old in good.outcome.stages)


def _any_stage(dice: Random, good: Good) -> StageResult:
    return dice.choice([stage for stage in good.outcome.stages if stage.objective is not None])


def _last(good: Good) -> StageResult:
    return [stage for stage in good.outcome.stages if stage.carries_value][-1]


def _opened(stage: StageResult, by: int) -> StageResult:
    """Return the stage as a limit would have left it, under a bound that much higher."""
    assert stage.objective is not None
    bound = stage.objective + by
    return replace(stage, status=Status.TIME_LIMIT, bound=bound, gap=gap_of(stage.objective, bound))


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


def within_gap_without_stages(_dice: Random, good: Good) -> Spoiled | None:
    """No tier is told of, and the outcome claims what it likes."""
    return _claimed(
        good,
        "objective",
        _last(good).goal,
        status=Status.WITHIN_GAP,
        stages=(),
        objective=999_999,
        bound=999_999,
        gap=0.0,
    )


def failed_with_figures(_dice: Random, good: Good) -> Spoiled | None:
    """A plan kept from a solve that gave no outcome, with figures all the same."""
    return _claimed(good, "bound", _last(good).goal, status=Status.FAILED, stages=(), objective=None)


def within_a_gap_not_asked_for(dice: Random, good: Good) -> Spoiled | None:
    """Called within the gap asked for, with a larger one; every figure is true."""
    open_ = _opened(_last(good), dice.randint(1, 9))
    return _claimed(
        good,
        "status",
        open_.goal,
        status=Status.WITHIN_GAP,
        stages=_with_stage(good, open_),
        bound=open_.bound,
        gap=open_.gap,
    )


def within_gap_though_proven(_dice: Random, good: Good) -> Spoiled | None:
    """Called within the gap while every tier is proven."""
    return _claimed(good, "status", "within_gap", status=Status.WITHIN_GAP)


def first_tier_alone(_dice: Random, good: Good) -> Spoiled | None:
    """The last tier that carries value is left out, and the first one's figures stand for it."""
    first = good.outcome.stages[0]
    if first.goal == _last(good).goal:
        return None
    return _claimed(
        good,
        "status",
        _last(good).goal,
        status=Status.WITHIN_GAP,
        stages=(first,),
        objective=first.objective,
        bound=first.bound,
        gap=first.gap,
    )


def last_tier_alone(_dice: Random, good: Good) -> Spoiled | None:
    """The tiers before the last one that carries value are left out."""
    first = good.outcome.stages[0]
    if first.goal == _last(good).goal:
        return None
    return _claimed(good, "tiers", first.goal, stages=(_last(good),))


def tiers_in_another_order(_dice: Random, good: Good) -> Spoiled | None:
    """Two tiers told in each other's place."""
    first, second, *rest = good.outcome.stages
    return _claimed(good, "tiers", stages=(second, first, *rest))


def tier_told_twice(dice: Random, good: Good) -> Spoiled | None:
    """A tier told once more at the end."""
    return _claimed(good, "tiers", stages=(*good.outcome.stages, dice.choice(good.outcome.stages)))


def tier_of_value_denied(_dice: Random, good: Good) -> Spoiled | None:
    """The last tier that carries value is said to carry none, and the one before stands for it."""
    last = _last(good)
    before = [stage for stage in good.outcome.stages if stage.carries_value and stage.goal != last.goal]
    stages = _with_stage(good, replace(last, carries_value=False))
    if not before:
        return _claimed(good, "tiers", last.goal, stages=stages)
    own = before[-1]
    return _claimed(
        good, "tiers", last.goal, stages=stages, objective=own.objective, bound=own.bound, gap=own.gap
    )


def tidiness_said_to_carry_value(_dice: Random, good: Good) -> Spoiled | None:
    """A tier that only tidies up is said to carry value."""
    stage = good.outcome.stages[-1]
    return _claimed(good, "tiers", stage.goal, stages=_with_stage(good, replace(stage, carries_value=True)))


def proven_stage_called_less(dice: Random, good: Good) -> Spoiled | None:
    """A tier whose figures prove it, called within the gap or ended by a limit."""
    stage = _any_stage(dice, good)
    called = dice.choice((Status.WITHIN_GAP, Status.TIME_LIMIT, Status.CANCELLED, Status.FAILED))
    return _claimed(good, "status", stage.goal, stages=_with_stage(good, replace(stage, status=called)))


def open_stage_called_proven(dice: Random, good: Good) -> Spoiled | None:
    """A tier whose figures leave it open, called proven or within a gap of nothing."""
    stage = _opened(_any_stage(dice, good), dice.randint(1, 9))
    called = dice.choice((Status.PROVEN_OPTIMAL, Status.WITHIN_GAP))
    return _claimed(good, "status", stage.goal, stages=_with_stage(good, replace(stage, status=called)))


def stage_without_an_objective(dice: Random, good: Good) -> Spoiled | None:
    """A tier that says nothing of the plan's value."""
    stage = replace(_any_stage(dice, good), status=Status.TIME_LIMIT, objective=None, bound=None, gap=None)
    return _claimed(good, "objective", stage.goal, stages=_with_stage(good, stage))


def gap_left_out(dice: Random, good: Good) -> Spoiled | None:
    """A tier with objective and bound, and no word of the gap between them."""
    stage = replace(_opened(_any_stage(dice, good), 5), gap=None)
    return _claimed(good, "bound", stage.goal, stages=_with_stage(good, stage))


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
    within_gap_without_stages,
    failed_with_figures,
    within_a_gap_not_asked_for,
    within_gap_though_proven,
    first_tier_alone,
    last_tier_alone,
    tiers_in_another_order,
    tier_told_twice,
    tier_of_value_denied,
    tidiness_said_to_carry_value,
    proven_stage_called_less,
    open_stage_called_proven,
    stage_without_an_objective,
    gap_left_out,
    stale_fingerprint,
)
