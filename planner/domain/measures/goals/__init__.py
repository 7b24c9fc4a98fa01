"""Every goal told from a plan alone: exact whole numbers, in the order of the catalogue.

The solver is told the same goals in models/objective; the two share no code.
"""

from collections.abc import Callable, Mapping

from planner.domain.goal import Tier
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
from planner.domain.measures.placed import known
from planner.domain.plan import Plan
from planner.domain.problem import Problem

_TOLD: tuple[tuple[str, Callable[[Problem, Plan], int]], ...] = (
    ("signed_firms", signed_firms.count),
    ("expected_value", expected_value.total),
    ("synergy", synergy.total),
    ("soft_segregation", soft_segregation.total),
    ("changes", changes.count),
    ("relocations", relocations.count),
    ("waiting", waiting.total),
    ("excess_area", excess_area.total),
    ("ground_missed", ground_missed.count),
    ("order", order.total),
    ("firms", firms.count),
    ("firms_framework", firms.count_framework),
    ("firms_negotiating", firms.count_negotiating),
    ("firms_visited", firms.count_visited),
    ("firms_lead", firms.count_lead),
    ("priority_area", priority_area.total),
    ("tax", tax.total),
    ("output", output.total),
    ("jobs", jobs.total),
    ("rent", rent.total),
    ("phase1_area", phase1_area.total),
)


def measure_goals(problem: Problem, plan: Plan) -> Mapping[str, int]:
    """Return every goal of the catalogue, as a whole number in its own unit.

    Placements of firms or units the problem does not know are left out; the checker
    reports them.
    """
    seen = known(problem, plan)
    return {key: told(problem, seen) for key, told in _TOLD}


def tier_value(tier: Tier, goals: Mapping[str, int]) -> int:
    """Return the value of a tier: Σ rate × goal, to be maximised."""
    return sum(term.rate * goals[term.goal] for term in tier.terms)
