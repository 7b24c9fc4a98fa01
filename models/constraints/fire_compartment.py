"""Fire compartment: on one floor a 丙, 乙 or 甲 firm stays within one compartment.

Purpose
    Keeps a firm with combustible goods from spanning a floor that must be divided.
Sets and symbols
    i firm of class 丙 or above, r run, f floor; a_rf leasable area of r on f and K_f the
    largest fire compartment allowed on f, m².
Inequality
    A candidate (i, r) exists only if a_rf ≤ K_f on every floor f of r. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "Without sprinklers 4,000 m² a compartment, and they may not go through the wall."

Source: GB 50016 Table 3.3.1, §3.3.3.
"""

from collections.abc import Iterator

from models.instance import Instance, Run
from planner.domain.park.firm import Firm
from planner.domain.vocabulary.terms import HazardClass


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and building for each floor on which the firm exceeds a compartment."""
    if firm.hazard_class.rank < HazardClass.C.rank:
        return
    for number, area_m2 in run.floors:
        floor = instance.problem.floor.get((run.building_id, number))
        if floor is not None and area_m2 > floor.fire_compartment_m2:
            yield "", run.building_id
