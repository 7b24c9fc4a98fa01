"""What chance decides in one future: who comes, how late, for how much, who renews, which building is late.

Common random numbers: each subject (a firm, a lease, a building) has a generator of its own, seeded by the
seed of the run, the number of the future and the id of the subject. So a subject draws the same in a
future whatever the policy, the other subjects, the number of futures, their order or the worker.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import log, sqrt

import numpy as np

from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.future import RiskAssumptions

MOST_LATE, _FIRM_DRAWS = 6, 5
"""Quarters late at most; and how many numbers a firm draws."""


@dataclass(frozen=True)
class FirmDraw:
    """What one firm does in a future; `turn` tells who comes first of those that come in one quarter."""

    comes: bool
    late: int
    factor: Decimal
    licence_factor: Decimal
    turn: float


@dataclass(frozen=True)
class Future:
    """One future: a draw for each firm that is yet to come, which leases are renewed, quarters that buildings are late."""

    number: int
    firms: Mapping[str, FirmDraw]
    renews: Mapping[str, bool]
    late: Mapping[str, int]


def uniforms(seed: int, number: int, subject: str, count: int) -> list[float]:
    """Return numbers in [0, 1) that depend on nothing but the arguments."""
    digest = hashlib.sha256(subject.encode()).digest()
    words = [int.from_bytes(digest[at : at + 4], "big") for at in (0, 4, 8)]
    sequence = np.random.SeedSequence(seed, spawn_key=(number, *words))
    found: list[float] = np.random.Generator(np.random.PCG64(sequence)).random(count).tolist()
    return found


def future_of(problem: Problem, assumptions: RiskAssumptions, *, seed: int, number: int) -> Future:
    """Return future `number` of a run."""
    opening = min(park.opening_quarter for park in problem.parks)
    firms = {
        firm.firm_id: _firm_draw(
            problem, firm, assumptions, uniforms(seed, number, f"firm:{firm.firm_id}", _FIRM_DRAWS)
        )
        for firm in problem.firms
        if not firm.is_sitting
    }
    renews = {
        lease.lease_id: uniforms(seed, number, f"lease:{lease.lease_id}", 1)[0] < lease.renew_probability
        for lease in problem.leases
        if lease.renew_years
    }
    late = {
        one.building_id: late_quarters(
            uniforms(seed, number, f"building:{one.building_id}", 1)[0], assumptions.building_late
        )
        for one in problem.buildings
        if is_underway(one.handover_quarter, opening)
    }
    return Future(number=number, firms=firms, renews=renews, late=late)


def is_underway(handover: Quarter, opening: Quarter) -> bool:
    """Whether a building may still be late: it is not handed over when the first firm may start."""
    return handover >= opening


def late_quarters(uniform: float, again: Decimal) -> int:
    """Return how many quarters late: each further one with the probability `again`, `MOST_LATE` at most."""
    if not again or not uniform:
        return 0 if not again else MOST_LATE
    return min(MOST_LATE, int(log(uniform) / log(float(again))))


def triangular(uniform: float, low: float, high: float) -> float:
    """Return the value of a triangular distribution from `low` to `high` that is likeliest at 1, at a share of its area."""
    if high <= low:
        return 1.0
    cut = (1.0 - low) / (high - low)
    if uniform < cut:
        return low + sqrt(uniform * (high - low) * (1.0 - low))
    return high - sqrt((1.0 - uniform) * (high - low) * (high - 1.0))


def is_settled(problem: Problem, firm: Firm) -> bool:
    """Whether how much a firm takes is settled: it has its rooms, or is promised a place."""
    return (
        firm.stage.has_rooms
        or firm.is_committed
        or any(p.firm_id == firm.firm_id for p in problem.policy.pins)
    )


def _firm_draw(problem: Problem, firm: Firm, assumptions: RiskAssumptions, u: list[float]) -> FirmDraw:
    spread, longer = float(assumptions.area_spread), float(assumptions.licence_spread)
    settled = is_settled(problem, firm)
    factor = 1.0 if settled else triangular(u[2], 1.0 - spread, 1.0 + spread)
    return FirmDraw(
        comes=u[0] < firm.probability,
        late=0 if firm.stage.has_rooms else late_quarters(u[1], assumptions.firm_late),
        factor=_thousandths(factor),
        licence_factor=_thousandths(triangular(u[3], 1.0, 1.0 + longer)),
        turn=u[4],
    )


def _thousandths(value: float) -> Decimal:
    return Decimal(round(value * 1000)) / 1000
