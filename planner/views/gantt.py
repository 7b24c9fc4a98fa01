"""The Gantt chart: for each placement waiting, fit-out, licence, trial run, production."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.calendar import Milestones, milestones
from planner.domain.measures.placed import known, waiting_quarters
from planner.domain.plan import Placement, Plan
from planner.domain.problem import Problem
from planner.text import Text
from planner.views.tenants import Tenant, tenant_of


class Step(StrEnum):
    """A stretch of a firm's time, in order."""

    WAITING = "waiting"
    FITOUT = "fitout"
    LICENCE = "licence"
    TRIAL = "trial"
    PRODUCTION = "production"


STEPS: dict[Step, Text] = {
    Step.WAITING: Text("等待", "Waiting"),
    Step.FITOUT: Text("装修", "Fit-out"),
    Step.LICENCE: Text("办证", "Licence"),
    Step.TRIAL: Text("试产", "Trial run"),
    Step.PRODUCTION: Text("投产", "Production"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stretch; `end` is the first day after it."""

    step: Step
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttRow:
    """One placement with its stretches, those of no length left out."""

    tenant: Tenant
    dates: Milestones
    leaves: date
    waited_quarters: int
    bars: tuple[Bar, ...]


def gantt_rows(problem: Problem, plan: Plan) -> tuple[GanttRow, ...]:
    """Give every placement, by building, first unit and start."""
    rows = [_row(problem, placement) for placement in known(problem, plan).placements]
    return tuple(sorted(rows, key=lambda r: (r.tenant.building_id, r.tenant.units[0], r.tenant.start)))


def _row(problem: Problem, placement: Placement) -> GanttRow:
    dates = milestones(problem, placement)
    waited = waiting_quarters(problem, placement)
    leaves = placement.end.first_day
    edges = (
        (Step.WAITING, (placement.start + -waited).first_day),
        (Step.FITOUT, placement.start.first_day),
        (Step.LICENCE, dates.fitout_end),
        (Step.TRIAL, dates.licence_end),
        (Step.PRODUCTION, dates.production),
    )
    ends = (*(start for _, start in edges[1:]), leaves)
    return GanttRow(
        tenant=tenant_of(problem, placement),
        dates=dates,
        leaves=leaves,
        waited_quarters=waited,
        bars=tuple(
            Bar(step=step, start=start, end=min(end, leaves))
            for (step, start), end in zip(edges, ends, strict=True)
            if start < min(end, leaves)
        ),
    )
