"""Every KPI, told slice by slice and firm by firm, in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.domain.measures.kpi import Extent, Measure
from planner.domain.measures.kpis import (
    above_scale,
    allocated,
    economy,
    job_density,
    land_use,
    leasable,
    occupancy,
    per_mu,
    pipeline,
    placement,
    production,
    take_up,
    waiting,
)
from planner.domain.measures.slices import Slice, slices
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem

Teller = Callable[[Slice], Iterator[Measure]]

OF_LAND: tuple[Teller, ...] = (
    leasable.tell,
    allocated.tell,
    occupancy.tell,
    take_up.tell,
    economy.tell,
    per_mu.tell,
    land_use.tell,
    above_scale.tell,
    production.tell,
    job_density.tell,
    waiting.tell,
    pipeline.tell,
)
"""KPIs of all parks together, of each park, phase and building."""

OF_FIRMS: tuple[Teller, ...] = (placement.tell_firm, per_mu.tell_firm)
"""KPIs of each placed firm."""


def kpis(problem: Problem, plan: Plan) -> Iterator[Measure]:
    """Return every KPI of a plan whose firms and units are all known."""
    parts = slices(problem, plan)
    for part in parts:
        for tell in OF_LAND:
            yield from tell(part)
    for firm in parts[0].firms:
        alone = replace(
            parts[0],
            plan=Plan(placements=plan.by_firm[firm.firm_id]),
            extent=Extent.FIRM,
            subject_id=firm.firm_id,
        )
        for tell in OF_FIRMS:
            yield from tell(alone)


def headline_kpis(problem: Problem, plan: Plan) -> tuple[Measure, ...]:
    """Return the KPIs of all parks together that are not as of one quarter or year, of a plan whose firms are all known."""
    whole = next(iter(slices(problem, plan)))
    return tuple(one for tell in OF_LAND for one in tell(whole) if one.quarter is None and one.year is None)
