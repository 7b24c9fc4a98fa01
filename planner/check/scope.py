"""A placement with its facts looked up, and the question put to the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.check.leases import gone, required_seats
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.park.site import Unit
from planner.domain.rule import is_on


@dataclass(frozen=True, eq=False)
class PlacedFirm:
    """One placement of a firm the problem knows.

    `units` are those the problem knows, each once, by id. `start` and `end` (exclusive) are
    quarter indices: plain integers, so that a full plan is read in milliseconds.
    """

    placement: Placement
    firm: Firm
    units: tuple[Unit, ...]
    parks: frozenset[str]
    start: int
    end: int

    @property
    def firm_id(self) -> str:
        """Id of the firm."""
        return self.firm.firm_id

    @cached_property
    def unit_ids(self) -> frozenset[str]:
        """Ids of the known units."""
        return frozenset(unit.unit_id for unit in self.units)

    @cached_property
    def buildings(self) -> frozenset[str]:
        """Ids of the buildings it touches."""
        return frozenset(unit.building_id for unit in self.units)

    @cached_property
    def floors(self) -> frozenset[tuple[str, int]]:
        """Storeys it touches: building id and number."""
        return frozenset((unit.building_id, unit.floor) for unit in self.units)

    @property
    def leasable_m2(self) -> int:
        """Leasable ㎡ given."""
        return sum(unit.leasable_m2 for unit in self.units)

    def is_inside(self, first: int, after: int) -> bool:
        """Whether the firm is present in some quarter from index `first` up to, not including, `after`."""
        return max(self.start, first) < min(self.end, after)


@dataclass(frozen=True, eq=False)
class CheckScope:
    """What the rules are asked: a plan, and the stays whose findings are wanted.

    `is_whole` is true if the whole plan is judged; otherwise the findings wanted are those
    that the asked stays cause. `strangers` are placements of firms the problem does not know.
    """

    problem: Problem
    stays: tuple[PlacedFirm, ...]
    asked: tuple[PlacedFirm, ...]
    strangers: tuple[Placement, ...]
    is_whole: bool

    @property
    def policy(self) -> Policy:
        """The planner's settings."""
        return self.problem.policy

    @cached_property
    def first(self) -> int:
        """Index of the first quarter over which rules are checked."""
        return min(park.first_quarter.index for park in self.problem.parks)

    @cached_property
    def after(self) -> int:
        """Index of the quarter after the last one over which rules are checked."""
        return max(park.last_quarter.index for park in self.problem.parks) + 1

    @cached_property
    def in_unit(self) -> Mapping[str, tuple[PlacedFirm, ...]]:
        """Stays in each occupied unit."""
        return _grouped((unit_id, stay) for stay in self.stays for unit_id in sorted(stay.unit_ids))

    @cached_property
    def in_building(self) -> Mapping[str, tuple[PlacedFirm, ...]]:
        """Stays in each occupied building."""
        return _grouped((name, stay) for stay in self.stays for name in sorted(stay.buildings))

    @cached_property
    def in_park(self) -> Mapping[str, tuple[PlacedFirm, ...]]:
        """Stays in each occupied park."""
        return _grouped((name, stay) for stay in self.stays for name in sorted(stay.parks))

    @cached_property
    def of_firm(self) -> Mapping[str, tuple[PlacedFirm, ...]]:
        """Stays of each firm."""
        return _grouped((stay.firm_id, stay) for stay in self.stays)

    @cached_property
    def begun(self) -> Mapping[tuple[str, Quarter], frozenset[tuple[str, ...]]]:
        """Units that each firm has in the plan in force, by the quarter it comes."""
        found: dict[tuple[str, Quarter], frozenset[tuple[str, ...]]] = {}
        for place in self.problem.base:
            key = place.firm_id, place.start
            found[key] = found.get(key, frozenset()) | {place.units}
        return found

    def sits(self, firm_id: str) -> bool:
        """Whether a firm sits in the park."""
        firm = self.problem.firm.get(firm_id)
        return firm is not None and firm.is_sitting

    def seats(self, firm_id: str) -> tuple[Placement, ...]:
        """Where a sitting firm is, by its leases and what is assumed at their end, till it graduates; nowhere for any other.

        It is asked firm by firm: a placement alone is judged thousands of times, and hangs on few of them.
        """
        if not self.sits(firm_id):
            return ()
        own = required_seats(self.problem, self.problem.firm[firm_id])
        return tuple(self._until_graduation(seat) for seat in own)

    def vacated(self, unit_id: str) -> tuple[Quarter, ...]:
        """Quarters in which sitting firms leave a unit."""
        return tuple(
            min((gone(self.problem, firm, contract), *self._graduation(firm.firm_id)))
            for firm in self.problem.firms
            for contract in firm.contracts
            if unit_id in contract.units
        )

    def _graduation(self, firm_id: str) -> tuple[Quarter, ...]:
        """Return the quarters in which a firm starts that this one moves out for."""
        leaving = {row.firm_id for row in self.problem.transfers if row.leaves == firm_id}
        return tuple(stay.placement.start for name in leaving for stay in self.of_firm.get(name, ()))

    def _until_graduation(self, seat: Placement) -> Placement:
        """Return a seat as it ends for a firm that starts elsewhere while the seat lasts."""
        within = [quarter for quarter in self._graduation(seat.firm_id) if seat.start < quarter < seat.end]
        return replace(seat, end=min(within)) if within else seat

    def together(self, firm_id: str) -> tuple[tuple[PlacedFirm, ...], ...]:
        """Stays of a sitting firm that share a quarter: each crowd in which one of them begins."""
        own = [s for s in self.of_firm.get(firm_id, ()) if s.is_inside(self.first, self.after)]
        begins = sorted({max(stay.start, self.first) for stay in own})
        return tuple(tuple(s for s in own if s.start <= quarter < s.end) for quarter in begins)

    def all_sit(self, firms: Iterable[str]) -> bool:
        """Whether all these firms sit in the park, so that what is between them is a fact of today."""
        return all(self.sits(name) for name in firms)

    def applies(self, rule: RuleKey, clause: str, *firms: str) -> bool:
        """Whether a clause of a rule is switched on and not waived for these firms."""
        return self.is_on(rule, clause) and not self.is_waived(rule, clause, *firms)

    def is_on(self, rule: RuleKey, clause: str) -> bool:
        """Whether a clause of a rule is switched on."""
        return is_on(self.policy, rule, clause or None)

    def is_waived(self, rule: RuleKey, clause: str, *firms: str) -> bool:
        """Whether these firms are released from a clause of a rule."""
        return bool(self.policy.waivers) and self.policy.waives(rule, clause, *firms)

    def common_quarter(self, one: PlacedFirm, other: PlacedFirm) -> int | None:
        """Return the index of the first quarter of the horizon in which both are inside, None if there is none."""
        first = max(one.start, other.start, self.first)
        return first if first < min(one.end, other.end, self.after) else None


def stay_of(problem: Problem, placement: Placement) -> PlacedFirm | None:
    """Look up the facts of a placement; None if its firm is unknown."""
    firm = problem.firm.get(placement.firm_id)
    if firm is None:
        return None
    known = sorted({unit_id for unit_id in placement.units if unit_id in problem.unit})
    units = tuple(problem.unit[unit_id] for unit_id in known)
    return PlacedFirm(
        placement=placement,
        firm=firm,
        units=units,
        parks=frozenset(problem.building[unit.building_id].park_id for unit in units),
        start=placement.start.index,
        end=placement.end.index,
    )


def _grouped(pairs: Iterable[tuple[str, PlacedFirm]]) -> Mapping[str, tuple[PlacedFirm, ...]]:
    groups: dict[str, list[PlacedFirm]] = {}
    for name, stay in pairs:
        groups.setdefault(name, []).append(stay)
    return {name: tuple(stays) for name, stays in groups.items()}
