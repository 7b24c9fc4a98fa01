"""Steam main: who needs steam gets units on the main.

Purpose
    Keeps steam users where the pipe runs. How much steam there is, is a matter of utilities.
Sets and symbols
    i firm, u unit; s_i = 1 if i needs steam, S_u = 1 if u is on the main.
Inequality
    A candidate of i that takes u exists only if s_i ≤ S_u. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "The steam main ends at building 4."
"""

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether steam is there if the firm needs it; shape (firms, units)."""
    needed = instance.of_firms(lambda firm: firm.needs_steam)
    there = instance.of_units(lambda unit: unit.steam_available)
    return ~needed[:, None] | there[None, :]
