"""Whether a firm can be somewhere beside those that must be placed, with some clauses lifted for it.

Most questions are settled by the plan on show: where its promised firms are, the placement either breaks no rule
beside them, and then it can be had, or the solver is asked whether they can be elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from planner.analysis.explain.shortfall import cause_of, shortfall
from planner.analysis.why.lifting import bound_firms, core, lifted
from planner.analysis.why.solver import PlaceSolver
from planner.check import check_placement, check_plan, is_valid
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.seats import QUARTERS_A_YEAR, seats_of
from planner.domain.rule import rule_of
from planner.domain.solving.finding import Finding
from planner.domain.solving.place import Cause, PlaceOption
from planner.text import message

_FREELY = frozenset[Cause]()
_UNKNOWN: Cause = (RuleKey.ONE_HOME, "")
"""Stands for whatever is wrong with the promised firms of the plan themselves; it cannot be lifted."""
_HOLD: Cause = (RuleKey.SPECULATIVE_HOLD, "")
"""Others may put it right."""


class Freedom:
    """The questions of one firm: what is asked twice is answered once."""

    def __init__(self, problem: Problem, plan: Plan, firm_id: str, solver: PlaceSolver) -> None:
        self._problem = problem
        self._firm_id = firm_id
        self._solver = solver
        self._core = core(problem, firm_id)
        kept = bound_firms(self._core) - {firm_id}
        self.promised = Plan(placements=tuple(p for p in plan.placements if p.firm_id in kept))
        self._lifted: dict[frozenset[Cause], Problem] = {}
        self._alone: dict[Placement, tuple[Finding, ...]] = {}
        self.fixed = Plan(
            placements=tuple(p for p in self.promised.placements if problem.firm[p.firm_id].is_sitting)
        )
        self._beside: dict[tuple[frozenset[Cause], Placement, bool], tuple[Finding, ...]] = {}
        self._answers: dict[tuple[frozenset[Cause], tuple[Placement, ...], bool], Placement | None] = {}

    def alone(self, placement: Placement) -> tuple[Finding, ...]:
        """Return what is wrong with a placement whoever else comes, by the checker."""
        if placement not in self._alone:
            found = check_placement(self._core, Plan(), placement)
            self._alone[placement] = tuple(one for one in found if one.is_fault)
        return self._alone[placement]

    def beside(
        self, placement: Placement, causes: frozenset[Cause] = _FREELY, *, only_fixed: bool = False
    ) -> tuple[Finding, ...]:
        """Return what is wrong with a placement beside the promised firms of the plan, with clauses lifted.

        With `only_fixed` those count alone that no plan has elsewhere.
        """
        key = causes, placement, only_fixed
        if key not in self._beside:
            plan = self.fixed if only_fixed else self.promised
            found = check_placement(self._core_without(causes), plan, placement)
            self._beside[key] = tuple(one for one in found if one.is_fault)
        return self._beside[key]

    def needs(self, placement: Placement) -> tuple[frozenset[Cause], frozenset[Cause]]:
        """Return the clauses that must be lifted at least for a placement, and those with which it is free for certain."""
        enough = frozenset(cause_of(one) for one in self.beside(placement))
        if not self._stands:
            enough |= {_UNKNOWN}
        if self.is_settled or not enough:
            return enough, enough
        least = frozenset(cause_of(one) for one in self.beside(placement, only_fixed=True))
        return least - {_HOLD}, enough

    def one_of(
        self, placements: Sequence[Placement], causes: frozenset[Cause] = _FREELY, *, follows: bool = False
    ) -> Placement | None:
        """Return a placement that some plan has beside every commitment, with clauses lifted for the firm; None if none has.

        Parameters
        ----------
        placements
            Of the firm; the first that serves is returned.
        follows
            Whether some of them must follow a firm that need not be placed, so that all firms count.

        Raises
        ------
        UndecidedError
            If the limits of the solver end before.
        """
        asked = causes, tuple(placements), follows
        if asked not in self._answers:
            quick = next((one for one in placements if self.is_free(one, causes)), None)
            self._answers[asked] = quick or self._by_solver(placements, causes, follows=follows)
        return self._answers[asked]

    def _by_solver(
        self, placements: Sequence[Placement], causes: frozenset[Cause], *, follows: bool
    ) -> Placement | None:
        wanted = [one for one in placements if not self.is_hopeless(one) and self.needs(one)[0] <= causes]
        if not wanted:
            return None
        plan = None if self.is_settled else self._solver.plan_with(self._core_without(causes), wanted)
        if plan is None and (follows or self._follows):
            plan = self._solver.plan_with(lifted(self._problem, self._firm_id, causes), wanted)
        return None if plan is None else next(p for p in plan.placements if p in set(wanted))

    def is_free(self, placement: Placement, causes: frozenset[Cause]) -> bool:
        """Whether a placement can be had with clauses lifted, by the promised firms where the plan has them."""
        return not self.is_hopeless(placement) and self.needs(placement)[1] <= causes

    @cached_property
    def _follows(self) -> bool:
        """Whether a promised firm may have to follow one that need not be placed."""
        return any(
            firm.stage.is_speculative and not firm.is_sitting
            for firm in self._core.firms
            if firm.firm_id != self._firm_id
        )

    @cached_property
    def _stands(self) -> bool:
        """Whether the promised firms of the plan alone keep every rule."""
        others = replace(self._core, firms=tuple(f for f in self._core.firms if f.firm_id != self._firm_id))
        pins = tuple(pin for pin in others.policy.pins if pin.firm_id != self._firm_id)
        return is_valid(check_plan(others.with_policy(replace(others.policy, pins=pins)), self.promised))

    @cached_property
    def is_settled(self) -> bool:
        """Whether each promised firm is where it must be, so that the checker's word on a placement beside them is the last."""
        return self._stands and all(
            firm.is_sitting or len(self._places[firm.firm_id]) == 1
            for firm in self._core.firms
            if firm.firm_id != self._firm_id
        )

    def is_hopeless(self, placement: Placement) -> bool:
        """Whether wherever a promised firm can be, it has a unit of the placement at the same time."""
        return any(
            places and all(_meet(placement, place) for place in places) for places in self._places.values()
        )

    @cached_property
    def _places(self) -> dict[str, tuple[Placement, ...]]:
        """Where each promised firm can be, whoever else comes."""
        found = {}
        for firm in self._core.firms:
            if firm.firm_id != self._firm_id:
                free = [one for one in self._solver.options(firm.firm_id) if not one.causes]
                found[firm.firm_id] = placements_of(self._problem, firm.firm_id, free)
        return found

    def _core_without(self, causes: frozenset[Cause]) -> Problem:
        if causes not in self._lifted:
            self._lifted[causes] = lifted(self._core, self._firm_id, causes) if causes else self._core
        return self._lifted[causes]


