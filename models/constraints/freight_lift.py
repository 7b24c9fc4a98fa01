"""Freight lift: upstairs, the lift carries what the firm moves.

Purpose
    Keeps firms with heavy pallets off floors their goods cannot reach.
Sets and symbols
    i firm, u unit; l_i the firm's need and L_u the lift's load, t; g_u = 1 on the ground floor.
Inequality
    A candidate of i that takes u exists only if g_u = 1 or l_i ≤ L_u. No row.
What makes it tight
    The candidate is never made. Decimals are compared exactly.
As a planner would say it
    "Two tonnes is all the lift takes, but on the ground floor nobody asks."
"""

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether goods reach the unit (lift in t); shape (firms, units)."""
    reached = instance.suffices(lambda firm: firm.min_freight_lift_t, lambda unit: unit.freight_lift_t)
    eligibility = instance.of_units(lambda unit: unit.is_ground)
    return reached | eligibility[None, :]
