"""A good plan with its certificate, and what it is after somebody has spoiled it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from planner.check.handover import first_open
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.site import Unit
from planner.domain.solving.outcome import Outcome
from tests.support import brute


@dataclass(frozen=True)
class Good:
    """A problem and a valid plan of it, under a certificate that is true."""

    problem: Problem
    outcome: Outcome

    @property
    def plan(self) -> Plan:
        assert self.outcome.plan is not None
        return self.outcome.plan

    @property
    def stays(self) -> list[Placement]:
        return list(self.plan.placements)

    @property
    def incoming(self) -> list[Placement]:
        return [stay for stay in self.stays if not self.firm(stay).is_sitting]

    def firm(self, stay: Placement) -> Firm:
        return self.problem.firm[stay.firm_id]

    def units(self, stay: Placement) -> list[Unit]:
        return [self.problem.unit[unit_id] for unit_id in stay.units]

    def building(self, stay: Placement) -> str:
        return self.problem.unit[stay.units[0]].building_id

    def park(self, stay: Placement) -> str:
        return self.problem.building[self.building(stay)].park_id

    def area_m2(self, stay: Placement) -> int:
        return sum(unit.leasable_m2 for unit in self.units(stay))

    def ready(self, stay: Placement) -> int:
        """Index of the first quarter in which all its units can be used."""
        handover = self.problem.building[self.building(stay)].handover_quarter
        first, _ = first_open(self.problem.park[self.park(stay)])
        return max(first, handover, *(unit.available_quarter for unit in self.units(stay))).index

    def in_horizon(self, stay: Placement) -> bool:
        """Whether the firm is inside in some quarter of its park's horizon."""
        park = self.problem.park[self.park(stay)]
        return stay.start <= park.last_quarter and stay.end > park.first_quarter


@dataclass(frozen=True)
class Spoiled:
    """What is left of a good plan, and the finding that must be among the checker's."""

    problem: Problem
    outcome: Outcome
    rule: str
    clause: str = ""
    subjects: tuple[str, ...] = ()
    soft: bool = False


Corruption = Callable[[Random, Good], Spoiled | None]
"""Spoils a good plan in one way; None where the plan gives no occasion."""


def moved(
    good: Good,
    old: Placement,
    new: Placement | None,
    *,
    rule: str,
    clause: str = "",
    subjects: Iterable[str] = (),
    problem: Problem | None = None,
) -> Spoiled:
    """Put `new` in the place of `old`, or leave it out."""
    rest = tuple(stay for stay in good.stays if stay != old)
    return planned(
        good,
        (*rest, *([] if new is None else [new])),
        rule=rule,
        clause=clause,
        subjects=subjects,
        problem=problem,
    )


def planned(
    good: Good,
    placements: Iterable[Placement],
    *,
    rule: str,
    clause: str = "",
    subjects: Iterable[str] = (),
    problem: Problem | None = None,
) -> Spoiled:
    """Return the plan these placements instead."""
    return Spoiled(
        problem or good.problem,
        replace(good.outcome, plan=Plan(placements=tuple(placements))),
        rule,
        clause,
        tuple(subjects),
    )


def under_other_facts(
    good: Good, problem: Problem, *, rule: str, clause: str = "", subjects: Iterable[str] = ()
) -> Spoiled:
    """Keep the plan, and change the facts beneath it; the certificate is made out for the new facts."""
    outcome = replace(good.outcome, fingerprint=problem.fingerprint)
    return Spoiled(problem, outcome, rule, clause, tuple(subjects))


def with_firm(problem: Problem, firm_id: str, **changes: Any) -> Problem:
    firms = tuple(replace(f, **changes) if f.firm_id == firm_id else f for f in problem.firms)
    return replace(problem, firms=firms)


def with_units(problem: Problem, unit_ids: Iterable[str], **changes: Any) -> Problem:
    named = set(unit_ids)
    units = tuple(replace(u, **changes) if u.unit_id in named else u for u in problem.units)
    return replace(problem, units=units)


def with_policy(problem: Problem, **changes: Any) -> Problem:
    return problem.with_policy(replace(problem.policy, **changes))


def unfettered(problem: Problem) -> Problem:
    """Drop waivers and switches, so that a rule that is broken is a rule that is reported."""
    return with_policy(problem, waivers=(), switches=())


def pick(dice: Random, stays: list[Placement]) -> Placement | None:
    return dice.choice(stays) if stays else None


def worth_of(good: Good) -> tuple[int, ...]:
    return brute.worth_of(good.problem, good.plan)
