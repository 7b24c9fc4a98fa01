"""What is said of a firm that is not placed holds when every placement is tried."""

from random import Random

import pytest

from planner.analysis.explain import unplaced_reasons
from planner.analysis.explain.run_fit import CURED_BY_OTHERS
from planner.analysis.explain.shortfall import cause_of
from planner.analysis.explain.taken import MOST_FREE_ASKED
from planner.check import check_placement, is_valid
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding, Reason, Why
from planner.text import Text
from tests.support.brute import candidates, every_placement
from tests.support.random_parks import TINY, random_park

pytestmark = pytest.mark.slow

NOT_OPEN = (("commitments", "park"), ("commitments", "sitting"))
"""Findings of places that are not looked at: parks refused, and all but its own for a sitting firm."""


def random_plan(dice: Random, problem: Problem) -> Plan:
    plan = Plan()
    for firm in dice.sample(problem.firms, len(problem.firms)):
        choices = candidates(problem, firm)
        for one in dice.sample(choices, min(len(choices), 12)):
            if is_valid(check_placement(problem, plan, one)):
                plan = Plan(placements=(*plan.placements, one))
                break
    return plan


def hard(problem: Problem, plan: Plan, one: Placement) -> list[Finding]:
    return [f for f in check_placement(problem, plan, one) if f.is_fault]


def alone(problem: Problem, one: Placement) -> list[Finding]:
    return [f for f in hard(problem, Plan(), one) if f.rule not in CURED_BY_OTHERS]


def placement(firm: Firm, units: str, start: str) -> Placement:
    begins = Quarter.parse(start)
    ends = begins + 4 * firm.lease_years
    return Placement(firm_id=firm.firm_id, units=tuple(units.split("+")), start=begins, end=ends)


@pytest.mark.parametrize("seed", range(26))
def test_every_reason_holds(seed: int) -> None:
    problem = random_park(seed, TINY)
    plan = random_plan(Random(f"reasons-{seed}"), problem)
    for firm_id, reasons in unplaced_reasons(problem, plan).items():
        firm = problem.firm[firm_id]
        assert reasons
        if firm.is_sitting:
            assert [(reason.rule, reason.clause) for reason in reasons] == [("commitments", "sitting")]
            continue
        lone = [one for one in every_placement(problem, firm) if not alone(problem, one)]
        kinds = {reason.why for reason in reasons}
        is_told_to_suit = any(
            r.why is Why.GOAL or (r.why is Why.TAKEN and not _is_solitary(problem, r)) for r in reasons
        )
        assert bool(lone) == is_told_to_suit, f"seed {seed}, {firm_id}: {kinds}"
        for reason in reasons:
            assert _holds(problem, plan, firm, reason, lone=lone), f"seed {seed}, {firm_id}: {reason}"
        free = [one for one in lone if is_valid(check_placement(problem, plan, one))]
        if len(lone) <= MOST_FREE_ASKED:
            assert (reasons[0].why is Why.GOAL) == bool(free), f"seed {seed}, {firm_id}"


def _is_solitary(problem: Problem, reason: Reason) -> bool:
    return reason.rule == "segregation" and set(reason.subject.split(", ")) <= set(problem.building)


def _holds(problem: Problem, plan: Plan, firm: Firm, reason: Reason, *, lone: list[Placement]) -> bool:
    if reason.why is Why.NOWHERE:
        return not lone and (reason.rule == "run" or _bars_all(problem, firm, reason))
    if reason.why is Why.NEAR_MISS:
        return _fails(problem, firm, reason)
    if reason.why is Why.GOAL:
        one = placement(firm, reason.subject, str(reason.message.values["start"]))
        return is_valid(check_placement(problem, plan, one))
    return _is_taken(problem, plan, firm, reason, lone=lone)


def _is_taken(problem: Problem, plan: Plan, firm: Firm, reason: Reason, *, lone: list[Placement]) -> bool:
    said = reason.message.values
    if _is_solitary(problem, reason):
        return all(_shares(problem, plan, firm, building) for building in reason.subject.split(", "))
    if "runs" in said:
        return _are_held(problem, plan, reason, lone=lone)
    if "start" not in said:
        return any(reason.clause == f.clause for one in lone for f in hard(problem, plan, one))
    one = placement(firm, reason.subject, str(said["start"]))
    cleared = reason.holders if "fits" in said else tuple(str(said.get("holders", "")).split(", "))
    rest = Plan(placements=tuple(p for p in plan.placements if p.firm_id not in cleared))
    found = hard(problem, rest, one)
    if "fits" in said:
        fits = str(said["fits"].en if isinstance(said["fits"], Text) else said["fits"])
        return (fits == "fits") == (not found) and all(f.rule == "utilities" for f in found)
    broken = {(f.rule, f.clause) for f in found}
    return {(reason.rule, clause) for clause in reason.clause.split(", ")} <= broken


def _shares(problem: Problem, plan: Plan, firm: Firm, building_id: str) -> bool:
    there = {unit.unit_id for unit in problem.units_of[building_id]}
    return any(p.firm_id != firm.firm_id and not there.isdisjoint(p.units) for p in plan.placements)


def _bars_all(problem: Problem, firm: Firm, reason: Reason) -> bool:
    """Every run, from every start, breaks the rule; for a firm of whole buildings, every building."""
    cause = reason.rule, reason.clause.split("@")[0]
    for one in every_placement(problem, firm):
        found = alone(problem, one)
        misshapen = any(f.rule in {"run", "whole_building"} for f in found)
        mistimed = any(f.rule == "handover" for f in found) and reason.rule != "handover"
        refused = any(cause_of(f) in NOT_OPEN for f in found)
        if not misshapen and not mistimed and not refused and cause not in {cause_of(f) for f in found}:
            return False
    return True


def _fails(problem: Problem, firm: Firm, reason: Reason) -> bool:
    return any(
        (f.rule, f.clause, f.need, f.available) == (reason.rule, reason.clause, reason.need, reason.available)
        for one in every_placement(problem, firm)
        if set(one.units) == set(reason.subject.split("+"))
        for f in alone(problem, one)
    )


def _are_held(problem: Problem, plan: Plan, reason: Reason, *, lone: list[Placement]) -> bool:
    holders = {
        p.firm_id
        for one in lone
        if problem.unit[one.units[0]].building_id in reason.subject.split(", ")
        for p in plan.placements
        if p.overlaps(one) and not set(p.units).isdisjoint(one.units)
    }
    return set(reason.holders) <= holders
