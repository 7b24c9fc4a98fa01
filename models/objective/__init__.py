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

EXPRESSIONS: tuple[tuple[str, Callable[[ModelBuilder], Sum]], ...] = (
    ("signed_firms", signed_firms.expression),
    ("expected_value", expected_value.expression),
    ("synergy", synergy.expression),
    ("soft_segregation", soft_segregation.expression),
    ("changes", changes.expression),
    ("relocations", relocations.expression),
    ("waiting", waiting.expression),
    ("excess_area", excess_area.expression),
    ("ground_missed", ground_missed.expression),
    ("order", order.expression),
    ("firms", firms.expression),
    ("firms_framework", firms_framework.expression),
    ("firms_negotiating", firms_negotiating.expression),
    ("firms_visited", firms_visited.expression),
    ("firms_lead", firms_lead.expression),
    ("priority_area", priority_area.expression),
    ("tax", tax.expression),
    ("output", output.expression),
    ("jobs", jobs.expression),
    ("rent", rent.expression),
    ("phase1_area", phase1_area.expression),
)
"""Goals in the order of the catalogue, each with how it is told."""
