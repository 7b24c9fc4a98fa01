"""Reserve: space kept back for what is not known yet.

Purpose
    Named units, or a share of a park's ground floor, stay free until a quarter.
Sets and symbols
    u unit, U the quarter in which the reserve ends; p park, t quarter before U, σ share;
    g_k ground-floor area of candidate k and G_t that of the park's units ready by t, m²;
    y_k = 1 if k is chosen, K_t the candidates of the park inside in t.
Inequality
    A candidate in a named unit starts no earlier than U (clause units; who sits there is
    exempt). Σ_{k in K_t} g_k · y_k ≤ ⌊(1 − σ) · G_t⌋ for each t < U (clause ground_share).
    Firms waived for the clause do not count. Where sitting firms alone take more, the right side
    is what they take.
What makes it tight
    Named units are pruned. Areas are divided by their common divisor and the right side is
    rounded down; quarters in which others of no larger limit see the same candidates are left out.
As a planner would say it
    "A fifth of the ground floor stays free this year, for whoever comes with heavy machines."
"""

import math
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from models.builder import ModelBuilder
from models.instance import Instance, Ints
from planner.domain.keys import RuleKey
from planner.domain.park.policy import Reserve
from planner.domain.park.quarter import Quarter, span
from planner.domain.rule import is_on


def opens(instance: Instance) -> Iterator[tuple[str, Ints]]:
    """Return clause and, shape (firms, units), the quarter index in which the unit's reserve ends; 0 if none."""
    until = np.zeros((len(instance.firms), len(instance.units)), dtype=np.int64)
    for reserve in instance.policy.reserves:
        for unit_id in (unit_id for unit_id in reserve.units if unit_id in instance.unit_row):
            column = until[:, instance.unit_row[unit_id]]
            sits = [unit_id in firm.rooms for firm in instance.firms]
            column[:] = np.where(sits, column, np.maximum(column, reserve.until.index))
    yield "units", until


def shared_ground(instance: Instance, reserve: Reserve) -> list[tuple[int, int]]:
    """Return (quarter index, most ㎡ of ground floor that may be let) for as long as the reserve lasts."""
    if not reserve.ground_share:
        return []
    park = instance.problem.park[reserve.park_id]
    eligibility = [
        (int(instance.ready[row]), unit.leasable_m2)
        for row, unit in enumerate(instance.units)
        if unit.is_ground and instance.problem.building[unit.building_id].park_id == park.park_id
    ]
    limits = []
    for quarter in span(park.first_quarter, min(park.last_quarter, reserve.until.previous)):
        ready_m2 = sum(m2 for ready, m2 in eligibility if ready <= quarter.index)
        limits.append((quarter.index, math.floor((1 - Fraction(reserve.ground_share)) * ready_m2)))
    return limits


def add_rows(builder: ModelBuilder) -> None:
    """Keep the reserved share of each park's ground floor free."""
    instance = builder.instance
    if not is_on(instance.policy, RuleKey.RESERVE, "ground_share"):
        return
    for reserve in instance.policy.reserves:
        eligibility = _eligibility(builder, reserve.park_id)
        mask = builder.whole.mask_of(eligibility)
        covered: list[int] = []
        limits = sorted(shared_ground(instance, reserve), key=lambda case: (case[1], case[0]))
        for quarter, limit in limits:
            clique = mask & builder.whole.present(quarter)
            if any(clique & other == clique for other in covered):
                continue
            covered.append(clique)
            _add_row(builder, reserve, (quarter, clique, limit), eligibility=eligibility)


def _eligibility(builder: ModelBuilder, park_id: str) -> dict[int, int]:
    instance = builder.instance
    found = {}
    for ordinal, candidate in enumerate(builder.candidates):
        if instance.problem.building[candidate.building_id].park_id != park_id:
            continue
        units = (instance.problem.unit[unit_id] for unit_id in candidate.units)
        ground_m2 = sum(unit.leasable_m2 for unit in units if unit.is_ground)
        if ground_m2 and not instance.policy.waives(RuleKey.RESERVE, "ground_share", candidate.firm_id):
            found[ordinal] = ground_m2
    return found


def _add_row(
    builder: ModelBuilder, reserve: Reserve, case: tuple[int, int, int], *, eligibility: dict[int, int]
) -> None:
    quarter, clique, limit = case
    inside = builder.whole.ordinals_of(clique)
    most: dict[str, int] = {}
    for ordinal in (k for k in inside if k not in builder.seated):
        firm_id = builder.candidates[ordinal].firm_id
        most[firm_id] = max(most.get(firm_id, 0), eligibility[ordinal])
    seated_m2 = sum(eligibility[ordinal] for ordinal in inside if ordinal in builder.seated)
    if seated_m2 + sum(most.values()) <= limit:
        return
    limit = max(limit, seated_m2)
    divisor = math.gcd(*(eligibility[ordinal] for ordinal in inside))
    builder.add_row(
        (RuleKey.RESERVE, f"ground_share@{Quarter(quarter)}"),
        [(ordinal, eligibility[ordinal] // divisor) for ordinal in inside],
        limit // divisor,
        subjects=(reserve.park_id,),
    )
