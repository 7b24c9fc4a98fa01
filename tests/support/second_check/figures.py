"""What a plan is judged by: each goal from its line in docs/model.md."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import floor

from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.vocabulary.terms import GroundFloor, PairScope, Priority, Stage
from tests.support.second_check.facts import Facts
from tests.support.second_check.neighbours import caught, share

STAGES = {
    "firms_framework": Stage.FRAMEWORK,
    "firms_negotiating": Stage.NEGOTIATING,
    "firms_visited": Stage.VISITED,
    "firms_lead": Stage.LEAD,
}


def half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


class Figures:
    """The goals of one plan."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.stays = facts.known
        self.firms = [
            firm for firm in facts.problem.firms if any(s.firm_id == firm.firm_id for s in self.stays)
        ]

    def goal(self, name: str) -> int:
        if name in STAGES:
            return sum(firm.stage is STAGES[name] and not firm.is_sitting for firm in self.firms)
        if name in ("tax", "output"):
            return sum(half_up(Fraction(getattr(firm, f"{name}_10k"))) for firm in self.firms)
        found: int = getattr(self, f"_{name}")()
        return found

    def _firms(self) -> int:
        return len(self.firms)

    def _signed_firms(self) -> int:
        return sum(firm.stage.is_signed or firm.is_sitting for firm in self.firms)

    def _jobs(self) -> int:
        return sum(firm.jobs for firm in self.firms)

    def _priority_area(self) -> int:
        rates = self.facts.problem.policy.rates
        points = {Priority.A: rates.priority_a, Priority.B: rates.priority_b, Priority.C: rates.priority_c}
        return sum(points[firm.priority] * firm.area_req_m2 for firm in self.firms)

    def _expected_value(self) -> int:
        return sum(self._worth(firm) for firm in self.firms)

    def _worth(self, firm: Firm) -> int:
        rates, mine = self.facts.problem.policy.rates, self._of(firm)
        points = (
            Fraction(firm.tax_10k) * Fraction(rates.tax_per_10k)
            + Fraction(firm.output_10k) * Fraction(rates.output_per_10k)
            + firm.jobs * Fraction(rates.per_job)
            + firm.area_req_m2 * Fraction(rates.per_m2)
        )
        is_signed = firm.stage.is_signed or firm.is_sitting
        loss = Fraction(rates.waiting_loss_signed if is_signed else rates.waiting_loss_other)
        left = 1 - loss * self._wait(mine[0])
        worth = half_up(max(Fraction(0), Fraction(firm.probability) * points * left))
        prices = [
            row.price_10k
            for row in self.facts.problem.transfers
            if row.firm_id == firm.firm_id and any(row.park_id in self.facts.parks(stay) for stay in mine)
        ]
        price = Fraction(sum(prices, Decimal(0)))
        return worth - half_up(Fraction(firm.probability) * Fraction(rates.tax_per_10k) * price)

    def _of(self, firm: Firm) -> list[Placement]:
        return [stay for stay in self.stays if stay.firm_id == firm.firm_id]

    def _wait(self, stay: Placement) -> int:
        firm = self.facts.firm(stay)
        if firm.is_sitting:
            return 0
        opens = [self.facts.opening(self.facts.problem.park[name]) for name in self.facts.parks(stay)]
        return max(0, stay.start - max(firm.desired_quarter, *opens))

    def _waiting(self) -> int:
        return sum(self._wait(self._of(firm)[0]) for firm in self.firms)

    def _synergy(self) -> int:
        total = 0
        for row in self.facts.problem.synergies:
            kinds = (row.archetype_a, row.archetype_b)
            if row.scope is PairScope.PARK:
                total += row.bonus_points * len(self._kept_company(*kinds))
            else:
                total += row.bonus_points * len(self._pairs(kinds, row.scope))
        return total

    def _kept_company(self, kind: str, other_kind: str) -> set[tuple[str, str]]:
        """Return firm and park for each firm of one kind with one of the other kind in its park."""
        return {
            (one.firm_id, park)
            for one in self.stays
            for other in self.stays
            for park in self.facts.parks(one) & self.facts.parks(other)
            if one.firm_id != other.firm_id
            and self.facts.firm(one).archetype == kind
            and self.facts.firm(other).archetype == other_kind
        }

    def _pairs(self, kinds: tuple[str, str], scope: PairScope) -> set[frozenset[str]]:
        return {
            frozenset((one.firm_id, other.firm_id))
            for one, other in combinations(self.stays, 2)
            if one.firm_id != other.firm_id
            and sorted((self.facts.firm(one).archetype, self.facts.firm(other).archetype)) == sorted(kinds)
            and self.facts.meet(one, other)
            and share(self.facts, scope, one, other)
        }

    def _soft_segregation(self) -> int:
        cases = {(rule.rule_id, a, b): rule.penalty_points for rule, a, b in caught(self.facts, hard=False)}
        return sum(cases.values())

    def _changes(self) -> int:
        now = {(stay.firm_id, stay.units, stay.start) for stay in self.stays}
        then = {(stay.firm_id, stay.units, stay.start) for stay in self.facts.problem.base}
        return self._other_firms(now, then)

    def _relocations(self) -> int:
        now = {(stay.firm_id, stay.units) for stay in self.stays}
        then = {(stay.firm_id, stay.units) for stay in self.facts.problem.base}
        return self._other_firms(now, then)

    def _other_firms(self, now: set, then: set) -> int:  # type: ignore[type-arg]
        firms = {row[0] for row in then}
        return sum(
            {row for row in now if row[0] == firm} != {row for row in then if row[0] == firm}
            for firm in firms
        )

    def _excess_area(self) -> int:
        return sum(max(0, self.facts.area(self._of(firm)[0]) - firm.area_req_m2) for firm in self.firms)

    def _ground_missed(self) -> int:
        return sum(
            firm.ground_floor is GroundFloor.PREFERRED
            and not any(unit.is_ground for unit in self.facts.units(self._of(firm)[0]))
            for firm in self.firms
        )

    def _order(self) -> int:
        firms = sorted(self.facts.problem.firm)
        units = sorted(self.facts.problem.unit)
        return sum(
            (firms.index(stay.firm_id) + 1) * (units.index(min(stay.units)) + 1) for stay in self.stays
        )

    def _rent(self) -> int:
        return sum(
            half_up(unit.leasable_m2 * Fraction(unit.list_rent_yuan_m2_month))
            for stay in self.stays
            for unit in self.facts.units(stay)
        )

    def _phase1_area(self) -> int:
        first = {
            park.park_id: min(p.phase_id for p in self.facts.problem.phases if p.park_id == park.park_id)
            for park in self.facts.problem.parks
        }
        return sum(
            unit.leasable_m2
            for stay in self.stays
            for unit in self.facts.units(stay)
            for home in [self.facts.problem.building[unit.building_id]]
            if home.phase_id == first[home.park_id]
        )
