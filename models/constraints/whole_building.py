"""Whole building: who needs a building alone takes every unit of it.

Purpose
    Gives firms that may share no roof a building of their own.
Sets and symbols
    i firm, r run, b its building; U_b the units of b.
Inequality
    A candidate (i, r) of a firm that needs a whole building exists only if r = U_b. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "Penicillin gets its own building or does not come."

Source: GMP 2010 Art. 46.
"""

from collections.abc import Iterator

from models.instance import Instance, Run
from planner.domain.park.firm import Firm


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and building if a unit of the building is left to others."""
    if firm.needs_whole_building and len(run.units) < len(instance.problem.units_of[run.building_id]):
        yield "", run.building_id
