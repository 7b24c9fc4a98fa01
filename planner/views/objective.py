"""The objective told tier by tier and goal by goal."""

from dataclasses import dataclass

from planner.domain.goal import GOALS, Goal, GoalMode, Term, Tier
from planner.domain.measures import Measures, tier_value
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, StageResult, Status
from planner.text import Text

_GOALS: dict[str, Goal] = {goal.key: goal for goal in GOALS}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """One goal in a tier: the quantity in its own unit, the rate, and their product."""

    goal: str
    title: Text
    unit: Text
    quantity: int
    rate: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRow:
    """One tier: its value as measured on the plan, and what the solver proved of it.

    `status`, `bound`, `gap` and `seconds` are None where the tier was not a stage of its
    own. `weight` is set in weighted mode for tiers that carry value.
    """

    key: str
    title: Text
    carries_value: bool
    value: int
    weight: str | None
    terms: tuple[TermRow, ...]
    status: Status | None
    bound: int | None
    gap: float | None
    seconds: float | None


def tier_rows(problem: Problem, measures: Measures, outcome: Outcome) -> tuple[TierRow, ...]:
    """Return every tier in force, in order."""
    stages = {stage.goal: stage for stage in outcome.stages}
    return tuple(_tier(problem, tier, measures, stages.get(tier.key)) for tier in problem.policy.goal_tiers)


def _tier(problem: Problem, tier: Tier, measures: Measures, stage: StageResult | None) -> TierRow:
    is_weighted = problem.policy.mode is GoalMode.WEIGHTED and tier.carries_value
    return TierRow(
        key=tier.key,
        title=tier.title,
        carries_value=tier.carries_value,
        value=tier_value(tier, measures.goals),
        weight=str(tier.weight) if is_weighted else None,
        terms=tuple(_term(term, measures) for term in tier.terms),
        status=stage.status if stage else None,
        bound=stage.bound if stage else None,
        gap=stage.gap if stage else None,
        seconds=stage.seconds if stage else None,
    )


def _term(term: Term, measures: Measures) -> TermRow:
    goal = _GOALS[term.goal]
    quantity = measures.goals[term.goal]
    return TermRow(
        goal=term.goal,
        title=goal.title,
        unit=goal.unit,
        quantity=quantity,
        rate=term.rate,
        points=term.rate * quantity,
    )
