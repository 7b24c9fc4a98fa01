"""A problem as flat integer arrays, made once and read by every constraint, goal and search."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.cap_lines import CapLine, cap_lines, decimal_places, scaled
from models.clock import ENDLESS, Clock
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.park.seats import ending_of, seats_of
from planner.domain.park.site import Unit
from planner.domain.rule import is_on
from planner.domain.vocabulary.terms import CapScope, Resource, Stage

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

NEVER = 1 << 40
"""Index of a quarter that never comes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A set of units of one building; bit k of `mask` is unit k of the building by floor and seq.

    `unit_rows` are rows of the unit arrays (`Instance.units`); `floors` are (floor, leasable ㎡ on
    it), lowest first; `area_m2` is all of it, `ground_m2` what lies on the ground floor.
    """

    building_id: str
    units: tuple[str, ...]
    unit_rows: tuple[int, ...]
    mask: int
    area_m2: int
    ground_m2: int
    floors: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Instance:
    """Arrays of a problem: one row per firm, one per unit; quarters are whole indices (`Quarter.index`).

    Every array by firm has the order of `firms`, every array by unit that of `units`, every array
    of both the shape (firms, units). Firms that have left for good (stage exited) are not among
    `firms`. A firm's commitments are told as `pins`, together with those of the policy. `ready`
    holds for each unit the first quarter in which it is handed over and free to be let.
    """

    problem: Problem
    firms: tuple[Firm, ...]
    units: tuple[Unit, ...]
    ready: Ints
    pins: Mapping[str, tuple[Pin, ...]]
    clock: Clock = ENDLESS
    """Limits the building of a model from these facts."""

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.problem.policy

    @cached_property
    def firm_row(self) -> Mapping[str, int]:
        """Row of each firm."""
        return {firm.firm_id: row for row, firm in enumerate(self.firms)}

    @cached_property
    def unit_row(self) -> Mapping[str, int]:
        """Row of each unit."""
        return {unit.unit_id: row for row, unit in enumerate(self.units)}

    @cached_property
    def first(self) -> int:
        """First quarter of any park."""
        return self.problem.quarters[0].index

    @cached_property
    def last(self) -> int:
        """Last quarter of any park."""
        return self.problem.quarters[-1].index

    @cached_property
    def seats(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where each sitting firm is: a placement for each lease and building."""
        return {f.firm_id: seats_of(self.problem, f) for f in self.problem.firms if f.is_sitting}

    @cached_property
    def base_of(self) -> Mapping[str, tuple[Placement, ...]]:
        """Placements of each firm in the plan in force."""
        return Plan(placements=self.problem.base).by_firm

    @cached_property
    def ends(self) -> Mapping[str, tuple[int, ...]]:
        """Quarters in which a sitting firm leaves each unit: the first one in which it is gone, or may be."""
        found: dict[str, tuple[int, ...]] = {}
        for firm in self.problem.firms:
            successor = self.problem.firm.get(self.problem.graduates.get(firm.firm_id, ""))
            for unit_id, last in _ends(self.problem, firm):
                end = last if successor is None else min(last, successor.desired_quarter.index)
                found[unit_id] = (*found.get(unit_id, ()), end)
        return found

    @cached_property
    def runs(self) -> Mapping[str, Mapping[int, Run]]:
        """Legal runs of each building by mask, in canonical order."""
        from models.constraints.run import runs_of  # the rule itself reads these arrays

        return {b.building_id: runs_of(b.building_id, self) for b in self.problem.buildings}

    @cached_property
    def draws(self) -> Mapping[Resource, Mapping[str, int]]:
        """Draw of each firm, whole: in units of the smallest decimal any firm uses of that resource.

        With draws of 1.5 and 20 kW it is 15 and 200, in tenths of a kW; `CapLine.limits` are scaled
        alike, so that a sum of draws is compared with its cap exactly.
        """
        found = {}
        for resource in Resource:
            drawn = [firm.draw(resource) for firm in self.firms]
            whole = scaled(drawn, decimal_places(drawn)).tolist()
            found[resource] = {f.firm_id: draw for f, draw in zip(self.firms, whole, strict=True)}
        return found

    @cached_property
    def cap_lines(self) -> tuple[CapLine, ...]:
        """Every cap in force, parks before buildings."""
        digits = {r: decimal_places([firm.draw(r) for firm in self.firms]) for r in Resource}
        return tuple(cap_lines(self.problem, digits))

    @cached_property
    def caps_on(self) -> Mapping[tuple[CapScope, str], tuple[CapLine, ...]]:
        """The caps in force of each park and each building that has some."""
        found: dict[tuple[CapScope, str], tuple[CapLine, ...]] = {}
        for line in self.cap_lines:
            place = (line.scope, line.subject_id)
            found[place] = (*found.get(place, ()), line)
        return found

    @cached_property
    def opening(self) -> Mapping[str, int]:
        """First quarter in which something new may start in each building: that of its park."""
        return {
            b.building_id: self.problem.park_of(b.building_id).opening_quarter.index
            for b in self.problem.buildings
        }

    @cached_property
    def lettable(self) -> list[int]:
        """First quarter in which each unit could be let: ready, and the park open."""
        opening = self.opening
        return [
            max(ready, opening[unit.building_id])
            for ready, unit in zip(self.ready.tolist(), self.units, strict=True)
        ]

    def must_place(self, firm: Firm) -> bool:
        """Whether the firm is pinned, committed or sits in the park (and has not left for good)."""
        sits = firm.is_sitting and firm.stage is not Stage.EXITED
        return sits or firm.firm_id in self.pins

    def releases(self, rule: RuleKey, clause: str, *firms: str) -> bool:
        """Whether a rule is switched off, or waived for a case between these firms."""
        return not is_on(self.policy, rule, clause) or self.policy.waives(rule, clause, *firms)

    def released(self, rule: RuleKey, clause: str = "") -> Bools:
        """Return for each firm whether a rule is switched off, or waived for it; shape (firms,)."""
        return self.of_firms(lambda firm: self.releases(rule, clause, firm.firm_id))

    def of_firms(self, asked: Callable[[Firm], bool]) -> Bools:
        """Return one truth value per firm, shape (firms,)."""
        return np.array([asked(firm) for firm in self.firms], dtype=np.bool_)

    def of_units(self, asked: Callable[[Unit], bool]) -> Bools:
        """Return one truth value per unit, shape (units,)."""
        return np.array([asked(unit) for unit in self.units], dtype=np.bool_)

    def suffices(self, need: Callable[[Firm], Decimal], offer: Callable[[Unit], Decimal]) -> Bools:
        """Return for each firm and unit whether the unit offers what the firm needs; shape (firms, units).

        Parameters
        ----------
        need, offer
            The same quantity in the same unit, of a firm and of a unit. Both are compared as whole
            numbers after scaling, never as floats: 0.1 + 0.2 offers exactly 0.3.
        """
        needs, offers = [need(f) for f in self.firms], [offer(u) for u in self.units]
        digits = decimal_places([*needs, *offers])
        return scaled(needs, digits)[:, None] <= scaled(offers, digits)[None, :]


