"""Who gets which room, quarter by quarter, under a stated policy.

In each quarter those who have answered are known. Rooms kept for a firm are let go when it answers; then
each firm that comes is given one room, with the earliest start its patience allows, and nobody moves
afterwards. Who finds none waits, and is tried again each quarter until its patience is over. Who is on the
waiting list of a plan comes last, and only while enough is left for the others that are yet to answer. Under
either policy firms that sit, have their rooms or are promised a place keep it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from planner.analysis.futures.draws import Future, is_settled
from planner.analysis.futures.facts import double_id
from planner.analysis.futures.scarcity import Scarce, scarce_stock, use_of
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.sweeping.future import AllocationPolicy, RoomReserve


class RoomBoard(Protocol):
    """A park that is filled placement by placement, each only where every rule allows."""

    def place(self, placement: Placement) -> bool:
        """Make a placement if every rule allows; return whether it stands."""

    def release(self, *firm_ids: str) -> None:
        """Take firms off."""

    @property
    def plan(self) -> Plan:
        """The placements that stand."""


class RoomModel(Protocol):
    """The placements that the rules leave to each firm, what the goals want most first."""

    @property
    def options(self) -> Mapping[str, tuple[Placement, ...]]:
        """Placements by firm."""

    def board(self) -> RoomBoard:
        """Return a park in which nobody is placed yet."""


Opener = Callable[[Problem], RoomModel]


@dataclass(frozen=True)
class PlanGuide:
    """What a policy goes by beside who has come: the facts of today, and the plan that was made from them."""

    problem: Problem
    plan: Plan
    reserve: RoomReserve | None = None
    keeps: frozenset[str] = frozenset()
    """Firms that are not signed and have their rooms of the plan kept like those that are."""
    waitlist: tuple[str, ...] = ()
    """Firms that are not signed and are given a room last, in this order, if what is scarce is still enough for all who may
    come yet and are before them, each with its probability."""

    @cached_property
    def homes(self) -> Mapping[str, Placement]:
        """The place of each firm that is yet to come."""
        return {
            name: places[0]
            for name, places in self.plan.by_firm.items()
            if not self.problem.firm[name].is_sitting
        }

    @cached_property
    def stock(self) -> Mapping[Scarce, Fraction]:
        """What there is of what is scarce."""
        return scarce_stock(self.problem)

    @cached_property
    def uses(self) -> Mapping[str, Mapping[Scarce, Fraction]]:
        """What each firm asks of it."""
        return {firm.firm_id: {key: use_of(firm, key) for key in self.stock} for firm in self.problem.firms}

    def holds(self, policy: AllocationPolicy) -> dict[str, Placement]:
        """Return the places that are kept until their firm answers."""
        firms = self.problem.firm
        return {
            name: place
            for name, place in self.homes.items()
            if is_settled(self.problem, firms[name])
            or (policy is AllocationPolicy.PLAN and (firms[name].is_signed or name in self.keeps))
        }


def answer_quarter(problem: Problem, future: Future, firm_id: str) -> Quarter:
    """Return when a firm answers: when it wants to come, late as it is, but not before the park may let rooms."""
    opening = min(park.opening_quarter for park in problem.parks)
    firm = problem.firm[firm_id]
    if firm.stage.has_rooms:
        return opening
    return max(opening, firm.desired_quarter + future.firms[firm_id].late)


def allocate(
    model: RoomModel, guide: PlanGuide, future: Future, came: frozenset[str], *, policy: AllocationPolicy
) -> Plan:
    """Return the plan that a policy comes to where `came` are the firms that come.

    Parameters
    ----------
    model
        Of the facts of the future, with doubles of the firms that rooms are kept for.
    """
    return _AllocationRun(model, guide, future, came=came, policy=policy).plan()


class _AllocationRun:
    def __init__(
        self,
        model: RoomModel,
        guide: PlanGuide,
        future: Future,
        came: frozenset[str],
        *,
        policy: AllocationPolicy,
    ) -> None:
        self._guide, self._future, self._came, self._policy = guide, future, came, policy
        self._options, self._board = model.options, model.board()
        self._is_planned = policy is AllocationPolicy.PLAN
        self._holds = guide.holds(policy)
        self._answers = {name: answer_quarter(guide.problem, future, name) for name in future.firms}
        self._unanswered: dict[str, frozenset[str]] = {}
        self._refused = set[
            Placement
        ]()  # since the board changed last: who waits is tried again every quarter
        self._lasting: dict[
            str, str
        ] = {}  # who is inside at the end of the horizon: the firm, by its id or its double's
        waitlist = guide.waitlist if self._is_planned else ()
        self._listed = {name: place for place, name in enumerate(waitlist)}

    def plan(self) -> Plan:
        problem = self._guide.problem
        for firm in problem.firms:
            if firm.is_sitting:
                for seat in self._options.get(firm.firm_id, ()):
                    self._place(seat, firm.firm_id)
        holds = self._holds
        doubles = {name: double_id(name, place.units) for name, place in holds.items()}
        for name in sorted(holds, key=lambda one: (not is_settled(problem, problem.firm[one]), one)):
            self._first(self._options.get(doubles[name], ()), name)
        self._unanswered = {name: frozenset(place.units) for name, place in self._guide.homes.items()}
        first = min(park.opening_quarter for park in problem.parks)
        waiting: list[str] = []
        for quarter in span(first, problem.quarters[-1]):
            heard = [name for name, when in self._answers.items() if when == quarter]
            self._release(doubles[name] for name in heard if name in holds)
            for name in heard:
                self._unanswered.pop(name, None)
            newcomers = self._in_turn(name for name in heard if name in self._came)
            entitled = [name for name in newcomers if name in holds]
            others = [name for name in newcomers if name not in holds]
            turns = sorted((*entitled, *waiting, *others), key=lambda name: self._listed.get(name, -1))
            waiting = [name for name in turns if not self._settle(name, quarter)]
        self._release(doubles.values())
        return self._board.plan

    def _in_turn(self, names: Iterable[str]) -> list[str]:
        """Return who is given a room first: who has one kept, then by the goals, or whoever is first."""

        def rank(name: str) -> tuple[bool, int, float]:
            firm = self._guide.problem.firm[name]
            planned = self._is_planned and name not in self._guide.homes
            return (
                name not in self._holds,
                planned + (self._is_planned and not firm.is_signed),
                self._future.firms[name].turn,
            )

        return sorted(names, key=lambda name: (*rank(name), name))

    def _settle(self, name: str, quarter: Quarter) -> bool:
        firm = self._guide.problem.firm[name]
        own = self._guide.homes.get(name)
        options = [one for one in self._options.get(name, ()) if one.start >= quarter or firm.stage.has_rooms]
        if name in self._listed and not self._leaves_enough(name, quarter):
            return False
        reserve, holds = self._guide.reserve, self._holds
        if reserve is not None and name not in holds:
            options = [one for one in options if not reserve.bars(name, one.units, quarter)]
        if not self._is_planned:
            own = own if name in holds else None
        order: Sequence[Placement] = sorted(
            options, key=self._by_plan(own) if self._is_planned else self._by_size(own)
        )  # the sort is stable: what the goals want most stays first
        return self._first(order, name)

    def _leaves_enough(self, name: str, quarter: Quarter) -> bool:
        """Whether, with a firm inside, enough of what is scarce is left for those before it who may come yet, by their chance."""
        firms, uses = self._guide.problem.firm, self._guide.uses
        inside = {name, *self._lasting.values()}
        coming = [
            one
            for one, when in self._answers.items()
            if when > quarter and one not in inside and self._listed.get(one, -1) < self._listed[name]
        ]
        return all(
            sum((uses[one][key] for one in inside), Fraction(0))
            + sum((uses[one][key] * Fraction(firms[one].probability) for one in coming), Fraction(0))
            <= have
            for key, have in self._guide.stock.items()
        )

    def _by_plan(self, own: Placement | None) -> Callable[[Placement], tuple[Quarter, bool, bool]]:
        wanted = frozenset[str]().union(*self._unanswered.values())
        return lambda one: (
            one.start,
            own is None or one.units != own.units,
            not wanted.isdisjoint(one.units),
        )

    def _by_size(self, own: Placement | None) -> Callable[[Placement], tuple[bool, Quarter, int]]:
        units = self._guide.problem.unit
        return lambda one: (
            own is None or one.units != own.units,
            one.start,
            sum(units[name].leasable_m2 for name in one.units),
        )

    def _first(self, places: Iterable[Placement], name: str) -> bool:
        return any(self._place(place, name) for place in places)

    def _place(self, place: Placement, name: str) -> bool:
        if place in self._refused:
            return False
        if not self._board.place(place):
            self._refused.add(place)
            return False
        self._refused.clear()
        if place.is_present(self._guide.problem.quarters[-1]):
            self._lasting[place.firm_id] = name
        return True

    def _release(self, doubles: Iterable[str]) -> None:
        names = tuple(doubles)
        if names:
            self._refused.clear()
        self._board.release(*names)
        for name in names:
            self._lasting.pop(name, None)
