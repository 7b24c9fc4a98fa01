"""What the rules ask of the facts: seats, openings, switches and waivers, read from docs/model.md anew."""

from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from planner.domain.park.firm import Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Park, Unit
from planner.domain.rule import RULES
from planner.domain.vocabulary.terms import Stage

Fault = tuple[str, str, str]
"""Rule, clause (without quarter), subject."""

DEFAULT_ON = {str(rule.key): rule.on for rule in RULES}


class Facts:
    """A problem and a plan, asked for what several rules need."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.first, self.last = problem.quarters[0], problem.quarters[-1]

    @cached_property
    def known(self) -> tuple[Placement, ...]:
        """Placements of firms that there are, on at least one unit, all of them known."""
        return tuple(one for one in self.plan.placements if self.is_known(one))

    def is_known(self, stay: Placement) -> bool:
        has_rooms = bool(stay.units) and all(name in self.problem.unit for name in stay.units)
        return has_rooms and stay.firm_id in self.problem.firm

    @cached_property
    def incoming(self) -> tuple[Placement, ...]:
        """Those of firms that do not sit in the park: rules bar nobody else."""
        return tuple(one for one in self.known if not self.firm(one).is_sitting)

    def firm(self, stay: Placement) -> Firm:
        return self.problem.firm[stay.firm_id]

    def units(self, stay: Placement) -> list[Unit]:
        return [self.problem.unit[name] for name in stay.units]

    def buildings(self, stay: Placement) -> set[str]:
        return {unit.building_id for unit in self.units(stay)}

    def parks(self, stay: Placement) -> set[str]:
        return {self.problem.building[name].park_id for name in self.buildings(stay)}

    def area(self, stay: Placement) -> int:
        return sum(unit.leasable_m2 for unit in self.units(stay))

    def inside(self, stay: Placement, quarter: Quarter) -> bool:
        return stay.start <= quarter < stay.end

    def quarters(self, park_id: str) -> tuple[Quarter, ...]:
        """Return the quarters of a park's own horizon, in which its caps and reserves are looked at."""
        park = self.problem.park[park_id]
        return tuple(one for one in self.problem.quarters if park.first_quarter <= one <= park.last_quarter)

    def opening(self, park: Park) -> Quarter:
        return max(park.first_quarter, Quarter.of(park.cut_off + timedelta(days=1)))

    def park_of(self, unit: Unit) -> Park:
        return self.problem.park[self.problem.building[unit.building_id].park_id]

    def ready(self, unit: Unit) -> Quarter:
        return max(unit.available_quarter, self.problem.building[unit.building_id].handover_quarter)

    def is_on(self, rule: str, clause: str = "") -> bool:
        """Whether a rule is in force, as a whole and in a clause."""
        whole = DEFAULT_ON[rule]
        part = True
        for switch in self.problem.policy.switches:
            if switch.rule == rule and switch.clause is None:
                whole = switch.on
            elif switch.rule == rule and switch.clause == clause:
                part = switch.on
        return whole and part

    def is_waived(self, rule: str, clause: str, *firms: str) -> bool:
        """Whether a case is released: by a waiver of one firm in it, or of several with all of it among them."""
        return any(
            one.rule == rule
            and one.clause in (None, clause)
            and ((len(set(one.firms)) == 1 and one.firms[0] in firms) or set(firms) <= set(one.firms))
            for one in self.problem.policy.waivers
            if one.firms
        )

    def binds(self, rule: str, clause: str, *firms: str) -> bool:
        return self.is_on(rule, clause) and not self.is_waived(rule, clause, *firms)

    def lease_end(self, firm: Firm, lease: Lease) -> Quarter:
        """Return the quarter in which a lease is assumed to be over; after the horizon for whoever stays on."""
        beyond, end = self.last + 1, lease.lease_end
        if end is None:
            return self.first if firm.stage is Stage.EXITED else beyond
        if firm.stage is Stage.EXITED:
            return end
        limit = self.problem.policy.threshold("renewal_from", Decimal("0.5"))
        if lease.renew_years and lease.renew_probability >= limit:
            end += 4 * lease.renew_years
        cut_off = self.park_of(self.problem.unit[lease.units[0]]).cut_off
        is_over = end <= Quarter.of(cut_off)
        return max(beyond, end) if is_over and not self._is_longer_covered(firm, lease) else end

    def _is_longer_covered(self, firm: Firm, lease: Lease) -> bool:
        """Whether another lease of the firm has all the rooms of one, and a later end."""
        assert lease.lease_end is not None
        return any(
            set(lease.units) <= set(other.units)
            and (other.lease_end is None or other.lease_end > lease.lease_end)
            for other in firm.contracts
            if other is not lease
        )

    def seats(self, firm: Firm) -> list[Placement]:
        """Return where a sitting firm is: a placement for each lease and building, each once."""
        found: set[Placement] = set()
        for lease in firm.contracts if firm.stage is not Stage.EXITED else ():
            for home in {self.problem.unit[name].building_id for name in lease.units}:
                rooms = {name for name in lease.units if self.problem.unit[name].building_id == home}
                park = self.problem.park[self.problem.building[home].park_id]
                since = lease.lease_start or park.first_quarter
                end = self.lease_end(firm, lease)
                found.add(Placement(firm_id=firm.firm_id, units=tuple(rooms), start=since, end=end))
        return sorted(found, key=lambda seat: (seat.start, seat.units))

    def meet(self, one: Placement, other: Placement) -> bool:
        """Whether both are inside in some quarter of the horizon."""
        return max(one.start, other.start, self.first) < min(one.end, other.end, self.last + 1)
