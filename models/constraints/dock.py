"""Loading dock: who ships by lorry gets units on the dock.

Purpose
    Keeps shippers out of units no lorry can reach.
Sets and symbols
    i firm, u unit; d_i = 1 if i needs a dock, D_u = 1 if u has access to one.
Inequality
    A candidate of i that takes u exists only if d_i ≤ D_u. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "They load twenty lorries a day, so every room must be on the dock."
"""

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether the dock is there if the firm needs it; shape (firms, units)."""
    needed = instance.of_firms(lambda firm: firm.needs_dock)
    there = instance.of_units(lambda unit: unit.dock_access)
    return ~needed[:, None] | there[None, :]
