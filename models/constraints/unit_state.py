"""Unit state: what the allocation ledger shows as taken is not given away.

Purpose
    A unit that is not vacant is open only to the firm in it, to the firm it is promised to,
    and, once a sitting firm's lease ends, to all.
Sets and symbols
    i firm, u unit; E_u the quarter in which the lease of a firm that sits in u ends (the
    earliest, if several; never, if none does).
Inequality
    A candidate of i that takes a unit u not vacant, from s on, exists only if i sits in u, is
    pinned or committed to u or its building, or s ≥ E_u. No row.
What makes it tight
    The candidate is never made.
As a planner would say it
    "The ledger says reserved, so it is taken, unless it is reserved for you."
"""

from collections.abc import Iterator

import numpy as np

from models.instance import NEVER, Instance, Ints
from planner.domain.park.firm import Firm
from planner.domain.park.site import Unit
from planner.domain.vocabulary.terms import UnitState


def opens(instance: Instance) -> Iterator[tuple[str, Ints]]:
    """Return clause and, shape (firms, units), the quarter index from which the firm may be in the unit.

    `NEVER` where no lease ends there; 0 where the unit is vacant or the firm's own.
    """
    begins = np.zeros((len(instance.firms), len(instance.units)), dtype=np.int64)
    for row, unit in enumerate(instance.units):
        if unit.state is not UnitState.VACANT:
            theirs = [_is_for(firm, unit, instance) for firm in instance.firms]
            begins[:, row] = np.where(theirs, 0, _lease_end(unit, instance))
    yield "", begins


def _is_for(firm: Firm, unit: Unit, instance: Instance) -> bool:
    return unit.unit_id in firm.rooms or any(
        unit.unit_id in pin.units or pin.building_id == unit.building_id
        for pin in instance.pins.get(firm.firm_id, ())
    )


def _lease_end(unit: Unit, instance: Instance) -> int:
    return min(instance.ends.get(unit.unit_id, ()), default=NEVER)
