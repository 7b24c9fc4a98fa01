"""Clear height: every unit is as high as the firm's tallest equipment.

Purpose
    Keeps racking, towers and cranes out of low rooms.
Sets and symbols
    i firm, u unit; h_i the firm's need and H_u the unit's clear height, m.
Inequality
    A candidate of i that takes u exists only if h_i ≤ H_u. No row.
What makes it tight
    The candidate is never made. Decimals are compared exactly.
As a planner would say it
    "The drying tower needs 12 m; our highest hall has 6.9."
"""

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether the room is high enough (m); shape (firms, units)."""
    return instance.suffices(lambda firm: firm.min_clear_height_m, lambda unit: unit.clear_height_m)
