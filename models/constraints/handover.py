"""Handover and time window: nobody moves in before the keys are there, or too late.

Purpose
    Fixes the quarters in which a firm may start on a run, and when it leaves.
Sets and symbols
    i firm, r run, p park of r, u unit; quarters: d_i desired, l_i latest, F_p and L_p first
    and last of the park, R_u ready (available and handed over), Y_i years of lease.
Inequality
    A candidate (i, r, s) exists only if max(d_i, F_p, max_u R_u) ≤ s ≤ min(l_i, L_p); it ends
    at s + 4·Y_i, not included. A firm that sits in the park has its own start and end. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "Phase 2 is handed over in 2024Q3; they must be in by the end of that year."
"""

from models.arrays import Facts, Run
from planner.domain.firm import Firm

QUARTERS_A_YEAR = 4


def starts(firm: Firm, run: Run, facts: Facts) -> range:
    """Give the quarters in which a firm that comes in may start on the run."""
    park = facts.problem.park_of(run.building_id)
    ready = max(int(facts.ready[row]) for row in run.unit_rows)
    earliest = max(wished(firm, run.building_id, facts), ready)
    return range(earliest, min(firm.latest_quarter.index, park.last_quarter.index) + 1)


def wished(firm: Firm, building_id: str, facts: Facts) -> int:
    """Give the quarter from which waiting counts: the wish, or the first of the park."""
    park = facts.problem.park_of(building_id)
    return max(firm.desired_quarter.index, park.first_quarter.index)


def end_of(firm: Firm, start: int) -> int:
    """Give the first quarter after the lease of a firm that comes in."""
    return start + QUARTERS_A_YEAR * firm.lease_years
