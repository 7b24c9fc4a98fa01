"""Every goal told from a plan alone: exact whole numbers, in the order of the catalogue.

The solver is told the same goals in models/objective; the two share no code.
"""

from collections.abc import Callable, Mapping

from planner.domain.goal import Tier
from planner.domain.keys import GoalKey
from planner.domain.measures.goals import (
    changes,
    excess_area,
    expected_value,
    firms,
    ground_missed,
    jobs,
    order,
    output,
    phase1_area,
    priority_area,
    relocations,
    rent,
    signed_firms,
    soft_segregation,
    synergy,
    tax,
    waiting,
)
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem

_TOLD: tuple[tuple[GoalKey, Callable[[Problem, Plan], int]], ...] = (
    (GoalKey.SIGNED_FIRMS, signed_firms.count),
    (GoalKey.EXPECTED_VALUE, expected_value.total),
    (GoalKey.SYNERGY, synergy.total),
    (GoalKey.SOFT_SEGREGATION, soft_segregation.total),
    (GoalKey.CHANGES, changes.count),
    (GoalKey.RELOCATIONS, relocations.count),
    (GoalKey.WAITING, waiting.total),
    (GoalKey.EXCESS_AREA, excess_area.total),
    (GoalKey.GROUND_MISSED, ground_missed.count),
    (GoalKey.ORDER, order.total),
    (GoalKey.FIRMS, firms.count),
    (GoalKey.FIRMS_FRAMEWORK, firms.count_framework),
    (GoalKey.FIRMS_NEGOTIATING, firms.count_negotiating),
    (GoalKey.FIRMS_VISITED, firms.count_visited),
    (GoalKey.FIRMS_LEAD, firms.count_lead),
    (GoalKey.PRIORITY_AREA, priority_area.total),
    (GoalKey.TAX, tax.total),
    (GoalKey.OUTPUT, output.total),
    (GoalKey.JOBS, jobs.total),
    (GoalKey.RENT, rent.total),
    (GoalKey.PHASE1_AREA, phase1_area.total),
)


def measure_goals(problem: Problem, plan: Plan) -> Mapping[str, int]:
    """Return every goal of the catalogue, as a whole number in its own unit.

    Placements of firms or units the problem does not know are left out; the checker
    reports them.
    """
    seen = without_unknown(problem, plan)
    return {key: told(problem, seen) for key, told in _TOLD}


def tier_value(tier: Tier, goals: Mapping[str, int]) -> int:
    """Return the value of a tier: Σ rate × goal, to be maximised."""
    return sum(term.rate * goals[term.goal] for term in tier.terms)
