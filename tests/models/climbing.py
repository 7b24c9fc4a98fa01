"""Ranked goals by the plainest road: PuLP's own HiGHS, one tier after the other, nothing handed on."""

from typing import Any

import pulp

from models import reading
from models.formulation import Formulation
from planner.domain.goal import Tier
from planner.domain.plan import Plan

_INFEASIBLE = -1


def climb(built: Formulation, tiers: tuple[Tier, ...]) -> tuple[list[int], Plan, list[float]] | None:
    """Give the value of each tier, the plan and the values of all columns; None if infeasible."""
    reached, values = [], [0.0] * len(built.variables)
    for number, tier in enumerate(tiers):
        total, constant = _total(built, tier)
        built.program.setObjective(total)
        built.program.solve(pulp.HiGHS(msg=False, gapRel=0.0, presolve="off"))
        if built.program.sol_status == _INFEASIBLE:
            return None
        values = [float(variable.varValue or 0) for variable in built.variables]
        value = round(sum(rate * v.varValue for v, rate in total.items()))
        reached.append(value + constant)
        if total.items():
            built.program.addConstraint(_total(built, tier)[0] >= value, f"kept_{number}")
    return reached, reading.plan_of(built, values), values


def _total(built: Formulation, tier: Tier) -> tuple[Any, int]:
    total, constant = pulp.lpSum(()), 0
    for term in tier.terms:
        goal = built.goals[term.goal]
        constant += term.rate * goal.constant
        for variable, rate in zip(goal.variables, goal.rates, strict=True):
            total.addterm(variable, term.rate * rate)
    return total, constant
