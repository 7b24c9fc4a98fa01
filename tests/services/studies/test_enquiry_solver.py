"""One session for every place of an enquiry: what it finds is what a promise of the place comes to."""

from dataclasses import replace

import models
from planner.analysis.why.price import worth
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Pin
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Status
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.solving import begun, opened
from planner.services.studies.enquiry_solver import solver_with
from tests.support import make

LIMITS = Limits(time_limit_s=60.0)
LIKE = ("A-101", "A-102", "A-201")


def asked() -> tuple[Problem, Plan]:
    """Return three units and two firms in the first two of them, with one that asks for one unit."""
    firms = [make.firm("F1"), make.firm("F2", stage=Stage.FRAMEWORK)]
    problem = make.problem(firms=firms, units=[make.unit(name) for name in LIKE])
    start = problem.parks[0].opening_quarter
    plan = Plan(
        placements=tuple(
            make.placement(name, unit, start=str(start)) for name, unit in (("F1", "A-101"), ("F2", "A-102"))
        )
    )
    return replace(problem, firms=(*problem.firms, make.firm("E1", stage=Stage.LEAD))), plan


def test_a_place_is_worth_what_the_best_plan_is_that_was_promised_it() -> None:
    problem, plan = asked()
    solve = solver_with(problem, plan, problem.firm["E1"], LIMITS)
    for units in (("A-101",), ("A-201",), ("A-101", "A-201")):
        found = solve(units, None)
        pin = Pin(firm_id="E1", units=units)
        promised = problem.with_policy(replace(problem.policy, pins=(pin,)))
        fresh = opened(promised, begun(LIMITS)).solve(LIMITS, value_only=True)
        assert (found.plan is None) == (fresh.plan is None)
        if found.plan is not None and fresh.plan is not None:
            assert found.status is fresh.status is Status.PROVEN_OPTIMAL
            assert found.plan.by_firm["E1"][0].units == units
            assert worth(problem, found.plan) == worth(problem, fresh.plan)


def test_of_the_best_plans_that_have_the_firm_somewhere_nobody_moves_who_need_not() -> None:
    problem, plan = asked()
    found = solver_with(problem, plan, problem.firm["E1"], LIMITS)((), None).plan
    best = models.open_session(problem).solve(LIMITS, value_only=True).plan
    assert found is not None
    assert best is not None
    assert worth(problem, found) == worth(problem, best)
    homes = {name: stays[0].units for name, stays in found.by_firm.items()}
    assert homes == {"F1": ("A-101",), "F2": ("A-102",), "E1": ("A-201",)}
