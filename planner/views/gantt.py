"""The Gantt chart: for each placement waiting, fit-out, licence, trial run, production."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.measures.placed import waiting_quarters, without_unknown
from planner.domain.park.calendar import Milestones, milestones
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.text import Text
from planner.views.tenants import Tenant, tenant_of


class GanttStep(StrEnum):
    """A stretch of a firm's time, in order."""

    WAITING = "waiting"
    FITOUT = "fitout"
    LICENCE = "licence"
    TRIAL = "trial"
    PRODUCTION = "production"


STEPS: dict[GanttStep, Text] = {
    GanttStep.WAITING: Text("等待", "Waiting"),
    GanttStep.FITOUT: Text("装修", "Fit-out"),
    GanttStep.LICENCE: Text("办证", "Licence"),
    GanttStep.TRIAL: Text("试产", "Trial run"),
    GanttStep.PRODUCTION: Text("投产", "Production"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttBar:
    """One stretch; `end` is the first day after it."""

    step: GanttStep
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttRow:
    """One placement with its stretches, those of no length left out."""

    tenant: Tenant
    dates: Milestones
    leaves: date
    waited_quarters: int
    bars: tuple[GanttBar, ...]


def gantt_rows(problem: Problem, plan: Plan) -> tuple[GanttRow, ...]:
    """Return every placement, by building, first unit and start."""
    rows = [_row(problem, placement) for placement in without_unknown(problem, plan).placements]
    return tuple(sorted(rows, key=lambda r: (r.tenant.building_id, r.tenant.units[0], r.tenant.start)))


def _row(problem: Problem, placement: Placement) -> GanttRow:
    dates = milestones(problem, placement)
    waited = waiting_quarters(problem, placement)
    leaves = placement.end.first_day
    edges = (
        (GanttStep.WAITING, (placement.start + -waited).first_day),
        (GanttStep.FITOUT, placement.start.first_day),
        (GanttStep.LICENCE, dates.fitout_end),
        (GanttStep.TRIAL, dates.licence_end),
        (GanttStep.PRODUCTION, dates.production),
    )
    ends = (*(start for _, start in edges[1:]), leaves)
    return GanttRow(
        tenant=tenant_of(problem, placement),
        dates=dates,
        leaves=leaves,
        waited_quarters=waited,
        bars=tuple(
            GanttBar(step=step, start=start, end=min(end, leaves))
            for (step, start), end in zip(edges, ends, strict=True)
            if start < min(end, leaves)
        ),
    )
