"""Every goal as the solver is told it, unweighted and in its own unit: one file per goal."""

from collections.abc import Callable

from models.builder import ModelBuilder
from models.objective import (
    changes,
    excess_area,
    expected_value,
    firms,
    firms_framework,
    firms_lead,
    firms_negotiating,
    firms_visited,
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
from models.objective.sums import Sum
from planner.domain.keys import GoalKey

EXPRESSIONS: tuple[tuple[GoalKey, Callable[[ModelBuilder], Sum]], ...] = (
    (GoalKey.SIGNED_FIRMS, signed_firms.expression),
    (GoalKey.EXPECTED_VALUE, expected_value.expression),
    (GoalKey.SYNERGY, synergy.expression),
    (GoalKey.SOFT_SEGREGATION, soft_segregation.expression),
    (GoalKey.CHANGES, changes.expression),
    (GoalKey.RELOCATIONS, relocations.expression),
    (GoalKey.WAITING, waiting.expression),
    (GoalKey.EXCESS_AREA, excess_area.expression),
    (GoalKey.GROUND_MISSED, ground_missed.expression),
    (GoalKey.ORDER, order.expression),
    (GoalKey.FIRMS, firms.expression),
    (GoalKey.FIRMS_FRAMEWORK, firms_framework.expression),
    (GoalKey.FIRMS_NEGOTIATING, firms_negotiating.expression),
    (GoalKey.FIRMS_VISITED, firms_visited.expression),
    (GoalKey.FIRMS_LEAD, firms_lead.expression),
    (GoalKey.PRIORITY_AREA, priority_area.expression),
    (GoalKey.TAX, tax.expression),
    (GoalKey.OUTPUT, output.expression),
    (GoalKey.JOBS, jobs.expression),
    (GoalKey.RENT, rent.expression),
    (GoalKey.PHASE1_AREA, phase1_area.expression),
)
"""Goals in the order of the catalogue, each with how it is told."""
