"""The planner for analysts: parks, plans, comparisons and sweeps as pandas frames."""

from planner.api.capacity import CapacityResult, FitsResult, capacity, count_fits
from planner.api.comparing import PlanComparison, compare_plans
from planner.api.construction import ConstructionResult, construction
from planner.api.faults import InputError
from planner.api.indicators import IndicatorResult, indicators
from planner.api.milestones import MilestoneResult, milestones
from planner.api.park import ParkTables, read_park
from planner.api.phasing import PhasingResult, phasing
from planner.api.placing import PlacesResult, why
from planner.api.portfolio import PortfolioResult, solve_portfolio
from planner.api.pricing import PriceResult, price
from planner.api.recommending import Recommendation, recommend
from planner.api.repairing import RepairResult, find_repairs
from planner.api.result import PlanResult
from planner.api.risk import RiskResult, risk
from planner.api.solving import check_plan, solve, solve_what_if
from planner.api.sweeping import SweepResult, run_sweep, sweep_inputs

__all__ = [
    "CapacityResult",
    "ConstructionResult",
    "FitsResult",
    "IndicatorResult",
    "InputError",
    "MilestoneResult",
    "ParkTables",
    "PhasingResult",
    "PlacesResult",
    "PlanComparison",
    "PlanResult",
    "PortfolioResult",
    "PriceResult",
    "Recommendation",
    "RepairResult",
    "RiskResult",
    "SweepResult",
    "capacity",
    "check_plan",
    "compare_plans",
    "construction",
    "count_fits",
    "find_repairs",
    "indicators",
    "milestones",
    "phasing",
    "price",
    "read_park",
    "recommend",
    "risk",
    "run_sweep",
    "solve",
    "solve_portfolio",
    "solve_what_if",
    "sweep_inputs",
    "why",
]
