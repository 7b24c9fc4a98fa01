"""Who may make room, and where to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.analysis.enquiry.effects import PlanBefore
from planner.analysis.explain.options import is_locked
from planner.analysis.explain.runs import area_m2
from planner.analysis.explain.survey import Survey, survey
from planner.analysis.explain.window import placed
from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem


@dataclass(frozen=True)
class Movers:
    """The firms of a plan that may move; where each suits is looked up once."""

    before: PlanBefore
    _surveys: dict[str, Survey] = field(default_factory=dict)

    def survey(self, firm: Firm) -> Survey:
        """Return the runs that suit a firm alone."""
        if firm.firm_id not in self._surveys:
            self._surveys[firm.firm_id] = survey(self.before.problem, firm)
        return self._surveys[firm.firm_id]

    def may_move(self, firm_id: str) -> bool:
        """Whether a firm can make room: it is not promised its place, and has no rooms that it may not leave."""
        firm = self.before.problem.firm[firm_id]
        return not is_locked(self.before.problem, firm_id) and (not firm.stage.has_rooms or firm.moveable)

    def places(self, firm_id: str) -> tuple[Placement, ...]:
        """Return every placement of a firm that suits it alone: the earliest first, the closest to its request."""
        firm = self.before.problem.firm[firm_id]
        every = [
            (start, abs(area_m2(one.run) - firm.area_req_m2), placed(firm, one.run, start))
            for one in self.survey(firm).suiting
            for start in one.starts
        ]
        return tuple(place for *_, place in sorted(every, key=lambda one: (one[0], one[1], one[2].units)))

    def open_places(self, firm_id: str, beside: Plan) -> Iterator[Placement]:
        """Return the placements of a firm that break no rule beside a plan that does not have it."""
        taken = {(unit, p) for p in beside.placements for unit in p.units}
        for place in self.places(firm_id):
            if any(unit in place.units and p.overlaps(place) for unit, p in taken):
                continue
            if is_open(self.before.problem, beside, place):
                yield place


def is_open(problem: Problem, beside: Plan, place: Placement) -> bool:
    """Whether a placement breaks no rule beside a plan."""
    return not any(finding.is_fault for finding in check_placement(problem, beside, place))


def holders(plan: Plan, place: Placement) -> frozenset[str]:
    """Return the firms that are in a placement's units during its stay."""
    units = set(place.units)
    return frozenset(
        p.firm_id
        for p in plan.placements
        if p.firm_id != place.firm_id and p.overlaps(place) and not units.isdisjoint(p.units)
    )


def in_the_way(problem: Problem, plan: Plan, place: Placement) -> tuple[str, ...]:
    """Return the firms of which one alone may be in the way of a placement: its only holder, or who shares a rule that bars it.

    Empty if nothing bars it, or if several firms hold its units.
    """
    inside = holders(plan, place)
    if inside:
        return tuple(inside) if len(inside) == 1 else ()
    named: set[str] = set()
    for finding in check_placement(problem, plan, place):
        if finding.is_fault:
            named |= {name for name in finding.subjects if name in problem.firm}
            if finding.rule == RuleKey.UTILITIES:
                named |= {p.firm_id for p in plan.placements if p.overlaps(place)}
    return tuple(sorted(named - {place.firm_id}))
