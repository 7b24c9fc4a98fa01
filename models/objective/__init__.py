"""Every goal as the solver is told it, unweighted and in its own unit: one file per goal."""

from collections.abc import Callable

from models.draft import ModelBuilder
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

TOLD: tuple[tuple[str, Callable[[ModelBuilder], Sum]], ...] = (
    ("signed_firms", signed_firms.told),
    ("expected_value", expected_value.told),
    ("synergy", synergy.told),
    ("soft_segregation", soft_segregation.told),
    ("changes", changes.told),
    ("relocations", relocations.told),
    ("waiting", waiting.told),
    ("excess_area", excess_area.told),
    ("ground_missed", ground_missed.told),
    ("order", order.told),
    ("firms", firms.told),
    ("firms_framework", firms_framework.told),
    ("firms_negotiating", firms_negotiating.told),
    ("firms_visited", firms_visited.told),
    ("firms_lead", firms_lead.told),
    ("priority_area", priority_area.told),
    ("tax", tax.told),
    ("output", output.told),
    ("jobs", jobs.told),
    ("rent", rent.told),
    ("phase1_area", phase1_area.told),
)
"""Goals in the order of the catalogue, each with how it is told."""
