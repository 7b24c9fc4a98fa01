"""Fire-hazard class: no process is more dangerous than the unit may hold.

Purpose
    Keeps 甲 and 乙 production out of multi-tenant workshops.
Sets and symbols
    i firm, u unit; c_i the rank of the firm's class and C_u that of the unit
    (民用 0 < 戊 1 < 丁 2 < 丙 3 < 乙 4 < 甲 5; no unit).
Inequality
    A candidate of i that takes u exists only if c_i ≤ C_u. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "The building is approved for 丙; ethanol is 甲."

Source: GB 50016 §3.1.1, Table 3.3.1.
"""

import numpy as np

from models.instance import Bools, Instance


def admits(instance: Instance) -> Bools:
    """Return for each firm and unit whether the unit may hold the firm's process; shape (firms, units)."""
    process = np.array([firm.hazard_class.rank for firm in instance.firms], dtype=np.int64)
    allowed = np.array([unit.max_hazard_class.rank for unit in instance.units], dtype=np.int64)
    return process[:, None] <= allowed[None, :]
