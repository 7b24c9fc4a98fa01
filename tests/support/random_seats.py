"""Sitting firms as parks really have them: several contracts, odd rooms, leases that are over."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import GroundFloor, HazardClass

OFTEN = 0.35


def oddly_seated(dice: Random, problem: Problem) -> Problem:
    """Return the park with its sitting firms in odd places, in one park out of three."""
    if dice.random() > OFTEN:
        return problem
    return replace(problem, firms=tuple(_odd(dice, problem, firm) for firm in problem.firms))


def _odd(dice: Random, problem: Problem, firm: Firm) -> Firm:
    if not firm.is_sitting:
        return firm
    changes: list[dict[str, Any]] = [
        {"hazard_class": HazardClass.C},
        {"area_min_m2": 1, "area_req_m2": 1, "area_max_m2": 2},
        {"ground_floor": GroundFloor.REQUIRED},
        {"needs_whole_building": True},
        {"min_load_kn_m2": Decimal(20)},
        {"power_kw": Decimal(900)},
        {"emits": ("DUST",), "receptors": ("DUST", "CLEAN")},
        {"committed_units": (dice.choice(problem.units).unit_id,)},
    ]
    odd = replace(firm, **dice.choice(changes)) if dice.random() < 0.6 else firm
    if dice.random() < 0.3:
        over = Quarter(problem.quarters[0].index - dice.randint(0, 3))
        return replace(odd, lease_end=max(over, odd.sitting_since + 1) if odd.sitting_since else over)
    return replace(odd, leases=tuple(_leases(dice, problem, odd)))


def _leases(dice: Random, problem: Problem, firm: Firm) -> Iterator[Lease]:
    first = problem.quarters[0]
    rooms = [unit.unit_id for unit in problem.units]
    for number in range(dice.choice((1, 2, 2, 3))):
        end = dice.choice((None, first + (-1), first + 2, first + 2, first + 5))
        start = dice.choice((None, first + (-4), first + (-2), first + 1))
        more = dice.sample(rooms, min(len(rooms), dice.choice((1, 1, 2))))
        yield Lease(
            lease_id=f"{firm.firm_id}-{number}",
            firm_id=firm.firm_id,
            units=firm.sitting_units if number == 0 else tuple(more),
            lease_start=None if start is not None and end is not None and start >= end else start,
            lease_end=end,
            renew_years=dice.choice((0, 0, 1)) if end is not None else 0,
            renew_probability=Decimal(dice.choice(("0.2", "0.5", "0.9"))),
        )
