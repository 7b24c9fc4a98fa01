"""The runs that suit a firm alone, set against the plan: which are free, who holds the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.analysis.explain.runs import Run, area_m2
from planner.analysis.explain.survey import Survey
from planner.analysis.explain.window import placed
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter


@dataclass(frozen=True, kw_only=True)
class PlacementOption:
    """One run from one start; `holders` are the firms of the plan in its units during the stay."""

    placement: Placement
    run: Run
    holders: tuple[str, ...]

    @property
    def building_id(self) -> str:
        """Building of the run."""
        return self.run[0].building_id


def options(plan: Plan, found: Survey) -> tuple[PlacementOption, ...]:
    """Return every run that suits the firm, from every start, those closest to its request first."""
    firm = found.firm
    every = [
        PlacementOption(placement=p, run=one.run, holders=_holders(plan, p))
        for one in found.suiting
        for start in one.starts
        for p in (placed(firm, one.run, start),)
    ]
    return tuple(
        sorted(
            every,
            key=lambda o: (
                abs(area_m2(o.run) - firm.area_req_m2),
                o.placement.start,
                o.placement.units,
            ),
        )
    )


def easiest_to_clear(problem: Problem, choices: tuple[PlacementOption, ...]) -> Iterator[PlacementOption]:
    """Return held options, each run once, those first whose holders are few, movable and small."""
    seen: set[tuple[str, ...]] = set()
    for option in sorted(choices, key=lambda o: _weight(problem, o)):
        if option.holders and option.placement.units not in seen:
            seen.add(option.placement.units)
            yield option


def is_locked(problem: Problem, firm_id: str) -> bool:
    """Whether a firm sits inside, is committed or is pinned, so that it cannot make room."""
    firm = problem.firm[firm_id]
    pinned = any(pin.firm_id == firm_id for pin in problem.policy.pins)
    return firm.is_sitting or firm.is_committed or pinned


def _weight(problem: Problem, option: PlacementOption) -> tuple[int, int, int, int, Quarter, tuple[str, ...]]:
    holders = [problem.firm[name] for name in option.holders]
    return (
        sum(is_locked(problem, firm.firm_id) for firm in holders),
        sum(firm.is_signed for firm in holders),
        len(holders),
        sum(firm.area_req_m2 for firm in holders),
        option.placement.start,
        option.placement.units,
    )


def _holders(plan: Plan, asked: Placement) -> tuple[str, ...]:
    units = set(asked.units)
    return tuple(
        sorted(
            {
                p.firm_id
                for p in plan.placements
                if p.firm_id != asked.firm_id and p.overlaps(asked) and not units.isdisjoint(p.units)
            }
        )
    )