def facts_of(problem: Problem, clock: Clock = ENDLESS) -> Instance:
    """Return the arrays of a problem; whatever is worked out later from them ends with `clock`."""
    firms = tuple(firm for firm in problem.firms if firm.stage is not Stage.EXITED)
    ready = [
        max(unit.available_quarter, problem.building[unit.building_id].handover_quarter).index
        for unit in problem.units
    ]
    return Instance(
        problem=problem,
        firms=firms,
        units=problem.units,
        ready=np.array(ready, dtype=np.int64),
        pins=_pins(problem.firms, problem.policy),
        clock=clock,
    )


def _ends(problem: Problem, firm: Firm) -> Iterator[tuple[str, int]]:
    for lease in firm.contracts:
        end = ending_of(problem, firm, lease).end.index
        yield from ((unit_id, end) for unit_id in lease.units)


def _pins(firms: Sequence[Firm], policy: Policy) -> dict[str, tuple[Pin, ...]]:
    found: dict[str, tuple[Pin, ...]] = {}
    for firm in firms:
        pins = tuple(pin for pin in policy.pins if pin.firm_id == firm.firm_id)
        if firm.is_committed:
            own = Pin(firm_id=firm.firm_id, building_id=firm.committed_building, units=firm.committed_units)
            pins = (own, *pins)
        if pins:
            found[firm.firm_id] = pins
    return found
