"""A plan judged rule by rule, the way a person would: loops and sums over its placements."""

from collections.abc import Callable, Iterable, Iterator

from planner.check import (
    area_fit,
    clear_height,
    commitments,
    dock,
    entry_terms,
    expansion,
    fire_compartment,
    floor_load,
    freight_lift,
    ground_floor,
    handover,
    hazard_class,
    one_home,
    reserve,
    run,
    segregation,
    speculative_hold,
    steam_main,
    unit_once,
    unit_state,
    utilities,
    whole_building,
)
from planner.check.inherited import as_fact
from planner.check.scope import CheckScope, stay_of
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding

Check = Callable[[CheckScope], Iterator[Finding]]

CHECKS: tuple[tuple[RuleKey, Check], ...] = (
    (one_home.RULE, one_home.check),
    (unit_once.RULE, unit_once.check),
    (run.RULE, run.check),
    (handover.RULE, handover.check),
    (commitments.RULE, commitments.check),
    (unit_state.RULE, unit_state.check),
    (area_fit.RULE, area_fit.check),
    (whole_building.RULE, whole_building.check),
    (floor_load.RULE, floor_load.check),
    (clear_height.RULE, clear_height.check),
    (ground_floor.RULE, ground_floor.check),
    (freight_lift.RULE, freight_lift.check),
    (dock.RULE, dock.check),
    (steam_main.RULE, steam_main.check),
    (hazard_class.RULE, hazard_class.check),
    (fire_compartment.RULE, fire_compartment.check),
    (utilities.RULE, utilities.check),
    (segregation.RULE, segregation.check),
    (expansion.RULE, expansion.check),
    (entry_terms.RULE, entry_terms.check),
    (reserve.RULE, reserve.check),
    (speculative_hold.RULE, speculative_hold.check),
)
"""Every rule in reading order, the order of the findings."""


def check_plan(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return everything that is wrong with a plan, in reading order; empty if nothing is.

    Findings marked `soft` cost points and break no rule.

    Parameters
    ----------
    problem
        The facts and the policy the plan is judged by: switches and waivers are honoured.
    plan
        Any plan, however broken: unknown firms or units and placements without units are findings
        like others, and nothing raises.
    """
    stays = tuple(stay for p in plan.placements if (stay := stay_of(problem, p)) is not None)
    strangers = tuple(p for p in plan.placements if p.firm_id not in problem.firm)
    return _findings(
        CheckScope(problem=problem, stays=stays, asked=stays, strangers=strangers, is_whole=True)
    )


def check_placement(problem: Problem, plan: Plan, placement: Placement) -> tuple[Finding, ...]:
    """Return the findings that adding `placement` to `plan` would cause; none of the plan's own.

    Parameters
    ----------
    plan
        The plan as it is beside the placement. Take the firm's own placement out of it first to
        ask about a move.
    placement
        Any placement, however broken; nothing raises.
    """
    asked = stay_of(problem, placement)
    if asked is None:
        lone = CheckScope(problem=problem, stays=(), asked=(), strangers=(placement,), is_whole=False)
        return tuple(one_home.check(lone))
    stays = tuple(stay for p in plan.placements if (stay := stay_of(problem, p)) is not None)
    return _findings(
        CheckScope(problem=problem, stays=(*stays, asked), asked=(asked,), strangers=(), is_whole=False)
    )


def is_valid(findings: Iterable[Finding]) -> bool:
    """Whether a plan with these findings breaks no rule; what sitting firms do today is none of it."""
    return not any(finding.is_fault for finding in findings)


def _findings(case: CheckScope) -> tuple[Finding, ...]:
    return tuple(as_fact(case, finding) for _, check in CHECKS for finding in check(case))
