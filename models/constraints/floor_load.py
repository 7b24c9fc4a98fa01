"""Floor load: no unit is loaded beyond what its floor carries.

Purpose
    Keeps heavy equipment off light floors.
Sets and symbols
    i firm, u unit; q_i the firm's need and Q_u the unit's load, kN/m².
Inequality
    A candidate of i that takes u exists only if q_i ≤ Q_u. No row.
What makes it tight
    The candidate is never made, so no fraction of it can be chosen. Decimals are compared
    exactly, as whole numbers of the smallest digit in use.
As a planner would say it
    "The third floor carries 8, the moulding shop needs 15."
"""

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether the floor carries the firm (kN/㎡); shape (firms, units)."""
    return instance.suffices(lambda firm: firm.min_load_kn_m2, lambda unit: unit.load_kn_m2)
