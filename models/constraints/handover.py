"""Handover and time window: nobody moves in before the keys are there, or too late.

Purpose
    Fixes the quarters in which a firm may start on a run, and when it leaves.
Sets and symbols
    i firm, r run, p park of r, u unit; quarters: d_i desired, l_i latest, O_p opening of the
    park (its first quarter, or the quarter after its cut-off date) and L_p its last, R_u ready
    (available and handed over), Y_i years of lease.
Inequality
    A candidate (i, r, s) exists only if max(d_i, O_p, max_u R_u) ≤ s ≤ min(l_i, L_p); it ends
    at s + 4·Y_i, not included. A firm that has its rooms keeps the run and start it has in the
    plan in force, if that start lies before O_p: it has begun. A firm that sits in the park has
    its own start and end. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "Phase 2 is handed over in 2024Q3; they must be in by the end of that year."
"""

from models.instance import Instance, Run
from planner.domain.park.firm import Firm

QUARTERS_A_YEAR = 4


def starts(firm: Firm, run: Run, instance: Instance) -> range:
    """Return the quarters in which a firm that comes in may start on the run."""
    park = instance.problem.park_of(run.building_id)
    earliest = max(firm.desired_quarter.index, *[instance.lettable[row] for row in run.unit_rows])
    return range(earliest, min(firm.latest_quarter.index, park.last_quarter.index) + 1)


def begun(firm: Firm, run: Run, instance: Instance) -> tuple[int, ...]:
    """Return the starts on the run that lie before the opening and are facts: the firm is inside."""
    if not firm.stage.has_rooms or firm.firm_id not in instance.base_of:
        return ()
    opening = instance.opening[run.building_id]
    return tuple(
        place.start.index
        for place in instance.base_of.get(firm.firm_id, ())
        if place.units == run.units and place.start.index < opening
    )


def wished(firm: Firm, building_id: str, instance: Instance) -> int:
    """Return the quarter index from which waiting counts: the wish, or the opening of the park."""
    return max(firm.desired_quarter.index, instance.opening[building_id])


def end_of(firm: Firm, start: int) -> int:
    """Return the index of the first quarter after the lease of a firm that comes in at `start`."""
    return start + QUARTERS_A_YEAR * firm.lease_years