def placements_of(problem: Problem, firm_id: str, options: Iterable[PlaceOption]) -> tuple[Placement, ...]:
    """Return the placements of options: near the area and the time that were asked for first, early ones before late ones."""
    firm = problem.firm[firm_id]
    if firm.is_sitting:
        wanted = {(one.units, start) for one in options for start in one.starts}
        return tuple(seat for seat in seats_of(problem, firm) if (seat.units, seat.start) in wanted)
    rows = [
        (
            area_off(problem, firm_id, one),
            max(firm.desired_quarter - start, start - firm.latest_quarter, 0),
            start,
            one.units,
        )
        for one in options
        for start in one.starts
    ]
    return tuple(
        Placement(firm_id=firm_id, units=units, start=start, end=start + QUARTERS_A_YEAR * firm.lease_years)
        for *_, start, units in sorted(rows)
    )


def _meet(one: Placement, other: Placement) -> bool:
    return other.overlaps(one) and not set(other.units).isdisjoint(one.units)


def area_off(problem: Problem, firm_id: str, option: PlaceOption) -> tuple[int, int]:
    """Return the ㎡ by which a run leaves the range of a firm, and those by which it misses the area asked for."""
    firm = problem.firm[firm_id]
    area = sum(problem.unit[name].leasable_m2 for name in option.units)
    out = max(firm.area_min_m2 - area, area - firm.area_max_m2, 0)
    return out, abs(area - firm.area_req_m2)


def gravest_of(findings: Iterable[Finding]) -> dict[Cause, Finding]:
    """Return the finding of each clause that falls short by most."""
    found: dict[Cause, Finding] = {}
    for one in findings:
        known = found.get(cause_of(one))
        if known is None or shortfall(one) > shortfall(known):
            found[cause_of(one)] = one
    return found


def bare(cause: Cause, firm_id: str) -> Finding:
    """Return a clause by its name alone, where no single neighbour stands for it."""
    rule, clause = cause
    said = message("{rule}不允许 {firm}", "{rule} bars {firm}", rule=rule_of(rule).title, firm=firm_id)
    return Finding(rule=rule, clause=clause, subjects=(firm_id,), message=said)
