"""Supply and demand of a park in a few sums."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What there is to let; `gross_m2` counts every building."""

    buildings: int
    units: int
    leasable_m2: int
    gross_m2: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What firms ask for; those that have left are not counted. `share` is of all leasable ㎡."""

    firms: int
    signed: int
    asked_m2: int
    share: Decimal | None


def supply(problem: Problem) -> Supply:
    """Add up what there is to let."""
    return Supply(
        buildings=len(problem.buildings),
        units=len(problem.units),
        leasable_m2=sum(unit.leasable_m2 for unit in problem.units),
        gross_m2=sum((building.gfa_m2 for building in problem.buildings), Decimal(0)),
    )


def demand(problem: Problem) -> Demand:
    """Add up what firms ask for."""
    firms = [firm for firm in problem.firms if firm.stage is not Stage.EXITED]
    asked_m2 = sum(firm.area_req_m2 for firm in firms)
    leasable_m2 = supply(problem).leasable_m2
    return Demand(
        firms=len(firms),
        signed=sum(firm.is_signed for firm in firms),
        asked_m2=asked_m2,
        share=Decimal(asked_m2) / leasable_m2 if leasable_m2 else None,
    )
