"""Ground floor: who requires the ground floor gets nothing else.

Purpose
    Firms with heavy goods or pits stay down. A mere preference is a goal, not a rule.
Sets and symbols
    i firm, u unit; r_i = 1 if i requires the ground floor, g_u = 1 if u is on it.
Inequality
    A candidate of i that takes u exists only if r_i ≤ g_u. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "Cold storage goes in at street level or not at all."
"""

from models.instance import Bools, Instance
from planner.domain.vocabulary.terms import GroundFloor


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether the unit is down where the firm must be; shape (firms, units)."""
    required = instance.of_firms(lambda firm: firm.ground_floor is GroundFloor.REQUIRED)
    eligibility = instance.of_units(lambda unit: unit.is_ground)
    return ~required[:, None] | eligibility[None, :]
