"""A second checker, written from the page docs/model.md by somebody who had not seen the first.

It shares nothing with the first but the facts: plain loops, whole numbers and fractions, no messages.
"""

from collections.abc import Iterable

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from tests.support.second_check import lone_firms, neighbours, promises, room_left, structure
from tests.support.second_check.facts import Facts, Fault
from tests.support.second_check.figures import Figures

__all__ = ["Fault", "faults", "tier_values"]

RULES = (
    structure.one_home,
    structure.unit_once,
    structure.run,
    structure.handover,
    promises.commitments,
    promises.unit_state,
    lone_firms.needs,
    lone_firms.fire_compartment,
    lone_firms.entry_terms,
    neighbours.utilities,
    neighbours.segregation,
    room_left.expansion,
    room_left.reserve,
    room_left.speculative_hold,
)


def faults(problem: Problem, plan: Plan) -> frozenset[Fault]:
    """Return (rule, clause, subject) for all that is broken by anybody who is to come.

    The subject is the firm; of `unit_once` the unit, of `utilities` the building or park, of `segregation` emitter
    and receptor, of a share of the ground floor the park.
    """
    facts = Facts(problem, plan)
    told: Iterable[Fault] = (fault for rule in RULES for fault in rule(facts))
    return frozenset(told)


def tier_values(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return what each tier of the policy comes to for a plan without structural faults."""
    figures = Figures(Facts(problem, plan))
    return tuple(
        sum(term.rate * figures.goal(term.goal) for term in tier.terms) for tier in problem.policy.goal_tiers
    )
