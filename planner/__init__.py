"""Park Planner · 园区规划师: which firm goes into which building of an industrial park, and when.

For analysts: `read_park`, `solve`, `check_plan`, `compare_plans`, `find_repairs`, `price`, `capacity`, `phasing`, `indicators`,
`milestones`, `recommend`, `why`, `run_sweep` and `solve_portfolio` give pandas frames; see `docs/api.md`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.version import VERSION

if TYPE_CHECKING:
    from planner.api import (
        CapacityResult,
        ConstructionResult,
        FitsResult,
        IndicatorResult,
        InputError,
        MilestoneResult,
        ParkTables,
        PhasingResult,
        PlacesResult,
        PlanComparison,
        PlanResult,
        PortfolioResult,
        PriceResult,
        Recommendation,
        RepairResult,
        RiskResult,
        SweepResult,
        capacity,
        check_plan,
        compare_plans,
        construction,
        count_fits,
        find_repairs,
        indicators,
        milestones,
        phasing,
        price,
        read_park,
        recommend,
        risk,
        run_sweep,
        solve,
        solve_portfolio,
        solve_what_if,
        sweep_inputs,
        why,
    )

__version__ = VERSION
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


def __getattr__(name: str) -> Any:
    """Return a name of the API, loaded when it is first used: most processes need no pandas, and layers stay layers."""
    if name in __all__:
        return getattr(import_module("planner.api"), name)
    raise AttributeError(f"module 'planner' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
