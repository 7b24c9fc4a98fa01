"""Ranked goals by the plainest road: one tier after the other, from nothing, without presolve."""

from dataclasses import replace

from models import reading
from models.formulation import Formulation
from models.solver import RunLimits, Termination, hand_off, start_engine
from planner.domain.goal import GoalMode, Term, Tier
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.text import Text


def tier(**rates: int) -> Tier:
    terms = tuple(Term(goal=goal, rate=rate) for goal, rate in rates.items())
    return Tier(key="own", title=Text("自定", "Own"), terms=terms)


def ranked(problem: Problem, *tiers: Tier) -> Problem:
    policy: Policy = replace(problem.policy, mode=GoalMode.RANKED, tiers=tiers)
    return problem.with_policy(policy)


def result(built: Formulation) -> tuple[list[int], Plan] | None:
    """Return the value of each tier and the last plan; None if nothing is feasible."""
    matrix = hand_off(built.program, built.variables)
    engine = start_engine("highs", matrix)
    reached: list[int] = []
    plan = Plan()
    for one in built.problem.policy.goal_tiers:
        goals = [(term.rate, built.goals[term.goal]) for term in one.terms]
        objective = matrix.objective(
            [(v, rate * r) for rate, goal in goals for v, r in zip(goal.variables, goal.rates, strict=True)],
            constant=sum(rate * goal.constant for rate, goal in goals),
        )
        answer = engine.maximise(objective, RunLimits(presolve=False))
        if answer.ending is Termination.INFEASIBLE:
            return None
        assert answer.ending is Termination.DONE, answer.words
        assert answer.values is not None
        plan = reading.plan_of(built, answer.values.tolist())
        reached.append(objective.value(answer.values))
        engine.add_row(objective, reached[-1])
    return reached, plan
