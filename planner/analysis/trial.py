"""A plan edited by hand: what a move or a swap would break, and whom it would displace, before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.analysis.explain.window import placed, starts
from planner.check import check_placement
from planner.domain.edits import Edit, PinFirm
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What would come of a change by hand.

    `placements` are the new ones; `barred` is what forbids them whoever else comes, `crowded`
    what the other firms of the plan are in the way of; `displaced` are those firms. `edits`
    make the change stand in a scenario: the firms pinned to their new places.
    """

    placements: tuple[Placement, ...]
    barred: tuple[Finding, ...]
    crowded: tuple[Finding, ...]
    displaced: tuple[str, ...]
    edits: tuple[Edit, ...]

    @property
    def can_be_done(self) -> bool:
        """Whether nothing but other firms is in the way."""
        return not self.barred

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is in the way."""
        return not self.barred and not self.crowded


def move(
    problem: Problem, plan: Plan, firm_id: str, units: Iterable[str], *, start: Quarter | None = None
) -> Trial:
    """Return what would come of a firm on other units.

    Parameters
    ----------
    plan
        The plan as it stands; the firm's own place in it is given up.
    units
        Ids of units of one building, in any order.
    start
        None for the first quarter that the firm's window allows there.

    Raises
    ------
    KeyError
        If the firm or a unit is not of the problem.
    """
    return _tried(problem, plan, (_on(problem, firm_id, tuple(units), start),))


def swap(problem: Problem, plan: Plan, one: str, other: str) -> Trial:
    """Try two placed firms each on the other's units, each from the first quarter it can.

    Raises
    ------
    KeyError
        If one of them has no place.
    """
    first, second = plan.by_firm[one][0], plan.by_firm[other][0]
    return _tried(
        problem,
        plan,
        (_on(problem, one, second.units, None), _on(problem, other, first.units, None)),
    )


def _on(problem: Problem, firm_id: str, units: tuple[str, ...], start: Quarter | None) -> Placement:
    firm = problem.firm[firm_id]
    run = tuple(problem.unit[name] for name in sorted(units))
    if start is None:
        park = problem.park_of(run[0].building_id)
        start = next(iter(starts(problem, firm, run)), max(firm.desired_quarter, park.opening_quarter))
    return placed(firm, run, start)


def _tried(problem: Problem, plan: Plan, placements: tuple[Placement, ...]) -> Trial:
    moved = {placement.firm_id for placement in placements}
    others = tuple(p for p in plan.placements if p.firm_id not in moved)
    barred: list[Finding] = []
    crowded: list[Finding] = []
    for number, placement in enumerate(placements):
        beside = placements[:number]
        barred += _hard(problem, Plan(placements=beside), placement, is_alone=True)
        crowded += _hard(problem, Plan(placements=(*others, *beside)), placement)
    crowded = [finding for finding in crowded if finding not in barred]
    in_the_way = {name for finding in crowded for name in finding.subjects if name in problem.firm}
    return Trial(
        placements=placements,
        barred=tuple(barred),
        crowded=tuple(crowded),
        displaced=tuple(sorted(in_the_way - moved)),
        edits=tuple(PinFirm(firm=p.firm_id, units=p.units, start=p.start) for p in placements),
    )


def _hard(
    problem: Problem, plan: Plan, placement: Placement, *, is_alone: bool = False
) -> tuple[Finding, ...]:
    """Return the rules broken; alone, those another firm may put right are left out."""
    return tuple(
        finding
        for finding in check_placement(problem, plan, placement)
        if finding.is_fault and not (is_alone and finding.rule == RuleKey.SPECULATIVE_HOLD)
    )
